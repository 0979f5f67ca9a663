#pragma once

#include <QChar>

namespace eid::ui {

class SecretField;

/// Makes SecretField known to screen readers; any number of times.
void installSecretFieldAccessibility();

// What a screen reader hears while something secret is typed: what came or went, as it is shown.
void announceInsertion(SecretField &field, int position);
void announceRemoval(SecretField &field, int position, QChar gone);
void announceCaret(SecretField &field);

} // namespace eid::ui
