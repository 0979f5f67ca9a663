#!/bin/sh
# Uses the virtual card's keys through programs that others wrote for PIV cards, OpenSC and
# yubico-piv-tool, over the real service, and checks the results with OpenSSL. Runs inside
# `eid-sandbox run --citizen plain`.
# Exit status 77: the programs are not installed.
set -eu

for program in yubico-piv-tool pkcs15-tool pkcs11-tool openssl; do
    command -v "$program" >/dev/null || { echo "$program is not installed"; exit 77; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

initial=471108
changed=806417
puk=31415926
admin=010203040506070801020304050607080102030405060708

yubico() { yubico-piv-tool --reader 'eID' --key=$admin "$@"; }
step() { echo "-- $*"; }
must_fail() { if "$@"; then echo "succeeded, and must not: $*"; exit 1; fi; }

step 'the PIN blocks and is unblocked'
must_fail yubico -a verify-pin -P 999999
yubico -a change-pin -P $initial -N $changed
yubico -a verify-pin -P $changed
for _ in 1 2 3; do must_fail yubico -a verify-pin -P 999999; done
must_fail yubico -a verify-pin -P $changed
yubico -a unblock-pin -P $puk -N $initial

step 'OpenSC signs with 9C'
pkcs15-tool --read-certificate 02 | openssl x509 -pubkey -noout >sign.pem
head -c 32 /dev/urandom >hash
pkcs11-tool --login --pin $initial --sign -m ECDSA --id 02 -i hash -o signature -f openssl
openssl pkeyutl -verify -pubin -inkey sign.pem -in hash -sigfile signature

step 'OpenSC agrees on a secret with 9D'
pkcs15-tool --read-certificate 03 | openssl x509 -pubkey -noout >agree.pem
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out mine.pem
openssl pkey -in mine.pem -pubout -outform DER -out mine.der
pkcs11-tool --login --pin $initial --derive -m ECDH1-DERIVE --id 03 -i mine.der -o theirs
openssl pkeyutl -derive -inkey mine.pem -peerkey agree.pem -out ours
cmp theirs ours

step 'new keys and certificates'
openssl req -x509 -new -key mine.pem -subj /CN=authority -days 9 -out authority.pem
openssl req -new -key mine.pem -subj /CN=holder -out request.pem
for slot_and_algorithm in 9a:ECCP256 9c:RSA2048 9d:ECCP384; do
    slot=${slot_and_algorithm%%:*}
    yubico -a generate -s "$slot" -A "${slot_and_algorithm##*:}" -o public.pem
    openssl x509 -req -in request.pem -CA authority.pem -CAkey mine.pem -set_serial 1 -days 5 \
        -force_pubkey public.pem -out certificate.pem
    yubico -a import-certificate -s "$slot" -i certificate.pem
    yubico -a read-certificate -s "$slot" | cmp - certificate.pem
    yubico -a verify-pin -P $initial -a test-signature -s "$slot" -i certificate.pem
done
yubico -a verify-pin -P $initial -a test-decipher -s 9d -i certificate.pem
