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
        en: "is an old workbook (.xls), or one with a password; save it as .xlsx or .csv without one",
        nl: "is een oude werkmap (.xls), of een met een wachtwoord; sla haar zonder wachtwoord op als .xlsx of .csv",
    }
    /// A zip file with something else in it.
    no_readable_workbook() {
        en: "is no workbook that can be read: it is damaged, or something else; save it as .xlsx or .csv",
        nl: "is geen leesbare werkmap: beschadigd, of iets anders; sla haar op als .xlsx of .csv",
    }
    /// A workbook that unpacks to far more than it should.
    bomb(limit) {
        en: "unpacks to more than {limit} MB: no workbook that people made",
        nl: "is uitgepakt groter dan {limit} MB: geen werkmap die mensen maken",
    }
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
    many_columns(limit) {
        en: "has more than {limit} columns; expected fewer",
        nl: "heeft meer dan {limit} kolommen; verwacht minder",
    }
    /// A row that reaches further than that of any spreadsheet.
    wide_row(limit) {
        en: "has more than {limit} cells; expected as many as the table has columns",
        nl: "heeft meer dan {limit} cellen; verwacht er zoveel als de tabel kolommen heeft",
    }
    /// More cells than anybody's table.
    many_cells(limit) {
        en: "has more than {limit} cells; expected fewer, in several files",
        nl: "heeft meer dan {limit} cellen; verwacht minder, in verschillende bestanden",
    }
    /// A line of a file, and what is wrong there.
    in_line(line, why) { en: "row {line}: {why}", nl: "rij {line}: {why}" }
    /// A cell of the row that names the columns, and what is wrong there.
    in_cell(row, column, why) {
        en: "row {row}, column {column}: {why}",
        nl: "rij {row}, kolom {column}: {why}",
    }
    /// A quote that swallows the rest of the file.
    open_quote(row) {
        en: "the quote opened in row {row} is not closed; is the file whole?",
        nl: "het aanhalingsteken uit rij {row} wordt niet gesloten; is het bestand heel?",
    }
    /// A quote where none can be.
    misplaced_quote() {
        en: "a quote stands where none can; expected quotes around the whole cell, and each quote inside it twice",
        nl: "er staat een aanhalingsteken waar dat niet kan; verwacht aanhalingstekens om de hele cel, en elk aanhalingsteken daarbinnen dubbel",
    }
    /// A byte that the encoding does not have.
    unknown_byte(byte) {
        en: "the byte {byte} is no character of Windows-1252; save the file as UTF-8",
        nl: "byte {byte} is geen teken van Windows-1252; sla het bestand op als UTF-8",
    }
    /// A file of another kind.
    other_format(format) {
        en: "is a {format} file; save its table as .xlsx or .csv",
        nl: "is een {format}-bestand; sla de tabel op als .xlsx of .csv",
    }
    /// A key that stands twice in an object.
    repeated_key(key) {
        en: "the key `{key}` stands there twice; expected each key once",
        nl: "de sleutel `{key}` staat er twee keer; verwacht elke sleutel één keer",
    }
    /// More values than anybody's table.
    many_values(limit) {
        en: "has more than {limit} values; expected fewer, in several files",
        nl: "heeft meer dan {limit} waarden; verwacht minder, in verschillende bestanden",
    }
    /// Cells that were made one.
    merged(range) {
        en: "the cells {range} are merged; split them, and fill each with what it means",
        nl: "de cellen {range} zijn samengevoegd; splits de cellen, en vul in elke cel in wat daar hoort",
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
