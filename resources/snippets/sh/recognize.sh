#!/bin/sh
# recognize.sh AUDIO: 16-bit mono PCM of 16 kHz, up to 60 s
# The token is good until {{expires}}. It comes from standard input: arguments can be seen by every user.
set -eu

address={{restBase|sh}}'/stream/v1/asr?format=pcm&sample_rate=16000&appkey={{appkey|url}}'
answer=$(printf 'X-NLS-Token: %s\n' {{token|sh}} | curl -sS -m 60 "$address" \
    -H @- -H 'Content-Type: application/octet-stream' --data-binary @"$1")
printf '%s\n' "$answer"
case $answer in *'"status":20000000'*) ;; *) exit 1 ;; esac
