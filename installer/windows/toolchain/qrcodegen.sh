#!/usr/bin/env bash
# qrcodegen, which draws QR codes: one file of C++, static.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin qrcodegen
fetch
(
    cd "$folder/source/cpp"
    ccache "$triplet-g++-posix" -std=c++11 -O2 -DNDEBUG -fstack-protector-strong \
        -ffile-prefix-map="$windows=." -c qrcodegen.cpp -o qrcodegen.o
    "$triplet-gcc-ar-posix" rcsD libqrcodegencpp.a qrcodegen.o
) >"$folder/build.log" 2>&1 || die "qrcodegen cannot be built: see $folder/build.log"
cd "$folder"
# Where Debian's package has it.
install -D -m 644 -t root/include/qrcodegen source/cpp/qrcodegen.hpp
install -D -m 644 -t root/lib source/cpp/libqrcodegencpp.a
install -m 644 source/Readme.markdown copyright
finish
