//! What undo and redo say.

use crate::words::messages;

messages! {
    /// There is nothing to take back.
    nothing_to_undo() { en: "nothing to undo", nl: "niets te herstellen" }
    /// There is nothing to bring back.
    nothing_to_redo() {
        en: "nothing to redo: nothing was undone since the last command",
        nl: "niets opnieuw te doen: na de laatste opdracht is niets hersteld",
    }
    /// What undo takes back.
    takes_back(command) { en: "takes back: {command}", nl: "neemt terug: {command}" }
    /// What redo brings back.
    brings_back(command) { en: "brings back: {command}", nl: "brengt terug: {command}" }
    /// What undo brings back, where an earlier undo replaced what was made by hand.
    brings_back_handwork(command) {
        en: "brings back what was changed by hand, and replaced when this was undone: {command}",
        nl: "brengt terug wat met de hand was gewijzigd, en werd vervangen toen dit werd hersteld: {command}",
    }
    /// A step of which the command was not noted.
    unnoted() {
        en: "a command that was not noted",
        nl: "een opdracht die niet is genoteerd",
    }
    /// A file was changed after the command that is to be taken back.
    changed_since(file, back) {
        en: "`{file}` was changed since, by hand, by git or by a later command; that goes too, and `gka {back}` brings it back",
        nl: "`{file}` is daarna nog gewijzigd, met de hand, door git of door een latere opdracht; ook dat gaat dan weg, en `gka {back}` brengt het terug",
    }
    /// A file was changed since by what git brought.
    committed_since(file, author, back) {
        en: "`{file}` was changed since: it is as {author} committed it; that goes too, and `gka {back}` brings it back",
        nl: "`{file}` is daarna nog gewijzigd: het is zoals {author} het heeft gecommit; ook dat gaat dan weg, en `gka {back}` brengt het terug",
    }
    /// A file was removed, or called otherwise, after the command that is to be taken back.
    gone_since(file) {
        en: "`{file}` is there no more: it was removed or renamed since, and comes back",
        nl: "`{file}` is er niet meer: het is daarna verwijderd of hernoemd, en komt terug",
    }
    /// `undo` or `redo` without a question.
    undo_needs_yes() {
        en: "nothing written: nobody can be asked here; `--yes` says that it is meant",
        nl: "er is niets geschreven: hier is niemand om het te vragen; `--yes` zegt dat het de bedoeling is",
    }
    /// Whether to take it back.
    undo_it() { en: "Go back to this?", nl: "Hiernaar terug?" }
    /// It was taken back.
    undone(files) {
        en: "{files}: as before that command; `gka redo` brings it back",
        nl: "{files}: zoals voor die opdracht; `gka opnieuw` brengt het terug",
    }
    /// It was brought back.
    redone(files) { en: "{files}: brought back", nl: "{files}: teruggebracht" }
}
