# SPDX-License-Identifier: Apache-2.0
# Completion of nls-token for fish. The program itself says what can follow; it reads only its settings.

function __nls_token_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l lines (command $words[1] completion fish -- $words[2..-1] "$typed" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$typed")
        case command
            set -l dashes (contains -i -- -- $words)
            complete -C (string join ' ' -- (string escape -- $words[(math $dashes + 1)..-1]) "$typed")
        case '*'
            string join \n -- $lines[2..-1]
    end
end

complete -c nls-token -f -a '(__nls_token_complete)'
