#!/usr/bin/env bash
# Whether an installer for Windows holds what it must: check_msi.sh FILE.msi
set -euo pipefail
msi=$(readlink -e "${1:?an .msi file}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/windows/lib.sh
. tests/installer/lib.sh

most_bytes=$((35 * 1000 * 1000))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root="$folder/root/eID Maintenance Tool"

# table NAME: its rows, without the three lines of head and without the carriage returns.
table() { msiinfo export "$msi" "$1" | tr -d '\r' | tail -n +4; }
# expect_row TABLE ROW: as a whole, with tabs between.
expect_row() { table "$1" | grep -qxF -- "$2" || fault "$1 has no row: ${2//$'\t'/ | }"; }
property() { table Property | sed -n "s/^$1\t//p"; }
is_windows() { grep -qixF -- "$1" installer/windows/msi/system-libraries; }

# A program or library: what it needs, and what it must not tell.
check_windows_program() {
    local file=$1 name=${1##*/} needed flags
    while IFS= read -r needed; do
        if is_windows "$needed"; then
            [ ! -e "$root/bin/$needed" ] || fault "$needed is of Windows, and is inside"
        elif [ ! -e "$root/bin/$needed" ]; then
            fault "$name needs $needed, which nobody supplies"
        fi
        printf '%s\n' "$needed" >>"$folder/needed"
    done < <(imports_of "$file")
    ! "$triplet-objdump" --section-headers "$file" | grep -q '\.debug_' || fault "$name has debugging symbols"
    ! grep -qaF -e "$PWD" -e "$windows" "$file" || fault "$name tells the folder it was built in"
    flags=$("$triplet-objdump" --private-headers "$file")
    for flag in DYNAMIC_BASE NX_COMPAT HIGH_ENTROPY_VA; do
        [[ $flags == *$flag* ]] || fault "$name is not marked $flag"
    done
}

size=$(stat -c %s "$msi")
[ "$size" -le "$most_bytes" ] || fault "$size bytes are more than $most_bytes"

mkdir "$folder/root"
msiextract --directory "$folder/root" "$msi" >/dev/null
find "$root" -type f -printf '%P\n' | sort >"$folder/found"
expect_list tests/installer/msi.files "$folder/found" 'the files of the installer'

# libcurl is found when it is needed, which no tool sees.
printf 'libcurl.dll\n' >"$folder/needed"
while IFS= read -r file; do
    check_windows_program "$file"
done < <(programs_in "$root")
for file in "$root"/bin/*.dll; do
    grep -qixF -- "${file##*/}" "$folder/needed" || fault "${file##*/} is inside, and nobody needs it"
done

for name in eid-maintenance eidctl; do
    file=$root/bin/$name.exe
    for word in 'level="asInvoker"' '>PerMonitorV2<' '>true</longPathAware>'; do
        grep -qaF -- "$word" "$file" || fault "the manifest of $name lacks $word"
    done
    [ "$(table File | awk -F '\t' -v name="$name.exe" '$3 == name { print $5 }')" = "$version.0" ] ||
        fault "$name.exe is not of version $version.0"
done
subsystem=$("$triplet-objdump" --private-headers "$root/bin/eid-maintenance.exe" | grep '^Subsystem')
[[ $subsystem == *'Windows GUI'* ]] || fault 'eid-maintenance.exe opens a console'

# Who it is, and what it does about other versions of itself.
[ "$(property ProductVersion)" = "$version" ] || fault "it is of version $(property ProductVersion)"
[ "$(property ALLUSERS)" = 1 ] || fault 'it is not for the whole machine'
code=$(property UpgradeCode)
[ "$code" = '{5D0C0F0A-6B0E-4B57-9C53-2E8A64C1D7F3}' ] || fault "older versions have another code than $code"
expect_row Upgrade "$code"$'\t\t'"$version"$'\t\t1\t\tWIX_UPGRADE_DETECTED'
expect_row Upgrade "$code"$'\t'"$version"$'\t\t\t2\t\tWIX_DOWNGRADE_DETECTED'
table LaunchCondition | grep -q '^NOT WIX_DOWNGRADE_DETECTED.*已安装' || fault 'it would replace a newer version'
table LaunchCondition | grep -q '^Installed OR (VersionNT64 AND WINDOWSBUILD >= 17763)' ||
    fault 'it would be installed on a Windows that is too old'
expect_row InstallExecuteSequence $'RemoveExistingProducts\t\t1501'
msiinfo suminfo "$msi" | grep -q '^Template: x64;1033' || fault 'it is not for x64'

# What may be given, is passed on to the part that may write, and is kept by a later version.
for name in ADDRESS ALLOWTLS12 AUTHENTICATIONLABEL AUTOSTART DESKTOPSHORTCUT INSTALLDIR PINS PROXY \
    PROXYPASSWORDFILE PROXYUSER REVOCATION ROOTS SIGNATURELABEL; do
    [[ ";$(property SecureCustomProperties);" == *";$name;"* ]] || fault "$name cannot be given by users"
    expect_row CustomAction "Keep_$name"$'\t51\t'"$name"$'\t'"[OLD_$name]"$'\t'
    table AppSearch | grep -q "^OLD_$name	" || fault "$name is forgotten by an upgrade"
done
for row in 'Desktop DESKTOPSHORTCUT = 1' 'Autostart AUTOSTART = 1' 'Policy_address ADDRESS'; do
    table Component | awk -F '\t' -v component="${row%% *}" '$1 == component { print $5 }' |
        grep -qxF "${row#* }" || fault "${row%% *} is installed whether wanted or not"
done
for scheme in openid4vp openid-credential-offer; do
    table Registry | cut -f 2-5 | grep -qxF \
        "2	SOFTWARE\\Classes\\$scheme\\shell\\open\\command		\"[INSTALLDIR]bin\\eid-maintenance.exe\" \"%1\"" ||
        fault "nobody opens links of $scheme"
done
expect_row RegLocator $'Old_INSTALLDIR\t2\tSOFTWARE\\eID Maintenance Tool\tinstallDir\t18'

table Registry | awk -F '\t' '$3 == "SOFTWARE\\Policies\\eID Maintenance Tool" { print $4 }' | sort \
    >"$folder/policies"
tests/installer/check_policy.py core/platform installer/windows/policy --written "$folder/policies" ||
    fault 'the policies are not those that the tool reads'

# With a key, whoever was asked to sign has; without one, that it can be signed is shown on a copy.
if [ -n "${EID_CODE_SIGNING_PKCS12:-}" ]; then
    while IFS= read -r file; do
        osslsigncode verify -in "$file" -CAfile "${EID_CODE_SIGNING_ROOTS:?the roots of the key}" \
            >"$folder/verified" 2>&1 || fault "the signature of ${file##*/} does not hold"
    done < <(programs_in "$root"; printf '%s\n' "$msi")
else
    tests/installer/try_signing.sh "$msi" "$root/bin/eid-maintenance.exe" || fault 'it cannot be signed'
fi
end_check "${msi##*/}"
