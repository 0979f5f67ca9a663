#!/usr/bin/env bash
# zbar's search for QR codes, as a library of its own, for it is under the LGPL.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/toolchain/lib.sh

begin zbar
fetch
recipe_files=$PWD/$toolchain/zbar
(
    cd "$folder/source"
    objects=()
    for name in config decoder error image img_scanner refcnt scanner symbol \
        decoder/qr_finder qrcode/{bch15_5,binarize,isaac,qrdec,qrdectxt,rs,util}; do
        object=$folder/source/${name//\//-}.o
        ccache "$triplet-gcc-posix" -O2 -DNDEBUG -fstack-protector-strong -ffile-prefix-map="$windows=." -w \
            -I"$recipe_files" -Iinclude -Izbar -c "zbar/$name.c" -o "$object"
        objects+=("$object")
    done
    "$triplet-gcc-posix" -shared -o libzbar-0.dll "${objects[@]}" -fstack-protector-strong \
        -Wl,--no-insert-timestamp -Wl,--out-implib,libzbar.dll.a
) >"$folder/build.log" 2>&1 || die "zbar cannot be built: see $folder/build.log"
cd "$folder"
install -D -m 644 -t root/include source/include/zbar.h
install -D -m 644 -t root/include/zbar source/include/zbar/*.h
install -D -m 644 -t root/lib source/libzbar.dll.a
install -D -m 644 -t root/bin source/libzbar-0.dll
finish
