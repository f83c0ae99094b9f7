//! Questions at a terminal; the only door to the keyboard.
