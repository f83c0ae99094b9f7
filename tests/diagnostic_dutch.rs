//! Problems as a Dutch maintainer meets them; a process of its own, since it speaks one language.

mod diagnostic;

use gka::{
    diagnostic::{Form, render, summary, toml::syntax},
    words::{Lang, speak},
};
use snapbox::{assert_data_eq, file};

const WORDS: [&str; 8] = [
    "onbekende sleutel `tilte`",
    "bedoelde u `title`?",
    "het thema `taalbevordring` staat niet in themes.toml",
    "bedoelde u `taalbevordering`? een nieuw thema maakt u met `gka theme new \"Taalbevordring\"`",
    "het addendum eindigt voordat het begint",
    "dubbele id `petje-af`",
    "hier voor het eerst",
    "twee gemeenten hebben de code `GM0546`",
];

#[test]
fn a_dutch_maintainer_reads_dutch() {
    speak(Lang::Nl);
    let problems = diagnostic::problems(&WORDS);
    let human = |unicode| render(&problems, Form::Human, &diagnostic::look(unicode));
    assert_data_eq!(human(true), file!["diagnostic/dutch.unicode.txt"].raw());
    assert_data_eq!(human(false), file!["diagnostic/dutch.ascii.txt"].raw());
    let short = render(&problems, Form::Short, &diagnostic::look(true));
    assert_data_eq!(short, file!["diagnostic/dutch.short.txt"].raw());
    assert_eq!(summary(&problems[3..4]), "1 waarschuwing in 1 bestand");
    assert_eq!(summary(&problems[1..3]), "2 fouten in 1 bestand");
    assert_eq!(summary(&[]), "geen fouten gevonden");
    assert_eq!(
        syntax("invalid unquoted key, expected letters, numbers, `-`, `_`"),
        "ongeldige sleutel; verwacht: letters, cijfers, `-` of `_`"
    );
}
