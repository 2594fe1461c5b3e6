# SPDX-License-Identifier: Apache-2.0
# Completion of nls-token for bash; tests/installer compares it with --help.

# The options of the command $1, beside those of every command.
_nls_token_options() {
    case $1 in
    get) echo -o --format --json --min-ttl --fresh --copy ;;
    status) echo -o --format --json ;;
    exec) echo --min-ttl --set --renew-file ;;
    serve) echo --listen --key-file --tls-cert --tls-key --plain-http --host --allow-origin ;;
    sandbox) echo --listen --tls --ttl --fault -o --format --json ;;
    trial) echo --text --out -o --format --json ;;
    sign) echo --signature --method --timestamp --nonce --compare --curl --reveal -o --format --json ;;
    snippet) echo --use --service --list --min-ttl -o --format --json ;;
    'profile add' | 'profile edit')
        echo --access-key-id --secret-stdin --security-token-stdin --signature --gateway --appkey --test -o --format --json
        ;;
    'profile remove') echo --yes -o --format --json ;;
    'profile '*) echo -o --format --json ;;
    esac
    echo -p --profile --from-env --region --endpoint --api-version --timeout --ca-file --proxy --prompt --lang \
        -q --quiet -v --verbose -h --help -V --version
}

_nls_token_takes_value() {
    case $1 in
    -p | --profile | --region | --endpoint | --api-version | --timeout | --ca-file | --proxy | --lang) ;;
    -o | --format | --min-ttl | --listen | --ttl | --fault | --signature | --method | --timestamp | --nonce | --compare) ;;
    --use | --service | --access-key-id | --gateway | --appkey | --set | --renew-file | --text | --out) ;;
    --key-file | --tls-cert | --tls-key | --host | --allow-origin) ;;
    *) return 1 ;;
    esac
}

# The profiles whose names begin with $2, as the program $1 lists them; it reads only its settings.
_nls_token_profiles() {
    local name
    while IFS= read -r name; do
        [[ $name == "${2//\\/}"* ]] && COMPREPLY+=("$(printf %q "$name")")
    done < <("$1" profile list --format json --quiet 2>/dev/null \
        | grep -o '"name":"[^"\\]*"' | sed 's/^"name":"//; s/"$//')
}

_nls_token() {
    local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' words=''
    local -i i given=0
    COMPREPLY=()
    # bash takes --option=value apart.
    if [[ $word == '=' ]]; then
        word=
    elif [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
        --)
            # A command of the user's.
            if [[ $command == exec ]]; then
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen "$( ((i == COMP_CWORD - 1)) && echo -c || echo -f)" -- "$word")
            fi
            return
            ;;
        [=:]) i+=1 ;;
        -*) _nls_token_takes_value "${COMP_WORDS[i]}" && [[ ${COMP_WORDS[i + 1]} != '=' ]] && i+=1 ;;
        *)
            if [[ $command == '' ]]; then
                command=${COMP_WORDS[i]}
            elif [[ $command == profile ]]; then
                command="profile ${COMP_WORDS[i]}"
            else
                given+=1
            fi
            ;;
        esac
    done

    if _nls_token_takes_value "$before"; then
        case $before in
        -p | --profile) _nls_token_profiles "$program" "$word" ;;
        --region) words='ap-southeast-1 cn-shanghai cn-beijing cn-shenzhen' ;;
        --lang) words='en zh_CN' ;;
        -o | --format)
            words='text json'
            [[ $command == get ]] && words='text json shell powershell dotenv header url'
            ;;
        --signature) words='v1 v3' ;;
        --method) words='POST GET' ;;
        --use) words='token accesskey' ;;
        --service) words=$("$program" snippet --list 2>/dev/null | sed '1,/^$/d; s/ .*//') ;;
        --fault) words=$("$program" sandbox --help 2>/dev/null | sed -n 's/^  \([a-z][a-z0-9-]*\)  .*/\1/p') ;;
        --ca-file | --compare | --renew-file | --out | --key-file | --tls-cert | --tls-key)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        esac
    elif [[ $word == -* ]]; then
        words=$(_nls_token_options "$command")
    else
        case $command in
        '') words='get status exec serve profile sandbox trial sign snippet' ;;
        profile) words='add list show edit rename remove default' ;;
        get | status | serve) _nls_token_profiles "$program" "$word" ;;
        exec | trial | sign | 'profile show' | 'profile edit' | 'profile rename' | 'profile remove' | 'profile default')
            ((given == 0)) && _nls_token_profiles "$program" "$word"
            ;;
        snippet)
            ((given == 0)) && words=$("$program" snippet --list 2>/dev/null | sed '/^$/,$d; s/ .*//')
            ((given == 1)) && _nls_token_profiles "$program" "$word"
            ;;
        esac
    fi
    [[ $words ]] && mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _nls_token nls-token
