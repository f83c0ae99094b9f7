//! What `search` says.

use crate::words::messages;

messages! {
    /// Nothing to look for.
    nothing_to_find() {
        en: "there is nothing to look for; name a letter or a digit at least",
        nl: "er is niets om te zoeken; noem ten minste een letter of cijfer",
    }
    /// Found nowhere.
    found_nowhere(text) {
        en: "`{text}` stands in no record",
        nl: "`{text}` staat in geen enkel record",
    }
}
