//! Whatever a text is: what the quick parser reads of it, the explaining one reads too, and the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert!(gka::store::agrees(text), "{text}");
});
