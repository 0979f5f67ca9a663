#!/usr/bin/env bash
# libpng, static, for OpenCV and Qt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin png zlib
fetch
with_cmake -DPNG_SHARED=OFF -DPNG_TESTS=OFF -DPNG_EXECUTABLES=OFF
rm -rf "$folder"/root/{bin,share}
finish
