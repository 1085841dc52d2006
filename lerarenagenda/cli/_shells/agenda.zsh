#compdef agenda
# zsh completion for agenda: the program itself is asked what may stand where the cursor is.
# It answers with words of letters, digits and - . , _ = only; nothing of it is run or expanded.

_agenda() {
    local program=agenda line value about
    local -a found
    # what was typed with a path is asked itself
    if [[ $words[1] == */* ]]; then
        program=${${(Q)words[1]}/#\~\//$HOME/}
    fi
    for line in "${(@f)$(_AGENDA_COMPLETE=described _AGENDA_WORD=${(Q)PREFIX} $program "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}"; do
        case $line in
            ($'\tfiles') compset -P '--*='; _files; return ;;
            ($'\tfolders') compset -P '--*='; _files -/; return ;;
            (?*$'\t'*)
                value=${line%%$'\t'*} about=${line#*$'\t'}
                found+=("${value//:/\\:}${about:+:${about//\\/\\\\}}")
                ;;
        esac
    done
    _describe agenda found
}

# as a file in $fpath it is called to complete; with eval it has to be made known
if [[ $funcstack[1] == _agenda ]]; then
    _agenda "$@"
else
    compdef _agenda agenda
fi
