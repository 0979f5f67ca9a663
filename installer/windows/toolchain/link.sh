#!/usr/bin/env bash
# Runs a command that links, with the toolchain's files below a name that is the same on every machine:
# link.sh FOLDER COMMAND…, where the link `toolchain` leads to FOLDER. The linker puts what is imported in
# the order of the names of the libraries' files, with their folders.
set -euo pipefail
folder=${1:?the folder of the toolchain}
shift
words=()
for word; do
    [[ $word != "$folder"/* ]] || word=toolchain/${word#"$folder"/}
    words+=("$word")
done
exec "${words[@]}"
