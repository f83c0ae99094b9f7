# Completion of gka in elvish. COMPLETE makes gka answer with the words that may stand here; elvish
# quotes them.
set edit:completion:arg-completer[gka] = {|@words|
    var answer = [(env COMPLETE=elvish gka -- $@words 2>/dev/null | from-terminated "\x00")]
    if (eq $answer [files]) {
        edit:complete-filename $@words
    } elif (> (count $answer) 1) {
        all $answer[1..]
    }
}
