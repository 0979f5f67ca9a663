#!/usr/bin/env bash
# The library that holds the data of ICU, with what icu-items keeps: icu.sh FOLDER. It comes to lie in
# FOLDER, by the name of Debian's, which has thirty megabytes for four hundred languages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/common/lib.sh

recipe=installer/linux/appimage
folder=${1:?a folder}
whole=$(readlink -f "/usr/lib/$(gcc -print-multiarch)"/libicudata.so.??)
name=$(readelf --dynamic "$whole" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
rm -rf "$folder"
mkdir -p "$folder/items" "$folder/whole" "$folder/few"

# The one symbol of it is the whole archive.
read -r at size symbol < <(readelf --dyn-syms --wide "$whole" | awk '/ OBJECT .* icudt[0-9]+_dat$/ {print $2, $3, $8}')
[ -n "${symbol:-}" ] || die "$whole holds no data of ICU"
# icupkg goes by the name of the archive: of the symbol, and little-endian.
data=${symbol%_dat}l.dat
# Its addresses are the places in the file.
dd if="$whole" of="$folder/whole/$data" bs=1M iflag=skip_bytes,count_bytes skip="$((16#$at))" \
    count="$((size))" status=none

icupkg --list "$folder/whole/$data" >"$folder/all"
grep --extended-regexp --line-regexp --file=<(grep -v '^#' "$recipe/icu-items") "$folder/all" \
    >"$folder/kept.txt"
icupkg --destdir "$folder/items" --extract "$folder/kept.txt" "$folder/whole/$data"
icupkg --type l --sourcedir "$folder/items" --add "$folder/kept.txt" new "$folder/few/$data"

gcc -shared -nostdlib -x assembler -o "$folder/$name" -Wl,-soname,"$name",--build-id=none - <<TEXT
    .section .note.GNU-stack, "", @progbits
    .section .rodata
    .balign 16
    .globl $symbol
    .type $symbol, @object
$symbol:
    .incbin "$folder/few/$data"
    .size $symbol, . - $symbol
TEXT
rm -r "$folder"/{items,whole,few}
