//! What the disk has to say.

use std::io::{self, ErrorKind};

use super::system;
use crate::words::{Words, messages};

messages! {
    changed(file) {
        en: "`{file}` was changed by somebody else meanwhile: nothing was written",
        nl: "`{file}` is intussen door iemand anders gewijzigd: er is niets geschreven",
    }
    missing(file) {
        en: "`{file}` does not exist",
        nl: "`{file}` bestaat niet",
    }
    outside(file) {
        en: "`{file}` leads outside the data folder: expected a file inside it",
        nl: "`{file}` leidt buiten de gegevensmap: verwacht werd een bestand daarbinnen",
    }
    dangling(file) {
        en: "`{file}` is a link to a file that does not exist",
        nl: "`{file}` is een koppeling naar een bestand dat niet bestaat",
    }
    irregular(file) {
        en: "`{file}` is not a regular file",
        nl: "`{file}` is geen gewoon bestand",
    }
    not_a_folder(file) {
        en: "`{file}` is not a folder: expected a folder that `gka` may write in",
        nl: "`{file}` is geen map: verwacht werd een map waarin `gka` mag schrijven",
    }
    too_large(file, limit) {
        en: "`{file}` is too large: expected at most {limit} MB",
        nl: "`{file}` is te groot: verwacht werd ten hoogste {limit} MB",
    }
    hands_off(file) {
        en: "`{file}` is read-only: nothing was written; `chmod u+w` lets `gka` change it",
        nl: "`{file}` is alleen-lezen: er is niets geschreven; met `chmod u+w` mag `gka` het wijzigen",
    }
    unread(file, reason) {
        en: "`{file}` could not be read: {reason}",
        nl: "`{file}` kon niet worden gelezen: {reason}",
    }
    unwritten(file, reason) {
        en: "`{file}` could not be written: {reason}",
        nl: "`{file}` kon niet worden geschreven: {reason}",
    }
    half(cause, files) {
        en: "{cause}; already replaced and not put back: {files}; `gka undo` does that",
        nl: "{cause}; al vervangen en niet teruggezet: {files}; `gka herstel` doet dat alsnog",
    }
    busy(folder, seconds) {
        en: "another `gka` is writing in `{folder}`: gave up after {seconds} s, nothing was written; `--lock-timeout` waits longer",
        nl: "een andere `gka` schrijft in `{folder}`: na {seconds} s opgegeven, er is niets geschreven; `--lock-timeout` wacht langer",
    }
    waiting(seconds) {
        en: "another `gka` is writing in this data folder: waiting, {seconds} s at most; Ctrl-C stops",
        nl: "een andere `gka` schrijft in deze gegevensmap: even wachten, ten hoogste {seconds} s; Ctrl-C stopt",
    }
    without_locks() {
        en: "this file system has no locks: do not write from two places at once",
        nl: "dit bestandssysteem kent geen vergrendeling: schrijf niet op twee plekken tegelijk",
    }
}

/// Why the system did not do it: in the language for what people meet, else in its own words.
pub fn reason(error: &io::Error) -> String {
    if system::is_broken(error) {
        return BROKEN.here().to_owned();
    }
    match USUAL.iter().find(|(kind, _)| *kind == error.kind()) {
        Some((_, words)) => words.here().to_owned(),
        None => error.to_string(),
    }
}

const BROKEN: Words = Words {
    en: "the disk reports an error",
    nl: "de schijf meldt een fout",
};

const USUAL: [(ErrorKind, Words); 8] = [
    (
        ErrorKind::NotFound,
        Words {
            en: "it does not exist",
            nl: "het bestaat niet",
        },
    ),
    (
        ErrorKind::PermissionDenied,
        Words {
            en: "permission denied",
            nl: "toegang geweigerd",
        },
    ),
    (
        ErrorKind::StorageFull,
        Words {
            en: "the disk is full",
            nl: "de schijf is vol",
        },
    ),
    (
        ErrorKind::QuotaExceeded,
        Words {
            en: "the quota is used up",
            nl: "het quotum is op",
        },
    ),
    (
        ErrorKind::ReadOnlyFilesystem,
        Words {
            en: "the file system is read-only",
            nl: "het bestandssysteem is alleen-lezen",
        },
    ),
    (
        ErrorKind::IsADirectory,
        Words {
            en: "it is a folder",
            nl: "het is een map",
        },
    ),
    (
        ErrorKind::NotADirectory,
        Words {
            en: "a part of the path is no folder",
            nl: "een deel van het pad is geen map",
        },
    ),
    (
        ErrorKind::InvalidData,
        Words {
            en: "it is no UTF-8 text",
            nl: "het is geen tekst in UTF-8",
        },
    ),
];
