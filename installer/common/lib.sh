# What the packaging scripts share: names, the version, the time, and what is put into a package.
# Sourced by them, at the root of the tree.
# shellcheck shell=bash disable=SC2034

program=eid-maintenance
out=build/package
work=build/package/work

die() {
    printf 'package: %s\n' "$*" >&2
    exit 1
}

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

# Files are as root would have made them on any machine.
umask 022
export EID_CALLERS_LC_ALL=${EID_CALLERS_LC_ALL-${LC_ALL-}}
export LC_ALL=C.UTF-8 TZ=UTC

# Every time within a package is that of the commit.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) ||
        die 'not a git tree: set SOURCE_DATE_EPOCH to the time of the release'
    [ -z "$(git status --porcelain)" ] ||
        echo 'package: the tree has changes that are not committed: nobody can build this again' >&2
fi
[[ $SOURCE_DATE_EPOCH =~ ^[0-9]+$ ]] || die "SOURCE_DATE_EPOCH is no number: $SOURCE_DATE_EPOCH"
export SOURCE_DATE_EPOCH

# project() in CMakeLists.txt is the one place that says it.
version=$(sed -n '/^project(/,/)/s/^ *VERSION \([0-9.]*\)$/\1/p' CMakeLists.txt)
[ -n "$version" ] || die 'CMakeLists.txt says no version'

# Flags of whoever builds would give other bytes.
unset CFLAGS CXXFLAGS CPPFLAGS LDFLAGS

deb_file() { printf '%s/%s_%s_%s.deb' "$out" "$program" "$version" "$(dpkg --print-architecture)"; }
appimage_file() { printf '%s/%s-%s-%s.AppImage' "$out" "$program" "$version" "$(uname -m)"; }
msi_file() { printf '%s/%s-%s-x64.msi' "$out" "$program" "$version"; }

# lay_cascades SHARE: what finds a face, where the face plug-in looks for it first.
lay_cascades() {
    local cascade
    for cascade in lbpcascades/lbpcascade_frontalface haarcascades/haarcascade_frontalface_alt2; do
        install -D -m 644 "/usr/share/opencv4/$cascade.xml" \
            "$1/eid-maintenance-tool/opencv/$cascade.xml"
    done
}

# built_files: those of this version that are there.
built_files() {
    local file
    for file in "$(deb_file)" "$(appimage_file)" "$(msi_file)"; do
        [ ! -e "$file" ] || printf '%s\n' "$file"
    done
}
