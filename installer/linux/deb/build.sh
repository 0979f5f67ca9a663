#!/usr/bin/env bash
# The Debian package, from the release build: deb/build.sh, run by installer/package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. installer/linux/lib.sh

recipe=installer/linux/deb
folder=$work/deb
root=$folder/root

build_programs build/deb -DEID_BUILD_TESTS=OFF
rm -rf "$folder"
mkdir -p "$folder/debian"
stage build/deb "$root"

# What Debian keeps elsewhere, or otherwise.
mkdir -p "$root/usr/share/zsh" "$root/usr/share/doc/$program"
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
gzip -9n "$root"/usr/share/man/man1/*.1
install -m 644 "$recipe/copyright" "$root/usr/share/doc/$program/copyright"
gzip -9nc CHANGELOG.md >"$root/usr/share/doc/$program/NEWS.gz"

maintainer=${EID_MAINTAINER:-'eID Maintenance Tool developers <maintainers@eid-maintenance.invalid>'}
cat >"$folder/debian/changelog" <<TEXT
eid-maintenance-tool ($version) stable; urgency=medium

  * What is new in this version is in NEWS.gz.

 -- $maintainer  $(date --rfc-2822 --date="@$SOURCE_DATE_EPOCH")
TEXT
gzip -9nc "$folder/debian/changelog" >"$root/usr/share/doc/$program/changelog.gz"
[ ! -e "$recipe/lintian-overrides" ] ||
    install -D -m 644 "$recipe/lintian-overrides" "$root/usr/share/lintian/overrides/$program"

[[ $maintainer != *[\&\|]* ]] || die "EID_MAINTAINER: $maintainer"
sed "s|@MAINTAINER@|$maintainer|" "$recipe/control" >"$folder/debian/control"
install -D -m 755 "$recipe/postrm" "$root/DEBIAN/postrm"
(
    cd "$root"
    find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums
)
find "$root" -type d -exec chmod 00755 {} +

say 'Finding what the package depends on'
(
    cd "$folder"
    mapfile -t programs < <(programs_in root)
    dpkg-shlibdeps --warnings=7 -Tdebian/substvars "${programs[@]}"
    dpkg-gencontrol -Tdebian/substvars -Proot
)

one_time "$root"
# More threads would give other bytes.
say "Writing $(deb_file)"
dpkg-deb --root-owner-group --threads-max=1 -Zxz --build "$root" "$(deb_file)" >/dev/null
