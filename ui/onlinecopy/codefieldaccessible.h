#pragma once

namespace eid::ui {

class CodeField;

/// Makes CodeField known to screen readers; any number of times.
void installCodeFieldAccessibility();

// What a screen reader hears while a code is typed: the character where it is shown, else a dot.
void announceInsertion(CodeField &field, int position);
/// Before the character at \a position goes.
void announceRemoval(CodeField &field, int position);
void announceCaret(CodeField &field);

} // namespace eid::ui
