//! All rules, in one table.

use super::{Case, Findings, own, periods, references, register};
use crate::{diagnostic::Severity, words::Words};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code; it never changes.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it looks at.
    pub scope: Scope,
    /// What it says, in a sentence.
    pub says: Words,
    /// Why it is a rule.
    pub why: Words,
    /// What to do.
    pub remedy: Words,
    /// Finds what breaks it in a record.
    pub judge: fn(Case, &mut Findings),
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The reader finds it.
    Reader,
    /// A record and what it refers to.
    Own,
    /// A record and the official register.
    Register,
    /// All records together.
    Folder,
}

impl Scope {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Reader, Self::Own, Self::Register, Self::Folder];
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Found by others than a judge of one record: the reader, or all records together.
fn elsewhere(_case: Case, _found: &mut Findings) {}

/// All of them, in the order in which they are told.
pub const RULES: &[Rule] = &[
    Rule {
        code: "invalid-toml",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "the text is not TOML",
            nl: "de tekst is geen TOML",
        },
        why: Words {
            en: "no part of a file that is not TOML can be trusted, so the whole record is left out",
            nl: "van een bestand dat geen TOML is valt niets te vertrouwen, dus telt het hele record niet mee",
        },
        remedy: Words {
            en: "fix the place that is shown; strings stand in double quotes, lists in square brackets",
            nl: "herstel de getoonde plaats; tekst staat tussen aanhalingstekens, een lijst tussen vierkante haken",
        },
        judge: elsewhere,
    },
    Rule {
        code: "unreadable-file",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a file cannot be read",
            nl: "een bestand is niet te lezen",
        },
        why: Words {
            en: "a record is a regular UTF-8 file of at most 16 MB inside the data folder",
            nl: "een record is een gewoon UTF-8-bestand van hoogstens 16 MB in de gegevensmap",
        },
        remedy: Words {
            en: "save it as UTF-8, give yourself the right to read it, or put the file where the link pointed",
            nl: "sla het op als UTF-8, geef uzelf leesrecht, of zet het bestand waar de koppeling naar wees",
        },
        judge: elsewhere,
    },
    Rule {
        code: "file-name",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a file name does not fit a record",
            nl: "een bestandsnaam past niet bij een record",
        },
        why: Words {
            en: "a record is found by its file's name, on every system alike",
            nl: "een record wordt gevonden op zijn bestandsnaam, op elk systeem gelijk",
        },
        remedy: Words {
            en: "call it after the municipality, in lower case, with `-` between words, ending in `.toml`",
            nl: "noem het naar de gemeente, in kleine letters, met `-` tussen woorden, eindigend op `.toml`",
        },
        judge: elsewhere,
    },
    Rule {
        code: "unknown-key",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a key is not known",
            nl: "een sleutel is niet bekend",
        },
        why: Words {
            en: "a misspelt key would be passed over in silence, and its fact lost",
            nl: "een verkeerd gespelde sleutel zou stil worden overgeslagen, en het feit verloren gaan",
        },
        remedy: Words {
            en: "spell it as the format does, or move the fact to a key that fits",
            nl: "spel de sleutel zoals het formaat, of zet het feit onder een sleutel die past",
        },
        judge: elsewhere,
    },
    Rule {
        code: "missing-key",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a required key is missing",
            nl: "een verplichte sleutel ontbreekt",
        },
        why: Words {
            en: "without it nobody can name the entry",
            nl: "zonder die sleutel kan niemand het onderdeel noemen",
        },
        remedy: Words {
            en: "add the key",
            nl: "voeg de sleutel toe",
        },
        judge: elsewhere,
    },
    Rule {
        code: "wrong-type",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a value is of another type",
            nl: "een waarde is van een ander type",
        },
        why: Words {
            en: "a number where a text belongs cannot be read safely",
            nl: "een getal waar tekst hoort is niet veilig te lezen",
        },
        remedy: Words {
            en: "write it as the message says",
            nl: "schrijf het zoals de melding zegt",
        },
        judge: elsewhere,
    },
    Rule {
        code: "invalid-value",
        severity: Severity::Error,
        scope: Scope::Reader,
        says: Words {
            en: "a value is out of range or of another form",
            nl: "een waarde valt buiten het bereik of heeft een andere vorm",
        },
        why: Words {
            en: "commands count and compare with these values",
            nl: "opdrachten rekenen en vergelijken met deze waarden",
        },
        remedy: Words {
            en: "write it as the message says",
            nl: "schrijf het zoals de melding zegt",
        },
        judge: elsewhere,
    },
    Rule {
        code: "unknown-theme",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "a theme is not in the vocabulary",
            nl: "een thema staat niet in de themalijst",
        },
        why: Words {
            en: "lists by theme would miss it",
            nl: "lijsten per thema zouden het missen",
        },
        remedy: Words {
            en: "use the id of a theme of `themes.toml`, or add it with `gka theme new`",
            nl: "gebruik de id van een thema uit `themes.toml`, of voeg het toe met `gka thema nieuw`",
        },
        judge: references::unknown_theme,
    },
    Rule {
        code: "unknown-entry",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "a reference leads to no entry of the record",
            nl: "een verwijzing leidt niet naar een onderdeel van het record",
        },
        why: Words {
            en: "an addendum would add an intervention that is not described",
            nl: "een addendum zou een interventie toevoegen die nergens staat beschreven",
        },
        remedy: Words {
            en: "name what is there, or add what is named",
            nl: "noem wat er is, of voeg toe wat wordt genoemd",
        },
        judge: references::unknown_entry,
    },
    Rule {
        code: "unknown-signer",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "a signer is not among the aldermen",
            nl: "een ondertekenaar staat niet bij de wethouders",
        },
        why: Words {
            en: "nobody can see who that was",
            nl: "niemand kan zien wie dat was",
        },
        remedy: Words {
            en: "add the alderman, or spell the name as it is there",
            nl: "voeg de wethouder toe, of spel de naam zoals die daar staat",
        },
        judge: references::unknown_signer,
    },
    Rule {
        code: "unknown-municipality",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "a municipality is not known",
            nl: "een gemeente is niet bekend",
        },
        why: Words {
            en: "neither a record nor the register has it",
            nl: "geen record en ook het register kent haar niet",
        },
        remedy: Words {
            en: "write its name, code or slug; ended municipalities are known too",
            nl: "schrijf haar naam, code of slug; ook opgeheven gemeenten zijn bekend",
        },
        judge: references::unknown_municipality,
    },
    Rule {
        code: "double-id",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "an id appears twice",
            nl: "een id staat er twee keer",
        },
        why: Words {
            en: "references would not know which is meant",
            nl: "verwijzingen zouden niet weten welke bedoeld is",
        },
        remedy: Words {
            en: "give one of them another id",
            nl: "geef een van beide een andere id",
        },
        judge: own::double_id,
    },
    Rule {
        code: "double-period",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "a period appears twice",
            nl: "een periode staat er twee keer",
        },
        why: Words {
            en: "agendas and addenda are named by their period",
            nl: "agenda's en addenda worden met hun periode genoemd",
        },
        remedy: Words {
            en: "correct one of them, or make them one",
            nl: "verbeter een van beide, of voeg ze samen",
        },
        judge: own::double_period,
    },
    Rule {
        code: "double-element",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "a list names something twice",
            nl: "een lijst noemt iets twee keer",
        },
        why: Words {
            en: "numbers in lists and reports would count it twice",
            nl: "aantallen in lijsten en rapporten zouden het dubbel tellen",
        },
        remedy: Words {
            en: "remove one of them",
            nl: "haal er een weg",
        },
        judge: own::double_element,
    },
    Rule {
        code: "double-name",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "a name appears twice",
            nl: "een naam staat er twee keer",
        },
        why: Words {
            en: "a command cannot tell which is meant",
            nl: "een opdracht weet niet welke bedoeld is",
        },
        remedy: Words {
            en: "add to one of them what tells them apart",
            nl: "voeg aan een van beide toe wat ze onderscheidt",
        },
        judge: own::double_name,
    },
    Rule {
        code: "end-before-start",
        severity: Severity::Error,
        scope: Scope::Own,
        says: Words {
            en: "an end is before its start",
            nl: "een einde ligt voor het begin",
        },
        why: Words {
            en: "such a period has no days",
            nl: "zo'n periode heeft geen dagen",
        },
        remedy: Words {
            en: "correct the start or the end",
            nl: "verbeter het begin of het einde",
        },
        judge: periods::end_before_start,
    },
    Rule {
        code: "overlapping-addenda",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "two addenda run at the same time",
            nl: "twee addenda lopen tegelijk",
        },
        why: Words {
            en: "it is often a slip in a year",
            nl: "vaak is het een vergissing in een jaartal",
        },
        remedy: Words {
            en: "correct the periods; leave it if it is so",
            nl: "verbeter de periodes; laat het staan als het zo is",
        },
        judge: periods::overlapping_addenda,
    },
    Rule {
        code: "gap-before-addendum",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "an addendum begins after a gap",
            nl: "een addendum begint na een gat",
        },
        why: Words {
            en: "an addendum prolongs what still runs",
            nl: "een addendum verlengt wat nog loopt",
        },
        remedy: Words {
            en: "correct the period, or add the agreement between",
            nl: "verbeter de periode, of voeg de tussenliggende afspraak toe",
        },
        judge: periods::gap_before_addendum,
    },
    Rule {
        code: "only-former-alderman",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "the only alderman is a former one",
            nl: "de enige wethouder is voormalig",
        },
        why: Words {
            en: "nobody can see who is in office now",
            nl: "niemand kan zien wie nu in functie is",
        },
        remedy: Words {
            en: "add the present alderman when known",
            nl: "voeg de huidige wethouder toe zodra die bekend is",
        },
        judge: own::only_former,
    },
    Rule {
        code: "hidden-character",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "a text holds a hidden character",
            nl: "een tekst bevat een verborgen teken",
        },
        why: Words {
            en: "a screen hides or obeys it, and searches miss the text",
            nl: "een scherm verbergt of gehoorzaamt het, en zoeken mist de tekst",
        },
        remedy: Words {
            en: "type the text anew",
            nl: "typ de tekst opnieuw",
        },
        judge: own::hidden_characters,
    },
    Rule {
        code: "no-source",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "facts without a source",
            nl: "feiten zonder bron",
        },
        why: Words {
            en: "nobody can check them",
            nl: "niemand kan ze nagaan",
        },
        remedy: Words {
            en: "add where they were read, and when",
            nl: "voeg toe waar ze zijn gelezen, en wanneer",
        },
        judge: own::no_source,
    },
    Rule {
        code: "unknown-code",
        severity: Severity::Error,
        scope: Scope::Register,
        says: Words {
            en: "a code is not in the register",
            nl: "een code staat niet in het register",
        },
        why: Words {
            en: "other data is joined by this code",
            nl: "andere gegevens worden met deze code gekoppeld",
        },
        remedy: Words {
            en: "take the code of the register",
            nl: "neem de code van het register",
        },
        judge: register::unknown_code,
    },
    Rule {
        code: "other-name",
        severity: Severity::Error,
        scope: Scope::Register,
        says: Words {
            en: "a code is of another municipality than the name",
            nl: "een code is van een andere gemeente dan de naam",
        },
        why: Words {
            en: "one of the two is wrong",
            nl: "een van beide klopt niet",
        },
        remedy: Words {
            en: "correct the code or the name; `official-name` may hold the register's",
            nl: "verbeter de code of de naam; `official-name` mag die van het register bevatten",
        },
        judge: register::other_name,
    },
    Rule {
        code: "other-province",
        severity: Severity::Error,
        scope: Scope::Register,
        says: Words {
            en: "a province is not the register's",
            nl: "een provincie is niet die van het register",
        },
        why: Words {
            en: "lists by province would be wrong",
            nl: "lijsten per provincie zouden niet kloppen",
        },
        remedy: Words {
            en: "take the register's spelling",
            nl: "neem de schrijfwijze van het register",
        },
        judge: register::other_province,
    },
    Rule {
        code: "other-slug",
        severity: Severity::Error,
        scope: Scope::Register,
        says: Words {
            en: "a file is not called after its municipality",
            nl: "een bestand heet niet naar zijn gemeente",
        },
        why: Words {
            en: "people look a municipality up by its name",
            nl: "men zoekt een gemeente op haar naam",
        },
        remedy: Words {
            en: "rename the file, or correct the name",
            nl: "hernoem het bestand, of verbeter de naam",
        },
        judge: register::other_slug,
    },
    Rule {
        code: "merged-municipality",
        severity: Severity::Warning,
        scope: Scope::Register,
        says: Words {
            en: "a municipality has merged away",
            nl: "een gemeente is opgegaan in een andere",
        },
        why: Words {
            en: "its agreements are now its heirs'",
            nl: "haar afspraken zijn nu van haar opvolgers",
        },
        remedy: Words {
            en: "move the facts to the heirs, and name it under `predecessors`",
            nl: "verplaats de feiten naar de opvolgers, en noem haar bij `predecessors`",
        },
        judge: register::merged_away,
    },
    Rule {
        code: "inline-table-over-lines",
        severity: Severity::Warning,
        scope: Scope::Own,
        says: Words {
            en: "an inline table is broken over lines",
            nl: "een tabel tussen accolades loopt over meer regels",
        },
        why: Words {
            en: "only TOML 1.1 allows it; many editors and tools read TOML 1.0",
            nl: "alleen TOML 1.1 staat het toe; veel editors en hulpmiddelen lezen TOML 1.0",
        },
        remedy: Words {
            en: "put it on one line, or make it a table with a header of its own",
            nl: "zet haar op één regel, of maak er een tabel met een eigen kop van",
        },
        judge: elsewhere,
    },
    Rule {
        code: "folder-format",
        severity: Severity::Error,
        scope: Scope::Folder,
        says: Words {
            en: "the folder is of a format that this gka does not know",
            nl: "de map heeft een formaat dat deze gka niet kent",
        },
        why: Words {
            en: "an older gka would spoil what a newer one wrote",
            nl: "een oudere gka zou bederven wat een nieuwere schreef",
        },
        remedy: Words {
            en: "use a newer gka, or put back `format = 1` in `gka.toml`",
            nl: "gebruik een nieuwere gka, of zet `format = 1` terug in `gka.toml`",
        },
        judge: elsewhere,
    },
    Rule {
        code: "double-code",
        severity: Severity::Error,
        scope: Scope::Folder,
        says: Words {
            en: "two records have one code",
            nl: "twee records hebben één code",
        },
        why: Words {
            en: "one of them is of another municipality",
            nl: "een van beide is van een andere gemeente",
        },
        remedy: Words {
            en: "correct the code of one of them",
            nl: "verbeter de code van een van beide",
        },
        judge: elsewhere,
    },
];
