#!/usr/bin/env bash
# zlib as Debian builds it for this compiler: the static one alone, or CMake would take the other.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin zlib
debian=/usr/$triplet
as_packaged
install -D -m 644 -t "$folder/root/include" "$debian/include/zlib.h" "$debian/include/zconf.h"
install -D -m 644 -t "$folder/root/lib" "$debian/lib/libz.a"
finish
