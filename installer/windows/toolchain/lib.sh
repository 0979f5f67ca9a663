# What the scripts of the libraries for Windows share. Sourced by them, at the root of the tree.
#
# Each makes one library, from the source that sources.lock names, in build/windows/parts/NAME, and puts
# what it made into one folder of build/windows: sysroot, qt or opencv. It does nothing where this was
# done already by the same script, from the same source, with the same libraries below.
# shellcheck shell=bash disable=SC2034
. installer/common/lib.sh
. installer/common/source.sh

toolchain=installer/windows/toolchain
windows=${EID_WINDOWS:-$PWD/build/windows}
triplet=x86_64-w64-mingw32
sysroot=$windows/sysroot
export EID_WINDOWS=$windows

# The bytes are the same whenever and wherever they are made.
export SOURCE_DATE_EPOCH=1735689600
# Without a run of the preprocessor beside each of the compiler.
export CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros

# begin NAME [BELOW…]: sets part, folder, source_of and version; ends the script if it was made already
# upon the parts BELOW.
begin() {
    part=$1
    shift
    below=("$@")
    folder=$windows/parts/$part
    read -r source_of version locked_file locked_digest < <(
        sed -n "s/^$part  *//p" "$toolchain/sources.lock"
    ) || die "sources.lock does not name $part"
    recipe=$(recipe_of)
    if [ "$(cat "$folder/built" 2>/dev/null)" = "$version $recipe" ]; then
        exit 0
    fi
    began=$(date +%s)
    say "Building $source_of $version for Windows"
    rm -rf "$folder"
    mkdir -p "$folder"
    CCACHE_BASEDIR=$folder
    export CCACHE_BASEDIR
}

# Of the script, what it shares with others, its line in the lock, and the parts below it.
recipe_of() {
    local other
    {
        cat "$0" "$toolchain/lib.sh" "$toolchain/mingw64.cmake" installer/common/source.sh
        [ ! -d "$toolchain/$part" ] || find "$toolchain/$part" -type f -print0 | sort -z | xargs -0 cat
        printf '%s\n' "$source_of $version $locked_file $locked_digest"
        for other in "${below[@]}"; do
            cat "$windows/parts/$other/built" || die "$other is to be built before $part"
        done
    } | sha256sum | cut -c -64
}

# fetch: the source, unpacked in $folder/source and compared with the lock.
fetch() {
    fetch_source "$source_of" "$version" "$folder" "$locked_file" "$locked_digest"
}

# with_cmake [ARGUMENT…]: configures and builds $folder/source, with what is in `defines`, and installs it
# into $folder/root.
with_cmake() {
    local flags="-ffile-prefix-map=$windows=. -fstack-protector-strong ${defines:-}"
    cmake -G Ninja -S "$folder/source" -B "$folder/build" -Wno-dev -Wno-deprecated \
        -DCMAKE_TOOLCHAIN_FILE="$PWD/$toolchain/mingw64.cmake" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
        -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" \
        -DCMAKE_INSTALL_PREFIX="$folder/root" -DCMAKE_INSTALL_LIBDIR="lib" \
        "$@" >"$folder/configure.log" 2>&1 || die "$part cannot be configured: see $folder/configure.log"
    [ -z "${after_configure:-}" ] || "$after_configure"
    cmake --build "$folder/build" --parallel "$(nproc)" >"$folder/build.log" 2>&1 ||
        die "$part cannot be built: see $folder/build.log"
    cmake --install "$folder/build" >/dev/null
}

# finish [INTO]: puts $folder/root into the sysroot, or another folder of build/windows, in the place of
# what it put there before, and says what was made. The terms of its authors stay in $folder/copyright.
finish() {
    local into=$windows/${1:-sysroot} file seconds
    if [ -e "$folder/source/debian/copyright" ]; then
        install -m 644 "$folder/source/debian/copyright" "$folder/copyright"
    fi
    [ -s "$folder/copyright" ] || die "$part says nothing of its copyright"
    mkdir -p "$into"
    if [ -e "$windows/parts/$part.files" ]; then
        while IFS= read -r file; do
            rm -f "$into/$file"
        done <"$windows/parts/$part.files"
    fi
    (cd "$folder/root" && find . -type f -printf '%P\n' | sort) >"$windows/parts/$part.files"
    cp -a "$folder/root/." "$into/"
    rm -rf "$folder/root" "$folder/build" "$folder/source"
    seconds=$(($(date +%s) - began))
    printf '%s %s\n' "$version" "$recipe" >"$folder/built"
    printf '%-10s %5d s\n' "$part" "$seconds" >>"$windows/times"
    say "$part: $seconds s"
}

# as_packaged: ends the script unless Debian's package that the lock names is here in that version.
as_packaged() {
    [ "$version" = "$(dpkg-query --show --showformat '${Version}' "$locked_file")" ] ||
        die "$locked_file is not of version $version, which sources.lock names"
    install -m 644 "/usr/share/doc/$locked_file/copyright" "$folder/copyright"
}
