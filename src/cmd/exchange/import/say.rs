//! What `import` says.

use crate::words::messages;

messages! {
    /// Neither on a terminal nor with a yes.
    needs_yes() {
        en: "nobody can be asked here; write it with `--yes`, or look at it with `--dry-run`",
        nl: "hier kan niets worden gevraagd; schrijf het met `--yes`, of bekijk het met `--dry-run`",
    }
    /// A file that is no table.
    of_file(file, why) { en: "`{file}` {why}", nl: "`{file}` {why}" }
    /// The standard input cannot be read.
    no_stdin(why) {
        en: "the standard input cannot be read: {why}",
        nl: "de standaardinvoer is niet te lezen: {why}",
    }
    /// The standard input, as a file.
    stdin() { en: "standard input", nl: "standaardinvoer" }
    /// A word that is no noun.
    no_noun(text, known) {
        en: "`{text}` is not a noun that can be imported; expected {known}",
        nl: "`{text}` is niet te importeren; verwacht {known}",
    }
    /// A word that is nearly a noun.
    no_noun_but_near(text, meant) {
        en: "`{text}` is not a noun that can be imported; did you mean {meant}?",
        nl: "`{text}` is niet te importeren; bedoelde u {meant}?",
    }
    /// A noun, and no file.
    which_file(noun) {
        en: "no file is named; expected `gka import {noun} FILE`",
        nl: "geen bestand genoemd; verwacht `gka importeer {noun} BESTAND`",
    }
    /// No sheet with this name.
    no_sheet(file, sheet, known) {
        en: "`{file}` has no sheet `{sheet}`; it has {known}",
        nl: "`{file}` heeft geen blad `{sheet}`; wel {known}",
    }
    /// Several sheets, and none is called after the noun.
    which_sheet(file, known) {
        en: "`{file}` has several sheets: {known}; name one with `--sheet`",
        nl: "`{file}` heeft meer bladen: {known}; noem er een met `--sheet`",
    }
    /// A table that may be anything.
    which_noun(file, known) {
        en: "`{file}` does not say what its rows are; name it: `gka import NOUN {file}` ({known})",
        nl: "`{file}` zegt niet wat de rijen zijn; noem het: `gka importeer ONDERWERP {file}` ({known})",
    }
    /// A sheet that is passed over.
    passed_over(sheet) {
        en: "sheet `{sheet}` is passed over: neither its name nor its columns are those of a noun",
        nl: "blad `{sheet}` wordt overgeslagen: de naam noch de kolommen zijn die van een onderwerp",
    }

    /// Two columns for one field.
    double_column() {
        en: "a column before it says the same; expected one",
        nl: "een kolom ervoor zegt hetzelfde; verwacht één",
    }
    /// More cells than columns.
    long_row(count) {
        en: "something stands behind the last of the {count} columns; expected none (in csv a text with a separator in it needs quotes)",
        nl: "er staat iets achter de laatste van de {count} kolommen; verwacht niets (in csv horen om een tekst met een scheidingsteken aanhalingstekens)",
    }
    /// Something below no name.
    nameless_column(row) {
        en: "a column without a name has something in row {row}; give it a name or empty it",
        nl: "een kolom zonder naam bevat iets in rij {row}; geef haar een naam of maak haar leeg",
    }
    /// A column that nobody knows.
    unknown_column(many, known) {
        en: "{many} have no such column; expected {known}",
        nl: "{many} hebben zo'n kolom niet; verwacht {known}",
    }
    /// A column that nobody knows, but nearly.
    unknown_column_but_near(many, meant) {
        en: "{many} have no such column; did you mean {meant}?",
        nl: "{many} hebben zo'n kolom niet; bedoelde u {meant}?",
    }
    /// No municipality at all.
    no_municipality_column() {
        en: "no column says of which municipality a row is; expected `municipality` or `gemeente`",
        nl: "geen kolom zegt van welke gemeente een rij is; verwacht `gemeente` of `municipality`",
    }
    /// No municipality in one row.
    no_municipality() {
        en: "it names no municipality",
        nl: "er staat geen gemeente",
    }
    /// Nothing to tell the entries by.
    no_name_column(keys) {
        en: "no column tells which entry a row is; expected `{keys}`",
        nl: "geen kolom zegt om welk onderdeel een rij gaat; verwacht `{keys}`",
    }

    /// A calculation that failed, a time.
    no_value(shown) {
        en: "the cell shows `{shown}`, which is no value; expected text, a number or a date",
        nl: "de cel toont `{shown}`, en dat is geen waarde; verwacht tekst, een getal of een datum",
    }
    /// A list where one value belongs.
    one_value(found) {
        en: "expected one value, found several: `{found}`",
        nl: "verwacht één waarde, gevonden: `{found}`",
    }
    /// The spreadsheet took ages for a date.
    ages_as_date(date) {
        en: "the spreadsheet made a date of it (`{date}`); make the cell text and write `4-12`",
        nl: "het spreadsheet maakte er een datum van (`{date}`); maak de cel tekst en schrijf `4-12`",
    }
    /// A number where a date belongs.
    number_for_date(number) {
        en: "`{number}` is a number, not a date; make the cell a date, or text: 2021, 2021-07 or 3-7-2021",
        nl: "`{number}` is een getal, geen datum; maak de cel een datum, of tekst: 2021, 2021-07 of 3-7-2021",
    }
    /// A year that was typed into a cell of dates.
    far_date(date) {
        en: "`{date}` is a date that nobody will have meant; where a year was typed, make the cell text",
        nl: "`{date}` is een datum die niemand bedoeld zal hebben; was een jaar getypt, maak de cel dan tekst",
    }
    /// A number of more digits than a spreadsheet keeps.
    long_number(number) {
        en: "`{number}` has more digits than a spreadsheet keeps; make the cell text and write it once more",
        nl: "`{number}` heeft meer cijfers dan een spreadsheet bewaart; maak de cel tekst en schrijf het opnieuw",
    }
    /// A telephone number of another country that was taken for a sum.
    lost_plus(number) {
        en: "`{number}` has lost its `+` in a spreadsheet; make the cell text and write `+{number}`",
        nl: "`{number}` is in een spreadsheet zijn `+` kwijt; maak de cel tekst en schrijf `+{number}`",
    }
    /// A telephone number that was taken for a sum.
    lost_zero(number) {
        en: "`{number}` has lost its zero in a spreadsheet; make the cell text and write `0{number}`",
        nl: "`{number}` is in een spreadsheet zijn nul kwijt; maak de cel tekst en schrijf `0{number}`",
    }
    /// Both the record and the row were changed.
    conflict(held, said) {
        en: "conflict: the record was changed since the export, to `{held}`, and the row to `{said}`; export again, or empty the fingerprint to have the row win",
        nl: "conflict: na de export is het record gewijzigd in `{held}`, en de rij in `{said}`; exporteer opnieuw, of maak de vingerafdruk leeg om de rij te laten winnen",
    }
    /// A fingerprint that is none.
    no_fingerprint(text) {
        en: "`{text}` is no fingerprint of an export; empty the cell to import the row without one",
        nl: "`{text}` is geen vingerafdruk van een export; maak de cel leeg om de rij zonder te importeren",
    }
    /// The entry of a row has gone, and the row was changed.
    gone(one) {
        en: "conflict: this {one} was removed or renamed since the export, and the row was changed; empty the fingerprint to add it anew",
        nl: "conflict: dit onderdeel ({one}) is na de export verwijderd of hernoemd, en de rij is gewijzigd; maak de vingerafdruk leeg om het opnieuw toe te voegen",
    }
    /// Two rows about one entry.
    same_entry(one, call, place) {
        en: "{one} `{call}` is already in {place}; expected one row for each",
        nl: "{one} `{call}` staat al in {place}; verwacht één rij voor elk",
    }
    /// Several entries with one name.
    several_called(one, call) {
        en: "more than one {one} is called `{call}`, and the row fits none of them; change it in an editor",
        nl: "{one} `{call}` is er meer dan eens, en de rij past bij geen van alle; wijzig het in een editor",
    }
    /// What a new entry must have.
    missing(one, keys) {
        en: "a new {one} needs {keys}",
        nl: "nieuw ({one}), maar dit ontbreekt: {keys}",
    }
    /// A new entry with nothing in it.
    says_nothing(one) {
        en: "a new {one} that says nothing is none",
        nl: "nieuw ({one}), maar er staat niets in",
    }
    /// In the file, but not readable.
    unread(one, call, slug) {
        en: "{one} `{call}` of {slug} cannot be read; see `gka check {slug}`",
        nl: "{one} `{call}` van {slug} is niet te lezen; zie `gka controleer {slug}`",
    }
    /// The code or the name of a municipality.
    renames_municipality(key) {
        en: "the {key} of a municipality is changed with `gka edit`",
        nl: "de {key} van een gemeente wijzigt u met `gka wijzig`",
    }
    /// What only an editor changes.
    by_editor(many, file) {
        en: "{many} are changed in an editor, in `{file}.toml`; a new theme can be imported",
        nl: "{many} wijzigt u in een editor, in `{file}.toml`; een nieuw thema kan worden geïmporteerd",
    }

    /// A record in the plan.
    of_record(name, slug) { en: "{name} ({slug})", nl: "{name} ({slug})" }
    /// A new entry.
    new_entry(one, call, title) {
        en: "  new {one} `{call}`: {title}",
        nl: "  nieuw ({one}) `{call}`: {title}",
    }
    /// A new entry that is called as it is named.
    new_entry_called(one, call) {
        en: "  new {one} `{call}`",
        nl: "  nieuw ({one}) `{call}`",
    }
    /// A changed entry.
    changed_entry(one, call) {
        en: "  changed {one} `{call}`",
        nl: "  gewijzigd ({one}) `{call}`",
    }
    /// A field that had nothing.
    filled(label, new) { en: "      {label}: + {new}", nl: "      {label}: + {new}" }
    /// A field, before and after.
    changed_field(label, old, new) {
        en: "      {label}: {old} → {new}",
        nl: "      {label}: {old} → {new}",
    }
    /// Fields that are newer in the record.
    newer(one, call, labels) {
        en: "  kept in {one} `{call}`, changed in the record since the export: {labels}",
        nl: "  gehouden ({one}) `{call}`, na de export in het record gewijzigd: {labels}",
    }
    /// One row that cannot be.
    refused(place, reason) { en: "  {place}: {reason}", nl: "  {place}: {reason}" }
    /// The heading of those.
    refused_heading() { en: "Refused", nl: "Geweigerd" }
    /// A place in a file.
    in_row(row) { en: "row {row}", nl: "rij {row}" }
    /// A place in a workbook.
    in_sheet(sheet) { en: "sheet `{sheet}`", nl: "blad `{sheet}`" }
    /// A place in a row.
    in_column(column) { en: "column `{column}`", nl: "kolom `{column}`" }
    /// The sum of it all.
    sum(new, changed, unchanged) {
        en: "{new} new, {changed} changed, {unchanged} unchanged",
        nl: "{new} nieuw, {changed} gewijzigd, {unchanged} ongewijzigd",
    }
    /// The same, with what cannot be.
    sum_refused(new, changed, unchanged, refused) {
        en: "{new} new, {changed} changed, {unchanged} unchanged, {refused} refused",
        nl: "{new} nieuw, {changed} gewijzigd, {unchanged} ongewijzigd, {refused} geweigerd",
    }
    /// Rows of coordinators.
    coordinators(count) {
        en: "{count} × a coordinator: left alone, coordinators are no contacts of a municipality",
        nl: "{count} × een coördinator: overgeslagen, die zijn geen contact van een gemeente",
    }
    /// Something was refused.
    nothing_written() {
        en: "nothing is written: first mend what is refused",
        nl: "er is niets geschreven: herstel eerst wat is geweigerd",
    }
    /// Nothing to do.
    nothing_to_do() {
        en: "everything already is as the file says; nothing is written",
        nl: "alles is al zoals het bestand zegt; er is niets geschreven",
    }
    /// Done, in one record.
    done_in_one(new, changed, name) {
        en: "imported into {name}: {new} new, {changed} changed",
        nl: "geïmporteerd in {name}: {new} nieuw, {changed} gewijzigd",
    }
    /// Done.
    done(new, changed, count) {
        en: "imported into {count} files: {new} new, {changed} changed",
        nl: "geïmporteerd in {count} bestanden: {new} nieuw, {changed} gewijzigd",
    }
}
