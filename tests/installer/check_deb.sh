#!/usr/bin/env bash
# Whether a Debian package holds what it must: check_deb.sh FILE.deb
set -euo pipefail
package=$(readlink -e "${1:?a .deb file}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/installer/lib.sh

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Modes, owners and names.
dpkg-deb --contents "$package" | awk '{print $1, $2, $6, $7, $8}' | sed 's/ *$//' | sort -k 3 \
    >"$folder/found"
expect_list tests/installer/deb.files "$folder/found" 'the files of the package'

dpkg-deb --raw-extract "$package" "$folder/root"
while IFS= read -r file; do
    check_program "$file"
    [ -z "$(run_path_of "$file")" ] || fault "${file##*/} looks for libraries in $(run_path_of "$file")"
done < <(elf_files "$folder/root")
check_desktop "$folder/root"

# libcurl and libpcsclite are found when they are needed, which no tool sees.
for name in libcurl4 libpcsclite1 libqt6sql6-sqlite opencv-data; do
    [[ " $(dpkg-deb --field "$package" Depends)," =~ \ ${name}[,\ ] ]] ||
        fault "it does not depend on $name"
done

echo "Size: $(stat -c %s "$package") bytes; depends on $(dpkg-deb --field "$package" Depends)"
lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$package" || fault 'lintian finds faults'
end_check "${package##*/}"
