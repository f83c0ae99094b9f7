//! Whether a row is what the record said when it was exported.

use crate::output::Cell;

/// The column of the fingerprint.
pub const COLUMN: &str = "fingerprint";

/// Twelve hexadecimal digits that are the same for rows with the same cells: 48 bits of FNV-1a.
///
/// The cells are those of the fields and the municipality, without the derived columns: a status
/// changes with the day. Nobody is kept from forging it, it only tells an older row from a newer
/// one; that needs no library.
pub fn fingerprint(cells: &[Cell]) -> String {
    let mut hash = OFFSET;
    for cell in cells {
        let text = cell.raw();
        // The length keeps `ab`, `c` apart from `a`, `bc`.
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes();
        for byte in length.iter().chain(text.as_bytes()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }
    // The lower bits are folded into the upper: FNV mixes upward.
    format!("{:012x}", ((hash >> 48) ^ hash) & 0xffff_ffff_ffff)
}

// The basis and the prime of FNV-1a, 64 bits (RFC 9923).
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::output::Cell;

    #[test]
    fn a_fingerprint_is_the_same_for_ever() {
        // Sheets that people have keep it: a change here is a change of version.
        let cells = ["leiden".into(), "Petje af".into(), Cell::Nothing];
        assert_eq!(fingerprint(&cells), "3321c5d24536");
    }

    #[test]
    fn cells_do_not_flow_together() {
        let one: [Cell; 2] = ["ab".into(), "c".into()];
        let other: [Cell; 2] = ["a".into(), "bc".into()];
        assert_ne!(fingerprint(&one), fingerprint(&other));
    }
}
