//! What `export` and `import` say.

use crate::words::messages;

messages! {
    /// No such noun.
    no_sheet(text, known) {
        en: "no `{text}` to export; expected {known}",
        nl: "geen `{text}` om te exporteren; verwacht {known}",
    }
}
