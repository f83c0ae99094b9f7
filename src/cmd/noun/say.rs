//! What is said of entries: which one, and while they are asked for.

use crate::words::messages;

messages! {
    /// Which entry is meant.
    which_entry(one, known) {
        en: "which {one}? Choose from {known}",
        nl: "welke {one}? Kies uit {known}",
    }
    /// Which entry is meant, where somebody can choose.
    which_one(one) { en: "Which {one}?", nl: "Welke {one}?" }
    /// No entries at all.
    has_none(many, slug) { en: "`{slug}` has no {many}", nl: "`{slug}` heeft geen {many}" }
    /// No id can be made of a title.
    no_id_of(text) {
        en: "no id can be made of `{text}`; it needs a letter or a digit",
        nl: "van `{text}` is geen id te maken; er is een letter of cijfer nodig",
    }
    /// The name is taken.
    name_taken(noun, name) {
        en: "{noun} `{name}` is there already",
        nl: "{noun} `{name}` is er al",
    }
    /// A contact who is a coordinator.
    is_coordinator(name) {
        en: "`{name}` is a coordinator; change `coordinators.toml` in an editor",
        nl: "`{name}` is coördinator; wijzig `coordinators.toml` in een teksteditor",
    }
    /// Which addendum adds a new intervention.
    which_addendum() {
        en: "Is it added by an addendum? Enter: no",
        nl: "Hoort zij bij een addendum? Enter: nee",
    }
    /// Before the command in flags.
    same_in_flags() {
        en: "The same in one line:",
        nl: "Hetzelfde in één regel:",
    }
    /// Before several commands in flags.
    same_in_lines() {
        en: "The same in one line each:",
        nl: "Hetzelfde, telkens in één regel:",
    }
    /// An intervention that runs in one other municipality.
    known_elsewhere(title, place) {
        en: "`{title}` also runs in {place}. Propose what is recorded there?",
        nl: "`{title}` loopt ook in {place}. Voorstellen wat daar is vastgelegd?",
    }
    /// An intervention that runs in several others.
    known_in_several(title) {
        en: "`{title}` also runs in these municipalities. From which to propose what is recorded there? Enter: none",
        nl: "`{title}` loopt ook in deze gemeenten. Van welke voorstellen wat daar is vastgelegd? Enter: geen",
    }
    /// What the proposals are.
    proposed(name) {
        en: "from {name}: Enter takes the proposal over, - leaves it out, anything else replaces it",
        nl: "uit {name}: Enter neemt het voorstel over, - laat het weg, iets anders vervangt het",
    }
    /// Behind what belongs to a question: where the proposal is from.
    from_elsewhere(help, name) {
        en: "{help} (proposal from {name})",
        nl: "{help} (voorstel uit {name})",
    }
    /// Answers were kept.
    answers_kept(count) {
        en: "your {count} answers are kept as a draft; the same command goes on with them",
        nl: "uw {count} antwoorden zijn bewaard als concept; dezelfde opdracht gaat ermee verder",
    }
    /// Whether to go on with them.
    draft_of_answers(count) {
        en: "There is a draft of before, with {count} answers. Go on with it? Enter: yes",
        nl: "Er is nog een concept, met {count} antwoorden. Daarmee verdergaan? Enter: ja",
    }
    /// Which of several.
    which_answers(count) {
        en: "There are {count} drafts of before. Go on with which? Enter: the last",
        nl: "Er zijn nog {count} concepten. Met welk verdergaan? Enter: het laatste",
    }
    /// One of several.
    answers_saved_at(count, first, saved) {
        en: "{count} answers, the first `{first}`, saved {saved}",
        nl: "{count} antwoorden, het eerste `{first}`, opgeslagen {saved}",
    }
}
