#!/usr/bin/env bash
# Signs copies of FILE… with a key made on the spot and verifies the signatures, also that they end where a
# byte is another: try_signing.sh FILE…
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
openssl req -x509 -newkey rsa:3072 -nodes -days 2 -subj '/CN=eID test of signing' -sha256 \
    -addext keyUsage=critical,digitalSignature -addext extendedKeyUsage=codeSigning \
    -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null
openssl pkcs12 -export -passout pass: -inkey "$folder/key.pem" -in "$folder/certificate.pem" \
    -out "$folder/key.p12"

# verify FILE: what osslsigncode says of it is in $folder/said.
verify() { osslsigncode verify -in "$1" -CAfile "$folder/certificate.pem" >"$folder/said" 2>&1; }

for file; do
    copy=$folder/${file##*/}
    cp "$file" "$copy"
    # A certificate of today vouches for no time before it.
    SOURCE_DATE_EPOCH=$(date +%s) EID_CODE_SIGNING_PKCS12=$folder/key.p12 installer/windows/sign.sh "$copy"
    verify "$copy" || {
        cat "$folder/said" >&2
        exit 1
    }
    printf 'X' | dd of="$copy" bs=1 seek="$(($(stat -c %s "$file") / 2))" conv=notrunc status=none
    ! verify "$copy" || {
        echo "a changed ${file##*/} still counts as signed" >&2
        exit 1
    }
    printf '%s: signed with a test certificate, verified\n' "${file##*/}"
done
