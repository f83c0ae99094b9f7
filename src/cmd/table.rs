//! What every list has: the columns, their order, the header, the form.

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

use super::{
    args::{option, switch},
    complete::{with_columns, with_sort},
    refusal::Usage,
    say,
    session::Session,
};
use crate::{
    model::name::key,
    output::{Column, Format, Rows, delimiter, sort},
    words::{Candidate, Words, either, likely},
};

const COLUMNS: &str = "COLUMNS";
const SORT: &str = "SORT";
const NO_HEADER: &str = "NO_HEADER";
/// The flag of the sign between the cells of csv.
pub const DELIMITER: &str = "DELIMITER";
/// The flag of the mark at the beginning of csv.
pub const BOM: &str = "BOM";

/// Gives a command the flags of a list that has these columns.
pub fn with_flags<C>(command: Command, known: C) -> Command
where
    C: Fn() -> Vec<Column> + Clone + Send + Sync + 'static,
{
    let columns = Words {
        en: "only these columns, in this order, separated by commas",
        nl: "alleen deze kolommen, in deze volgorde, gescheiden door komma's",
    };
    let sort = Words {
        en: "sort by this column; a `-` before it turns the order around",
        nl: "sorteer op deze kolom; een `-` ervoor draait de volgorde om",
    };
    let header = Words {
        en: "leave the header line out",
        nl: "laat de kopregel weg",
    };
    let heading = |arg: Arg| arg.help_heading(say::FORM_HEADING.here());
    let own = [
        with_columns(
            option("columns", say::COLUMN_LIST, columns).id(COLUMNS),
            known.clone(),
        ),
        with_sort(option("sort", say::COLUMN, sort).id(SORT), known),
        switch("no-header", header).id(NO_HEADER),
    ];
    command.args(own.into_iter().chain(csv_flags()).map(heading))
}

/// The flags of csv: what separates its cells, and how it begins.
pub fn csv_flags() -> [Arg; 2] {
    let separator = Words {
        en: "what separates the cells of csv, such as `;`",
        nl: "wat de cellen van csv scheidt, zoals `;`",
    };
    let bom = Words {
        en: "begin csv with a byte-order mark, for Excel",
        nl: "begin csv met een byte-order-mark, voor Excel",
    };
    [
        option("delimiter", say::SIGN, separator)
            .id(DELIMITER)
            .value_parser(delimiter),
        switch("bom", bom).id(BOM),
    ]
}

/// Puts rows into the answer, as the flags say.
///
/// # Errors
/// [`Usage`] for a column that there is not, and for a form that is none of a list.
pub fn answer(session: &mut Session, matches: &ArgMatches, mut rows: Rows) -> Result<()> {
    let mut style = session.out.style(session.format);
    if !style.format.is_rows() {
        return Err(Usage(say::no_list_format(style.format.name())).into());
    }
    if let Some(column) = super::args::text(matches, SORT) {
        let (column, descending) = column
            .strip_prefix('-')
            .map_or((column, false), |c| (c, true));
        let id = rows.columns[place(&rows, column)?].id;
        sort(&mut rows, id, descending);
    }
    if let Some(columns) = super::args::text(matches, COLUMNS) {
        choose(&mut rows, columns)?;
        style.chosen = true;
    }
    style.header = !matches.get_flag(NO_HEADER);
    style.bom = matches.get_flag(BOM);
    if let Some(sign) = matches.get_one(DELIMITER) {
        style.delimiter = *sign;
    }
    if style.format != Format::Csv && (style.bom || matches.contains_id(DELIMITER)) {
        return Err(Usage(say::only_csv()).into());
    }
    session.out.rows(&rows, &style);
    Ok(())
}

/// Whether the answer is to be drawn in a way of its own: for a person, who named no column, no
/// order and nothing else that only a list has.
pub fn is_drawn(session: &Session, matches: &ArgMatches) -> bool {
    let of_lists = [COLUMNS, SORT, DELIMITER];
    let asks_list = of_lists.iter().any(|id| matches.contains_id(id))
        || matches.get_flag(NO_HEADER)
        || matches.get_flag(BOM);
    session.out.style(session.format).format == Format::Table && !asks_list
}

fn choose(rows: &mut Rows, columns: &str) -> Result<()> {
    let places = columns.split(',').map(|column| place(rows, column.trim()));
    let places = places.collect::<Result<Vec<_>>>()?;
    rows.columns = places.iter().map(|place| rows.columns[*place]).collect();
    for row in &mut rows.rows {
        *row = places.iter().map(|place| row[*place].clone()).collect();
    }
    Ok(())
}

fn place(rows: &Rows, column: &str) -> Result<usize> {
    let ids: Vec<_> = rows.columns.iter().map(|column| column.id).collect();
    let found = ids.iter().position(|id| *id == column);
    // What stands above a column, or is told to be left out, names it too.
    let is_label = |known: &Column| key(known.label.here()) == key(column);
    let found = found.or_else(|| rows.columns.iter().position(is_label));
    found.ok_or_else(|| {
        let known = ids.join(", ");
        let columns = rows.columns.iter();
        let columns = columns.map(|one| {
            let label = [one.label.here(), one.label.elsewhere()];
            Candidate::new(one.id, [one.id].into_iter().chain(label))
        });
        let message = match either(&likely(column, columns)) {
            Some(meant) => say::no_column_but_near(column, meant, known),
            None => say::no_column(column, known),
        };
        Usage(message).into()
    })
}
