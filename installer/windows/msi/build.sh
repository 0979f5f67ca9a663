#!/usr/bin/env bash
# The installer for Windows, from what is cross-built: msi/build.sh, run by installer/package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/windows/lib.sh

recipe=installer/windows/msi
folder=$work/msi
stage=$folder/stage

build_for_windows eidctl eid-maintenance eid-face

rm -rf "$folder"
mkdir -p "$stage"
cmake --install "$product" --prefix "$PWD/$stage" >/dev/null
rm -rf "${stage:?}"/{include,lib}
share=$stage/share
rm -rf "$share"/{applications,bash-completion,fish,icons,man,metainfo,zsh}
while IFS= read -r file; do
    "$triplet-strip" --strip-all "$file"
done < <(programs_in "$stage")

say 'Collecting what goes with it'
lay_cascades "$share"
install -D -m 644 /usr/share/qt6/translations/qtbase_zh_CN.qm "$share/qt6/translations/qtbase_zh_CN.qm"
for file in eid-maintenance.admx {en-US,zh-CN}/eid-maintenance.adml; do
    install -D -m 644 "installer/windows/policy/$file" "$share/policy/$file"
done
cat >"$stage/bin/qt.conf" <<'TEXT'
[Paths]
Prefix = ..
Plugins = plugins
Translations = share/qt6/translations
TEXT
libcurl=$(basename "$(ls "$windows"/sysroot/bin/libcurl*.dll)")
"$recipe/collect.py" "$stage" --windows "$windows" --plugins "$recipe/qt-plugins" \
    --system "$recipe/system-libraries" --library "$libcurl" --list "$folder/collected"

# Whose these files are, and on what terms they may be passed on.
while read -r part _; do
    install -D -m 644 "$windows/parts/$part/copyright" "$share/doc/$part/copyright"
done < <(grep -v '^\(#\|$\)' installer/windows/toolchain/sources.lock)
while IFS= read -r package; do
    install -D -m 644 "/usr/share/doc/$package/copyright" "$share/doc/$package/copyright"
done <"$recipe/packages"
mkdir -p "$share/doc/$program"
cp LICENSE resources/licences/*.txt "$share/doc/$program/"
for terms in GPL-3 LGPL-2.1; do
    cp "/usr/share/common-licenses/$terms" "$share/doc/$program/$terms.txt"
done
{
    cat "$recipe/notice.txt"
    awk '!/^(#|$)/ { print "  " $2 " " $3 }' installer/windows/toolchain/sources.lock
    printf '\nTaken from these packages of Debian:\n\n'
    while IFS= read -r package; do
        dpkg-query --show --showformat '  ${Package} ${Version}\n' "$package"
    done <"$recipe/packages"
} | sed 's/$/\r/' >"$share/doc/NOTICE.txt"

# The libraries too: who may run what is often ruled by who has signed it.
mapfile -t signed < <(programs_in "$stage")
installer/windows/sign.sh "${signed[@]}"

say "Writing $(msi_file)"
icon=$(find "$product" -name eid-maintenance.ico)
"$recipe/make.sh" "$stage" "$folder/$program.msi" "$version" "$icon"
installer/windows/sign.sh "$folder/$program.msi"
cp "$folder/$program.msi" "$(msi_file)"
