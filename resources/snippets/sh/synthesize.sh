#!/bin/sh
# The token is good until {{expires}}. It comes from standard input: arguments can be seen by every user.
set -eu

type=$(printf 'X-NLS-Token: %s\n' {{token|sh}} | curl -sS -m 60 -G {{restBase|sh}}/stream/v1/tts \
    -H @- -o hello.wav -w '%{content_type}' \
    --data-urlencode appkey={{appkey|sh}} \
    --data-urlencode text='Hello from Intelligent Speech Interaction' \
    -d format=wav)
if [ "$type" != audio/mpeg ]; then # only audio is success: an error comes as JSON
    cat hello.wav >&2
    rm hello.wav
    exit 1
fi
