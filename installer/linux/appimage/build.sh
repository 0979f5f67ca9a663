#!/usr/bin/env bash
# The AppImage: appimage/build.sh, run by installer/package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/linux/lib.sh
. installer/common/debian-packages.sh

recipe=installer/linux/appimage
folder=$work/appimage
appdir=$folder/AppDir

"$recipe/opencv.sh" build/opencv
"$recipe/curl.sh" build/curl
# The cascades lie within the AppImage, and the path that is compiled in is not used.
build_programs build/appimage -DOpenCV_DIR="$PWD/build/opencv/root/usr/lib/cmake/opencv4" \
    -DOpenCVModules_DATA_DIR=/usr/share/opencv4 -DEID_BUILD_TESTS=OFF

rm -rf "$folder"
mkdir -p "$folder"
stage build/appimage "$appdir"

say 'Collecting what goes with it'
# Of no use in a folder that is mounted while the program runs.
share=$appdir/usr/share
rm -r "$share"/{bash-completion,zsh,fish,man} "$share"/eid-maintenance-tool/{schemas,platform}
lay_cascades "$share"
install -D -m 644 /usr/share/qt6/translations/qtbase_zh_CN.qm "$share/qt6/translations/qtbase_zh_CN.qm"
cat >"$appdir/usr/bin/qt.conf" <<'TEXT'
[Paths]
Prefix = ..
Plugins = plugins
Translations = share/qt6/translations
TEXT
"$recipe/icu.sh" "$folder/icu"
"$recipe/collect.py" "$appdir" --plugins "$recipe/qt-plugins" --host "$recipe/host-libraries" \
    --library build/curl/root/usr/lib/libcurl.so.4 --library "$folder"/icu/libicudata.so.* \
    --list "$folder/collected"
find "$appdir/usr/bin" -type f -name 'eid*' -exec chmod 755 {} +

# Whose these files are, and on what terms they may be passed on.
printf 'opencv-data\nqt6-translations-l10n\n' >"$folder/packages"
while IFS=$'\t' read -r source _; do
    # What was built here is of a source package.
    [[ $source == "$PWD/build/"* ]] || package_of "$source" >>"$folder/packages" ||
        die "$source is of no package"
done <"$folder/collected"
sort -u -o "$folder/packages" "$folder/packages"
while IFS= read -r package; do
    install -D -m 644 "/usr/share/doc/$package/copyright" "$share/doc/$package/copyright"
done < <(sort -u "$folder/packages" "$recipe/static-packages"; printf 'libopencv-core-dev\nlibcurl4\n')
install -D -m 644 installer/linux/deb/copyright "$share/doc/$program/copyright"
install -m 644 LICENSE "$share/doc/$program/LICENSE"
# They say that the terms lie here, as they do on Debian alone.
mkdir "$share/common-licenses"
for terms in /usr/share/common-licenses/*; do
    install -m 644 "$terms" "$share/common-licenses/"
done
"$recipe/sources.sh" "$folder/packages" "$recipe/static-packages" >"$share/doc/$program/SOURCES"

install -m 755 "$recipe/AppRun" "$appdir/AppRun"
install -D -m 755 "$recipe/desktop.sh" "$appdir/usr/libexec/desktop.sh"
ln -s "usr/share/applications/$program.desktop" "$appdir/$program.desktop"
ln -s "usr/share/icons/hicolor/scalable/apps/$program.svg" "$appdir/$program.svg"
ln -s "usr/share/icons/hicolor/256x256/apps/$program.png" "$appdir/.DirIcon"

"$recipe/runtime/build.sh" "$folder/runtime" "$version"

"$recipe/startup/collect.py" "$appdir"
find "$appdir" -type d -exec chmod 00755 {} +
one_time "$appdir"
say "Writing $(appimage_file)"
# LZ4 and small blocks: a start reads some of everything, and Zstandard would make it wait twice as long.
# It looks back for 64 KiB, so that larger blocks would not be smaller together.
mksquashfs "$appdir" "$folder/squashfs" -root-owned -noappend -no-xattrs -quiet -no-progress \
    -comp lz4 -Xhc -b 64K
cat "$folder/runtime" "$folder/squashfs" >"$(appimage_file)"
chmod 755 "$(appimage_file)"
