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
    pub judge: fn(&Case, &mut Findings),
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The reader finds it.
    Reader,
    /// A record and what it refers to.
    Own,
    /// The same, but only `check` tells: it is no matter of who is still writing the record.
    Check,
    /// A record and the official register.
    Register,
    /// All records together.
    Folder,
}

impl Scope {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Reader,
        Self::Own,
        Self::Check,
        Self::Register,
        Self::Folder,
    ];
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Found by others than a judge of one record: the reader, or all records together.
fn elsewhere(_case: &Case, _found: &mut Findings) {}

/// Writes the table of the rules: each sentence in English / in Dutch.
macro_rules! rules {
    ($($code:literal, $severity:ident, $scope:ident, $judge:path {
        says: $says:literal / $zegt:literal,
        why: $why:literal / $waarom:literal,
        remedy: $remedy:literal / $remedie:literal,
    })+) => {
        &[$(Rule {
            code: $code,
            severity: Severity::$severity,
            scope: Scope::$scope,
            says: Words { en: $says, nl: $zegt },
            why: Words { en: $why, nl: $waarom },
            remedy: Words { en: $remedy, nl: $remedie },
            judge: $judge,
        }),+]
    };
}

/// All of them, in the order in which they are told.
pub const RULES: &[Rule] = rules! {
    "invalid-toml", Error, Reader, elsewhere {
        says: "the text is not TOML"
            / "de tekst is geen TOML",
        why: "no part of a file that is not TOML can be trusted, so the whole record is left out"
            / "van een bestand dat geen TOML is valt niets te vertrouwen, dus telt het hele record niet mee",
        remedy: "fix the place that is shown; strings stand in double quotes, lists in square brackets"
            / "herstel de getoonde plaats; tekst staat tussen aanhalingstekens, een lijst tussen vierkante haken",
    }
    "merge-conflict", Error, Reader, elsewhere {
        says: "a conflict of two versions is left in a file"
            / "in een bestand is een conflict tussen twee versies blijven staan",
        why: "nobody can tell which of both sides holds, so the whole record is left out"
            / "niemand kan zien welke van beide kanten geldt, dus telt het hele record niet mee",
        remedy: "keep what is right of both sides, and remove the lines that git put there"
            / "houd van beide kanten wat klopt, en haal de regels weg die git heeft toegevoegd",
    }
    "unreadable-file", Error, Reader, elsewhere {
        says: "a file cannot be read"
            / "een bestand is niet te lezen",
        why: "a record is a regular UTF-8 file of at most 16 MB inside the data folder"
            / "een record is een gewoon UTF-8-bestand van hoogstens 16 MB in de gegevensmap",
        remedy: "save it as UTF-8, give yourself the right to read it, or put the file where the link pointed"
            / "sla het op als UTF-8, geef uzelf leesrecht, of zet het bestand waar de koppeling naar wees",
    }
    "file-name", Error, Reader, elsewhere {
        says: "a file name does not fit a record"
            / "een bestandsnaam past niet bij een record",
        why: "a record is found by its file's name, on every system alike"
            / "een record wordt gevonden op zijn bestandsnaam, op elk systeem gelijk",
        remedy: "call it after the municipality, in lower case, with `-` between words, ending in `.toml`"
            / "noem het naar de gemeente, in kleine letters, met `-` tussen woorden, eindigend op `.toml`",
    }
    "unknown-key", Error, Reader, elsewhere {
        says: "a key is not known"
            / "een sleutel is niet bekend",
        why: "a misspelt key would be passed over in silence, and its fact lost"
            / "een verkeerd gespelde sleutel zou stil worden overgeslagen, en het feit verloren gaan",
        remedy: "spell it as the format does, or move the fact to a key that fits"
            / "spel de sleutel zoals het formaat, of zet het feit onder een sleutel die past",
    }
    "missing-key", Error, Reader, elsewhere {
        says: "a required key is missing"
            / "een verplichte sleutel ontbreekt",
        why: "without it nobody can name the entry"
            / "zonder die sleutel kan niemand het onderdeel noemen",
        remedy: "add the key"
            / "voeg de sleutel toe",
    }
    "wrong-type", Error, Reader, elsewhere {
        says: "a value is of another type"
            / "een waarde is van een ander type",
        why: "a number where a text belongs cannot be read safely"
            / "een getal waar tekst hoort is niet veilig te lezen",
        remedy: "write it as the message says"
            / "schrijf het zoals de melding zegt",
    }
    "invalid-value", Error, Reader, elsewhere {
        says: "a value is out of range or of another form"
            / "een waarde valt buiten het bereik of heeft een andere vorm",
        why: "commands count and compare with these values"
            / "opdrachten rekenen en vergelijken met deze waarden",
        remedy: "write it as the message says"
            / "schrijf het zoals de melding zegt",
    }
    "unknown-theme", Error, Own, references::unknown_theme {
        says: "a theme is not in the vocabulary"
            / "een thema staat niet in de themalijst",
        why: "lists by theme would miss it"
            / "lijsten per thema zouden het missen",
        remedy: "use the id of a theme of `themes.toml`, or add it with `gka theme new`"
            / "gebruik de id van een thema uit `themes.toml`, of voeg het toe met `gka thema nieuw`",
    }
    "unknown-entry", Error, Own, references::unknown_entry {
        says: "a reference leads to no entry of the record"
            / "een verwijzing leidt niet naar een onderdeel van het record",
        why: "an addendum would add an intervention that is not described"
            / "een addendum zou een interventie toevoegen die nergens staat beschreven",
        remedy: "name what is there, or add what is named"
            / "noem wat er is, of voeg toe wat wordt genoemd",
    }
    "unknown-signer", Warning, Own, references::unknown_signer {
        says: "a signer is not among the aldermen"
            / "een ondertekenaar staat niet bij de wethouders",
        why: "nobody can see who that was"
            / "niemand kan zien wie dat was",
        remedy: "add the alderman, or spell the name as it is there"
            / "voeg de wethouder toe, of spel de naam zoals die daar staat",
    }
    "unknown-municipality", Error, Own, references::unknown_municipality {
        says: "a municipality is not known"
            / "een gemeente is niet bekend",
        why: "neither a record nor the register has it"
            / "geen record en ook het register kent haar niet",
        remedy: "write its name, code or slug; ended municipalities are known too"
            / "schrijf haar naam, code of slug; ook opgeheven gemeenten zijn bekend",
    }
    "double-id", Error, Own, own::double_id {
        says: "an id appears twice"
            / "een id staat er twee keer",
        why: "references would not know which is meant"
            / "verwijzingen zouden niet weten welke bedoeld is",
        remedy: "give one of them another id"
            / "geef een van beide een andere id",
    }
    "double-period", Error, Own, own::double_period {
        says: "a period appears twice"
            / "een periode staat er twee keer",
        why: "agendas and addenda are named by their period"
            / "agenda's en addenda worden met hun periode genoemd",
        remedy: "correct one of them, or make them one"
            / "verbeter een van beide, of voeg ze samen",
    }
    "double-element", Error, Own, own::double_element {
        says: "a list names something twice"
            / "een lijst noemt iets twee keer",
        why: "numbers in lists and reports would count it twice"
            / "aantallen in lijsten en rapporten zouden het dubbel tellen",
        remedy: "remove one of them"
            / "haal er een weg",
    }
    "names-itself", Error, Own, own::names_itself {
        says: "a municipality names itself as a predecessor, an alias or one it signs for"
            / "een gemeente noemt zichzelf als voorganger, als andere naam of als gemeente namens welke zij tekent",
        why: "it says nothing, and another municipality was probably meant"
            / "het zegt niets, en waarschijnlijk was een andere gemeente bedoeld",
        remedy: "remove it, or name the municipality that was meant"
            / "haal het weg, of noem de gemeente die bedoeld was",
    }
    "alias-of-another", Error, Register, own::alias_of_another {
        says: "an alias is the name, the code or an alias of another municipality"
            / "een andere naam is de naam, de code of een andere naam van een andere gemeente",
        why: "who looks the other municipality up would find this one"
            / "wie de andere gemeente zoekt zou deze vinden",
        remedy: "remove the alias"
            / "haal de andere naam weg",
    }
    "future-date", Error, Own, own::future_date {
        says: "a source was read in the future"
            / "een bron is in de toekomst gelezen",
        why: "it is a slip, and the facts would look fresh for too long"
            / "het is een vergissing, en de feiten zouden te lang vers lijken",
        remedy: "write the day on which it was read"
            / "schrijf de dag waarop de bron is gelezen",
    }
    "double-person", Error, Own, own::double_person {
        says: "an alderman or a contact appears twice"
            / "een wethouder of contact staat er twee keer",
        why: "names that differ only in case, blanks or Unicode form are one name, and who signed or is to be called must be one person"
            / "namen die alleen verschillen in hoofdletters, spaties of Unicode-vorm zijn één naam, en wie heeft ondertekend of te bellen is, moet één persoon zijn",
        remedy: "make one entry of the two, or add to one name what tells them apart"
            / "maak er één van, of voeg aan een van de namen toe wat ze onderscheidt",
    }
    "double-name", Warning, Own, own::double_name {
        says: "a name appears twice"
            / "een naam staat er twee keer",
        why: "a command cannot tell which is meant"
            / "een opdracht weet niet welke bedoeld is",
        remedy: "add to one of them what tells them apart"
            / "voeg aan een van beide toe wat ze onderscheidt",
    }
    "end-before-start", Error, Own, periods::end_before_start {
        says: "an end is before its start"
            / "een einde ligt voor het begin",
        why: "such a period has no days"
            / "zo'n periode heeft geen dagen",
        remedy: "correct the start or the end"
            / "verbeter het begin of het einde",
    }
    "overlapping-addenda", Warning, Own, periods::overlapping_addenda {
        says: "two addenda run at the same time"
            / "twee addenda lopen tegelijk",
        why: "it is often a slip in a year"
            / "vaak is het een vergissing in een jaartal",
        remedy: "correct the periods; leave it if it is so"
            / "verbeter de periodes; laat het staan als het zo is",
    }
    "gap-before-addendum", Warning, Own, periods::gap_before_addendum {
        says: "an addendum begins after a gap"
            / "een addendum begint na een gat",
        why: "an addendum prolongs what still runs"
            / "een addendum verlengt wat nog loopt",
        remedy: "correct the period, or add the agreement between"
            / "verbeter de periode, of voeg de tussenliggende afspraak toe",
    }
    "added-and-extended", Warning, Own, periods::added_and_extended {
        says: "an addendum both adds and extends an intervention"
            / "een addendum voegt een interventie toe en zet haar ook voort",
        why: "what is new cannot be continued; counts of what an addendum adds would be wrong"
            / "wat nieuw is kan niet worden voortgezet; tellingen van wat een addendum toevoegt kloppen dan niet",
        remedy: "keep it in `interventions` when it is new, else in `extends`"
            / "laat haar in `interventions` staan als zij nieuw is, en anders in `extends`",
    }
    "only-former-alderman", Warning, Own, own::only_former {
        says: "the only alderman is a former one"
            / "de enige wethouder is voormalig",
        why: "nobody can see who is in office now"
            / "niemand kan zien wie nu in functie is",
        remedy: "add the present alderman when known"
            / "voeg de huidige wethouder toe zodra die bekend is",
    }
    "hidden-character", Warning, Own, own::hidden_characters {
        says: "a text holds a hidden character"
            / "een tekst bevat een verborgen teken",
        why: "a screen hides or obeys it, and searches miss the text"
            / "een scherm verbergt of gehoorzaamt het, en zoeken mist de tekst",
        remedy: "type the text anew"
            / "typ de tekst opnieuw",
    }
    "no-source", Warning, Check, own::no_source {
        says: "facts without a source"
            / "feiten zonder bron",
        why: "nobody can check them"
            / "niemand kan ze nagaan",
        remedy: "add where they were read, and when"
            / "voeg toe waar ze zijn gelezen, en wanneer",
    }
    "unknown-code", Error, Register, register::unknown_code {
        says: "a code is not in the register"
            / "een code staat niet in het register",
        why: "other data is joined by this code"
            / "andere gegevens worden met deze code gekoppeld",
        remedy: "take the code of the register"
            / "neem de code van het register",
    }
    "other-name", Error, Register, register::other_name {
        says: "a code is of another municipality than the name"
            / "een code is van een andere gemeente dan de naam",
        why: "one of the two is wrong"
            / "een van beide klopt niet",
        remedy: "correct the code or the name; `official-name` may hold the register's"
            / "verbeter de code of de naam; `official-name` mag die van het register bevatten",
    }
    "other-province", Error, Register, register::other_province {
        says: "a province is not the register's"
            / "een provincie is niet die van het register",
        why: "lists by province would be wrong"
            / "lijsten per provincie zouden niet kloppen",
        remedy: "take the register's spelling"
            / "neem de schrijfwijze van het register",
    }
    "other-slug", Error, Register, register::other_slug {
        says: "a file is not called after its municipality"
            / "een bestand heet niet naar zijn gemeente",
        why: "people look a municipality up by its name"
            / "men zoekt een gemeente op haar naam",
        remedy: "rename the file, or correct the name"
            / "hernoem het bestand, of verbeter de naam",
    }
    "merged-municipality", Warning, Register, register::merged_away {
        says: "a municipality has merged away"
            / "een gemeente is opgegaan in een andere",
        why: "its agreements are now its heirs'"
            / "haar afspraken zijn nu van haar opvolgers",
        remedy: "move the facts to the heirs, and name it under `predecessors`"
            / "verplaats de feiten naar de opvolgers, en noem haar bij `predecessors`",
    }
    "other-form", Warning, Check, references::other_form {
        says: "a reference is written in another form than what it names"
            / "een verwijzing is anders geschreven dan wat zij noemt",
        why: "it reads alike and is understood; other programs compare letter by letter"
            / "het leest hetzelfde en wordt begrepen; andere programma's vergelijken letter voor letter",
        remedy: "write it as what it names is written: `gka check --fix` does that"
            / "schrijf het zoals het genoemde is geschreven: `gka controleer --fix` doet dat",
    }
    "inline-table-over-lines", Warning, Own, elsewhere {
        says: "an inline table is broken over lines"
            / "een tabel tussen accolades loopt over meer regels",
        why: "only TOML 1.1 allows it; many editors and tools read TOML 1.0"
            / "alleen TOML 1.1 staat het toe; veel editors en hulpmiddelen lezen TOML 1.0",
        remedy: "put it on one line, or make it a table with a header of its own"
            / "zet haar op één regel, of maak er een tabel met een eigen kop van",
    }
    "folder-format", Error, Folder, elsewhere {
        says: "the folder is of a format that this gka does not know"
            / "de map heeft een formaat dat deze gka niet kent",
        why: "an older gka would spoil what a newer one wrote"
            / "een oudere gka zou bederven wat een nieuwere schreef",
        remedy: "use a newer gka, or put back `format = 1` in `gka.toml`"
            / "gebruik een nieuwere gka, of zet `format = 1` terug in `gka.toml`",
    }
    "double-code", Error, Folder, elsewhere {
        says: "two records have one code"
            / "twee records hebben één code",
        why: "one of them is of another municipality"
            / "een van beide is van een andere gemeente",
        remedy: "correct the code of one of them"
            / "verbeter de code van een van beide",
    }
    "broken-register", Error, Reader, elsewhere {
        says: "the folder's own register is broken"
            / "het eigen register van de map is kapot",
        why: "codes, names, provinces and mergers are judged by it; a row that cannot be read is left out, and for a file that cannot be used the register of the program stands in"
            / "codes, namen, provincies en herindelingen worden eraan getoetst; een onleesbare rij telt niet mee, en is het bestand niet te gebruiken, dan geldt het register van het programma",
        remedy: "mend the place that is shown, put the official file back, or remove it: then the register of the program is used"
            / "herstel de getoonde plaats, zet het officiële bestand terug, of verwijder het: dan geldt het register van het programma",
    }
};
