use super::{Cell, Rows};
use crate::model::{
    name::order,
    plain::Plain,
    value::{Ages, Day, Moment, Period},
};
use std::cmp::Reverse;

/// By what of its texts a column is sorted; what cannot be read so is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortedBy {
    /// As a Dutch reader looks for them.
    Text,
    /// The first age, then the last.
    Ages,
    /// The first day of what was stated.
    FirstDay,
    /// The last day of what was stated.
    LastDay,
    /// The first day, then the last; an open end is last.
    Period,
}

/// Sorts by a column: numbers by size, moments and ages by what they are, texts as a Dutch reader
/// expects, nothing last either way.
///
/// Rows that are alike stay as they were; so they all do when there is no such column.
pub fn sort(rows: &mut Rows, column: &str, descending: bool) {
    let Some(place) = rows.ids().position(|id| id == column) else {
        return;
    };
    let by = rows.columns[place].sorted;
    let key = |row: &Vec<Cell>| row.get(place).and_then(|cell| Key::of(cell, by)).ok_or(());
    if descending {
        rows.rows.sort_by_cached_key(|row| key(row).map(Reverse));
    } else {
        rows.rows.sort_by_cached_key(key);
    }
}

/// What a cell is sorted by. `Ok(key)` comes before `Err(())`: an empty cell is last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Ages(u8, u8),
    Day(Day),
    /// Without an end: `(true, None)`.
    Period(Option<Day>, bool, Option<Day>),
    Text(String),
}

impl Key {
    fn of(cell: &Cell, by: SortedBy) -> Option<Self> {
        if cell.is_empty() {
            return None;
        }
        if let Cell::One(Plain::Whole(number)) = cell {
            return Some(Self::Number(*number));
        }
        let text = cell.text(|part, _| part.to_owned());
        let moment = || text.parse::<Moment>().ok();
        let read = match by {
            SortedBy::Text => None,
            SortedBy::Ages => text.parse::<Ages>().ok().map(|a| Self::Ages(a.from, a.to)),
            SortedBy::FirstDay => moment().map(|moment| Self::Day(moment.first_day())),
            SortedBy::LastDay => moment().map(|moment| Self::Day(moment.last_day())),
            SortedBy::Period => text.parse().ok().map(|period: Period| {
                let last = period.last_day();
                Self::Period(period.first_day(), last.is_none(), last)
            }),
        };
        Some(read.unwrap_or_else(|| Self::Text(order(&text))))
    }
}

#[cfg(test)]
mod tests {
    use super::{SortedBy, sort};
    use crate::output::{Cell, Rows, rows::samples::column};

    fn sorted(cells: Vec<Cell>, descending: bool) -> Vec<String> {
        sorted_by(SortedBy::Text, cells, descending)
    }

    fn sorted_by(by: SortedBy, cells: Vec<Cell>, descending: bool) -> Vec<String> {
        let mut rows = Rows::new(vec![column("n"), column("a").sorted(by)]);
        rows.rows = cells
            .into_iter()
            .enumerate()
            .map(|(n, cell)| vec![n.into(), cell])
            .collect();
        sort(&mut rows, "a", descending);
        rows.rows.iter().map(|row| row[1].drawn()).collect()
    }

    #[test]
    fn names_stand_where_a_dutch_reader_looks() {
        let names = [
            "Zwolle",
            "'s-Gravenhage",
            "ĳsselstein",
            "súdwest",
            "IJmuiden",
            "’t Zand",
            "ede",
        ];
        let expected = [
            "ede",
            "'s-Gravenhage",
            "IJmuiden",
            "ĳsselstein",
            "súdwest",
            "’t Zand",
            "Zwolle",
        ];
        assert_eq!(sorted(names.map(Cell::from).into(), false), expected);
    }

    #[test]
    fn numbers_go_by_size_and_nothing_is_last() {
        let cells = || vec![10.into(), Cell::Nothing, 9.into(), "".into(), 100.into()];
        assert_eq!(sorted(cells(), false), ["9", "10", "100", "", ""]);
        assert_eq!(sorted(cells(), true), ["100", "10", "9", "", ""]);
    }

    #[test]
    fn ages_and_moments_go_by_what_they_are() {
        for (by, expected) in [
            (SortedBy::Ages, &["4-12", "4-99", "10-14", "12", ""][..]),
            (
                SortedBy::LastDay,
                &[
                    "2020",
                    "2021-06-29",
                    "2021-06",
                    "2021-07-01",
                    "2021",
                    "2022-01",
                    "",
                ],
            ),
            (
                SortedBy::FirstDay,
                &["2021", "2021-06", "2021-06-29", "2022", ""],
            ),
            (
                SortedBy::Period,
                &[
                    "2019-2021",
                    "2021-06/2021-09",
                    "2021-06/2022",
                    "2021-06/",
                    "2022-2023",
                    "",
                ],
            ),
        ] {
            let cells = || {
                expected
                    .iter()
                    .rev()
                    .map(|text| Cell::from(*text))
                    .collect()
            };
            assert_eq!(sorted_by(by, cells(), false), expected);
            let (last, rest) = expected.split_last().expect("some");
            let turned: Vec<_> = rest.iter().rev().chain([last]).copied().collect();
            assert_eq!(sorted_by(by, cells(), true), turned);
        }
    }

    #[test]
    fn what_is_alike_stays_as_it_was() {
        let cells = || vec!["b".into(), "É".into(), "e".into(), "B".into()];
        assert_eq!(sorted(cells(), false), ["b", "B", "É", "e"]);
        assert_eq!(sorted(cells(), true), ["É", "e", "b", "B"]);
    }
}
