//! What is said of a text that is no TOML.

use crate::words::messages;

messages! {
    /// A conflict that git left.
    conflict() {
        en: "a conflict of two versions, which git left here",
        nl: "een conflict tussen twee versies, dat git hier heeft achtergelaten",
    }
    /// What to do with it.
    resolve() {
        en: "keep what is right of both sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
        nl: "houd van beide kanten wat klopt, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg",
    }
    /// A character that misleads.
    strange(code, name) {
        en: "{code}, {name}, cannot stand here",
        nl: "{code}, {name}, kan hier niet staan",
    }
    /// What to type instead.
    type_this(sign) { en: "type `{sign}` instead", nl: "typ in plaats daarvan `{sign}`" }
    /// A blank to type instead.
    type_blank() { en: "type an ordinary blank instead", nl: "typ in plaats daarvan een gewone spatie" }
    /// A character to take away.
    remove_it() { en: "remove it", nl: "verwijder het" }
    /// A bracket without its other half.
    unclosed(open, close) {
        en: "the `{close}` that closes this `{open}` is missing",
        nl: "de `{close}` die deze `{open}` afsluit ontbreekt",
    }
    /// Quotation marks without their other half.
    unclosed_text(quotes) {
        en: "the closing {quotes} of the text that begins here is missing",
        nl: "de afsluitende {quotes} van de tekst die hier begint ontbreekt",
    }
    /// A text of several lines that begins as one of one line.
    three_quotes() {
        en: "a text of several lines stands between `\"\"\"`",
        nl: "een tekst van meer regels staat tussen `\"\"\"`",
    }
    /// An apostrophe in a text.
    apostrophe() {
        en: "a text with an apostrophe stands between `\"`",
        nl: "een tekst met een apostrof staat tussen `\"`",
    }
    /// A quotation mark inside a text.
    quote_inside() {
        en: "the text ends at this quotation mark, and more follows; inside a text it is written `\\\"`",
        nl: "bij dit aanhalingsteken eindigt de tekst, en er volgt nog meer; binnen een tekst schrijft u `\\\"`",
    }
    /// Something else than `=` after a key.
    colon() {
        en: "`=` belongs between a key and its value, not `:`",
        nl: "tussen een sleutel en de waarde hoort `=`, geen `:`",
    }
    /// A key without its value.
    no_value(key) { en: "the value of `{key}` is missing", nl: "de waarde van `{key}` ontbreekt" }
    /// What to do with such a key.
    or_remove() {
        en: "write the value, or remove the line where it is not known",
        nl: "schrijf de waarde, of haal de regel weg als die niet bekend is",
    }
    /// A text without quotation marks.
    needs_quotes(text) {
        en: "`{text}` must stand between quotation marks",
        nl: "`{text}` moet tussen aanhalingstekens staan",
    }
    /// A word where true or false belongs.
    true_or_false(text) {
        en: "`{text}` is neither `true` nor `false`",
        nl: "`{text}` is geen `true` of `false`",
    }
    /// A period where one moment belongs.
    a_period(text) {
        en: "`{text}` is a period: its start and its end are two keys",
        nl: "`{text}` is een periode: het begin en het einde zijn twee sleutels",
    }
    /// A date in another form than the file's.
    a_date(text) {
        en: "`{text}` is not how a date is written here",
        nl: "`{text}` is niet hoe een datum hier wordt geschreven",
    }
    /// Several values without brackets.
    needs_brackets(key) {
        en: "the list of `{key}` must stand between `[` and `]`",
        nl: "de lijst van `{key}` moet tussen `[` en `]` staan",
    }
    /// The line as it should be.
    write_line(line) { en: "write `{line}`", nl: "schrijf `{line}`" }
    /// The lines as they should be.
    write_lines(one, other) {
        en: "write `{one}` and `{other}`, each on a line of its own",
        nl: "schrijf `{one}` en `{other}`, elk op een eigen regel",
    }
    /// A header of one entry that stands for several.
    two_brackets(name) {
        en: "a second `[{name}]`: the header of one among several has two brackets",
        nl: "een tweede `[{name}]`: de kop van een van meer onderdelen heeft dubbele haken",
    }
    /// What to write at all of them.
    write_at_all(name) {
        en: "write `[[{name}]]` at each of them",
        nl: "schrijf `[[{name}]]` bij elk ervan",
    }
    /// A header with more brackets on one side than on the other.
    brackets_differ() {
        en: "a header has as many brackets at its end as at its beginning",
        nl: "een kop heeft aan het eind evenveel haken als aan het begin",
    }
    /// A header that is written otherwise.
    write_header(name) { en: "write `[[{name}]]`", nl: "schrijf `[[{name}]]`" }
    /// Where the first of two is.
    first_here() { en: "the first is here", nl: "de eerste staat hier" }
}
