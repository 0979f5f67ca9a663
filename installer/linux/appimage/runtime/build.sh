#!/usr/bin/env bash
# The program that an AppImage starts with: build.sh FILE VERSION. Linked statically, for it runs before
# anything else of the AppImage can be reached.
set -euo pipefail
file=$(readlink -m "${1:?a file}")
version=${2:?a version}
cd "$(dirname "${BASH_SOURCE[0]}")"

flags=(
    -std=gnu17 -Os -ffunction-sections -fdata-sections -D_FILE_OFFSET_BITS=64
    -Wall -Wextra -Wconversion -Wshadow -Werror
    -fstack-protector-strong -fstack-clash-protection -D_FORTIFY_SOURCE=2
    -isystem /usr/include/squashfuse -isystem /usr/include/fuse3
    "-DEID_VERSION=\"$version\""
)
libraries=(-lsquashfuse_ll -lsquashfuse -lfuse3 -lz -lzstd -llzma -llz4)
# libfuse can load modules, which nobody asks it to; the linker warns of that.
gcc "${flags[@]}" -static-pie -o "$file" ./*.c \
    -Wl,--build-id=none,--gc-sections,--no-warnings,-z,relro,-z,now "${libraries[@]}"
strip --strip-all --remove-section=.comment "$file"
# What marks an AppImage of type 2, in bytes of the ELF header that nothing else uses.
printf 'AI\x02' | dd of="$file" bs=1 seek=8 conv=notrunc status=none
