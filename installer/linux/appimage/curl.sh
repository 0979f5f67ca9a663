#!/usr/bin/env bash
# libcurl with HTTP over OpenSSL and nothing else, from Debian's source: curl.sh FOLDER. It comes to lie
# in FOLDER/root. Debian's own binary brings thirty libraries, for protocols that the tool does not speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/linux/lib.sh
. installer/common/source.sh

folder=${1:?a folder}
version=$(source_version libcurl4)
! built_already "$folder" "$version" || exit 0

say "Building libcurl $version for the AppImage"
fetch_source curl "$version" "$folder"

off=()
for part in \
    BUILD_CURL_EXE BUILD_STATIC_LIBS BUILD_TESTING \
    CURL_BROTLI CURL_USE_GSSAPI CURL_USE_LIBPSL CURL_USE_LIBSSH CURL_USE_LIBSSH2 CURL_ZSTD \
    ENABLE_MANUAL ENABLE_UNIX_SOCKETS USE_LIBIDN2 USE_LIBRTMP USE_NGHTTP2; do
    off+=("-D$part=OFF")
done
cmake -G Ninja -S "$folder/source" -B "$folder/build" -Wno-dev -Wno-deprecated \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_C_COMPILER_LAUNCHER=ccache \
    -DCMAKE_C_FLAGS="-ffile-prefix-map=$(readlink -f "$folder")=. -fstack-protector-strong" \
    -DCMAKE_SHARED_LINKER_FLAGS='-Wl,-z,relro,-z,now' \
    -DBUILD_SHARED_LIBS=ON -DCURL_USE_OPENSSL=ON -DHTTP_ONLY=ON -DCURL_DISABLE_NTLM=ON \
    -DCURL_DISABLE_ALTSVC=ON -DCURL_CA_BUNDLE=none -DCURL_CA_PATH=none "${off[@]}" \
    >"$folder/configure.log" ||
    die "libcurl cannot be configured: see $folder/configure.log"
export CCACHE_NOHASHDIR=1
CCACHE_BASEDIR=$(readlink -f "$folder")
export CCACHE_BASEDIR
cmake --build "$folder/build" >"$folder/build.log" 2>&1 ||
    die "libcurl cannot be built: see $folder/build.log"
DESTDIR=$(readlink -f "$folder")/root cmake --install "$folder/build" >/dev/null
rm -rf "$folder/build" "$folder/source"
record_built "$folder" "$version"
