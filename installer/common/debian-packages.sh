# Which of Debian's packages a file is of. Sourced.
# shellcheck shell=bash

# package_of FILE: the name, without the architecture. Fails if it is of none.
package_of() {
    local path said
    # dpkg knows some files below /usr by the names that they had before.
    for path in "$1" "${1#/usr}"; do
        said=$(dpkg-query --search "$path" 2>/dev/null) || continue
        printf '%s\n' "${said%%[:,]*}"
        return 0
    done
    return 1
}

# packages_needed_by FILE…: the packages of the libraries that the dynamic linker would load for them.
packages_needed_by() {
    local folder name
    folder=$(gcc -print-multiarch)
    for name in $(for file in "$@"; do
        readelf --dynamic "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
    done | sort -u); do
        package_of "$(readlink -f "/usr/lib/$folder/$name")" || die "$name is of no package"
    done | sort -u
}
