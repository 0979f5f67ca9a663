#!/usr/bin/env bash
# SQLite, static, for Qt's driver alone. Its own generator makes one file of it, on this machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin sqlite
fetch
(
    cd "$folder/source"
    ./configure --disable-tcl --disable-shared --disable-readline
    make -j"$(nproc)" sqlite3.c sqlite3.h
    ccache "$triplet-gcc-posix" -O2 -DNDEBUG -fstack-protector-strong -c sqlite3.c -o sqlite3-windows.o \
        -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_DQS=0 \
        -DSQLITE_SECURE_DELETE -DSQLITE_OMIT_LOAD_EXTENSION
    "$triplet-gcc-ar-posix" rcsD libsqlite3.a sqlite3-windows.o
) >"$folder/build.log" 2>&1 || die "SQLite cannot be built: see $folder/build.log"
cd "$folder"
install -D -m 644 -t root/include source/sqlite3.h source/src/sqlite3ext.h
install -D -m 644 -t root/lib source/libsqlite3.a
finish
