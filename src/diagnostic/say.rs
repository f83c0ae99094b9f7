//! What the diagnostics say of themselves.

use crate::words::{Words, messages};

/// Before a problem that must be put right.
pub const ERROR: Words = Words {
    en: "error",
    nl: "fout",
};
/// Before a problem that deserves a look.
pub const WARNING: Words = Words {
    en: "warning",
    nl: "waarschuwing",
};
/// Before what would be right.
pub const HELP: Words = Words {
    en: "help",
    nl: "hulp",
};

messages! {
    /// Nothing was wrong.
    nothing() { en: "no mistakes found", nl: "geen fouten gevonden" }
    /// Nothing was wrong.
    no_mistakes_in(count) {
        en: "no mistakes found in {count} records",
        nl: "geen fouten gevonden in {count} records",
    }
    /// Nothing was wrong in the one record.
    no_mistakes_in_one() {
        en: "no mistakes found in 1 record",
        nl: "geen fouten gevonden in 1 record",
    }
    /// One error.
    one_error() { en: "1 error", nl: "1 fout" }
    /// Several errors.
    errors(count) { en: "{count} errors", nl: "{count} fouten" }
    /// One warning.
    one_warning() { en: "1 warning", nl: "1 waarschuwing" }
    /// Several warnings.
    warnings(count) { en: "{count} warnings", nl: "{count} waarschuwingen" }
    /// Both.
    both(errors, warnings) { en: "{errors} and {warnings}", nl: "{errors} en {warnings}" }
    /// All in one file.
    in_one_file(what) { en: "{what} in 1 file", nl: "{what} in 1 bestand" }
    /// Over several files.
    in_files(what, count) { en: "{what} in {count} files", nl: "{what} in {count} bestanden" }
    /// Something in a TOML file, and what should have stood there.
    expected(what, expected) { en: "{what}; expected {expected}", nl: "{what}; verwacht: {expected}" }
    /// One thing or another.
    or(others, last) { en: "{others} or {last}", nl: "{others} of {last}" }
}
