//! What the keys of every system mean here.

/// What a key means while a line is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    allow(dead_code, reason = "Windows tells some of it in no way")
)]
pub enum Press {
    /// A character of the text.
    Type(char),
    /// Away with the character before the cursor.
    Rub,
    /// Away with the character under the cursor.
    Delete,
    /// Away with the word before the cursor.
    RubWord,
    /// Away with all before the cursor.
    RubAll,
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the begin of the text.
    Home,
    /// To the end of the text.
    End,
    /// The text is done.
    Enter,
    /// The person leaves.
    Leave,
    /// What follows is pasted.
    PasteBegin,
    /// What follows is typed again.
    PasteEnd,
    /// The cursor stands in this column, counted from 0.
    Position(usize),
    /// The screen has another size.
    Resized,
}
