#!/usr/bin/env bash
# Runs the tests of core, ui, app and translations, built for Windows, under Wine: try_wine.sh [PATTERN], a
# regular expression for their names. What each says is in build/wine/tests. Those that need pcscd, the
# sandbox or another program of this machine are not built for Windows, and configuring says which.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/windows/lib.sh
. tests/installer/lib.sh
. tests/installer/wine.sh

pattern=${1:-'^(core|ui|app|translations)/'}
said=build/wine/tests
rm -rf "$said"
mkdir -p "$said"

configure_for_windows
# What is not built yet has no command for ctest, but a name, by which its program is called.
ninja -C "$product" -t targets all | sed -n 's|^bin/\(test_[^:]*\)\.exe:.*|\1|p' >"$said/programs"
ctest --test-dir "$product" --show-only=json-v1 >"$said/list.json"
python3 - "$said/list.json" "$said/programs" "$pattern" >"$said/list" <<'CODE'
import json
import re
import sys

programs = set(open(sys.argv[2]).read().split())
for test in json.load(open(sys.argv[1]))["tests"]:
    labels = [label for entry in test.get("properties", []) if entry["name"] == "LABELS"
              for label in entry["value"]]
    program = "test_" + test["name"].replace("/", "_")
    if program in programs and re.search(sys.argv[3], test["name"]):
        print(test["name"], program, "gui" if "gui" in labels else "plain")
CODE
[ -s "$said/list" ] || die "no tests are named $pattern"
mapfile -t programs < <(cut -d ' ' -f 2 "$said/list")
build_for_windows "${programs[@]}"
# The libraries beside the programs, as the installer lays them, and a screen that nobody sees.
printf 'platforms/qoffscreen.dll\n' | cat installer/windows/msi/qt-plugins - >"$said/plugins"
installer/windows/msi/collect.py "$product" --windows "$windows" --plugins "$said/plugins" \
    --system installer/windows/msi/system-libraries --library libcurl.dll --list "$said/collected"
printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' >"$product/bin/qt.conf"
# The face plug-in has those cascades alone that are installed with it.
lay_cascades "$product/share"
# On that screen Qt has those fonts alone that lie with its libraries, by these names.
fonts=$product/lib/fonts
mkdir -p "$fonts"
cp /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold,Mono}.ttf "$fonts/"
for weight in Regular Bold; do
    cp "/usr/share/fonts/opentype/noto/NotoSansCJK-$weight.ttc" "$fonts/NotoSansCJK-$weight.otf"
done

# run_test NAME PROGRAM KIND: what Qt says comes by a file; through a pipe nothing comes under Wine.
run_test() {
    local file=$said/${1//\//-} arguments=() status=0
    [ "$3" != gui ] || arguments=(-platform offscreen)
    WINE_SECONDS=300 under_wine "$product/bin/$2.exe" -o "$file.txt,txt" "${arguments[@]}" >"$file.log" 2>&1 || status=$?
    printf '%s\n' "$status" >"$file.status"
}

trap stop_wine EXIT
start_wine build/wine/system
say "Running $(wc -l <"$said/list") test programs under Wine"
# Two at a time, one for each processor.
while read -r name file kind; do
    run_test "$name" "$file" "$kind" &
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n || true
    done
done <"$said/list"
wait

passed=0 failed=0 skipped=0
while read -r name _; do
    file=$said/${name//\//-}
    totals=$(sed -n 's/^Totals: //p' "$file.txt" 2>/dev/null | tail -n 1)
    if ! [[ $totals =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped ]]; then
        fault "$name: ended with $(cat "$file.status") before its end"
        continue
    fi
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    skipped=$((skipped + BASH_REMATCH[3]))
    [ "$(cat "$file.status")" = 0 ] || fault "$name: $totals"
done <"$said/list"
printf '%s passed, %s failed, %s skipped, in %s programs\n' "$passed" "$failed" "$skipped" \
    "$(wc -l <"$said/list")"
end_check 'Tested under Wine'
