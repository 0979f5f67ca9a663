#!/usr/bin/env bash
# Builds what the programs for Windows need into build/windows: build.sh [PART…]. What was built before is
# left as it is. How long each took is in build/windows/times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

# What is soon done first; each after those that it needs.
parts=(zlib expected sqlite jpeg png openssl curl zbar qrcodegen qt opencv)
[ $# -eq 0 ] || parts=("$@")
for part in "${parts[@]}"; do
    "installer/windows/toolchain/$part.sh"
done
