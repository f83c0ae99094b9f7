//! What both fuzz targets need: a data folder in memory, and what an edit must not lose.

use std::{fs, path::PathBuf};

use gka::store::Store;
use tempfile::TempDir;
use toml_parser::{Source, lexer::TokenKind};

/// The record that is written anew for each input.
pub const SLUG: &str = "leiden";

const THEMES: &str = "\
[[themes]]\nid = \"lezen\"\nname = \"Lezen\"\n
[[themes]]\nid = \"sport\"\nname = \"Sport & spel\"\naliases = [\"Sport en spel\"]\n
[[themes]]\nid = \"taal\"\nname = \"Taal\"\n";

/// A data folder whose one record is the input.
pub struct Folder {
    folder: TempDir,
    store: Store,
}

impl Folder {
    /// An empty one, in memory where the system has such a place.
    fn new() -> std::io::Result<Self> {
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)?
        } else {
            tempfile::tempdir()?
        };
        fs::create_dir(folder.path().join("municipalities"))?;
        fs::write(folder.path().join("gka.toml"), "format = 1\n")?;
        fs::write(folder.path().join("themes.toml"), THEMES)?;
        let store = Store::at(folder.path().to_owned());
        Ok(Self { folder, store })
    }

    /// The folder, its record holding these bytes.
    pub fn holding(record: &[u8]) -> &'static Store {
        thread_local! {
            static FOLDER: &'static Folder =
                Box::leak(Box::new(Folder::new().expect("a folder can be made")));
        }
        let folder = FOLDER.with(|folder| *folder);
        let file = format!("municipalities/{SLUG}.toml");
        fs::write(folder.folder.path().join(file), record).expect("a record can be written");
        &folder.store
    }
}

/// The comments of a text, sorted.
pub fn comments(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tokens = Source::new(text).lex().into_vec();
    let mut comments: Vec<_> = tokens
        .iter()
        .filter(|token| token.kind() == TokenKind::Comment)
        .filter_map(|token| text.get(token.span().start()..token.span().end()))
        .collect();
    comments.sort_unstable();
    comments
}

/// The values of a text, if it is TOML.
pub fn values(text: &str) -> Option<toml::Table> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.parse().ok()
}

/// What the edit of one text must leave as it was: the byte-order mark and the line ends; and that
/// it stays TOML.
pub fn assert_sound(before: &str, after: &str) {
    // A number without digits is read, and told; what holds one is not edited, but may be left as is.
    assert!(
        before == after || values(after).is_some(),
        "no TOML any more:\n{after}"
    );
    let has_mark = |text: &str| text.starts_with('\u{feff}');
    assert_eq!(has_mark(before), has_mark(after), "the byte-order mark");
    let is_unix = |text: &str| text.contains('\n') && !text.contains('\r');
    assert!(
        !is_unix(before) || is_unix(after) || !after.contains('\n'),
        "the line ends"
    );
}

/// No comment is lost, doubled or made up.
pub fn assert_comments(before: &str, after: &str, what: &dyn std::fmt::Debug) {
    let (old, new) = (comments(before), comments(after));
    assert_eq!(old, new, "{what:?}\n{before}\n-->\n{after}");
}
