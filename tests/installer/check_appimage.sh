#!/usr/bin/env bash
# Whether an AppImage holds what it must: check_appimage.sh FILE.AppImage
set -euo pipefail
image=$(readlink -e "${1:?an .AppImage file}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/installer/lib.sh

most_bytes=$((45 * 1000 * 1000))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=$folder/squashfs-root

# is_inside NAME, is_hosts NAME: where the loader finds a library.
is_inside() { [ -e "$root/usr/lib/$1" ]; }
is_hosts() {
    local pattern
    while IFS= read -r pattern; do
        # shellcheck disable=SC2053 # it is a pattern
        [[ $1 != $pattern ]] || return 0
    done < <(sed '/^#/d; /^$/d' installer/linux/appimage/host-libraries)
    return 1
}

size=$(stat -c %s "$image")
[ "$size" -le "$most_bytes" ] || fault "$size bytes are more than $most_bytes"
[ "$(od -An -tx1 -j8 -N3 "$image" | tr -d ' ')" = 414902 ] || fault 'it is not marked as of type 2'
[[ $(readelf --program-headers "$image" 2>/dev/null) == *LOAD* ]] || fault 'the runtime is no program'
[[ $(readelf --program-headers "$image" 2>/dev/null) != *INTERP* ]] || fault 'the runtime is not static'

(cd "$folder" && "$image" --appimage-extract >/dev/null)
find "$root" -mindepth 1 -printf '%M %P' \( -type l -printf ' -> %l\n' -o -printf '\n' \) | sort -k 2 \
    >"$folder/found"
expect_list tests/installer/appimage.files "$folder/found" 'the files of the AppImage'

while IFS= read -r file; do
    case "$file" in
    */usr/bin/* | */usr/lib/eid-maintenance/* | */libcurl.so.*) check_program "$file" ;;
    esac
    [[ $(run_path_of "$file") == \$ORIGIN* ]] || fault "${file##*/} looks for libraries elsewhere"
    while IFS= read -r name; do
        printf '%s %s\n' "$name" "${file##*/}" >>"$folder/needs"
        if is_inside "$name" && is_hosts "$name"; then
            fault "$name is the host's, and is inside"
        elif ! is_inside "$name" && ! is_hosts "$name"; then
            fault "${file##*/} needs $name, which nobody supplies"
        fi
    done < <(needed_by "$file")
done < <(elf_files "$root/usr")
[ -z "$(find "$root" -name 'libpcsclite*')" ] || fault 'libpcsclite is inside'

echo 'Libraries inside, with their sizes and who needs them:'
for library in "$root"/usr/lib/lib*; do
    name=${library##*/}
    users=$(awk -v name="$name" '$1 == name {print $2}' "$folder/needs" | sort -u | tr '\n' ' ')
    printf '  %-32s %9s  %s\n' "$name" "$(stat -c %s "$library")" "$users"
    # libcurl and libssl are loaded by name.
    [ -n "$users" ] || [[ $name == libcurl.so.* ]] || fault "$name is needed by nobody"
done
echo "Size: $size bytes"
check_desktop "$root"
end_check "${image##*/}"
