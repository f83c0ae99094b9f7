//! What the rules say.

use crate::words::messages;

messages! {
    /// What was perhaps meant.
    did_you_mean(words) { en: "did you mean {words}?", nl: "bedoelde u {words}?" }
    /// An entry that appears twice.
    double(noun, name) { en: "{noun} `{name}` appears twice", nl: "{noun} `{name}` staat er twee keer" }
    /// Where the first of two is.
    first_here() { en: "the first is here", nl: "de eerste staat hier" }
    /// Where the other of two is.
    other_here() { en: "the other is here", nl: "de andere staat hier" }
    /// An element that is in a list twice.
    double_element(text, key) {
        en: "`{text}` appears twice in `{key}`",
        nl: "`{text}` staat twee keer in `{key}`",
    }
    /// The same in other signs.
    double_otherwise(text, first, key) {
        en: "`{text}` is `{first}` once more in `{key}`",
        nl: "`{text}` is nog eens `{first}` in `{key}`",
    }
    /// A municipality among its own predecessors, aliases or those it signs for.
    names_itself(text, key) {
        en: "`{text}` in `{key}` is this municipality itself",
        nl: "`{text}` in `{key}` is deze gemeente zelf",
    }
    /// An alias that leads to another municipality.
    alias_of_another(alias, name, code) {
        en: "the alias `{alias}` is that of another municipality: `{name}` ({code})",
        nl: "de andere naam `{alias}` is van een andere gemeente: `{name}` ({code})",
    }
    /// An alias that another record has.
    alias_of_record(alias, slug) {
        en: "the alias `{alias}` is also what `{slug}` is called",
        nl: "met de andere naam `{alias}` wordt ook `{slug}` genoemd",
    }
    /// A day that has not come.
    future_date(day, today) {
        en: "`{day}` is in the future; today is {today}",
        nl: "`{day}` ligt in de toekomst; vandaag is het {today}",
    }
    /// Nobody is in office.
    only_former(name) {
        en: "the only alderman, `{name}`, is a former one; who is in office now?",
        nl: "de enige wethouder, `{name}`, is voormalig; wie is nu in functie?",
    }
    /// Facts without a source.
    no_source(name) {
        en: "`{name}` has facts but no source",
        nl: "`{name}` heeft feiten maar geen bron",
    }
    /// How to add a source.
    add_source(slug, today) {
        en: "`gka source add {slug} --url https://… --read {today}`",
        nl: "`gka bron voeg-toe {slug} --url https://… --read {today}`",
    }
    /// A character that a screen hides or obeys.
    hidden(code) {
        en: "hidden character {code}; a screen hides or obeys it",
        nl: "verborgen teken {code}; een scherm verbergt of gehoorzaamt het",
    }
    /// A character that misleads, by its name.
    hidden_as(code, name) {
        en: "hidden character {code}, {name}",
        nl: "verborgen teken {code}, {name}",
    }
    /// A character that makes a value a wrong one.
    holds(code, name) {
        en: "it holds {code}, {name}",
        nl: "er staat {code} in, {name}",
    }
    /// A theme that nobody knows.
    unknown_theme(text) { en: "unknown theme `{text}`", nl: "onbekend thema `{text}`" }
    /// An entry that is not there.
    unknown_entry(noun, text) {
        en: "no {noun} `{text}` in this record",
        nl: "geen {noun} `{text}` in dit record",
    }
    /// What reads as a name does, and is written in other letters, blanks or signs.
    other_form(text, named) {
        en: "`{text}` names `{named}`, and is written in another form",
        nl: "`{text}` noemt `{named}`, maar is anders geschreven",
    }
    /// How to mend it.
    mend_form() {
        en: "`gka check --fix` writes it as what it names",
        nl: "`gka controleer --fix` schrijft het als wat het noemt",
    }
    /// A municipality that nobody knows.
    unknown_municipality(text) {
        en: "unknown municipality `{text}`",
        nl: "onbekende gemeente `{text}`",
    }
    /// A period that ends before it starts.
    end_before_start(end, start) {
        en: "the end `{end}` is before the start `{start}`",
        nl: "het einde `{end}` ligt voor het begin `{start}`",
    }
    /// An intervention that an addendum adds and continues.
    added_and_extended(id, period) {
        en: "addendum `{period}` both adds and extends `{id}`",
        nl: "addendum `{period}` voegt `{id}` toe en zet het ook voort",
    }
    /// Where it is added.
    added_here() { en: "it is added here", nl: "hier wordt het toegevoegd" }
    /// Two addenda at the same time.
    overlap(period, other) {
        en: "addendum `{period}` overlaps addendum `{other}`",
        nl: "addendum `{period}` overlapt addendum `{other}`",
    }
    /// Time without an agreement.
    gap(call, last) {
        en: "addendum `{call}` begins after all before it ended on {last}",
        nl: "addendum `{call}` begint nadat al het eerdere op {last} was afgelopen",
    }
    /// Where a chain begins.
    chain_begins() { en: "the agenda is here", nl: "de agenda staat hier" }
    /// A code that the register does not have.
    unknown_code(code) {
        en: "code `{code}` is not in the register",
        nl: "code `{code}` staat niet in het register",
    }
    /// The code that a name has.
    has_code(name, code) { en: "`{name}` has code `{code}`", nl: "`{name}` heeft code `{code}`" }
    /// The code of another municipality.
    other_name(code, theirs, ours) {
        en: "code `{code}` is that of `{theirs}`, not of `{ours}`",
        nl: "code `{code}` is van `{theirs}`, niet van `{ours}`",
    }
    /// Where the name is.
    name_here() { en: "the name is here", nl: "de naam staat hier" }
    /// Another province.
    other_province(name, theirs, ours) {
        en: "`{name}` is in `{theirs}`, not in `{ours}`",
        nl: "`{name}` ligt in `{theirs}`, niet in `{ours}`",
    }
    /// Another file name.
    other_slug(name, wanted, found) {
        en: "the record of `{name}` belongs in `{wanted}.toml`, not in `{found}.toml`",
        nl: "het record van `{name}` hoort in `{wanted}.toml`, niet in `{found}.toml`",
    }
    /// A municipality that is no more.
    merged_away(name, year, heirs) {
        en: "`{name}` ended on {year} and went to {heirs}",
        nl: "`{name}` is opgeheven per {year} en ging over in {heirs}",
    }
    /// Two records with one code.
    double_code(code, other) {
        en: "code `{code}` is also that of `{other}`",
        nl: "code `{code}` heeft `{other}` ook",
    }
    /// Where the other record has it.
    other_record() { en: "the other record is here", nl: "het andere record staat hier" }
    /// An inline table that is broken over lines.
    inline_table() {
        en: "this inline table is broken over lines; many tools cannot read that",
        nl: "deze tabel tussen accolades loopt over meer regels; veel hulpmiddelen kunnen dat niet lezen",
    }
}
