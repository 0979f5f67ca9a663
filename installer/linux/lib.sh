# What the Debian package and the AppImage share: building, and what is put into them. Sourced by their
# scripts, at the root of the tree.
# shellcheck shell=bash
. installer/common/lib.sh

# build_programs FOLDER [CMAKE ARGUMENT…]: what users get, and nothing of the tests.
build_programs() {
    local folder=$1
    shift
    say "Building in $folder"
    # The hash of all that is linked would tell the folders that debugging symbols name, which are not in
    # what is packaged.
    cmake --preset release -B "$folder" -DCMAKE_EXE_LINKER_FLAGS=-Wl,--build-id=none \
        -DCMAKE_MODULE_LINKER_FLAGS=-Wl,--build-id=none "$@" >/dev/null
    in_callers_locale cmake --build "$folder" --target eidctl eid-maintenance eid-face
}

# in_callers_locale COMMAND…: the compiler cache tells locales apart, and finds in this one what other
# builds have compiled.
in_callers_locale() {
    if [ -n "$EID_CALLERS_LC_ALL" ]; then
        LC_ALL=$EID_CALLERS_LC_ALL "$@"
    else
        env -u LC_ALL "$@"
    fi
}

# stage FOLDER ROOT: installs what was built there below ROOT/usr, stripped.
stage() {
    local folder=$1 root=$2 file programs
    rm -rf "$root"
    mkdir -p "$root"
    DESTDIR=$(readlink -f "$root") cmake --install "$folder" --prefix /usr >/dev/null
    mapfile -t programs < <(programs_in "$root")
    [ ${#programs[@]} -gt 0 ] || die "nothing was installed from $folder"
    for file in "${programs[@]}"; do
        strip --strip-all --remove-section=.comment --remove-section=.note "$file"
    done
}

# one_time ROOT: what was copied has the time of the checkout, which is nobody else's.
one_time() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# programs_in ROOT: every ELF file below it.
programs_in() {
    local file
    while IFS= read -r -d '' file; do
        ! head -c 4 "$file" | grep -qa '^.ELF$' || printf '%s\n' "$file"
    done < <(find "$1" -type f -print0 | sort -z)
}
