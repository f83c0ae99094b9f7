//! What is said of a file that is to be read as tables.

use crate::words::messages;

messages! {
    /// The system says no.
    unreadable(why) { en: "cannot be read: {why}", nl: "is niet te lezen: {why}" }
    /// A folder.
    folder() {
        en: "is a folder; expected a file",
        nl: "is een map; verwacht een bestand",
    }
    /// More bytes than anybody's table.
    large(limit) {
        en: "is larger than {limit} MB; expected one table of entries",
        nl: "is groter dan {limit} MB; verwacht één tabel met gegevens",
    }
    /// Nothing in it.
    empty() {
        en: "is empty; expected a row of column names and rows below it",
        nl: "is leeg; verwacht een rij met kolomnamen en daaronder rijen",
    }
    /// Neither text nor a workbook.
    no_table() {
        en: "is no table; expected csv, tsv, xlsx or jsonl",
        nl: "is geen tabel; verwacht csv, tsv, xlsx of jsonl",
    }
    /// A workbook of before 2007, or one with a password.
    old_workbook() {
        en: "is an old workbook (.xls), or one with a password; save it as .xlsx without one",
        nl: "is een oude werkmap (.xls), of een met een wachtwoord; sla haar op als .xlsx zonder wachtwoord",
    }
    /// A zip file with something else in it.
    no_readable_workbook(why) {
        en: "is no workbook that can be read; save it as .xlsx ({why})",
        nl: "is geen leesbare werkmap; sla haar op als .xlsx ({why})",
    }
    /// A workbook that unpacks to far more than it should.
    bomb(limit) {
        en: "unpacks to more than {limit} MB: no workbook that people made",
        nl: "is uitgepakt groter dan {limit} MB: geen werkmap die mensen maken",
    }
    /// What a damaged workbook holds that nobody expects.
    damaged() { en: "it is damaged", nl: "zij is beschadigd" }
    /// A byte order mark that lies.
    broken_text(encoding) {
        en: "says that it is {encoding}, and is not",
        nl: "zegt {encoding} te zijn, en is dat niet",
    }
    /// Two encodings in one file.
    mixed_text(line) {
        en: "is UTF-8, but not in line {line}; save it as UTF-8",
        nl: "is UTF-8, maar niet in regel {line}; sla het op als UTF-8",
    }
    /// A line that is no JSON.
    no_json(line) {
        en: "line {line} is no JSON; expected an object a line",
        nl: "regel {line} is geen JSON; verwacht een object per regel",
    }
    /// JSON that is no object.
    no_object(number) {
        en: "number {number} is no object; expected an object for each row",
        nl: "nummer {number} is geen object; verwacht een object voor elke rij",
    }
    /// A table wider than any of ours.
    many_columns(count, limit) {
        en: "has {count} columns; expected at most {limit}",
        nl: "heeft {count} kolommen; verwacht hoogstens {limit}",
    }
    /// A table longer than any of ours.
    many_rows(limit) {
        en: "has more than {limit} rows; expected fewer, in several files",
        nl: "heeft meer dan {limit} rijen; verwacht minder, in verschillende bestanden",
    }
    /// A cell longer than any text.
    long_cell(limit) {
        en: "has a cell of more than {limit} KB",
        nl: "heeft een cel van meer dan {limit} KB",
    }
    /// Cells that refer to one long text a million times.
    much_text(limit) {
        en: "holds more than {limit} MB of text",
        nl: "bevat meer dan {limit} MB tekst",
    }
}
