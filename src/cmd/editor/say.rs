//! What is said of a record in an editor.

use crate::words::messages;

messages! {
    /// No editor is named.
    no_editor() {
        en: "no editor is set; name one in `VISUAL` or `EDITOR`, or change the record with flags such as `--vision`",
        nl: "er is geen teksteditor ingesteld; noem er een in `VISUAL` of `EDITOR`, of wijzig het record met opties zoals `--vision`",
    }
    /// The editor cannot be started.
    bad_editor(editor, why) {
        en: "the editor `{editor}` could not be started: {why}",
        nl: "de teksteditor `{editor}` was niet te starten: {why}",
    }
    /// The words that name the editor cannot be parted.
    bad_editor_line(line) {
        en: "`{line}` names no editor: a quotation mark is not closed",
        nl: "`{line}` noemt geen teksteditor: een aanhalingsteken is niet gesloten",
    }
    /// The editor ended with an error.
    editor_failed(editor, file) {
        en: "the editor `{editor}` ended with an error; nothing written, the draft is in `{file}`",
        nl: "de teksteditor `{editor}` eindigde met een fout; niets geschreven, het concept staat in `{file}`",
    }
    /// The draft says what the record says.
    draft_unchanged() { en: "nothing changed", nl: "niets gewijzigd" }
    /// The draft has errors.
    draft_wrong() {
        en: "the draft has mistakes; nothing written yet",
        nl: "het concept bevat fouten; er is nog niets geschreven",
    }
    /// The record was changed meanwhile.
    draft_moved() {
        en: "somebody changed the record meanwhile: this is what your draft would change now",
        nl: "iemand heeft het record intussen gewijzigd: dit zou uw concept er nu aan wijzigen",
    }
    /// The draft stays.
    draft_kept(file) {
        en: "nothing written; the draft is in `{file}`, the next `gka edit` goes on with it",
        nl: "niets geschreven; het concept staat in `{file}`, de volgende `gka wijzig` gaat ermee verder",
    }
    /// Whether to go on with a draft.
    go_on_with_draft() {
        en: "There is a draft of before. Go on with it?",
        nl: "Er is nog een concept. Daarmee verdergaan?",
    }
    /// One of the ways on.
    edit_again() { en: "edit again", nl: "verder bewerken" }
    /// One of the ways on.
    keep_draft() { en: "keep the draft for later", nl: "het concept bewaren voor later" }
    /// One of the ways on.
    drop_draft() { en: "drop the draft", nl: "het concept weggooien" }
}
