#!/usr/bin/env bash
# Whether an AppImage starts in each way, and leaves nothing behind: check_runtime.sh FILE.AppImage
set -euo pipefail
image=$(readlink -e "${1:?an .AppImage file}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/installer/lib.sh

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TMPDIR=$folder/tmp XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data XDG_RUNTIME_DIR=$folder/run
export QT_QPA_PLATFORM=offscreen
mkdir "$TMPDIR"
mkdir -m 700 "$XDG_RUNTIME_DIR"

# expect_start WHAT COMMAND…: it prints its version, and its files go with it.
expect_start() {
    local what=$1
    shift
    "$@" eidctl --version >"$folder/said" 2>"$folder/complaint" || fault "$what: exit status $?"
    [[ $(cat "$folder/said") == eidctl\ * ]] || fault "$what: it says no version"
    expect_nothing_left "$what"
}

# The keeper takes a moment to notice.
expect_nothing_left() {
    local tries
    for tries in $(seq 50); do
        [ -n "$(ls -A "$TMPDIR")" ] || return 0
        sleep 0.1
    done
    fault "$1: left after $((tries / 10)) seconds: $(ls -A "$TMPDIR")"
}

# keepers: the processes that hold the files of this AppImage.
keepers() {
    local process
    for process in $(pgrep --exact appimage-keeper || true); do
        [ "$(readlink "/proc/$process/exe")" != "$image" ] || printf '%s\n' "$process"
    done
}

# Signals that end a session reach the keeper too, and the program goes on with its files.
check_signals() {
    local what=$1 program keeper
    shift
    "$@" >"$folder/said" 2>&1 &
    program=$!
    for _ in $(seq 100); do
        [ -z "$(find "$XDG_RUNTIME_DIR" -type s)" ] || break
        sleep 0.1
    done
    mapfile -t keeper < <(keepers)
    [ ${#keeper[@]} -eq 1 ] || fault "$what: ${#keeper[@]} keepers"
    for signal in TERM HUP INT; do
        kill "-$signal" "${keeper[@]}"
    done
    sleep 1
    kill -0 "$program" 2>/dev/null || fault "$what: the program ended with the signals of its keeper"
    [ -n "$(ls -A "$TMPDIR")" ] || fault "$what: the files went away under the program"
    kill "$program"
    wait "$program" || true
    expect_nothing_left "$what"
}

# pages_in_memory FILE: how many of its pages the kernel has as soon as it is opened.
pages_in_memory() {
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=installer/linux/appimage/startup python3 -c '
import pathlib, sys
from record import pages_in_memory
print(sum(pages_in_memory(pathlib.Path(sys.argv[1]))))' "$1"
}

# The kernel gets pages of the files before it asks for them.
check_mounted_content() {
    local keeper where mounted
    (cd "$folder" && "$image" --appimage-extract >/dev/null)
    exec {where}< <(exec "$image" --appimage-mount)
    keeper=$!
    if ! read -r -u "$where" mounted; then
        fault 'it does not say where it is mounted'
        return
    fi
    [ "$(pages_in_memory "$mounted/usr/lib/libQt6Widgets.so.6")" -gt 100 ] ||
        fault 'the pages of a start are not given ahead'
    diff -r "$mounted" "$folder/squashfs-root" >"$folder/said" ||
        fault "mounted, files differ: $(head -n 3 "$folder/said")"
    kill "$keeper"
    exec {where}<&-
    rm -r "$folder/squashfs-root"
    expect_nothing_left 'mounted for a while'
}

# Whoever ends it signals more than once, and does not wait until it is mounted.
check_interruptions() {
    local keeper round
    for round in 1 2 3 4 5 6 7 8 9 10; do
        "$image" --appimage-mount >"$folder/said" 2>&1 &
        keeper=$!
        until [ $((round % 2)) -eq 0 ] || [ -s "$folder/said" ]; do
            sleep 0.02
        done
        [ -n "$(ls -A "$TMPDIR")" ] || sleep 0.02
        for signal in TERM INT HUP; do
            kill "-$signal" "$keeper" 2>/dev/null || true
        done
        wait "$keeper" 2>/dev/null || true
    done
    expect_nothing_left 'mounted and interrupted'
}

expect_start 'extracted' "$image" --appimage-extract-and-run
check_signals 'extracted' "$image" --appimage-extract-and-run
if [ -w /dev/fuse ]; then
    expect_start 'mounted' "$image"
    [ ! -s "$folder/complaint" ] || fault "it cannot be mounted: $(cat "$folder/complaint")"
    check_mounted_content
    check_interruptions
    check_signals 'mounted' "$image"
else
    echo "${image##*/}: there is no FUSE here, so it was tried extracted alone"
fi

# The desktop's entry starts this file.
XDG_DATA_HOME=$folder/desktop "$image" desktop-add >/dev/null
entry=$folder/desktop/applications/eid-maintenance.desktop
desktop-file-validate "$entry" || fault "$entry is not valid"
grep -qxF "Exec=\"$image\" %u" "$entry" || fault "the desktop's entry does not start $image"
[ -e "$folder/desktop/icons/hicolor/scalable/apps/eid-maintenance.svg" ] || fault 'the desktop has no icon'
XDG_DATA_HOME=$folder/desktop "$image" desktop-remove >/dev/null
left=$(find "$folder/desktop" -name '*eid-maintenance*')
[ -z "$left" ] || fault "left in the desktop: $left"

# As a download that broke off.
head --bytes=-1000000 "$image" >"$folder/truncated"
chmod 755 "$folder/truncated"
status=0
"$folder/truncated" eidctl --version >/dev/null 2>&1 || status=$?
[ "$status" -eq 127 ] || fault "truncated: exit status $status, and not 127"
expect_nothing_left 'truncated'
end_check "${image##*/}, how it starts"
