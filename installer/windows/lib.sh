# What the scripts for Windows share. Sourced by them, at the root of the tree.
# shellcheck shell=bash disable=SC2034
. installer/common/lib.sh

triplet=x86_64-w64-mingw32
# What the toolchain built. Another tree may lend its own.
windows=$(readlink -m "${EID_WINDOWS:-build/windows}")
product=build/windows-product

# With the libraries that the toolchain makes first.
configure_for_windows() {
    EID_WINDOWS=$windows installer/windows/toolchain/build.sh
    say "Building in $product"
    mkdir -p "$product"
    ln -sfn "$windows" "$product/toolchain"
    cmake --preset release -B "$product" -DEID_WINDOWS="$windows" \
        -DCMAKE_TOOLCHAIN_FILE="$PWD/installer/windows/toolchain/mingw64.cmake" \
        -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$windows=./build/windows" \
        -DCMAKE_CXX_LINKER_LAUNCHER="$PWD/installer/windows/toolchain/link.sh;$windows" \
        -DOpenCV_DIR="$windows/opencv" -DOpenCVModules_DATA_DIR=/usr/share/opencv4 >/dev/null
}

# build_for_windows TARGET…
build_for_windows() {
    configure_for_windows
    cmake --build "$product" --target "$@"
}

# programs_in FOLDER: every program and library below it.
programs_in() { find "$1" -type f \( -name '*.exe' -o -name '*.dll' \) | sort; }

# imports_of FILE: the libraries that Windows loads with it.
imports_of() { "$triplet-objdump" --private-headers "$1" | sed -n 's/^\tDLL Name: //p'; }
