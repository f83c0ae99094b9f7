//! What the commands say, and what stands in their usage lines.

use crate::words::{Words, messages};

/// Value names and headings.
macro_rules! names {
    ($($name:ident: $en:literal / $nl:literal;)+) => {$(
        pub const $name: Words = Words { en: $en, nl: $nl };
    )+};
}

names! {
    FOLDER: "FOLDER" / "MAP";
    LANGUAGE: "LANGUAGE" / "TAAL";
    FORMAT: "FORMAT" / "VORM";
    WHEN: "WHEN" / "WANNEER";
    SECONDS: "SEC" / "SEC";
    DATE: "DATE" / "DATUM";
    MOMENT: "MOMENT" / "MOMENT";
    PERIOD: "PERIOD" / "PERIODE";
    MUNICIPALITY: "MUNICIPALITY" / "GEMEENTE";
    THEME: "THEME" / "THEMA";
    PROVINCE: "PROVINCE" / "PROVINCIE";
    STATUS: "STATUS" / "STATUS";
    COLUMN: "COLUMN" / "KOLOM";
    COLUMN_LIST: "COLUMN,…" / "KOLOM,…";
    SIGN: "SIGN" / "TEKEN";
    CODE: "CODE" / "CODE";
    FILE: "FILE" / "BESTAND";
    WHAT: "NOUN|MUNICIPALITY" / "ONDERWERP|GEMEENTE";
    FILE_KIND: "KIND" / "SOORT";
    TEXT: "TEXT" / "TEKST";
    YES_NO: "true|false" / "true|false";
    ID: "ID" / "ID";
    URL: "URL" / "WEBADRES";
    EMAIL: "EMAIL" / "E-MAIL";
    PHONE: "PHONE" / "TELEFOON";
    AGE: "AGE" / "LEEFTIJD";
    AGES: "AGES" / "LEEFTIJD";
    WORD: "WORD" / "WOORD";
    NAME: "NAME" / "NAAM";
    PERSON: "PERSON" / "PERSOON";
    FORM_HEADING: "Form of the answer" / "Vorm van het antwoord";
    ELEMENTS_HEADING: "One element of a list" / "Eén onderdeel van een lijst";
    WHY: "why" / "waarom";
    REMEDY: "what to do" / "wat te doen";
    MUNICIPALITIES: "municipalities" / "gemeenten";
    INTERVENTIONS: "interventions" / "interventies";
    ENDS_NEXT: "ends next" / "eindigt als eerste";
    GAPS: "gaps" / "hiaten";
    BEGIN: "To begin with" / "Om te beginnen";
    THEMES: "Themes" / "Thema's";
    ABOUT: "About" / "Over de gemeente";
    CONTACT: "Contact" / "Contact";
    NEW_THEME: "a new theme…" / "een nieuw thema…";
    SOMEBODY_ELSE: "somebody else…" / "iemand anders…";
    PERIOD_LABEL: "period" / "periode";
    PERIOD_HELP: "2021-2024, 2021- (open) or 2021-12/2024-08" / "2021-2024, 2021- (open) of 2021-12/2024-08";
}

messages! {
    /// About `--lock-timeout`.
    no_seconds(text) {
        en: "`{text}` is no number of seconds; expected for example 30",
        nl: "`{text}` is geen aantal seconden; verwacht werd bijvoorbeeld 30",
    }
    /// What can be done with a noun.
    verbs_of(many) {
        en: "The {many}: list, show, add, edit, remove",
        nl: "{many}: lijst, toon, voeg-toe, wijzig, verwijder",
    }
    /// About `list`.
    list_many(many) { en: "List: {many}", nl: "Lijst: {many}" }
    /// About `show`.
    show_one(one) { en: "Show: {one}", nl: "Tonen: {one}" }
    /// About `add`.
    add_one(one) {
        en: "Add: {one}; what is required and missing is asked for",
        nl: "Toevoegen: {one}; wat verplicht is en ontbreekt, wordt gevraagd",
    }
    /// About `edit`.
    edit_one(one) {
        en: "Change: {one}; a flag replaces the value, an empty value removes it",
        nl: "Wijzigen: {one}; een optie vervangt de waarde, een lege waarde haalt haar weg",
    }
    /// About `remove`.
    remove_one(one) { en: "Remove: {one}", nl: "Verwijderen: {one}" }
    /// About a filter.
    contains(label) { en: "only where {label} contains this", nl: "alleen als {label} dit bevat" }
    /// About `--add-KEY`.
    one_more(label) { en: "{label}: one more", nl: "{label}: één erbij" }
    /// About `--remove-KEY`.
    one_less(label) { en: "{label}: one less", nl: "{label}: één eraf" }

    /// Something is missing from the answer, and `--strict` was given.
    strict() {
        en: "something could not be read, and `--strict` wants all or nothing",
        nl: "iets was niet te lezen, en `--strict` wil alles of niets",
    }
    /// The answer could not be written.
    no_answer(why) {
        en: "the answer could not be written: {why}",
        nl: "het antwoord was niet te schrijven: {why}",
    }
    /// The work was done, the answer could not be written.
    done_but_untold(why) {
        en: "it is written, but the answer could not be given: {why}",
        nl: "het is geschreven, maar het antwoord was niet te geven: {why}",
    }
    /// A form that is none of a page.
    text_or_json(format) {
        en: "this is text to read, not `{format}`; `--format json` gives it as data",
        nl: "dit is tekst om te lezen, geen `{format}`; `--format json` geeft het als gegevens",
    }
    /// A form that is none of a list.
    no_list_format(format) {
        en: "a list has no form `{format}`; expected table, tsv, csv, json, jsonl or markdown",
        nl: "een lijst heeft geen vorm `{format}`; verwacht table, tsv, csv, json, jsonl of markdown",
    }
    /// A form that is none of `check`.
    no_check_format(format) {
        en: "check has no form `{format}`; expected human, short, json, sarif or github",
        nl: "controleer heeft geen vorm `{format}`; verwacht human, short, json, sarif of github",
    }
    /// Flags of csv with another form.
    only_csv() {
        en: "`--delimiter` and `--bom` go with `--format csv`",
        nl: "`--delimiter` en `--bom` horen bij `--format csv`",
    }
    /// No such column.
    no_column(column, known) {
        en: "no column `{column}`; the columns are {known}",
        nl: "geen kolom `{column}`; de kolommen zijn {known}",
    }
    /// No such column, but one like it.
    no_column_but_near(column, meant, known) {
        en: "no column `{column}`, did you mean {meant}? The columns are {known}",
        nl: "geen kolom `{column}`, bedoelde u {meant}? De kolommen zijn {known}",
    }
    /// No such status.
    no_status(text) {
        en: "no status `{text}`; expected planned, running, ended or unknown",
        nl: "geen status `{text}`; verwacht gepland, lopend, afgelopen of onbekend",
    }
    /// No such province.
    no_province(text, known) {
        en: "no province `{text}`; the provinces are {known}",
        nl: "geen provincie `{text}`; de provincies zijn {known}",
    }
    /// No such province, but one like it.
    no_province_but_near(text, meant) {
        en: "no province `{text}`; did you mean {meant}?",
        nl: "geen provincie `{text}`; bedoelde u {meant}?",
    }
    /// What looked like a municipality may be a verb.
    perhaps_verb(verb) {
        en: "did you mean the verb `{verb}`?",
        nl: "bedoelde u de opdracht `{verb}`?",
    }
    /// The same, where something else may have been meant too.
    or_verb(verb) { en: "or the verb `{verb}`?", nl: "of de opdracht `{verb}`?" }
    /// No such rule.
    no_rule(code) {
        en: "no rule `{code}`; `gka check --list` shows them",
        nl: "geen regel `{code}`; `gka controleer --list` toont ze",
    }
    /// No such rule, but one like it.
    no_rule_but_near(code, meant) {
        en: "no rule `{code}`; did you mean {meant}?",
        nl: "geen regel `{code}`; bedoelde u {meant}?",
    }

    /// What takes long.
    reading() { en: "reading records", nl: "records lezen" }
    /// The pager cannot be started.
    bad_pager(pager, why) {
        en: "the pager `{pager}` could not be started: {why}",
        nl: "het bladerprogramma `{pager}` was niet te starten: {why}",
    }
    /// The words that name the pager cannot be parted.
    bad_pager_line(line) {
        en: "`{line}` in `PAGER` names no program",
        nl: "`{line}` in `PAGER` noemt geen programma",
    }
    /// A line that only a shell could run.
    pager_needs_shell(line, sign) {
        en: "`{line}` in `PAGER` needs a shell (`{sign}`): a program and its options are expected; here is the answer at once",
        nl: "`{line}` in `PAGER` heeft een shell nodig (`{sign}`): verwacht een programma met opties; hier is het antwoord in één keer",
    }
    /// A pager that could not show the answer.
    pager_failed(pager, code) {
        en: "the pager `{pager}` failed (exit code {code}); here is the answer at once",
        nl: "het bladerprogramma `{pager}` is mislukt (exitcode {code}); hier is het antwoord in één keer",
    }
    /// A pager that ended before it read anything.
    pager_read_nothing(pager) {
        en: "the pager `{pager}` has read nothing; here is the answer at once",
        nl: "het bladerprogramma `{pager}` heeft niets gelezen; hier is het antwoord in één keer",
    }
    /// A pager that was ended.
    pager_died(pager) {
        en: "the pager `{pager}` was cut off; here is the answer at once",
        nl: "het bladerprogramma `{pager}` is afgebroken; hier is het antwoord in één keer",
    }

    /// The overview.
    overview_title() {
        en: "The agendas of the Gelijke Kansen Alliantie",
        nl: "De agenda's van de Gelijke Kansen Alliantie",
    }
    /// How many agendas and addenda are at one status.
    agreements(status) {
        en: "agreements {status}",
        nl: "afspraken {status}",
    }
    /// The running agreement that ends first.
    ends_next(name, kind, period, day) {
        en: "{name}, {kind} {period}, on {day}",
        nl: "{name}, {kind} {period}, op {day}",
    }
    /// What is not among the first commands.
    more_to_see() {
        en: "Also: `gka search TEXT` in everything, `gka addendum add leiden`, `gka report timeline` and `gka report gaps`.",
        nl: "Verder: `gka zoek TEKST` in alles, `gka addendum voeg-toe leiden`, `gka rapport tijdlijn` en `gka rapport hiaten`.",
    }
    /// Where more is.
    more_help() {
        en: "`gka help` shows every command, `gka help COMMAND` one of them.",
        nl: "`gka help` toont alle opdrachten, `gka help OPDRACHT` één ervan.",
    }

    /// Nothing had to be written.
    nothing_to_change(file) {
        en: "nothing to change: `{file}` already says so",
        nl: "niets te wijzigen: `{file}` zegt dit al",
    }
    /// More is wrong than is told.
    and_more(count) {
        en: "and {count} more; `gka check` tells them all",
        nl: "en nog {count}; `gka controleer` noemt ze alle",
    }
    /// The person said no.
    nothing_written() { en: "nothing written", nl: "niets geschreven" }
    /// Whether to write.
    write_it() { en: "Write this?", nl: "Dit schrijven?" }
    /// Whether to write, after questions.
    write_or_back() {
        en: "Write this? (< goes back to the questions)",
        nl: "Dit schrijven? (< gaat terug naar de vragen)",
    }
    /// Whether to remove.
    remove_it() { en: "Remove this?", nl: "Dit verwijderen?" }
    /// `remove` without a question.
    needs_yes() {
        en: "nobody can be asked here; `--yes` says that it is meant",
        nl: "hier is niemand om het te vragen; `--yes` zegt dat het de bedoeling is",
    }
    /// What must be given.
    missing_flags(flags) { en: "missing: {flags}", nl: "ontbreekt: {flags}" }
    /// An argument that must be given.
    missing_argument(name) { en: "`<{name}>` is missing", nl: "`<{name}>` ontbreekt" }
    /// Which municipality is meant, where none was named.
    which_municipality() {
        en: "Which municipality? A part of the name will do",
        nl: "Welke gemeente? Een deel van de naam is genoeg",
    }
    /// Which one is meant, where a name fits several or none.
    which_of_these(text) {
        en: "`{text}` is not the name of one record; which one do you mean?",
        nl: "`{text}` is niet de naam van één record; welke bedoelt u?",
    }
    /// Whether the only one that fits is meant.
    is_it(name) { en: "Do you mean `{name}`?", nl: "Bedoelt u `{name}`?" }
    /// `edit` without a change.
    nothing_given(flag) {
        en: "nothing to change was given; name what changes, such as `--{flag}`",
        nl: "er is geen wijziging gegeven; noem wat er wijzigt, zoals `--{flag}`",
    }
    /// A list that would lose elements.
    drops(elements) {
        en: "this takes {elements} away; `--yes` says that it is meant, `--add-…` only adds",
        nl: "dit haalt {elements} weg; `--yes` zegt dat het de bedoeling is, `--add-…` voegt alleen toe",
    }
    /// Two ways to give one thing.
    period_and(flag) {
        en: "`--period` and `--{flag}` say the same; give one of them",
        nl: "`--period` en `--{flag}` zeggen hetzelfde; geef één van beide",
    }
    /// The standard input cannot be read.
    no_stdin(why) {
        en: "the text could not be read from the standard input: {why}",
        nl: "de tekst was niet te lezen van de standaardinvoer: {why}",
    }
    /// A file that a text was to come from.
    no_text_file(path, why) {
        en: "the text could not be read from `{path}`: {why}; to begin a text with `@`, write `@@`",
        nl: "de tekst was niet te lezen uit `{path}`: {why}; laat een tekst met `@` beginnen met `@@`",
    }
    /// A file to write that belongs to a data folder.
    own_file(file) {
        en: "`{file}` belongs to a data folder, and nothing else is written there; name another place",
        nl: "`{file}` hoort bij een gegevensmap, en daar wordt niets anders geschreven; noem een andere plaats",
    }
    /// What stands around a value is not kept.
    blanks_off(label) {
        en: "{label}: the blanks around the value are left out",
        nl: "{label}: het wit rond de waarde is weggelaten",
    }
    /// A file that is too long for a text.
    long_text_file(path) {
        en: "`{path}` is too long for a text; the limit is 1 MiB",
        nl: "`{path}` is te lang voor een tekst; de grens is 1 MiB",
    }

    /// A record was made.
    record_made(name) {
        en: "started the record of {name}",
        nl: "record van {name} begonnen",
    }
    /// The record is there already.
    record_exists(slug) {
        en: "`{slug}` already has a record; see `gka show {slug}`",
        nl: "`{slug}` heeft al een record; zie `gka toon {slug}`",
    }
    /// An entry was added.
    entry_added(one, call, name) {
        en: "added {one} `{call}` to {name}",
        nl: "{one} `{call}` toegevoegd aan {name}",
    }
    /// An entry was changed.
    entry_changed(one, call, name) {
        en: "changed {one} `{call}` of {name}",
        nl: "{one} `{call}` van {name} gewijzigd",
    }
    /// An entry was removed.
    entry_removed(one, call, name) {
        en: "removed {one} `{call}` from {name}",
        nl: "{one} `{call}` verwijderd bij {name}",
    }

    /// The head of a record was changed.
    head_changed(name) { en: "changed the record of {name}", nl: "record van {name} gewijzigd" }
    /// Nobody knows where the home folder is.
    no_home() { en: "there is no home folder", nl: "er is geen thuismap" }
    /// A data folder was made.
    folder_made(path) {
        en: "made the data folder `{path}`; begin with `gka new MUNICIPALITY`",
        nl: "gegevensmap `{path}` gemaakt; begin met `gka nieuw GEMEENTE`",
    }    /// The commits are checked from now on.
    hook_made(path, folder) {
        en: "made the hook `{path}`: every commit that changes `{folder}` is checked first",
        nl: "hook `{path}` gemaakt: elke commit die `{folder}` wijzigt, wordt eerst gecontroleerd",
    }
    /// The commits were checked already.
    hook_there(path) {
        en: "the hook `{path}` checks commits already; nothing written",
        nl: "de hook `{path}` controleert commits al; er is niets geschreven",
    }
    /// No such kind of file.
    no_file_kind(text, known) {
        en: "no schema `{text}`; expected {known}",
        nl: "geen schema `{text}`; verwacht {known}",
    }
    /// A schema in another form.
    only_json(format) {
        en: "a schema is JSON, never `{format}`",
        nl: "een schema is JSON, nooit `{format}`",
    }
    /// What to do with the schemas.
    schemas_into() {
        en: "`gka schema --out data` writes them beside the data",
        nl: "`gka schema --out data` schrijft ze bij de gegevens",
    }
    /// The schemas could not be written.
    schemas_not_written(path) {
        en: "the schemas could not be written into `{path}`",
        nl: "de schema's waren niet te schrijven in `{path}`",
    }

    /// How a noun is used without a verb.
    without_verb(one) {
        en: "Without a verb it lists: `gka {one} leiden` is `gka {one} list leiden`.",
        nl: "Zonder opdracht komt de lijst: `gka {one} leiden` is `gka {one} lijst leiden`.",
    }

    /// How to install completion.
    install_in(file, line) {
        en: "to have it in every new shell, add this line to `{file}`: {line}",
        nl: "voeg voor elke nieuwe shell deze regel toe aan `{file}`: {line}",
    }
}
