# SPDX-License-Identifier: Apache-2.0
# Completion of nls-token for fish; tests/installer compares it with --help.

# Prints the command so far: nothing, "get", "profile" or "profile add", and how many arguments it has, one a line.
function __nls_token_so_far
    set -l with_value -p --profile --region --endpoint --api-version --timeout --ca-file --proxy --lang \
        -o --format --min-ttl --listen --ttl --fault --signature --method --timestamp --nonce --compare \
        --access-key-id --gateway --appkey --key-file --tls-cert --tls-key --host --allow-origin --set --renew-file \
        --use --service --text --out
    set -l words (commandline -opc)
    set -l command
    set -l given 0
    set -l skip no
    for word in $words[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word $with_value
            set skip yes
        else if not string match -q -- '-*' $word
            if test (count $command) -eq 0; or test "$command" = profile
                set -a command $word
            else
                set given (math $given + 1)
            end
        end
    end
    string join ' ' -- $command
    test (count $command) -eq 0; and echo
    echo $given
end

# Whether the command so far is one of these.
function __nls_token_at
    set -l so_far (__nls_token_so_far)
    contains -- "$so_far[1]" $argv
end

# The same, and no argument is given yet.
function __nls_token_at_first
    set -l so_far (__nls_token_so_far)
    contains -- "$so_far[1]" $argv; and test $so_far[2] -eq 0
end

# The same, and as many arguments as the first one says are given.
function __nls_token_at_nth
    set -l so_far (__nls_token_so_far)
    contains -- "$so_far[1]" $argv[2..-1]; and test $so_far[2] -eq $argv[1]
end

# It reads only its settings.
function __nls_token_profiles
    nls-token profile list --format json --quiet 2>/dev/null |
        string match -ar '"name":"[^"\\\\]*"' | string replace -r '^"name":"(.*)"$' '$1'
end

function __nls_token_faults
    nls-token sandbox --help 2>/dev/null | string replace -rf '^  ([a-z][a-z0-9-]*)  .*' '$1'
end

function __nls_token_languages
    nls-token snippet --list 2>/dev/null | sed '/^$/,$d; s/ .*//'
end

function __nls_token_services
    nls-token snippet --list 2>/dev/null | sed '1,/^$/d; s/ .*//'
end

complete -c nls-token -f

complete -c nls-token -s p -l profile -xa '(__nls_token_profiles)' -d 'the profile to use'
complete -c nls-token -l from-env -d 'take the AccessKey from the environment'
complete -c nls-token -l region -xa 'ap-southeast-1 cn-shanghai cn-beijing cn-shenzhen' -d 'region, for this call'
complete -c nls-token -l endpoint -x -d 'token service, for this call'
complete -c nls-token -l api-version -x -d 'API version, for this call'
complete -c nls-token -l timeout -x -d 'time limit'
complete -c nls-token -l ca-file -rF -d 'certificate authorities to trust beside the system\'s'
complete -c nls-token -l proxy -x -d 'proxy, http:// or socks5://'
complete -c nls-token -l prompt -d 'let the desktop ask for the keychain\'s password'
complete -c nls-token -l lang -xa 'en zh_CN' -d 'language of messages'
complete -c nls-token -s q -l quiet -d 'no warnings and no progress'
complete -c nls-token -s v -l verbose -d 'redacted trace on standard error; again for more'
complete -c nls-token -s h -l help -d 'show help'
complete -c nls-token -s V -l version -d 'show the version'

complete -c nls-token -n "__nls_token_at ''" -a get -d 'print a token'
complete -c nls-token -n "__nls_token_at ''" -a status -d 'show how the tokens stand'
complete -c nls-token -n "__nls_token_at ''" -a exec -d 'run a command with a token in its environment'
complete -c nls-token -n "__nls_token_at ''" -a serve -d 'answer GET /gettoken with a token'
complete -c nls-token -n "__nls_token_at ''" -a profile -d 'add, show, change and remove profiles'
complete -c nls-token -n "__nls_token_at ''" -a sandbox -d 'play the service on this computer'
complete -c nls-token -n "__nls_token_at ''" -a trial -d 'try the token at the speech gateway'
complete -c nls-token -n "__nls_token_at ''" -a sign -d 'compute the signature of a request and show every step'
complete -c nls-token -n "__nls_token_at ''" -a snippet -d 'print code that uses or obtains a token'

complete -c nls-token -n '__nls_token_at get status serve' -a '(__nls_token_profiles)'
complete -c nls-token -n "__nls_token_at_first exec trial sign 'profile show' 'profile edit' 'profile rename' 'profile remove' 'profile default'" -a '(__nls_token_profiles)'
complete -c nls-token -n '__nls_token_at_nth 0 snippet' -a '(__nls_token_languages)'
complete -c nls-token -n '__nls_token_at_nth 1 snippet' -a '(__nls_token_profiles)'

complete -c nls-token -n '__nls_token_at get' -s o -l format -xa 'text json shell powershell dotenv header url' -d 'how to print it'
complete -c nls-token -n '__nls_token_at get' -l json -d 'JSON, like --format json'
complete -c nls-token -n '__nls_token_at get' -l min-ttl -x -d 'how long it must be good for at least'
complete -c nls-token -n '__nls_token_at get' -l fresh -d 'ask the service even when a token is kept'
complete -c nls-token -n '__nls_token_at get' -l copy -d 'put it into the clipboard, which is cleared again, and print nothing'

complete -c nls-token -n '__nls_token_at status' -s o -l format -xa 'text json' -d 'how to print it'
complete -c nls-token -n '__nls_token_at status' -l json -d 'JSON, like --format json'

complete -c nls-token -n '__nls_token_at exec' -l min-ttl -x -d 'how long it must be good for at least'
complete -c nls-token -n '__nls_token_at exec' -l set -x -d 'another variable, NAME=FIELD'
complete -c nls-token -n '__nls_token_at exec' -l renew-file -rF -d 'keep a file with the current token while the command runs'

complete -c nls-token -n '__nls_token_at serve' -l listen -x -d 'where to listen'
complete -c nls-token -n '__nls_token_at serve' -l key-file -rF -d 'key that requests have to show'
complete -c nls-token -n '__nls_token_at serve' -l tls-cert -rF -d 'certificate of the server, PEM'
complete -c nls-token -n '__nls_token_at serve' -l tls-key -rF -d 'private key of the certificate, PEM'
complete -c nls-token -n '__nls_token_at serve' -l plain-http -d 'listen beyond this computer without TLS'
complete -c nls-token -n '__nls_token_at serve' -l host -x -d 'name that the server goes by'
complete -c nls-token -n '__nls_token_at serve' -l allow-origin -x -d 'page that may ask'

complete -c nls-token -n '__nls_token_at sandbox' -l listen -x -d 'where to listen'
complete -c nls-token -n '__nls_token_at sandbox' -l tls -d 'HTTPS, with a certificate authority made at start'
complete -c nls-token -n '__nls_token_at sandbox' -l ttl -x -d 'how long its tokens are good for'
complete -c nls-token -n '__nls_token_at sandbox' -l fault -xa '(__nls_token_faults)' -d 'what to do wrong'
complete -c nls-token -n '__nls_token_at sandbox' -s o -l format -xa 'text json' -d 'how to print it'
complete -c nls-token -n '__nls_token_at sandbox' -l json -d 'JSON, like --format json'

complete -c nls-token -n '__nls_token_at trial' -l text -x -d 'what to speak'
complete -c nls-token -n '__nls_token_at trial' -l out -rF -d 'a new file for the sound'
complete -c nls-token -n '__nls_token_at trial' -s o -l format -xa 'text json' -d 'how to print the verdict'
complete -c nls-token -n '__nls_token_at trial' -l json -d 'JSON, like --format json'
complete -c nls-token -n '__nls_token_at sign' -l signature -xa 'v1 v3' -d 'which signature'
complete -c nls-token -n '__nls_token_at sign' -l method -xa 'POST GET' -d 'request method'
complete -c nls-token -n '__nls_token_at sign' -l timestamp -x -d 'Timestamp, as it is to be signed'
complete -c nls-token -n '__nls_token_at sign' -l nonce -x -d 'SignatureNonce, as it is to be signed'
complete -c nls-token -n '__nls_token_at sign' -l compare -rF -d 'compare with the string to sign in an error message'
complete -c nls-token -n '__nls_token_at sign' -l curl -d 'print a curl command that sends the request'
complete -c nls-token -n '__nls_token_at sign' -l reveal -d 'show AccessKey ID and SecurityToken whole'
complete -c nls-token -n '__nls_token_at sign' -s o -l format -xa 'text json' -d 'how to print it'
complete -c nls-token -n '__nls_token_at sign' -l json -d 'JSON, like --format json'

complete -c nls-token -n '__nls_token_at snippet' -l use -xa 'token accesskey' -d 'use the token, or obtain one'
complete -c nls-token -n '__nls_token_at snippet' -l service -xa '(__nls_token_services)' -d 'speech service that the token is used for'
complete -c nls-token -n '__nls_token_at snippet' -l list -d 'list languages, uses and services'
complete -c nls-token -n '__nls_token_at snippet' -l min-ttl -x -d 'how long it must be good for at least'
complete -c nls-token -n '__nls_token_at snippet' -s o -l format -xa 'text json' -d 'how to print it'
complete -c nls-token -n '__nls_token_at snippet' -l json -d 'JSON, like --format json'

complete -c nls-token -n '__nls_token_at profile' -a add -d 'add a profile'
complete -c nls-token -n '__nls_token_at profile' -a list -d 'list the profiles'
complete -c nls-token -n '__nls_token_at profile' -a show -d 'show one profile'
complete -c nls-token -n '__nls_token_at profile' -a edit -d 'change values of a profile'
complete -c nls-token -n '__nls_token_at profile' -a rename -d 'give a profile another name'
complete -c nls-token -n '__nls_token_at profile' -a remove -d 'remove a profile with its AccessKey'
complete -c nls-token -n '__nls_token_at profile' -a default -d 'make a profile the default one'

complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l access-key-id -x -d 'AccessKey ID'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l secret-stdin -d 'read the AccessKey secret from standard input'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l security-token-stdin -d 'read an STS SecurityToken from standard input, after the secret'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l signature -xa 'v1 v3' -d 'how requests are signed'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l gateway -x -d 'speech gateway'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l appkey -x -d 'Appkey of the project'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile edit'" -l test -d 'obtain a token with the key before it is stored'
complete -c nls-token -n "__nls_token_at 'profile remove'" -l yes -d 'do not ask'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile list' 'profile show' 'profile edit' 'profile rename' 'profile remove' 'profile default'" -s o -l format -xa 'text json' -d 'how to print it'
complete -c nls-token -n "__nls_token_at 'profile add' 'profile list' 'profile show' 'profile edit' 'profile rename' 'profile remove' 'profile default'" -l json -d 'JSON, like --format json'
