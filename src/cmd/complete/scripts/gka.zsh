#compdef gka
# Completion of gka in zsh. COMPLETE makes gka answer with the words that may stand here, each with
# what to show for it; zsh quotes them for what stands open before the cursor.
_gka() {
    # The words of an answer are put in place of all that stands before the cursor.
    [[ -z $SUFFIX ]] || return 1
    local -a answer values shown
    local line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX" way value
    answer=("${(@0)$(COMPLETE=zsh command gka -- "$line" 2>/dev/null)}")
    way=$answer[1]
    if [[ $way == stem ]]; then
        compadd -U -S '' -- "$answer[2]"
        return
    fi
    for value in "${(@)answer[2,-2]}"; do
        if (( $#values > $#shown )); then shown+=("$value"); else values+=("$value"); fi
    done
    if [[ $way == files ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
        return
    fi
    [[ -n $values ]] || return 1
    compadd -U -l -V gka -d shown -a values
    # Nothing more is common to all of them: they are shown, and then taken one after the other.
    if [[ $way == list ]]; then
        if [[ -n $compstate[old_list] ]]; then
            compstate[insert]=menu
        else
            compstate[insert]= compstate[list]='list force'
        fi
    fi
    return 0
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _gka gka
