//! What the reports say.

use crate::words::messages;

messages! {
    /// A report without anything in it.
    nothing_to_report() {
        en: "nothing to show: no record has what was asked for",
        nl: "niets te tonen: geen record heeft wat werd gevraagd",
    }
    /// A report of gaps without one.
    nothing_missing() { en: "nothing is missing here", nl: "hier ontbreekt niets" }
    /// A theme of the municipality without an intervention.
    theme_alone() {
        en: "theme without an intervention",
        nl: "thema zonder interventie",
    }
    /// A number in the matrix of the themes.
    so_many() { en: "number of interventions", nl: "aantal interventies" }
    /// Themes on which nobody works.
    nobody_on(themes) {
        en: "nobody works on: {themes}",
        nl: "niemand werkt aan: {themes}",
    }
    /// Under the columns of a matrix.
    together() { en: "municipalities", nl: "gemeenten" }
    /// Something is missing.
    missing() { en: "missing", nl: "ontbreekt" }
    /// Themes without an intervention, in the matrix of the gaps.
    themes_alone() {
        en: "number of themes without an intervention",
        nl: "aantal thema's zonder interventie",
    }
    /// Themes for which nobody has an intervention.
    no_intervention_for(themes) {
        en: "no intervention anywhere for: {themes}",
        nl: "nergens een interventie voor: {themes}",
    }
    /// Known by their key.
    surely_shared() { en: "The same project", nl: "Hetzelfde project" }
    /// Known by their title only.
    likely_shared() {
        en: "Probably the same project",
        nl: "Waarschijnlijk hetzelfde project",
    }
    /// Beside what is known by its title only.
    to_confirm() { en: "to be confirmed", nl: "te bevestigen" }
    /// How a likely one becomes a certain one.
    confirm_so() {
        en: "To confirm it, give each the same key: `gka intervention edit MUNICIPALITY ID --shared-as KEY`.",
        nl: "Bevestigen: geef elk dezelfde sleutel met `gka interventie wijzig GEMEENTE ID --shared-as SLEUTEL`.",
    }
}
