use super::{Cell, Rows};
use crate::model::{name::order, plain::Plain};
use std::cmp::Reverse;

/// Sorts by a column: numbers by size, texts as a Dutch reader expects, nothing last either way.
///
/// Rows that are alike stay as they were; so they all do when there is no such column.
pub fn sort(rows: &mut Rows, column: &str, descending: bool) {
    let Some(place) = rows.ids().position(|id| id == column) else {
        return;
    };
    if descending {
        rows.rows
            .sort_by_cached_key(|row| row.get(place).and_then(Key::of).ok_or(()).map(Reverse));
    } else {
        rows.rows
            .sort_by_cached_key(|row| row.get(place).and_then(Key::of).ok_or(()));
    }
}

/// What a cell is sorted by. `Ok(key)` comes before `Err(())`: an empty cell is last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    fn of(cell: &Cell) -> Option<Self> {
        match cell {
            _ if cell.is_empty() => None,
            Cell::One(Plain::Whole(number)) => Some(Self::Number(*number)),
            Cell::Nothing => None,
            Cell::One(_) | Cell::Many(_) | Cell::Term(_) => {
                Some(Self::Text(order(&cell.text(|part, _| part.to_owned()))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;
    use crate::output::{Cell, Rows, rows::samples::column};

    fn sorted(cells: Vec<Cell>, descending: bool) -> Vec<String> {
        let mut rows = Rows::new(vec![column("n"), column("a")]);
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
    fn what_is_alike_stays_as_it_was() {
        let cells = || vec!["b".into(), "É".into(), "e".into(), "B".into()];
        assert_eq!(sorted(cells(), false), ["b", "B", "É", "e"]);
        assert_eq!(sorted(cells(), true), ["É", "e", "b", "B"]);
    }
}
