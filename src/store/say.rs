//! What the store says.

use crate::words::messages;

messages! {
    /// No data folder where `--data` says.
    no_folder_there(path) {
        en: "no data folder in `{path}`; expected one with a `gka.toml`, or with `data/gka.toml`",
        nl: "geen gegevensmap in `{path}`; verwacht een map met `gka.toml`, of met `data/gka.toml`",
    }
    /// No data folder where `GKA_DATA` says.
    no_folder_in_variable(path) {
        en: "`GKA_DATA` says `{path}`, but there is no data folder; expected one with a `gka.toml`, or with `data/gka.toml`",
        nl: "`GKA_DATA` noemt `{path}`, maar daar is geen gegevensmap; verwacht een map met `gka.toml`, of met `data/gka.toml`",
    }
    /// The current folder cannot be told.
    no_current_folder() {
        en: "the current folder cannot be read",
        nl: "de huidige map is niet te lezen",
    }
    /// No data folder at all.
    no_folder() {
        en: "no data folder found; name one with `--data FOLDER` or in `GKA_DATA`, go to a folder that holds `data/gka.toml`, or make one with `gka init` (`gka init --user` makes your own)",
        nl: "geen gegevensmap gevonden; noem er een met `--data MAP` of in `GKA_DATA`, ga naar een map met `data/gka.toml`, of maak er een met `gka init` (`gka init --user` maakt uw eigen)",
    }
    /// The first line of a file of the register is another.
    no_header(columns) {
        en: "this is not the header of a register: expected `{columns}`",
        nl: "dit is niet de kopregel van een register: verwacht werd `{columns}`",
    }
    /// A column of the register stands elsewhere.
    misplaced_column(column, columns) {
        en: "the column `{column}` stands in another place: expected `{columns}`",
        nl: "de kolom `{column}` staat op een andere plaats: verwacht werd `{columns}`",
    }
    /// A row of the register has too few or too many cells.
    torn_row(cells, width) {
        en: "cells in this row: {cells}, in the header: {width}; the row is left out",
        nl: "cellen in deze rij: {cells}, in de kopregel: {width}; de rij telt niet mee",
    }
    /// The markers that git left in a file of the register.
    register_conflict() {
        en: "a merge conflict that nobody resolved begins here; keep one of the two and remove the markers",
        nl: "hier begint een samenvoegconflict dat niet is opgelost; houd een van de twee en haal de markeringen weg",
    }
    /// A row without a name.
    nameless(code) {
        en: "`{code}` has no name; the row is left out",
        nl: "`{code}` heeft geen naam; de rij telt niet mee",
    }
    /// A quotation mark between others.
    misplaced_quote() {
        en: "a quotation mark inside a cell; expected one at its beginning and its end, or none",
        nl: "een aanhalingsteken midden in een cel; verwacht werd er een aan begin en einde, of geen",
    }
    /// A quoted cell that runs to the end of the file.
    open_quote() {
        en: "the quotation mark opened here is not closed; is the file whole?",
        nl: "het aanhalingsteken dat hier opent, wordt niet gesloten; is het bestand heel?",
    }
    /// A code that leads to no row of the register.
    unregistered(code) {
        en: "`{code}` is no code of this register",
        nl: "`{code}` is geen code uit dit register",
    }
    /// An alias that is none.
    no_alias(code) {
        en: "`{code}` has no alias here; the row is left out",
        nl: "`{code}` heeft hier geen alias; de rij telt niet mee",
    }
    /// A code that stands in the register twice.
    code_twice(code) {
        en: "`{code}` stands in the register twice; the first row counts",
        nl: "`{code}` staat twee keer in het register; de eerste rij telt",
    }
    /// A name that two municipalities of the register have.
    name_twice(name, code) {
        en: "`{name}` is also the name of `{code}`",
        nl: "`{name}` is ook de naam van `{code}`",
    }
    /// A file cannot be read.
    unreadable(why) { en: "{why}", nl: "{why}" }
    /// A file in another encoding.
    no_utf8() {
        en: "this is not UTF-8; save the file as UTF-8",
        nl: "dit is geen UTF-8; sla het bestand op als UTF-8",
    }
    /// A file that begins with two byte-order marks.
    second_mark() {
        en: "a second byte-order mark, which nobody sees; remove it",
        nl: "een tweede byte-order mark, die niemand ziet; verwijder haar",
    }
    /// A file that cannot be a record's.
    strange_file_name(name) {
        en: "`{name}` is left out; a record's file is called after the municipality, in lower case with `-` between words, and ends in `.toml`",
        nl: "`{name}` telt niet mee; het bestand van een record heet naar de gemeente, in kleine letters met `-` tussen woorden, en eindigt op `.toml`",
    }
    /// In the register, without a record.
    unrecorded(name, slug) {
        en: "`{name}` has no record yet; make one with `gka new {slug}`",
        nl: "`{name}` heeft nog geen record; maak het met `gka nieuw {slug}`",
    }
    /// Merged into one other.
    merged_into(name, year, heir, slug) {
        en: "`{name}` was merged into `{heir}` (it ended on {year}); see `gka show {slug}`",
        nl: "`{name}` is opgegaan in `{heir}` (opgeheven per {year}); zie `gka toon {slug}`",
    }
    /// Divided among several others.
    merged_into_several(name, year, heirs) {
        en: "`{name}` ended on {year} and went to {heirs}",
        nl: "`{name}` is opgeheven per {year} en ging over in {heirs}",
    }
    /// Several records answer to a name.
    ambiguous(text, slugs) {
        en: "`{text}` may be any of {slugs}; name one of them",
        nl: "`{text}` kan zijn: {slugs}; noem er één",
    }
    /// No such municipality.
    unknown(text) {
        en: "no municipality `{text}`; `gka list` shows those that have a record",
        nl: "geen gemeente `{text}`; `gka lijst` toont welke een record hebben",
    }
    /// A province where a municipality is asked for.
    is_province(text, province) {
        en: "`{text}` is a province, not a municipality; `--province {province}` asks for its municipalities",
        nl: "`{text}` is een provincie, geen gemeente; `--province {province}` vraagt om haar gemeenten",
    }
    /// What became of a municipality, and which have its name in theirs.
    or_another(told, meant) {
        en: "{told}; or did you mean {meant}?",
        nl: "{told}; of bedoelde u {meant}?",
    }
    /// No such municipality, but one like it.
    unknown_but_near(text, meant) {
        en: "no municipality `{text}`; did you mean {meant}?",
        nl: "geen gemeente `{text}`; bedoelde u {meant}?",
    }
    /// No such theme.
    unknown_theme(text) {
        en: "no theme `{text}`; `gka theme list` shows them, `gka theme new` adds one",
        nl: "geen thema `{text}`; `gka thema lijst` toont ze, `gka thema nieuw` voegt er een toe",
    }
    /// No such theme, but one like it.
    unknown_theme_but_near(text, meant) {
        en: "no theme `{text}`; did you mean {meant}?",
        nl: "geen thema `{text}`; bedoelde u {meant}?",
    }
    /// No such entry.
    no_entry(noun, name, slug) {
        en: "no {noun} `{name}` in `{slug}`",
        nl: "geen {noun} `{name}` in `{slug}`",
    }
    /// No such entry, but one like it.
    no_entry_but_near(noun, name, slug, meant) {
        en: "no {noun} `{name}` in `{slug}`; did you mean {meant}?",
        nl: "geen {noun} `{name}` in `{slug}`; bedoelde u {meant}?",
    }
    /// No such entry; these there are.
    no_entry_among(noun, name, slug, known) {
        en: "no {noun} `{name}` in `{slug}`; there is {known}",
        nl: "geen {noun} `{name}` in `{slug}`; er is wel {known}",
    }
    /// Several entries begin so.
    several_entries(noun, name, known) {
        en: "more than one {noun} begins with `{name}`: {known}",
        nl: "meer dan één {noun} begint met `{name}`: {known}",
    }
    /// The entry is there already.
    entry_exists(noun, name, slug) {
        en: "{noun} `{name}` is already in `{slug}`; nothing written",
        nl: "{noun} `{name}` staat al in `{slug}`; er is niets geschreven",
    }
    /// The record is there already.
    record_exists(slug) {
        en: "`{slug}` already has a record; see `gka show {slug}`",
        nl: "`{slug}` heeft al een record; zie `gka toon {slug}`",
    }
    /// The element is not in the list.
    not_in_list(value, key) {
        en: "`{value}` is not in `{key}`",
        nl: "`{value}` staat niet in `{key}`",
    }
    /// Something else refers to an entry.
    referred_to(noun, name, places) {
        en: "{noun} `{name}` is still referred to by {places}; nothing written",
        nl: "naar {noun} `{name}` wordt nog verwezen door {places}; er is niets geschreven",
    }
    /// An edit would make the file worse.
    adds_error(message) {
        en: "nothing written: {message}",
        nl: "niets geschreven: {message}",
    }
    /// A file that has no sound text to edit.
    not_editable(place) {
        en: "nothing written; fix the file first: {place}",
        nl: "niets geschreven; herstel eerst het bestand: {place}",
    }
    /// Somebody else kept changing the file.
    kept_changing() {
        en: "the file was changed again and again meanwhile; nothing written, try again",
        nl: "het bestand werd intussen telkens gewijzigd; niets geschreven, probeer het opnieuw",
    }
    /// A reference to a municipality that nobody knows.
    unknown_municipality(text) {
        en: "no municipality `{text}`",
        nl: "geen gemeente `{text}`",
    }
    /// The themes are not there.
    no_themes() {
        en: "the vocabulary of the themes is missing",
        nl: "de themalijst ontbreekt",
    }
    /// What commands do with a vocabulary.
    only_added(nouns) {
        en: "{nouns} are only added by command; change them in an editor",
        nl: "een opdracht voegt {nouns} alleen toe; wijzig ze in een editor",
    }
    /// A folder of another format.
    other_format(found, known) {
        en: "this data folder has format {found}, this gka knows format {known}; use a newer gka",
        nl: "deze gegevensmap heeft formaat {found}, deze gka kent formaat {known}; gebruik een nieuwere gka",
    }
    /// A mark that cannot be read.
    bad_mark(why) { en: "`gka.toml` cannot be read: {why}", nl: "`gka.toml` is niet te lezen: {why}" }
    /// A mark without a format.
    no_format(known) {
        en: "`gka.toml` says no format; expected `format = {known}`",
        nl: "`gka.toml` noemt geen formaat; verwacht `format = {known}`",
    }
    /// Something is where a data folder was to be made.
    folder_exists(path) {
        en: "`{path}` is there already; nothing made",
        nl: "`{path}` bestaat al; er is niets gemaakt",
    }
    /// A data folder could not be made.
    folder_not_made(path) {
        en: "the data folder `{path}` could not be made",
        nl: "de gegevensmap `{path}` was niet te maken",
    }
    /// A draft could not be written.
    no_draft() { en: "the draft could not be written", nl: "het concept was niet te schrijven" }
    /// Whose a side of a conflict is.
    in_the_draft() { en: "your draft", nl: "uw concept" }
    /// Whose a side of a conflict is.
    in_the_record() { en: "the record now", nl: "het record nu" }
    /// A register without a municipality.
    empty_register() { en: "it holds no municipality", nl: "er staat geen gemeente in" }
    /// A data folder of somebody else.
    belongs_to_another(path) {
        en: "note: the data folder `{path}` belongs to somebody else; `--data` or `GKA_DATA` names another",
        nl: "let op: de gegevensmap `{path}` is van iemand anders; `--data` of `GKA_DATA` noemt een andere",
    }
    /// A folder that git does not keep.
    no_checkout(path) {
        en: "`{path}` is in no git checkout; make one with `git init`",
        nl: "`{path}` staat niet onder git; begin met `git init`",
    }
    /// git cannot be run.
    no_git() { en: "`git` could not be run", nl: "`git` was niet te starten" }
    /// A path that is no text.
    no_text_path(path) {
        en: "the path `{path}` is no UTF-8",
        nl: "het pad `{path}` is geen UTF-8",
    }
    /// A hook of somebody else.
    other_hook(path, line) {
        en: "there is a hook `{path}` already, and it stays as it is; to check commits, add this line to it: {line} || exit 1",
        nl: "er is al een hook `{path}`, en die blijft zoals hij is; voeg er deze regel aan toe om commits te controleren: {line} || exit 1",
    }
    /// A hook could not be written.
    hook_not_made(path) {
        en: "the hook `{path}` could not be made",
        nl: "de hook `{path}` was niet te maken",
    }
    /// What the hook says of itself.
    hook_about() {
        en: "Made by `gka init --git`: checks the agendas as they are staged, not as they are on disk.",
        nl: "Gemaakt door `gka init --git`: controleert de agenda's zoals ze klaarstaan, niet zoals ze op schijf staan.",
    }
    /// What the hook says where there is no gka.
    hook_without_gka(folder) {
        en: "gka is not installed here: `{folder}` was not checked",
        nl: "gka is hier niet geïnstalleerd: `{folder}` is niet gecontroleerd",
    }
    /// No name at all.
    empty_name() { en: "an empty text names no municipality", nl: "een lege tekst noemt geen gemeente" }
    /// Several entries have one name.
    several_called(noun, name) {
        en: "more than one {noun} is called `{name}`; tell them apart in an editor first",
        nl: "meer dan één {noun} heet `{name}`; geef ze eerst in een teksteditor elk een eigen naam",
    }
}
