#pragma once

namespace eid::ui {

class PinField;

/// Makes PinField known to screen readers; any number of times.
void installPinFieldAccessibility();

// What a screen reader hears while a PIN is typed: that a dot came or went, never a digit.
void announceInsertion(PinField &field, int position);
void announceRemoval(PinField &field, int position);
void announceCaret(PinField &field);

} // namespace eid::ui
