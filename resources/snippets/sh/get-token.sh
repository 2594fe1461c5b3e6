#!/bin/sh
# Needs nls-token, which keeps a token and asks for the next one shortly before it expires. It takes the key from
# ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or, with the name of a profile instead of --from-env,
# from the keychain.
set -eu

token=$(nls-token get --from-env --min-ttl 3600 \
    --endpoint {{endpoint|sh}} --region {{region|sh}} --api-version {{apiVersion|sh}})
printf '%s\n' "$token"
