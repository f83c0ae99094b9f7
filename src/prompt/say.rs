//! What the prompts say.

use crate::words::messages;

messages! {
    /// The keys, before the first question.
    keys() {
        en: "Enter skips or keeps · < goes back · /done skips the rest · /stop leaves, nothing is written · * is required",
        nl: "Enter slaat over of houdt · < gaat terug · /klaar slaat de rest over · /stop stopt, er wordt niets opgeslagen · * is verplicht",
    }
    /// The keys for what there is already.
    change_keys() {
        en: "- takes a value away; in a list -name takes one away, a name adds one",
        nl: "- haalt een waarde weg; in een lijst haalt -naam er één weg en komt een naam erbij",
    }
    /// What Enter gives.
    enter(values) { en: "Enter: {values}", nl: "Enter: {values}" }
    /// How to answer with several.
    several() {
        en: "several: separated by commas",
        nl: "meer dan één: met komma's ertussen",
    }
    /// How to answer with any number of texts.
    each() {
        en: "one a line; Enter on an empty line: done",
        nl: "één per regel; Enter op een lege regel: klaar",
    }
    /// More choices than there is room for.
    too_many(count) {
        en: "{count} choices: type a part of the name",
        nl: "{count} keuzes: typ een deel van de naam",
    }
    /// A part of a name that fits several choices.
    fits_several(text) {
        en: "`{text}` fits several; type more of the name, or its number",
        nl: "`{text}` past op meer dan één; typ meer van de naam, of het nummer",
    }
    /// An answer that is none of the choices.
    no_choice(text) {
        en: "`{text}` is not one of the choices; type a name, a part of it or its number",
        nl: "`{text}` staat er niet bij; typ een naam, een deel ervan of het nummer",
    }
    /// The same, with the one that was perhaps meant.
    no_choice_but(text, near) {
        en: "`{text}` is not one of the choices; did you mean `{near}`?",
        nl: "`{text}` staat er niet bij; bedoelde u `{near}`?",
    }
    /// Something to take away that is not there.
    not_there(text) {
        en: "`{text}` cannot be taken away: it is not there",
        nl: "`{text}` kan niet weg: het staat er niet",
    }
    /// An answer that is nearly one of the choices.
    mean(near) { en: "do you mean `{near}`?", nl: "bedoelt u `{near}`?" }
    /// Whether an answer beside the choices is meant.
    add_new(text) {
        en: "`{text}` is not one of the choices; add it as a new one?",
        nl: "`{text}` staat er niet bij; als nieuw toevoegen?",
    }
    /// An answer beside the choices, accepted.
    new(text) { en: "{text} (new)", nl: "{text} (nieuw)" }
    /// All was taken away.
    nothing() { en: "(nothing)", nl: "(niets)" }
    /// No answer where there must be one.
    required(label) {
        en: "`{label}` is required; /stop leaves with nothing written",
        nl: "`{label}` is verplicht; /stop stopt zonder iets op te slaan",
    }
    /// A step back before the first question.
    first() { en: "this is the first question", nl: "dit is de eerste vraag" }
    /// Yes, to be shown.
    yes() { en: "yes", nl: "ja" }
    /// No, to be shown.
    no() { en: "no", nl: "nee" }
    /// Yes or no, without a default.
    yes_no() { en: "(y/n)", nl: "(j/n)" }
    /// Yes or no, where Enter is yes.
    yes_first() { en: "(Y/n)", nl: "(J/n)" }
    /// Yes or no, where Enter is no.
    no_first() { en: "(y/N)", nl: "(j/N)" }
    /// Neither yes nor no.
    neither(text) {
        en: "`{text}` is neither yes nor no; expected y or n",
        nl: "`{text}` is ja noch nee; verwacht j of n",
    }
    /// The person left.
    left() { en: "stopped; nothing was written", nl: "gestopt; er is niets opgeslagen" }
    /// More text on stdin than a value may be.
    too_long() {
        en: "more than 1 MiB on standard input; expected a text",
        nl: "meer dan 1 MiB op de standaardinvoer; verwacht een tekst",
    }
}
