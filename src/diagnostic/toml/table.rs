//! The words for what `toml_parser` 1.1, `toml` 1.2 and `toml_datetime` 1.1 find wrong.

use crate::words::Words;

type Table = &'static [(&'static str, Words)];

macro_rules! table {
    ($($said:literal { en: $en:literal, nl: $nl:literal $(,)? })+) => {
        &[$(($said, Words { en: $en, nl: $nl })),+]
    };
}

/// `cannot extend value of type … with a dotted key`.
pub(super) const EXTEND: Words = Words {
    en: "this key already has a value that is no table: nothing can be added under it",
    nl: "deze sleutel heeft al een waarde die geen tabel is: daaronder kan niets meer staan",
};

/// Messages, and descriptions whose expectation says nothing more.
pub(super) const TOLD: Table = table! {
    "duplicate key" {
        en: "duplicate key: it stands here already",
        nl: "dubbele sleutel: deze stond er al",
    }
    "key with no value" {
        en: "key without a value; expected `key = value`",
        nl: "sleutel zonder waarde; verwacht: `sleutel = waarde`",
    }
    "invalid key-value pair" {
        en: "a line without a key; expected `key = value`",
        nl: "regel zonder sleutel; verwacht: `sleutel = waarde`",
    }
    "missing value for key" {
        en: "the value of this key is missing; expected `key = value`",
        nl: "de waarde van deze sleutel ontbreekt; verwacht: `sleutel = waarde`",
    }
    "missing value" {
        en: "the value after `=` is missing",
        nl: "de waarde na `=` ontbreekt",
    }
    "extra `=`" { en: "one `=` too many", nl: "een `=` te veel" }
    "unexpected key or value" {
        en: "the line should have ended here; what follows needs a line of its own",
        nl: "de regel had hier moeten eindigen; wat volgt hoort op een eigen regel",
    }
    "unexpected content between comment and newline" {
        en: "unexpected text after the comment",
        nl: "onverwachte tekst na het commentaar",
    }
    "unexpected content" { en: "unexpected text", nl: "onverwachte tekst" }
    "string values must be quoted" {
        en: "a value belongs here; text must stand between quotation marks",
        nl: "hier hoort een waarde; tekst moet tussen aanhalingstekens staan",
    }
    "invalid basic string, expected `\"`" {
        en: "the closing quotation mark `\"` is missing",
        nl: "het aanhalingsteken `\"` aan het eind ontbreekt",
    }
    "invalid literal string, expected `'`" {
        en: "the closing quotation mark `'` is missing",
        nl: "het aanhalingsteken `'` aan het eind ontbreekt",
    }
    "invalid multi-line basic string, expected `\"`" {
        en: "the closing quotation marks `\"\"\"` are missing",
        nl: "de aanhalingstekens `\"\"\"` aan het eind ontbreken",
    }
    "invalid multi-line literal string, expected `'`" {
        en: "the closing quotation marks `'''` are missing",
        nl: "de aanhalingstekens `'''` aan het eind ontbreken",
    }
    "invalid basic string, expected non-double-quote visible characters, `\\`" {
        en: "a control character in the text; write it as `\\u001b`, or leave it out",
        nl: "stuurteken in de tekst; schrijf het als `\\u001b`, of laat het weg",
    }
    "invalid literal string, expected non-single-quote visible characters" {
        en: "a control character in the text; leave it out",
        nl: "stuurteken in de tekst; laat het weg",
    }
    "invalid multi-line basic string, expected `\\`, characters" {
        en: "a control character in the text; write it as `\\u001b`, or leave it out",
        nl: "stuurteken in de tekst; schrijf het als `\\u001b`, of laat het weg",
    }
    "invalid multi-line literal string, expected non-single-quote characters" {
        en: "a control character in the text; leave it out",
        nl: "stuurteken in de tekst; laat het weg",
    }
    "invalid multi-line basic string, expected newline" {
        en: "only blanks may follow a `\\` at the end of a line",
        nl: "na een `\\` aan het eind van een regel mogen alleen spaties staan",
    }
    "missing escaped value" {
        en: "unknown escape after `\\`; a backslash itself is written `\\\\`",
        nl: "onbekend teken na `\\`; een backslash zelf schrijft u als `\\\\`",
    }
    "too few unicode value digits" {
        en: "too few digits after `\\x`, `\\u` or `\\U`; they need two, four or eight",
        nl: "te weinig cijfers na `\\x`, `\\u` of `\\U`; dat zijn er twee, vier of acht",
    }
    "invalid value" {
        en: "no character has this number",
        nl: "er is geen teken met dit nummer",
    }
    "carriage return must be followed by newline" {
        en: "a carriage return that does not end a line; leave it out",
        nl: "wagenterugloop die geen regel afsluit; laat hem weg",
    }
    "could not allocate for string" {
        en: "not enough memory for this text",
        nl: "te weinig geheugen voor deze tekst",
    }
    "invalid comment character" {
        en: "a control character in the comment; leave it out",
        nl: "stuurteken in het commentaar; laat het weg",
    }
    "missing comment start" {
        en: "a comment begins with `#`",
        nl: "commentaar begint met `#`",
    }
    "unquoted keys cannot be empty" {
        en: "the key is missing here",
        nl: "hier ontbreekt de sleutel",
    }
    "keys cannot be multi-line basic strings" {
        en: "a key must stand on one line; expected `\"key\"`",
        nl: "een sleutel moet op één regel staan; verwacht: `\"sleutel\"`",
    }
    "keys cannot be multi-line literal strings" {
        en: "a key must stand on one line; expected `'key'`",
        nl: "een sleutel moet op één regel staan; verwacht: `'sleutel'`",
    }
    "unclosed table" {
        en: "the `]` that closes the table header is missing",
        nl: "de `]` die de tabelkop afsluit ontbreekt",
    }
    "unclosed array table" {
        en: "the `]]` that closes the table header is missing",
        nl: "de `]]` die de tabelkop afsluit ontbreekt",
    }
    "missing table open" {
        en: "the `[` before this table header is missing",
        nl: "de `[` voor deze tabelkop ontbreekt",
    }
    "unclosed array" {
        en: "the `]` that closes the list is missing",
        nl: "de `]` die de lijst afsluit ontbreekt",
    }
    "missing array opening" {
        en: "a `]` without its `[`",
        nl: "een `]` zonder de bijbehorende `[`",
    }
    "missing comma between array elements" {
        en: "missing comma between the elements of the list",
        nl: "komma ontbreekt tussen de elementen van de lijst",
    }
    "extra comma in array" {
        en: "one comma too many in the list",
        nl: "een komma te veel in de lijst",
    }
    "unexpected `=` in array" {
        en: "no `=` belongs in a list",
        nl: "in een lijst hoort geen `=`",
    }
    "unclosed inline table" {
        en: "the `}` that closes the table is missing",
        nl: "de `}` die de tabel afsluit ontbreekt",
    }
    "missing inline table opening" {
        en: "a `}` without its `{`",
        nl: "een `}` zonder de bijbehorende `{`",
    }
    "missing comma between key-value pairs" {
        en: "missing comma between `key = value` and the next",
        nl: "komma ontbreekt tussen `sleutel = waarde` en de volgende",
    }
    "extra comma in inline table" {
        en: "one comma too many in the table",
        nl: "een komma te veel in de tabel",
    }
    "extra assignment between key-value pairs" {
        en: "one `=` too many in the table",
        nl: "een `=` te veel in de tabel",
    }
    "missing key for inline table element" {
        en: "a value without a key; expected `key = value`",
        nl: "waarde zonder sleutel; verwacht: `sleutel = waarde`",
    }
    "missing assignment between key-value pairs" {
        en: "missing `=` between key and value",
        nl: "`=` ontbreekt tussen sleutel en waarde",
    }
    "cannot recurse further; max recursion depth met" {
        en: "nested too deeply",
        nl: "te diep genest",
    }
    "recursion limit" { en: "nested too deeply", nl: "te diep genest" }
    "invalid boolean" {
        en: "neither `true` nor `false`; text needs quotation marks",
        nl: "noch `true`, noch `false`; tekst moet tussen aanhalingstekens staan",
    }
    "redundant numeric sign" {
        en: "one sign too many before the number",
        nl: "een plus of min te veel voor het getal",
    }
    "unexpected sign" {
        en: "a sign that does not belong here",
        nl: "een plus of min die hier niet hoort",
    }
    "unexpected leading zero" {
        en: "a number may not begin with `0`; text needs quotation marks",
        nl: "een getal mag niet met `0` beginnen; tekst moet tussen aanhalingstekens staan",
    }
    "`_` may only go between digits" {
        en: "a `_` may only stand between digits",
        nl: "een `_` mag alleen tussen cijfers staan",
    }
    "integers with a radix cannot be signed" {
        en: "a number with `0x`, `0o` or `0b` takes no sign",
        nl: "voor een getal met `0x`, `0o` of `0b` hoort geen plus of min",
    }
    "redundant integer number prefix" {
        en: "`0d` before a number is not needed; leave it out",
        nl: "`0d` voor een getal is niet nodig; laat het weg",
    }
};

/// Descriptions that want to be followed by what was expected.
pub(super) const OPEN: Table = table! {
    "invalid key" { en: "invalid key", nl: "ongeldige sleutel" }
    "invalid unquoted key" { en: "invalid key", nl: "ongeldige sleutel" }
    "invalid table" { en: "invalid table header", nl: "ongeldige tabelkop" }
    "invalid inline table element" {
        en: "this does not belong in a table between `{` and `}`",
        nl: "dit hoort niet in een tabel tussen `{` en `}`",
    }
    "missing opening quote" {
        en: "the opening quotation mark is missing",
        nl: "het aanhalingsteken aan het begin ontbreekt",
    }
    "invalid string" { en: "invalid text", nl: "ongeldige tekst" }
    "invalid basic string" { en: "invalid text", nl: "ongeldige tekst" }
    "invalid literal string" { en: "invalid text", nl: "ongeldige tekst" }
    "invalid multi-line basic string" { en: "invalid text", nl: "ongeldige tekst" }
    "invalid multi-line literal string" { en: "invalid text", nl: "ongeldige tekst" }
    "invalid integer number" { en: "invalid number", nl: "ongeldig getal" }
    "invalid hexadecimal number" { en: "invalid hexadecimal number", nl: "ongeldig hexadecimaal getal" }
    "invalid octal number" { en: "invalid octal number", nl: "ongeldig octaal getal" }
    "invalid binary number" { en: "invalid binary number", nl: "ongeldig binair getal" }
    "invalid float" { en: "invalid number", nl: "ongeldig getal" }
    "invalid mantissa" { en: "invalid number", nl: "ongeldig getal" }
    "invalid fraction" { en: "invalid number after the point", nl: "ongeldig getal na de punt" }
    "invalid exponent" { en: "invalid exponent", nl: "ongeldige exponent" }
    "radix must be lowercase" {
        en: "this letter of a number is written small",
        nl: "deze letter van een getal schrijft u klein",
    }
    "invalid datetime" { en: "invalid date or time", nl: "ongeldige datum of tijd" }
    "invalid date-time" { en: "invalid date or time", nl: "ongeldige datum of tijd" }
    "invalid date" { en: "invalid date", nl: "ongeldige datum" }
    "invalid time" { en: "invalid time", nl: "ongeldige tijd" }
    "invalid offset" { en: "invalid time zone", nl: "ongeldige tijdzone" }
};

/// What the parser expected. Literals (`` `]` ``) need no words.
pub(super) const EXPECTATIONS: Table = table! {
    "newline" { en: "a new line", nl: "een nieuwe regel" }
    "key" { en: "a key", nl: "een sleutel" }
    "value" { en: "a value", nl: "een waarde" }
    "letters" { en: "letters", nl: "letters" }
    "numbers" { en: "digits", nl: "cijfers" }
    "digits" { en: "digits", nl: "cijfers" }
    "characters" { en: "characters", nl: "tekens" }
    "printable characters" { en: "visible characters", nl: "zichtbare tekens" }
    "non-single-quote visible characters" { en: "visible characters", nl: "zichtbare tekens" }
    "non-single-quote characters" { en: "visible characters", nl: "zichtbare tekens" }
    "non-double-quote visible characters" { en: "visible characters", nl: "zichtbare tekens" }
    "basic string" { en: "text between `\"`", nl: "tekst tussen `\"`" }
    "literal string" { en: "text between `'`", nl: "tekst tussen `'`" }
    "multi-line basic string" { en: "text between `\"\"\"`", nl: "tekst tussen `\"\"\"`" }
    "multi-line literal string" { en: "text between `'''`", nl: "tekst tussen `'''`" }
    "unquoted string" { en: "a word without blanks", nl: "een woord zonder spaties" }
    "unicode hexadecimal value" { en: "the number of a character", nl: "het nummer van een teken" }
    "year or hour" { en: "a year or an hour", nl: "een jaar of een uur" }
    "month" { en: "a month", nl: "een maand" }
    "day" { en: "a day", nl: "een dag" }
    "hour" { en: "an hour", nl: "een uur" }
    "minute" { en: "minutes", nl: "minuten" }
    "second" { en: "seconds", nl: "seconden" }
    "nanosecond" { en: "parts of a second", nl: "delen van een seconde" }
    "nanoseconds overflowed" { en: "fewer digits after the point", nl: "minder cijfers na de punt" }
    "`-` (YYYY-MM) or `:` (HH:MM)" {
        en: "`-` (2021-07) or `:` (12:30)",
        nl: "`-` (2021-07) of `:` (12:30)",
    }
    "`-` (MM-DD)" { en: "`-` and a day (2021-07-03)", nl: "`-` en een dag (2021-07-03)" }
    "`:` (HH:MM)" { en: "`:` and minutes (12:30)", nl: "`:` en minuten (12:30)" }
    "`T` between date and time" { en: "`T` between date and time", nl: "`T` tussen datum en tijd" }
    "a four-digit year (YYYY)" { en: "a year of four digits", nl: "een jaar van vier cijfers" }
    "a two-digit month (MM)" { en: "a month of two digits", nl: "een maand van twee cijfers" }
    "a two-digit day (DD)" { en: "a day of two digits", nl: "een dag van twee cijfers" }
    "a two-digit hour (HH)" { en: "an hour of two digits", nl: "een uur van twee cijfers" }
    "a two-digit minute (MM)" { en: "minutes of two digits", nl: "minuten van twee cijfers" }
    "a two-digit second (SS)" { en: "seconds of two digits", nl: "seconden van twee cijfers" }
    "month between 01 and 12" { en: "a month from 01 to 12", nl: "een maand van 01 tot en met 12" }
    "day between 01 and 28" { en: "a day from 01 to 28", nl: "een dag van 01 tot en met 28" }
    "day between 01 and 29" { en: "a day from 01 to 29", nl: "een dag van 01 tot en met 29" }
    "day between 01 and 30" { en: "a day from 01 to 30", nl: "een dag van 01 tot en met 30" }
    "day between 01 and 31" { en: "a day from 01 to 31", nl: "een dag van 01 tot en met 31" }
    "hour between 00 and 23" { en: "an hour from 00 to 23", nl: "een uur van 00 tot en met 23" }
    "hours between 00 and 23" { en: "an hour from 00 to 23", nl: "een uur van 00 tot en met 23" }
    "minute between 00 and 59" { en: "minutes from 00 to 59", nl: "minuten van 00 tot en met 59" }
    "minutes between 00 and 59" { en: "minutes from 00 to 59", nl: "minuten van 00 tot en met 59" }
    "second between 00 and 60" { en: "seconds from 00 to 60", nl: "seconden van 00 tot en met 60" }
    "+OFFSET" { en: "`+02:00`", nl: "`+02:00`" }
    "-OFFSET" { en: "`-02:00`", nl: "`-02:00`" }
};
