# bash completion for agenda: the program itself is asked what may stand where the cursor is.
# It answers with words of letters, digits and - . , _ = only; nothing of it is run or expanded.

_agenda() {
    local program=agenda want=values own=$2 quotes="[\"'\\\\]"
    local -a words=("") values=() told=()
    local i part last line width=0

    # what was typed with a path is asked itself
    if [[ $1 == */* ]]; then
        program=${1/#\~\//"$HOME"/}
    fi
    # words about the values only where bash shows a list and inserts nothing
    if [[ ${COMP_TYPE-} == 63 ]]; then
        want=described
    fi
    # bash takes --option=value apart at the =
    for ((i = 1; i <= COMP_CWORD; i++)); do
        part=${COMP_WORDS[i]}
        last=$((${#words[@]} - 1))
        if ((i == COMP_CWORD)) && [[ $part != = ]]; then
            part=$own
        fi
        part=${part//$quotes/}
        if [[ $part == = && ${words[last]} == --* || ${words[last]} == --*= ]]; then
            words[last]+=$part
        else
            words+=("$part")
        fi
    done
    last=$((${#words[@]} - 1))

    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%$'\r'}
        case $line in
        $'\tfiles') compopt -o default 2>/dev/null ;;
        $'\tfolders') compopt -o dirnames 2>/dev/null ;;
        *)
            part=${line%%$'\t'*}
            if [[ ${words[last]} == --*=* && $own != --*=* ]]; then
                part=${part#*=}
            fi
            values+=("$part")
            told+=("${line#*$'\t'}")
            ((${#part} > width)) && width=${#part}
            ;;
        esac
    done < <(_AGENDA_COMPLETE=$want _AGENDA_WORD=${words[last]} "$program" "${words[@]:1:last-1}" 2>/dev/null)

    for ((i = 0; i < ${#values[@]}; i++)); do
        line=${values[i]}
        if [[ $want == described && -n ${told[i]} ]]; then
            printf -v line '%-*s  (%s)' "$width" "${values[i]}" "${told[i]}"
            line=${line:0:${COLUMNS:-80}-1}
        fi
        COMPREPLY+=("$line")
    done
}

complete -F _agenda agenda
