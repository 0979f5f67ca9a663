# What the checks of the installers share. Sourced.
# shellcheck shell=bash

# Lists are sorted as the ones that are kept.
export LC_ALL=C.UTF-8

faults=0

# Everything that is wrong is told, not the first thing alone.
fault() {
    printf 'fault: %s\n' "$*" >&2
    faults=$((faults + 1))
}

end_check() {
    [ "$faults" -eq 0 ] || {
        printf '%s: %s faults\n' "$1" "$faults" >&2
        exit 1
    }
    printf '%s: as it must be\n' "$1"
}

# expect_list WANTED FOUND WHAT: the same lines in both files.
expect_list() {
    diff -u --label wanted --label found "$1" "$2" >&2 || fault "$3 differ from $1"
}

# elf_files ROOT: below it, as programs and libraries.
elf_files() {
    local file
    while IFS= read -r -d '' file; do
        ! head -c 4 "$file" | grep -qa '^.ELF$' || printf '%s\n' "$file"
    done < <(find "$1" -type f -print0 | sort -z)
}

needed_by() { readelf --dynamic "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
run_path_of() { readelf --dynamic "$1" | sed -n 's/.*R\(UN\)\{0,1\}PATH).*\[\(.*\)\]/\2/p'; }

# check_program FILE: what holds for each one that is ours, or was built with ours.
check_program() {
    local file=$1 name=${1##*/} dynamic sections
    dynamic=$(readelf --dynamic --wide "$file")
    sections=$(readelf --sections --wide "$file")
    [[ $dynamic != *'[libpcsclite'* ]] || fault "$name is linked with libpcsclite"
    [[ $dynamic == *BIND_NOW* || $dynamic == *Flags:*NOW* ]] || fault "$name binds its symbols late"
    [[ $sections != *.debug_* ]] || fault "$name has debugging symbols"
    ! grep -qaF "$PWD" "$file" || fault "$name tells the folder it was built in"
}

# check_desktop ROOT: what the desktop reads, below ROOT/usr/share.
check_desktop() {
    local share=$1/usr/share
    local entry=$share/applications/eid-maintenance.desktop scheme
    desktop-file-validate "$entry" || fault "$entry is not valid"
    for scheme in openid4vp openid-credential-offer; do
        grep -q "^MimeType=.*x-scheme-handler/$scheme;" "$entry" || fault "$scheme has no handler"
    done
    appstreamcli validate --no-net --pedantic "$share"/metainfo/*.xml || fault 'the metainfo is not valid'
}
