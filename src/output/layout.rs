//! Which columns a drawn table has, and how wide they are.

use super::{
    Keep,
    wrap::{widest_piece, widest_whole},
};
use unicode_width::UnicodeWidthStr;

// From about here a column of long texts reads well; narrower, it is squeezed.
const COMFORT: usize = 24;
// From about here down a column of texts is a heap of single words.
const SQUEEZED: usize = 12;

/// What a column asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// How much it matters; `Always` where it was asked for by name.
    pub keep: Keep,
    /// The widest word: narrower, words would break.
    pub least: usize,
    /// The same where addresses are left whole: broken ones can be neither clicked nor copied.
    pub whole: usize,
    /// What most cells fit in, up to where a long text reads well: narrower, it is squeezed.
    pub comfort: usize,
    /// The widest cell: wider, nothing is gained.
    pub most: usize,
    /// Whether most of its cells are empty.
    pub sparse: bool,
}

impl Wish {
    /// The wish of a column with these cells under this header.
    pub fn new(keep: Keep, header: &str, cells: &[String]) -> Self {
        let texts = || cells.iter().map(String::as_str).chain([header]);
        let mut widths: Vec<_> = texts().map(UnicodeWidthStr::width).collect();
        widths.sort_unstable();
        // One long name should cost the other columns nothing: it wraps.
        let usual = widths.get(widths.len() * 4 / 5).copied().unwrap_or(0);
        let least = texts().map(widest_piece).max().unwrap_or(0).max(1);
        let whole = texts().map(widest_whole).max().unwrap_or(0).max(least);
        let empty = cells.iter().filter(|cell| cell.is_empty()).count();
        Self {
            keep,
            least,
            whole,
            comfort: usual.min(COMFORT).max(least),
            most: widths.last().copied().unwrap_or(0).max(least),
            sparse: empty * 4 > cells.len() * 3,
        }
    }
}

/// The columns to draw; nothing where even those that must stay are too wide.
pub fn choose(wishes: &[Wish], width: usize) -> Option<Vec<usize>> {
    let mut kept: Vec<usize> = (0..wishes.len()).collect();
    let mut left_out = Vec::new();
    // Columns that are only there if there is room must leave the others at ease; the others would
    // rather be squeezed than go.
    for (keep, fits) in [
        (Keep::IfRoom, comfortable as Fits),
        (Keep::Rather, squeezed),
    ] {
        while !fits(wishes, &kept, width) {
            let candidates = kept
                .iter()
                .enumerate()
                .filter(|(_, i)| wishes[**i].keep == keep);
            let worst = candidates.min_by_key(|(_, i)| worth(wishes, **i));
            let Some(place) = worst.map(|(place, _)| place) else {
                break;
            };
            left_out.push(kept.remove(place));
        }
    }
    // What went last matters most; a narrow one may fit where a wide one did not.
    for column in left_out.into_iter().rev() {
        let place = kept.partition_point(|kept| *kept < column);
        let fits = if wishes[column].keep == Keep::IfRoom {
            comfortable
        } else {
            squeezed
        };
        kept.insert(place, column);
        if !fits(wishes, &kept, width) {
            kept.remove(place);
        }
    }
    let least: usize = kept.iter().map(|i| wishes[*i].least).sum();
    (least + borders(kept.len()) <= width).then_some(kept)
}

type Fits = fn(&[Wish], &[usize], usize) -> bool;

/// The wishes of the chosen columns, addresses whole wherever that leaves the others readable: a
/// long one would take most of the screen from them.
pub fn with_whole_addresses(mut wishes: Vec<Wish>, width: usize) -> Vec<Wish> {
    let all: Vec<usize> = (0..wishes.len()).collect();
    for i in 0..wishes.len() {
        let before = wishes[i].least;
        wishes[i].least = wishes[i].whole;
        if wishes[i].whole > width / 2 || !squeezed(&wishes, &all, width) {
            wishes[i].least = before;
        }
    }
    wishes
}

/// The widths of the chosen columns: what is left over goes to the narrowest that want more.
pub fn widths(wishes: &[Wish], width: usize) -> Vec<usize> {
    let room = width.saturating_sub(borders(wishes.len()));
    let at = |level: usize| -> Vec<usize> {
        wishes
            .iter()
            .map(|wish| level.clamp(wish.least, wish.most))
            .collect()
    };
    let fits = |level: &usize| at(*level).iter().sum::<usize>() <= room;
    let (mut low, mut high) = (0, width + 1);
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if fits(&middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut widths = at(low);
    let mut spare = room.saturating_sub(widths.iter().sum());
    for (width, wish) in widths.iter_mut().zip(wishes) {
        if *width < wish.most && spare > 0 {
            *width += 1;
            spare -= 1;
        }
    }
    widths
}

fn comfortable(wishes: &[Wish], columns: &[usize], width: usize) -> bool {
    let comfort: usize = columns.iter().map(|i| wishes[*i].comfort).sum();
    comfort + borders(columns.len()) <= width
}

// Still readable: every column has room for some words a line.
fn squeezed(wishes: &[Wish], columns: &[usize], width: usize) -> bool {
    let tight = |wish: &Wish| wish.least.max(wish.comfort.min(SQUEEZED));
    let room: usize = columns.iter().map(|i| tight(&wishes[*i])).sum();
    room + borders(columns.len()) <= width
}

// Left out first: what matters least, then what is mostly empty, then the longest, then the last.
fn worth(wishes: &[Wish], column: usize) -> impl Ord {
    let wish = &wishes[column];
    let longest = std::cmp::Reverse((wish.most, column));
    (wish.keep, !wish.sparse, longest)
}

// `│ a │ b │`: three for each column, one more at the end.
fn borders(columns: usize) -> usize {
    3 * columns + 1
}

#[cfg(test)]
mod tests {
    use super::{Wish, choose, widths, with_whole_addresses};
    use crate::output::Keep;

    fn wish(keep: Keep, least: usize, most: usize) -> Wish {
        Wish {
            keep,
            least,
            whole: least,
            comfort: most.min(24),
            most,
            sparse: false,
        }
    }

    #[test]
    fn what_matters_least_goes_first() {
        let wishes = [
            wish(Keep::Always, 10, 20),
            wish(Keep::IfRoom, 8, 300),
            wish(Keep::Rather, 5, 25),
            Wish {
                sparse: true,
                ..wish(Keep::Rather, 5, 9)
            },
        ];
        // At ease: 20 + 24 + 24 + 9 and 13 for the borders.
        assert_eq!(choose(&wishes, 200), Some(vec![0, 1, 2, 3]));
        assert_eq!(choose(&wishes, 90), Some(vec![0, 1, 2, 3]));
        // What is only there if there is room goes rather than that the others are squeezed...
        assert_eq!(choose(&wishes, 89), Some(vec![0, 2, 3]));
        // ...and these are rather squeezed, here to 12 + 12 + 9 and 10, than that one goes.
        assert_eq!(choose(&wishes, 60), Some(vec![0, 2, 3]));
        assert_eq!(choose(&wishes, 43), Some(vec![0, 2, 3]));
        // Of two that matter as much, the mostly empty one goes first.
        assert_eq!(choose(&wishes, 42), Some(vec![0, 2]));
        assert_eq!(choose(&wishes, 31), Some(vec![0, 2]));
        // It comes back where the other does not fit even when squeezed.
        assert_eq!(choose(&wishes, 30), Some(vec![0, 3]));
        assert_eq!(choose(&wishes, 28), Some(vec![0, 3]));
        // What must stay is cut down to its widest word, and no further.
        assert_eq!(choose(&wishes, 27), Some(vec![0]));
        assert_eq!(choose(&wishes, 14), Some(vec![0]));
        assert_eq!(choose(&wishes, 13), None);
    }

    #[test]
    fn what_is_there_if_there_is_room_squeezes_nobody() {
        let wishes = [
            wish(Keep::Always, 10, 20),
            wish(Keep::Rather, 5, 25),
            wish(Keep::IfRoom, 5, 12),
        ];
        // All three could be squeezed into 50; but the second is at ease without the third.
        assert_eq!(choose(&wishes, 65), Some(vec![0, 1]));
        assert_eq!(choose(&wishes, 66), Some(vec![0, 1, 2]));
        // A narrow one may fit where a wide one did not.
        let wishes = [
            wish(Keep::Always, 10, 10),
            wish(Keep::IfRoom, 5, 6),
            wish(Keep::IfRoom, 5, 300),
        ];
        assert_eq!(choose(&wishes, 46), Some(vec![0, 1]));
        assert_eq!(choose(&wishes, 50), Some(vec![0, 1, 2]));
    }

    #[test]
    fn an_address_stays_whole_where_nobody_suffers() {
        let wishes = || {
            let address = Wish {
                whole: 29,
                ..wish(Keep::Always, 14, 29)
            };
            vec![
                wish(Keep::Always, 9, 24),
                wish(Keep::Always, 9, 19),
                address,
            ]
        };
        let least = |width| with_whole_addresses(wishes(), width)[2].least;
        // Squeezed to 12 and 12 beside 29, and 10 for the borders.
        assert_eq!(least(63), 29);
        assert_eq!(least(62), 14);
        let long = Wish {
            whole: 70,
            ..wish(Keep::Always, 14, 70)
        };
        let least = |width| with_whole_addresses(vec![long], width)[0].least;
        assert_eq!((least(139), least(140)), (14, 70));
    }

    #[test]
    fn the_width_is_shared_out_from_the_narrow_end() {
        let wishes = [
            wish(Keep::Always, 4, 8),
            wish(Keep::Always, 4, 90),
            wish(Keep::Always, 4, 90),
        ];
        assert_eq!(widths(&wishes, 51), [8, 17, 16]);
        assert_eq!(widths(&wishes, 300), [8, 90, 90]);
    }
}
