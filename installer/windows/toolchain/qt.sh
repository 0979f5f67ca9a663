#!/usr/bin/env bash
# Qt's libraries and plug-ins, shared, with what the programs and their tests use: no TLS (libcurl and
# OpenSSL do that), no OpenGL, no D-Bus, one database. Its tools are Debian's own, of the same version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin qt zlib sqlite jpeg png
[ "$version" = "$(source_version qt6-base-dev)" ] ||
    die "Qt's tools on this machine are not of version $version, which sources.lock names"
fetch

off=()
for feature in \
    androiddeployqt brotli dbus direct2d1_1 glib gssapi icu pkg_config schannel sql_mysql sql_odbc \
    sql_psql ssl sspi system_doubleconversion system_freetype system_harfbuzz system_pcre2 tabletevent \
    vulkan xml zstd; do
    off+=("-DFEATURE_$feature=OFF")
done
# The compiler of regular expressions keeps a stack in each thread, which GCC's runtime frees, with all
# variables of a thread, before their destructors run: a crash, once in a while. Matching does without it.
defines=-DPCRE2_DISABLE_JIT
# It is told a folder that is the same on every machine, for it writes that into a library.
with_cmake -DCMAKE_INSTALL_PREFIX=/qt -DCMAKE_STAGING_PREFIX="$folder/root" \
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++ \
    -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_TOOLS_WHEN_CROSSCOMPILING=OFF \
    -DBUILD_SHARED_LIBS=ON -DINPUT_opengl=no -DINPUT_openssl=no \
    -DFEATURE_system_zlib=ON -DFEATURE_system_png=ON -DFEATURE_system_jpeg=ON \
    -DFEATURE_system_sqlite=ON -DFEATURE_precompile_header=ON "${off[@]}"
finish qt
