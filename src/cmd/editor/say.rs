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
    /// The record was changed meanwhile; the change follows.
    changed_meanwhile() {
        en: "somebody changed the record meanwhile; your draft has that too now:",
        nl: "iemand heeft het record intussen gewijzigd; dat staat nu ook in uw concept:",
    }
    /// Both changed the same.
    draft_conflict() {
        en: "your draft changes the same place: there both stand in it, between `<<<<<<<` and `>>>>>>>`; leave what is right",
        nl: "uw concept wijzigt dezelfde plaats: daar staat nu allebei in, tussen `<<<<<<<` en `>>>>>>>`; laat staan wat klopt",
    }
    /// A mark was left.
    draft_marked(line) {
        en: "line {line} of the draft still is a mark of two changes of the same place; leave what is right, without the marks",
        nl: "regel {line} van het concept is nog een markering van twee wijzigingen op dezelfde plaats; laat staan wat klopt, zonder de markeringen",
    }
    /// There is no draft any more.
    draft_gone() {
        en: "the editor has removed the draft; nothing written",
        nl: "de teksteditor heeft het concept verwijderd; niets geschreven",
    }
    /// The draft stays.
    draft_kept(file) {
        en: "nothing written; the draft is in `{file}`, the next `gka edit` on a terminal offers it",
        nl: "niets geschreven; het concept staat in `{file}`, de volgende `gka wijzig` in een terminal biedt het aan",
    }
    /// Nobody can be asked about a draft.
    draft_left(file) {
        en: "there is a draft of before, `{file}`: it stays as it is, this begins with the record (on a terminal you can go on with it)",
        nl: "er is nog een concept, `{file}`: dat blijft zoals het is, dit begint met het record (in een terminal kunt u ermee verder)",
    }
    /// A draft of a record that is not there.
    draft_of_none(file) {
        en: "there is a draft of before, `{file}`, and no record that it could replace",
        nl: "er is nog een concept, `{file}`, en geen record dat het kan vervangen",
    }
    /// A draft of somebody else's, or of another user's.
    draft_unreadable(file) {
        en: "there is a draft of before that cannot be read here, `{file}`: it stays as it is",
        nl: "er is nog een concept dat hier niet te lezen is, `{file}`: dat blijft zoals het is",
    }
    /// Another session works on the same record.
    open_elsewhere() {
        en: "somebody else is editing this record now: you have a draft of your own, and what both write is merged",
        nl: "iemand anders bewerkt dit record nu ook: u hebt een eigen concept, en wat u beiden schrijft wordt samengevoegd",
    }
    /// There is a draft; what it changes follows.
    draft_of_before(saved) {
        en: "There is a draft of before, saved {saved}",
        nl: "Er is nog een concept, opgeslagen {saved}",
    }
    /// Whether to go on with it.
    go_on_with_draft() {
        en: "Go on with this draft? Enter: yes",
        nl: "Verdergaan met dit concept? Enter: ja",
    }
    /// Which of several.
    which_draft(count) {
        en: "There are {count} drafts of before. Go on with which? Enter: the last",
        nl: "Er zijn nog {count} concepten. Met welk verdergaan? Enter: het laatste",
    }
    /// When a draft was saved.
    saved_at(file, saved) { en: "{file}, saved {saved}", nl: "{file}, opgeslagen {saved}" }
    /// A draft without the record that it was made of.
    base_unknown() {
        en: "which record the draft was made of is not known; this is what it would change in the record as it is now:",
        nl: "van welk record het concept gemaakt is, is niet bekend; dit zou het nu aan het record wijzigen:",
    }
    /// The editor did not wait.
    came_back_at_once(editor) {
        en: "the editor `{editor}` came back at once and nothing is changed; does it need `--wait`?",
        nl: "de teksteditor `{editor}` kwam meteen terug en er is niets gewijzigd; moet er `--wait` bij?",
    }
    /// What to do then.
    save_and_close() {
        en: "Save and close the draft in the editor first. Enter: done",
        nl: "Sla het concept eerst op in de teksteditor en sluit het. Enter: gedaan",
    }
    /// One of the answers.
    has_saved() { en: "saved and closed: look at it now", nl: "opgeslagen en gesloten" }
    /// One of the answers.
    saves_nothing_now() { en: "nothing to change now", nl: "nu niets te wijzigen" }
    /// It was not saved after all.
    nothing_saved() {
        en: "nothing has been saved in the draft yet",
        nl: "in het concept is nog niets opgeslagen",
    }
    /// The draft stays for an editor that may still be open.
    saves_later(file) {
        en: "what is saved in `{file}` after this, the next `gka edit` on a terminal offers",
        nl: "wat hierna nog in `{file}` wordt opgeslagen, biedt de volgende `gka wijzig` in een terminal aan",
    }
    /// One of the ways on.
    edit_again() { en: "edit again", nl: "verder bewerken" }
    /// One of the ways on.
    keep_draft() { en: "keep the draft for later", nl: "het concept bewaren voor later" }
    /// One of the ways on.
    drop_draft() { en: "drop the draft", nl: "het concept weggooien" }
}
