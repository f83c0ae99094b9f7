# Completion of gka in bash. COMPLETE makes gka answer with the words that may stand here, quoted
# for what stands open before the cursor.
_gka() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        if [[ $word == '/' ]]; then
            compopt -o default -o filenames 2>/dev/null
        else
            COMPREPLY+=("$word")
        fi
    done < <(COMPLETE=bash command gka -- "$COMP_TYPE" \
        "${COMP_LINE:0:COMP_POINT}" "${COMP_LINE:COMP_POINT}" "$2" 2>/dev/null)
}
complete -o nosort -F _gka gka 2>/dev/null || complete -F _gka gka
