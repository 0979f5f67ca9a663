#!/usr/bin/env bash
# SHA256SUMS of the installers of this version, and its signature: sums.sh [KEY], where KEY is what gpg
# knows the secret key by. Without a key nothing is signed, and that is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/common/lib.sh

key=${1:-}
mapfile -t files < <(built_files)
[ ${#files[@]} -gt 0 ] || die "there is nothing of version $version in $out"
cd "$out"
rm -f SHA256SUMS.asc
for file in "${files[@]##*/}"; do
    sha256sum "$file" "$file.spdx.json"
done >SHA256SUMS.new
mv SHA256SUMS.new SHA256SUMS
if [ -z "$key" ]; then
    echo 'package: UNSIGNED: no key was given (--key KEY or EID_SIGNING_KEY)' >&2
    exit 0
fi
gpg --batch --yes --local-user "$key" --armor --detach-sign --output SHA256SUMS.asc SHA256SUMS ||
    die "SHA256SUMS cannot be signed with the key $key"
gpg --batch --quiet --verify SHA256SUMS.asc SHA256SUMS
