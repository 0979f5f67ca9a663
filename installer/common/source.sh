# Sources of Debian's packages. Sourced.
# shellcheck shell=bash

# source_version PACKAGE: of the source that the installed PACKAGE was built from.
source_version() { dpkg-query --show --showformat '${source:Version}' "$1"; }

# fetch_source SOURCE VERSION FOLDER [FILE SHA256]: unpacks it, with Debian's patches, in FOLDER/source. apt
# checks it against the signed lists of the archive that this machine takes its packages from. FILE, one of
# those it is made of, must be the one that is known; where it is not the .dsc, the source is FILE alone, as
# its authors released it.
fetch_source() {
    local name=$1 version=$2 folder=$3 file=${4:-} digest=${5:-} parts only=()
    parts=$(readlink -m "$folder/apt")
    rm -rf "$folder"
    mkdir -p "$parts/sources" "$parts/lists/partial" "$parts/archive"
    # The same archives, asked for sources.
    sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources \
        >"$parts/sources/debian.sources" 2>/dev/null ||
        sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$parts/sources/debian.list"
    [ -s "$parts/sources/debian.sources" ] || rm -f "$parts/sources/debian.sources"
    local options=(-qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$parts/sources"
        -o "Dir::State::lists=$parts/lists" -o APT::Sandbox::User=root)
    apt-get "${options[@]}" update
    [ -z "$file" ] || [[ $file == *.dsc ]] || only=(--tar-only --download-only)
    (
        cd "$parts/archive"
        apt-get "${options[@]}" source --only-source "${only[@]}" "$name=$version" >/dev/null
        [ -z "$file" ] || printf '%s  %s\n' "$digest" "$file" | sha256sum --quiet --check
        [ ${#only[@]} -eq 0 ] || tar -xf "$file"
    ) || die "the source of $name $version cannot be had from Debian's archive"
    mv "$parts"/archive/*/ "$folder/source"
    rm -rf "$parts"
}

# built_already FOLDER WORDS: whether FOLDER/root was made by this recipe (the calling script) of the
# version that WORDS names. record_built says so afterwards.
built_already() { [ "$(cat "$1/built" 2>/dev/null)" = "$2 $(recipe_hash)" ]; }
record_built() { printf '%s %s\n' "$2" "$(recipe_hash)" >"$1/built"; }
recipe_hash() { cat "$0" installer/common/source.sh | sha256sum | cut -c -64; }
