# SPDX-License-Identifier: Apache-2.0
# Completion of nls-token for bash. The program itself says what can follow; it reads only its settings.

_nls_token() {
    local IFS=$' \t\n' word= typed=${COMP_WORDS[COMP_CWORD]} more= candidate= description=
    local -a words=()
    local -i i dashes=0
    COMPREPLY=()
    # bash takes a word apart at = and :, and leaves quotes and backslashes in it.
    for ((i = 1; i <= COMP_CWORD; ++i)); do
        word=${COMP_WORDS[i]//[\\\'\"]/}
        if ((${#words[@]})) && [[ $word == [=:] || ${COMP_WORDS[i - 1]} == [=:] ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        [[ $word == -- ]] && ((dashes == 0)) && dashes=$i
    done
    word=${words[${#words[@]} - 1]}
    [[ $typed == [=:] ]] && typed=
    typed=${typed//[\\\'\"]/}

    while IFS=$'\t' read -r candidate description; do
        if [[ ! $more ]]; then
            more=$candidate
        elif [[ $candidate == "$word"* ]]; then
            # What stands before the typed part is there already.
            COMPREPLY+=("$(printf %q "${candidate:${#word} - ${#typed}}")")
        fi
    done < <("$1" completion bash -- "${words[@]}" 2>/dev/null)

    case $more in
    files)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$typed")
        ;;
    command)
        if declare -F _command_offset >/dev/null; then
            _command_offset $((dashes + 1))
            return
        fi
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen "$( ((dashes == COMP_CWORD - 1)) && echo -c || echo -f)" -- "$typed")
        ;;
    esac
}

complete -F _nls_token nls-token
