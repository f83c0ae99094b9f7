//! Which cells of a row are what the record said when it was exported.

use crate::output::Cell;

/// The column of the fingerprint.
pub const COLUMN: &str = "fingerprint";

/// How many letters a cell has in the fingerprint of its row.
const LETTERS: usize = 3;

/// Three letters for every cell: 17 bits of FNV-1a, so that each cell tells by itself whether it
/// was changed.
///
/// The cells are those of the fields and the municipality, without the derived columns: a status
/// changes with the day. Nobody is kept from forging it, it only tells an older cell from a newer
/// one; that needs no library. It is all letters, because a spreadsheet takes digits for a number.
pub fn fingerprint(cells: &[Cell]) -> String {
    cells.iter().map(|cell| of(&cell.raw())).collect()
}

/// The letters of a cell with this text.
pub fn of(text: &str) -> String {
    let mut hash = OFFSET;
    for byte in text.as_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    // The lower bits are folded into the upper: FNV mixes upward.
    hash ^= hash >> 32;
    let letter = |hash: &mut u64| {
        let letter = ALPHABET[usize::try_from(*hash % 52).unwrap_or_default()];
        *hash /= 52;
        char::from(letter)
    };
    (0..LETTERS).map(|_| letter(&mut hash)).collect()
}

/// The letters of each cell in the fingerprint of a row of so many cells; nothing where it is none.
pub fn parts(fingerprint: &str, cells: usize) -> Option<Vec<&str>> {
    let is_one = fingerprint.len() == cells * LETTERS
        && fingerprint.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| {
        let starts = (0..cells).map(|cell| cell * LETTERS);
        starts
            .map(|start| &fingerprint[start..start + LETTERS])
            .collect()
    })
}

// The basis and the prime of FNV-1a, 64 bits (RFC 9923).
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

const ALPHABET: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#[cfg(test)]
mod tests {
    use super::{fingerprint, of, parts};
    use crate::output::Cell;

    #[test]
    fn a_fingerprint_is_the_same_for_ever() {
        // Sheets that people have keep it: a change here is a change of version.
        let cells = ["leiden".into(), "Petje af".into(), Cell::Nothing];
        assert_eq!(fingerprint(&cells), "xkmlbIpGS");
    }

    #[test]
    fn each_cell_has_its_part() {
        let print = fingerprint(&["ab".into(), "c".into()]);
        assert_eq!(
            parts(&print, 2),
            Some(vec![of("ab").as_str(), of("c").as_str()])
        );
        assert_eq!(parts(&print, 3), None);
        assert_eq!(parts("123456", 2), None);
    }
}
