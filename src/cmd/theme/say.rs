//! What the commands on themes say.

use crate::words::messages;

messages! {
    /// Themes were added.
    themes_added(themes, name) {
        en: "added to {name}: {themes}",
        nl: "toegevoegd aan {name}: {themes}",
    }
    /// Themes were removed.
    themes_removed(themes, name) {
        en: "removed from {name}: {themes}",
        nl: "verwijderd bij {name}: {themes}",
    }
    /// No theme was named.
    which_theme(slug) {
        en: "name the theme as well: `gka theme add {slug} THEME`",
        nl: "noem ook het thema: `gka thema voeg-toe {slug} THEMA`",
    }
    /// The vocabulary was meant.
    theme_new_instead(text) {
        en: "`{text}` is not a municipality; to add a theme to the vocabulary: `gka theme new \"{text}\"`",
        nl: "`{text}` is geen gemeente; een thema aan de themalijst toevoegen: `gka thema nieuw \"{text}\"`",
    }
    /// No such theme.
    no_theme(text) { en: "no theme `{text}`", nl: "geen thema `{text}`" }
    /// How many work on a theme.
    works_on(count) {
        en: "Works on it: {count}",
        nl: "Werkt eraan: {count}",
    }
    /// Nobody works on a theme.
    nobody_works_on_it() { en: "Nobody works on it yet", nl: "Nog niemand werkt eraan" }
    /// A theme is there already.
    theme_exists(text, name, id) {
        en: "`{text}` is already the theme `{name}` (`{id}`); nothing written",
        nl: "`{text}` is al het thema `{name}` (`{id}`); er is niets geschreven",
    }
    /// A theme was made.
    theme_made(name, id) {
        en: "added the theme {name} (`{id}`)",
        nl: "thema {name} toegevoegd (`{id}`)",
    }
}
