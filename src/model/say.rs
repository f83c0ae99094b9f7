//! What the model says of values.

use crate::words::messages;

messages! {
    /// Another type of value belongs here.
    expected(expected, found) {
        en: "expected {expected}, found {found}",
        nl: "verwacht: {expected}; gevonden: {found}",
    }
    /// One table, or something else, where several entries belong.
    one_of_several(key) {
        en: "expected several `{key}`: each begins with `[[{key}]]`, in two brackets",
        nl: "verwacht: meer `{key}`; elk begint met `[[{key}]]`, met dubbele haken",
    }
    /// A key that the format does not know.
    unknown_key(key) { en: "unknown key `{key}`", nl: "onbekende sleutel `{key}`" }
    /// A key that must be there.
    missing_key(key) { en: "missing key `{key}`", nl: "sleutel `{key}` ontbreekt" }
    /// The word that was perhaps meant.
    did_you_mean(words) { en: "did you mean {words}?", nl: "bedoelde u {words}?" }
    /// A text of nothing but blanks.
    empty() { en: "an empty text says nothing", nl: "een lege tekst zegt niets" }
    /// No moment.
    no_moment(text) {
        en: "`{text}` is not a moment; expected a year, month or day: 2021, 2021-07 or 2021-07-03",
        nl: "`{text}` is geen moment; verwacht een jaar, maand of dag: 2021, 2021-07 of 2021-07-03",
    }
    /// No day.
    no_day(text) {
        en: "`{text}` is not a date; expected year-month-day: 2021-07-03",
        nl: "`{text}` is geen datum; verwacht jaar-maand-dag: 2021-07-03",
    }
    /// A day that the calendar does not have.
    no_such_day(text) {
        en: "`{text}` is not in the calendar",
        nl: "`{text}` staat niet in de kalender",
    }
    /// No period.
    no_period(text) {
        en: "`{text}` is not a period; expected 2021-2024, 2021- or 2021-12/2024-08",
        nl: "`{text}` is geen periode; verwacht 2021-2024, 2021- of 2021-12/2024-08",
    }
    /// One moment where a period belongs.
    one_moment(text) {
        en: "`{text}` is one moment, not a period; expected 2021-2024, or 2021- where the end is open",
        nl: "`{text}` is één moment, geen periode; verwacht 2021-2024, of 2021- als het einde open is",
    }
    /// A period that ends before it starts.
    reversed_period(text) {
        en: "`{text}` ends before it starts",
        nl: "`{text}` eindigt voordat het begint",
    }
    /// No ages.
    no_ages(text) {
        en: "`{text}` is not an age; expected 4-12 or 12, from 0 to 120",
        nl: "`{text}` is geen leeftijd; verwacht 4-12 of 12, van 0 tot 120",
    }
    /// The higher age first.
    reversed_ages(text, right) {
        en: "the ages `{text}` are reversed; expected `{right}`",
        nl: "de leeftijden `{text}` zijn omgedraaid; verwacht `{right}`",
    }
    /// Not an id.
    no_id(text) {
        en: "`{text}` is not an id; expected lower-case words joined by `-`: petje-af",
        nl: "`{text}` is geen id; verwacht woorden in kleine letters, verbonden door `-`: petje-af",
    }
    /// Not a code of the register.
    no_code(text) {
        en: "`{text}` is not a municipality code; expected GM and four digits: GM0546",
        nl: "`{text}` is geen gemeentecode; verwacht GM en vier cijfers: GM0546",
    }
    /// A code in small letters.
    no_code_but(text, capitals) {
        en: "`{text}` is not a municipality code; did you mean `{capitals}`?",
        nl: "`{text}` is geen gemeentecode; bedoelde u `{capitals}`?",
    }
    /// Not an address.
    no_url(text) {
        en: "`{text}` is not a web address; expected https://…",
        nl: "`{text}` is geen webadres; verwacht https://…",
    }
    /// A web address without its beginning.
    no_url_but(text, whole) {
        en: "`{text}` is not a web address; did you mean `{whole}`?",
        nl: "`{text}` is geen webadres; bedoelde u `{whole}`?",
    }
    /// Not a mail address.
    no_email(text) {
        en: "`{text}` is not a mail address; expected name@organisation.nl",
        nl: "`{text}` is geen e-mailadres; verwacht naam@organisatie.nl",
    }
    /// Not a telephone number.
    no_phone(text) {
        en: "`{text}` is not a telephone number; expected digits, blanks, `-`, `(`, `)` and a leading `+`",
        nl: "`{text}` is geen telefoonnummer; verwacht cijfers, spaties, `-`, `(`, `)` en een `+` vooraan",
    }
    /// None of a fixed set of words.
    none_of(text, words) {
        en: "`{text}` is not known here; expected one of {words}",
        nl: "`{text}` is hier niet bekend; verwacht een van {words}",
    }
    /// Neither yes nor no.
    no_switch(text) {
        en: "`{text}` is neither true nor false",
        nl: "`{text}` is geen ja of nee",
    }
    /// A person without a name.
    no_person() {
        en: "a person needs a name; expected \"NAME, ROLE, ORGANISATION\", the last two optional",
        nl: "een persoon heeft een naam nodig; verwacht \"NAAM, ROL, ORGANISATIE\", de laatste twee mogen weg",
    }
    /// More parts than a person has.
    many_parts() {
        en: "a person has three parts: \"NAME, ROLE, ORGANISATION\"; a comma inside a part is written `\\,`",
        nl: "een persoon heeft drie delen: \"NAAM, ROL, ORGANISATIE\"; een komma binnen een deel schrijft u als `\\,`",
    }
}
