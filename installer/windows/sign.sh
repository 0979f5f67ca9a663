#!/usr/bin/env bash
# Signs programs, libraries and installers as Authenticode does: sign.sh FILE…
#
# EID_CODE_SIGNING_PKCS12 names a PKCS #12 file with the key and its chain, EID_CODE_SIGNING_PASSWORD_FILE a
# file with its password. EID_CODE_SIGNING_TIMESTAMP is the address of a timestamping authority, without
# which a signature ends with its certificate. Without a key nothing is signed, and that is said.
set -euo pipefail

[ $# -gt 0 ] || exit 0
if [ -z "${EID_CODE_SIGNING_PKCS12:-}" ]; then
    echo "package: UNSIGNED: no key was given (EID_CODE_SIGNING_PKCS12): $*" >&2
    exit 0
fi
arguments=(-pkcs12 "$EID_CODE_SIGNING_PKCS12" -h sha256 -n 'eID Maintenance Tool')
[ -z "${EID_CODE_SIGNING_PASSWORD_FILE:-}" ] || arguments+=(-readpass "$EID_CODE_SIGNING_PASSWORD_FILE")
if [ -n "${EID_CODE_SIGNING_TIMESTAMP:-}" ]; then
    arguments+=(-ts "$EID_CODE_SIGNING_TIMESTAMP")
else
    # The time that the signer says it is: the same bytes each time.
    arguments+=(-time "${SOURCE_DATE_EPOCH:?the time of the sources}")
fi
for file; do
    osslsigncode sign "${arguments[@]}" -in "$file" -out "$file.signed" >/dev/null || {
        echo "package: $file cannot be signed" >&2
        exit 1
    }
    mv "$file.signed" "$file"
done
