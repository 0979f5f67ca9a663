#!/usr/bin/env bash
# Installs, runs, upgrades and removes under Wine what was built for Windows. The system stays in
# build/wine/msi, pictures of the windows in build/wine/pictures.
#
# Wine is no Windows: elevation, cards and readers, cameras, the signature's effect, group policy and what
# Explorer makes of links and icons are not tried by this.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/windows/lib.sh
. tests/installer/lib.sh
. tests/installer/root.sh
. tests/installer/wine.sh

[ -e "$(msi_file)" ] || die "nothing of version $version is in $out: build it first"
pictures=build/wine/pictures
mkdir -p "$pictures"
start_display
trap 'stop_wine; kill "$display_server"' EXIT
start_wine build/wine/msi

own='HKLM\SOFTWARE\eID Maintenance Tool'
policy='HKLM\SOFTWARE\Policies\eID Maintenance Tool'
drive=$wine_prefix/drive_c
custom=$drive/Tools/eID
records=$wine_prefix/drive_c/users/$(id -un)/AppData
setup=$wine_prefix/drive_c/setup
mkdir -p "$setup"
cp "$(msi_file)" "$setup/this.msi"
# The same files, as of a version before and of one that is yet to come.
for other in 0.0.1:older 99.0.0:newer; do
    installer/windows/msi/make.sh "$work/msi/stage" "$setup/${other#*:}.msi" "${other%:*}" \
        "$(find "$product" -name eid-maintenance.ico)"
done

# installer WORD…: msiexec without a window; its log is in the folder of the installers.
installer() { under_wine msiexec "$@" /qn /norestart '/l*v' 'C:\setup\log.txt'; }
# sums: of what the user has.
sums() {
    (cd "$records" && find . -type f -path '*eid-maintenance*' -exec sha256sum {} + | sort -k 2)
}
expect() { [ "$2" = "$3" ] || fault "$1: '$2' and not '$3'"; }
# installed: the versions that Windows would offer to remove.
installed() {
    under_wine reg query 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall' /s 2>/dev/null | tr -d '\r' |
        grep -A 20 'DisplayName .*eID Maintenance Tool' | sed -n 's/^ *DisplayVersion *REG_SZ *//p'
}
shortcuts() { find "$drive" "$wine_home" -name '*eID Maintenance Tool*.lnk' | wc -l; }

say 'Installing a version before, silently, into a folder of its own'
installer /i 'C:\setup\older.msi' 'INSTALLDIR=C:\Tools\eID' ADDRESS=https://platform.example/ \
    'ROOTS=C:\ProgramData\eid-maintenance\roots.pem' REVOCATION=require AUTOSTART=1 DESKTOPSHORTCUT=1 ||
    fault 'the version before cannot be installed'
[ -e "$custom/bin/eid-maintenance.exe" ] || fault 'it is not where it was wanted'
expect 'the version' "$(registry "$own" version)" 0.0.1
expect 'the address' "$(registry "$policy" address)" https://platform.example/
expect 'the shortcuts' "$(shortcuts)" 2
[ "$(under_wine "$custom/bin/eidctl.exe" --version | tr -d '\r')" = "eidctl $version" ] || fault 'eidctl does not run'
# The journal tells of it.
under_wine "$custom/bin/eidctl.exe" journal export --out 'C:\setup\journal.json' || fault 'no records can be written'
mkdir -p "$records/Roaming/eid-maintenance"
printf '[General]\nlanguage=zh_CN\n' >"$records/Roaming/eid-maintenance/eid-maintenance.ini"
sums >"$setup/before"
[ "$(wc -l <"$setup/before")" -ge 2 ] || fault 'the user has no records that could be lost'

say 'Upgrading it'
installer /i 'C:\setup\this.msi' || fault 'it does not upgrade the version before'
expect 'the version' "$(registry "$own" version)" "$version"
[ -e "$custom/bin/eid-maintenance.exe" ] || fault 'the upgrade went to another folder'
[ ! -e "$drive/Program Files/eID Maintenance Tool" ] || fault 'the upgrade is in two folders'
expect 'the address' "$(registry "$policy" address)" https://platform.example/
expect 'the roots' "$(registry "$policy" roots)" 'C:\ProgramData\eid-maintenance\roots.pem'
expect 'the revocation' "$(registry "$policy" revocation)" require
expect 'the proxy' "$(registry "$policy" proxy)" ''
expect 'the shortcuts' "$(shortcuts)" 2
expect 'the start' "$(registry 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run' 'eID Maintenance Tool')" \
    '"C:\Tools\eID\bin\eid-maintenance.exe"'
sums >"$setup/after"
expect_list "$setup/before" "$setup/after" "the user's files after the upgrade"
expect 'the installed versions' "$(installed)" "$version"
verdict=$(under_wine "$custom/bin/eidctl.exe" journal verify) || fault 'the journal does not hold after the upgrade'
[[ $verdict == *'(1 entry)'* ]] || fault "the journal lost its entry: $verdict"
under_wine "$custom/bin/eidctl.exe" face cameras >"$pictures/cameras.txt" || fault 'the face plug-in does not load'

say 'Opening the window'
# Wine draws no text with the engine that Windows has.
photograph "$pictures/msi.png" under_wine "$custom/bin/eid-maintenance.exe" \
    -platform windows:fontengine=freetype
# What is still open there would be in the way.
stop_wine

say 'Refusing to go back'
installer /i 'C:\setup\newer.msi' || fault 'it is not upgraded by a newer one'
! installer /i 'C:\setup\this.msi' || fault 'it replaced a newer version'
expect 'the version' "$(registry "$own" version)" 99.0.0
sums >"$setup/before"

say 'Removing it'
installer /x 'C:\setup\newer.msi' || fault 'it cannot be removed'
[ ! -e "$custom" ] || fault "left: $(find "$custom" | head -n 5 | tr '\n' ' ')"
for key in "$own" "$policy" 'HKLM\SOFTWARE\Classes\openid4vp' 'HKLM\SOFTWARE\Classes\openid-credential-offer' \
    'HKLM\SOFTWARE\Classes\eid-maintenance.link'; do
    ! under_wine reg query "$key" >/dev/null 2>&1 || fault "left in the registry: $key"
done
expect 'the start' "$(registry 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run' 'eID Maintenance Tool')" ''
expect 'the shortcuts' "$(shortcuts)" 0
expect 'the installed versions' "$(installed)" ''
sums >"$setup/after"
expect_list "$setup/before" "$setup/after" "the user's files after the removal"
end_check "Tried under Wine: $(msi_file)"
