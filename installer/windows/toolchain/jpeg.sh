#!/usr/bin/env bash
# libjpeg-turbo, static, for OpenCV and for Qt's plug-in.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin jpeg
fetch
# Its install wants the folder of libraries in full.
with_cmake -DENABLE_SHARED=OFF -DWITH_TURBOJPEG=OFF -DWITH_JPEG8=OFF \
    -DCMAKE_INSTALL_LIBDIR="$folder/root/lib"
rm -rf "$folder"/root/{bin,share}
finish
