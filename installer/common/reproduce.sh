#!/usr/bin/env bash
# Whether the last commit gives the same bytes again: compiles it anew in another folder, for somebody
# with other habits, and compares with what lies in build/package. The libraries that are built from
# Debian's sources are built again, too, but for those of Windows, which take an hour: both trees use
# build/windows of this one, or what EID_WINDOWS names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/common/lib.sh

mapfile -t files < <(built_files)
[ ${#files[@]} -gt 0 ] || die "nothing of version $version is in $out: build it first"

elsewhere=$(mktemp -d)
trap 'git worktree remove --force "$elsewhere/tree" 2>/dev/null; rm -rf "$elsewhere"' EXIT
git worktree add --quiet --detach "$elsewhere/tree" HEAD
for file in "${files[@]}"; do
    case "$file" in
    *.deb) part=deb ;;
    *.msi) part=msi ;;
    *) part=appimage ;;
    esac
    # With a cache of its own: the other holds the very objects that are to be compared.
    (
        umask 077
        EID_WINDOWS=${EID_WINDOWS:-$PWD/build/windows} CCACHE_DIR=$elsewhere/cache LC_ALL=C TZ=Asia/Shanghai \
            "$elsewhere/tree/installer/package" "$part"
    )
    for made in "$file" "$file.spdx.json"; do
        cmp "$made" "$elsewhere/tree/$made" || die "${made##*/} is not the same"
    done
    say "The same bytes: ${file##*/}"
done
