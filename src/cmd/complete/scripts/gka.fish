# Completion of gka in fish. COMPLETE makes gka answer with the words that may stand here; fish
# quotes them for what stands open before the cursor.
function __gka_complete
    set -l before (commandline --current-process --cut-at-cursor | string collect)
    set -l token (commandline --current-token | string collect)
    set -l typed (commandline --current-token --cut-at-cursor | string collect)
    set -l answer (COMPLETE=fish command gka -- "$before" "$token" "$typed" 2>/dev/null | string split0)
    if test "$answer[1]" = files
        set -l flag (string match --regex -- '^--[^=]*=' "$typed")
        printf '%s\0' "$flag"(__fish_complete_path (string replace -- "$flag" '' "$typed"))
    else if set -q answer[2]
        printf '%s\0' $answer[2..-1]
    end
end
complete --command gka --erase
complete --command gka --no-files --keep-order --arguments '(__gka_complete | string split0)'
