#compdef nls-token
# SPDX-License-Identifier: Apache-2.0
# Completion of nls-token for zsh. The program itself says what can follow; it reads only its settings.

_nls-token() {
  local line more word
  local -a lines described
  local -i dashes=${words[(i)--]}
  lines=("${(@f)$("${(Q)words[1]}" completion zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  more=$lines[1]
  case $more in
    files)
      [[ $PREFIX == --*=* ]] && compset -P '*='
      _files
      return
      ;;
    command)
      shift dashes words
      ((CURRENT -= dashes))
      _normal
      return
      ;;
  esac
  for line in "${(@)lines[2,-1]}"; do
    word=${line%%$'\t'*}
    described+=("${word//:/\\:}:${line#*$'\t'}")
  done
  _describe -t values 'nls-token' described
}

# Sourced, or loaded by the name of the file.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _nls-token "$@"
else
  compdef _nls-token nls-token
fi
