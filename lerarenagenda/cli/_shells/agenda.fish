# fish completion for agenda: the program itself is asked what may stand where the cursor is.
# It answers with words of letters, digits and - . , _ = only; nothing of it is run or expanded.

function __agenda_complete
    set -l words
    if commandline -x >/dev/null 2>&1
        set words (commandline -xpc)
    else
        set words (commandline -opc)
    end
    set -l typed (commandline -ct)
    # what was typed with a path is asked itself
    set -l program agenda
    if string match -q '*/*' -- "$words[1]"
        set program $words[1]
    end
    set -e words[1]
    set -l plain (string replace -ra '["\'\\\\]' '' -- "$typed")
    set -l found (env _AGENDA_COMPLETE=described _AGENDA_WORD="$plain" $program $words 2>/dev/null)
    switch "$found[1]"
        case \tfiles
            __fish_complete_path "$typed"
        case \tfolders
            __fish_complete_directories "$typed" ''
        case '?*'
            printf '%s\n' $found
    end
end

complete -c agenda -f -a '(__agenda_complete)'
