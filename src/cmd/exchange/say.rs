//! What `export` and `import` say.

use crate::words::messages;

messages! {
    /// No such noun.
    no_sheet(text, known) {
        en: "nothing is called `{text}`; expected {known}",
        nl: "niets heet `{text}`; verwacht {known}",
    }
    /// No such noun, but one like it.
    no_sheet_but_near(text, meant) {
        en: "nothing is called `{text}`; did you mean {meant}?",
        nl: "niets heet `{text}`; bedoelde u {meant}?",
    }
    /// A form that holds one noun, and none was named.
    needs_noun(form, known) {
        en: "{form} holds one noun; name one of {known}",
        nl: "{form} bevat één onderwerp; noem een van {known}",
    }
    /// What looked like a municipality may be a noun.
    perhaps_noun(meant) {
        en: "did you mean the noun {meant}?",
        nl: "bedoelde u het onderwerp {meant}?",
    }
    /// A page is of a municipality.
    needs_municipality() {
        en: "a page is of one municipality; name it: `gka export markdown leiden`",
        nl: "een pagina is van één gemeente; noem haar: `gka exporteer markdown leiden`",
    }
    /// The themes and the coordinators belong to no municipality.
    of_no_municipality(many, municipality) {
        en: "the {many} are of no municipality; leave `{municipality}` out",
        nl: "{many} zijn van geen gemeente; laat `{municipality}` weg",
    }
    /// A flag that this form has no use for.
    strange_flag(flag, form, forms) {
        en: "`--{flag}` does not go with {form}, only with {forms}",
        nl: "`--{flag}` hoort niet bij {form}, alleen bij {forms}",
    }
    /// The form was named twice.
    form_twice(form, format) {
        en: "`export` names its form itself: {form}; leave `--format {format}` out",
        nl: "`exporteer` noemt zelf zijn vorm: {form}; laat `--format {format}` weg",
    }
    /// A workbook is no text.
    no_terminal(form) {
        en: "{form} is no text for a terminal; `--out FILE` writes it into a file",
        nl: "{form} is geen tekst voor een terminal; `--out BESTAND` schrijft het in een bestand",
    }
    /// What an export would replace may be a record.
    no_toml(path) {
        en: "an export is no TOML, and `{path}` could be a record; give it another ending",
        nl: "een export is geen TOML, en `{path}` kan een record zijn; geef het een ander einde",
    }
    /// Written.
    exported(path) { en: "wrote `{path}`", nl: "`{path}` geschreven" }
    /// The answer had to wait until it was whole, and there was no room for it.
    no_room(why) {
        en: "with `--strict` the answer waits in a temporary file, and that failed: {why}",
        nl: "met `--strict` wacht het antwoord in een tijdelijk bestand, en dat mislukte: {why}",
    }
    /// A text that a cell cannot hold.
    too_long(sheet, row, column, limit) {
        en: "sheet {sheet}, row {row}: `{column}` is longer than a cell can hold ({limit} characters); it is left empty",
        nl: "blad {sheet}, rij {row}: `{column}` is langer dan een cel kan bevatten ({limit} tekens); die blijft leeg",
    }
    /// More rows than a sheet can have.
    too_many_rows(sheet, count, limit) {
        en: "sheet {sheet} would have {count} rows, and a sheet has at most {limit}; csv has no limit",
        nl: "blad {sheet} zou {count} rijen hebben, en een blad heeft er hoogstens {limit}; csv kent geen grens",
    }
    /// The workbook could not be made.
    no_workbook(why) {
        en: "the workbook could not be made: {why}",
        nl: "de werkmap was niet te maken: {why}",
    }
    /// An event of a calendar.
    ends(name, one, period) {
        en: "{name}: {one} {period} ends",
        nl: "{name}: {one} {period} loopt af",
    }
    /// What a calendar is called.
    calendar() {
        en: "Gelijke Kansen Alliantie: ends of agendas and addenda",
        nl: "Gelijke Kansen Alliantie: afloop van agenda's en addenda",
    }
}
