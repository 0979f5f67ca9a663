#!/usr/bin/env bash
# tl::expected: a header, which Debian's package holds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin expected
as_packaged
mkdir -p "$folder/root/include" "$folder/root/share/cmake"
cp -r /usr/include/tl "$folder/root/include/"
cp -r /usr/share/cmake/tl-expected "$folder/root/share/cmake/"
finish
