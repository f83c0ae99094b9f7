//! What `search` says.

use crate::words::messages;

messages! {
    /// The question what to look for.
    what_to_find() { en: "text to find", nl: "te zoeken tekst" }
    /// What belongs there.
    how_to_find() {
        en: "one word or more; words that follow each other between quotation marks",
        nl: "een of meer woorden; woorden die op elkaar volgen tussen aanhalingstekens",
    }

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
