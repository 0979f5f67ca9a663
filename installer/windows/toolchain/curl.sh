#!/usr/bin/env bash
# libcurl with HTTP over OpenSSL and nothing else, as a library of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin curl zlib openssl
fetch
off=()
for option in \
    BUILD_CURL_EXE BUILD_STATIC_LIBS BUILD_TESTING \
    CURL_BROTLI CURL_USE_GSSAPI CURL_USE_LIBPSL CURL_USE_LIBSSH CURL_USE_LIBSSH2 CURL_USE_SCHANNEL \
    CURL_WINDOWS_SSPI CURL_ZSTD ENABLE_MANUAL ENABLE_UNIX_SOCKETS USE_LIBIDN2 USE_LIBRTMP USE_NGHTTP2 \
    USE_WIN32_LDAP; do
    off+=("-D$option=OFF")
done
with_cmake -DBUILD_SHARED_LIBS=ON -DCURL_USE_OPENSSL=ON -DUSE_WIN32_IDN=ON -DENABLE_UNICODE=ON \
    -DHTTP_ONLY=ON -DCURL_DISABLE_NTLM=ON -DCURL_DISABLE_ALTSVC=ON -DCURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG=ON \
    -DCURL_CA_BUNDLE=none -DCURL_CA_PATH=none "${off[@]}"
rm -rf "$folder"/root/bin/curl-config "$folder"/root/share
finish
