#!/usr/bin/env bash
# Makes an installer of a folder of files: make.sh STAGE FILE.msi VERSION ICON. The folder beside FILE keeps
# what it was made from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/common/lib.sh

stage=$(readlink -e "${1:?a folder of files}") file=$(readlink -m "${2:?a file to write}")
version_made=${3:?a version} icon=$(readlink -e "${4:?an icon}")
folder=${file%.msi}.tables
rm -rf "$folder" "$file"
mkdir -p "$folder"
installer/windows/msi/tables.py "$stage" "$folder" --version "$version_made"
# wixl takes no absolute paths.
cp installer/windows/msi/product.wxs "$folder/"
cp "$icon" "$folder/eid.ico"
ln -s "$stage" "$folder/stage"
# Times within the archive are those of the files, and in zones of 2 seconds.
find "$stage" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

defines=()
while IFS= read -r define; do
    defines+=(-D "$define")
done <"$folder/defines"
at=$(date --utc --date="@$SOURCE_DATE_EPOCH" '+%Y-%m-%d %H:%M:%S')
(
    cd "$folder"
    faketime -f "$at" wixl --arch x64 "${defines[@]}" --output "$file" product.wxs files.wxs
) >"$folder/wixl.log" 2>&1 || die "wixl fails: see $folder/wixl.log"
# wixl leaves it out, and texts that are not ASCII need it.
printf '\r\n\r\n65001\t_ForceCodepage\r\n' >"$folder/codepage.idt"
faketime -f "$at" msibuild "$file" -i "$folder/codepage.idt"
mapfile -t queries <"$folder/queries"
for query in "${queries[@]}"; do
    faketime -f "$at" msibuild "$file" -q "$query"
done
faketime -f "$at" msibuild "$file" -s 'eID Maintenance Tool' 'eID Maintenance Tool' 'x64;1033' \
    "$(cat "$folder/package-code")"
