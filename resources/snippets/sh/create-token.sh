#!/bin/sh
# Needs openssl and curl. Neither secret nor signature becomes an argument of a program.
set -eu

# The key of HMAC-SHA1, the secret and "&", each byte of it changed by $1, in 64 bytes.
padded_key() {
    length=0
    for byte in $(printf '%s&' "$ALIBABA_CLOUD_ACCESS_KEY_SECRET" | od -An -v -tu1); do
        printf "\\$(printf %03o $((byte ^ $1)))"
        length=$((length + 1))
    done
    while [ $length -lt 64 ]; do
        printf "\\$(printf %03o "$1")"
        length=$((length + 1))
    done
}

sha1() { openssl dgst -sha1 -binary; }

nonce=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
query="AccessKeyId=$ALIBABA_CLOUD_ACCESS_KEY_ID&Action=CreateToken&Format=JSON&RegionId="{{regionId|sh}}
query="$query&SignatureMethod=HMAC-SHA1&SignatureNonce=$nonce&SignatureVersion=1.0"
query="$query&Timestamp=$(date -u +%Y-%m-%dT%H%%3A%M%%3A%SZ)&Version="{{apiVersion|sh}}
text="POST&%2F&$(printf %s "$query" | sed 's/%/%25/g; s/=/%3D/g; s/&/%26/g')"
signature=$({ padded_key 92; { padded_key 54; printf %s "$text"; } | sha1; } | sha1 | openssl base64)
signature=$(printf %s "$signature" | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')

answer=$(printf %s "$query&Signature=$signature" | curl -sS -m 30 -d @- {{endpoint|sh}}/)
token=$(printf %s "$answer" | sed -n 's/.*"Id" *: *"\([^"]*\)".*/\1/p')
expires=$(printf %s "$answer" | sed -n 's/.*"ExpireTime" *: *\([0-9]*\).*/\1/p')
if [ -z "$token" ]; then # a refusal can come with HTTP 200 too
    printf '%s\n' "$answer" >&2
    exit 1
fi
printf '%s\n' "$token" "valid until $(date -u -d "@$expires" 2>/dev/null || date -u -r "$expires")"
