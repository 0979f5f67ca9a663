#!/usr/bin/env bash
# OpenSSL's two libraries. No configuration is read and nothing is loaded, from wherever it may lie.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin openssl
fetch
(
    cd "$folder/source"
    ./Configure mingw64 --libdir=lib \
        CC="ccache $triplet-gcc-posix" AR="$triplet-gcc-ar-posix" RANLIB="$triplet-gcc-ranlib-posix" \
        RC="$triplet-windres" LDFLAGS=-Wl,--no-insert-timestamp \
        shared no-autoload-config no-dso no-engine no-legacy no-module no-tests
) >"$folder/configure.log" 2>&1 || die "OpenSSL cannot be configured: see $folder/configure.log"
# The paths that are compiled in are of folders that administrators alone write to.
make -C "$folder/source" -j"$(nproc)" build_libs OPENSSLDIR='C:/Program Files/Common Files/SSL' \
    ENGINESDIR='C:/Program Files/OpenSSL/engines' MODULESDIR='C:/Program Files/OpenSSL/modules' \
    >"$folder/build.log" 2>&1 || die "OpenSSL cannot be built: see $folder/build.log"
cd "$folder"
install -D -m 644 -t root/include/openssl source/include/openssl/*.h
install -D -m 644 -t root/lib source/libcrypto.dll.a source/libssl.dll.a
install -D -m 644 -t root/bin source/libcrypto-3-x64.dll source/libssl-3-x64.dll
install -m 644 source/LICENSE.txt copyright
finish
