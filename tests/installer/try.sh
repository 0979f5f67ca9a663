#!/usr/bin/env bash
# Installs, runs, upgrades and removes in bare systems of Debian what was built: try.sh SUITE…
# As root. The bare systems stay in build/roots, a copy for each trial beside them, and the pictures of
# the windows in build/roots/pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. installer/common/lib.sh
. tests/installer/lib.sh
. tests/installer/root.sh

[ $# -gt 0 ] || die 'try: name the suites: bookworm, trixie'
[ "$(id -u)" -eq 0 ] || die 'try: only root can make bare systems'
own=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
roots=${EID_ROOTS:-build/roots}
pictures=$roots/pictures
mkdir -p "$pictures"
start_display
trap 'kill "$display_server"' EXIT

# What an AppImage expects of a desktop.
host_packages=(
    libegl1 libgl1 libopengl0 libglx0 libx11-6 libx11-xcb1 libxcb1 libfontconfig1 libfreetype6
    libexpat1 libstdc++6 zlib1g libsystemd0 libudev1 libpcsclite1 xkb-data fonts-noto-cjk
)

# The same package, of a version before.
older_package() {
    local folder
    folder=$(mktemp -d)
    dpkg-deb --raw-extract "$(deb_file)" "$folder/root"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$folder/root/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$folder/root" "$1" >/dev/null
    rm -rf "$folder"
}

# records ROOT: sums of what the user has there.
records() {
    (
        cd "$1/home/citizen"
        find . -type f \( -path './.config/*' -o -path './.local/*' \) -exec sha256sum {} + | sort -k 2
    )
}

# fresh ROOT NAME: a copy that nothing was tried in.
fresh() {
    rm -rf --one-file-system "$1-$2"
    cp -a "$1" "$1-$2"
}

# What each way to install it must be able to do for a user, as far as there is no card and no camera.
try_programs() {
    local root=$1
    as_user "$root" eidctl journal list || fault 'no records can be written'
    as_user "$root" eidctl face cameras || fault 'the face plug-in does not load'
    install -m 644 resources/icons/eid-maintenance-256.png "$root/opt/picture.png"
    as_user "$root" eidctl face check /opt/picture.png || fault 'no picture can be judged'
}

expect_journal() {
    local said
    said=$(as_user "$1" eidctl journal verify) || fault 'the journal does not hold after the upgrade'
    [[ $said == *' entries)'* && $said != *'(0 entries)'* ]] || fault "the journal lost its entries: $said"
}

# In a reader there is the card of the demo citizen, whose PIN this is.
card_packages=(pcscd vsmartcard-vpcd)
try_card() {
    local root=$1
    in_root "$root" apt-get install -y -qq --no-install-recommends "${card_packages[@]}" \
        >>"$root.install.log"
    # What is done with it goes to the user's journal.
    with_card "$root" env XDG_DATA_HOME=/home/citizen/.local/share sh -euc '
        eidctl status
        echo 471108 | eidctl pin verify --pin-fd 0
        echo 471108 | eidctl renew --all --pin-fd 0
    ' >"$root.card.log" 2>&1 || fault "the card: see $root.card.log"
    in_root "$root" chown -R citizen: /home/citizen
}

try_deb() {
    local root=$1
    say "Trying the Debian package in $root"
    older_package "$root/tmp/older.deb"
    cp "$(deb_file)" "$root/tmp/newer.deb"
    in_root "$root" apt-get update -qq
    in_root "$root" apt-get install -y -qq --no-install-recommends /tmp/older.deb >"$root.install.log" ||
        die "it cannot be installed: see $root.install.log"
    in_root "$root" apt-get install -y -qq --no-install-recommends xkb-data fonts-noto-cjk \
        >>"$root.install.log"
    add_user "$root"

    try_programs "$root"
    try_card "$root"
    mkdir -p "$root/home/citizen/.config/eid-maintenance" "$root/etc/eid-maintenance"
    printf '[General]\nlanguage=zh_CN\n' >"$root/home/citizen/.config/eid-maintenance/eid-maintenance.ini"
    in_root "$root" chown -R citizen: /home/citizen/.config
    printf 'address=https://platform.example/\n' >"$root/etc/eid-maintenance/platform.ini"
    records "$root" >"$root.before"

    in_root "$root" apt-get install -y -qq --no-install-recommends /tmp/newer.deb >>"$root.install.log"
    [ "$(as_user "$root" eidctl --version)" = "eidctl $version" ] || fault 'eidctl says another version'
    records "$root" >"$root.after"
    expect_list "$root.before" "$root.after" "the user's files after the upgrade"
    [ -s "$root/etc/eid-maintenance/platform.ini" ] || fault 'the settings went with the upgrade'
    expect_journal "$root"
    photograph "$pictures/${root##*/}.png" with_card "$root" eid-maintenance

    in_root "$root" dpkg --listfiles "$program" | while IFS= read -r file; do
        [ -d "$root$file" ] || printf '%s\n' "$file"
    done >"$root.files"
    records "$root" >"$root.before"
    in_root "$root" apt-get purge -y -qq "$program" >>"$root.install.log"
    records "$root" >"$root.after"
    expect_list "$root.before" "$root.after" "the user's files after the purge"
    while IFS= read -r file; do
        [ ! -e "$root$file" ] || fault "$file is left after the purge"
    done <"$root.files"
    find "$root" -xdev -path "$root/proc" -prune -o -path "$root/home" -prune -o -path "$root/tmp" -prune \
        -o \( -name '*eid-maintenance*' -o -name 'eidctl*' \) -print >"$root.left"
    [ ! -s "$root.left" ] || fault "left after the purge: $(tr '\n' ' ' <"$root.left")"
}

try_appimage() {
    local root=$1 image=/opt/eid-maintenance.AppImage
    say "Trying the AppImage in $root"
    cp "$(appimage_file)" "$root$image"
    in_root "$root" apt-get update -qq
    in_root "$root" apt-get install -y -qq --no-install-recommends "${host_packages[@]}" \
        >"$root.install.log"
    add_user "$root"
    ln -sf "$image" "$root/usr/local/bin/eidctl"
    # root can mount, and a user without fusermount3 cannot.
    [ "$(in_root "$root" eidctl --version)" = "eidctl $version" ] || fault 'it does not run mounted'
    [ "$(as_user "$root" eidctl --version 2>/dev/null)" = "eidctl $version" ] ||
        fault 'it does not run without fusermount3'
    [ "$(DEVICES=none in_root "$root" eidctl --version 2>/dev/null)" = "eidctl $version" ] ||
        fault 'it does not run without /dev/fuse'
    try_programs "$root"
    try_card "$root"
    records "$root" >"$root.before"
    cp "$(appimage_file)" "$root$image.new"
    mv "$root$image.new" "$root$image"
    expect_journal "$root"
    records "$root" >"$root.after"
    expect_list "$root.before" "$root.after" "the user's files after the upgrade"
    photograph "$pictures/${root##*/}.png" with_card "$root" "$image"
    sleep 1
    # What ran with a card had the folder of this system, and the rest its own.
    find "$root/tmp" /tmp -maxdepth 1 -newer "$root.install.log" \( -name 'appimage_extracted_*' -o -name '.mount_*' \) \
        >"$root.left"
    [ ! -s "$root.left" ] || fault "left: $(tr '\n' ' ' <"$root.left")"
}

for suite; do
    root=$(readlink -m "$roots/$suite")
    [ -d "$root" ] || make_root "$root" "$suite"
    tried=0
    # The package is made for the distribution that it was built on.
    if [ "$suite" = "$own" ] && [ -e "$(deb_file)" ]; then
        fresh "$root" deb
        try_deb "$root-deb"
        tried=1
    fi
    if [ -e "$(appimage_file)" ]; then
        fresh "$root" appimage
        try_appimage "$root-appimage"
        tried=1
    fi
    [ "$tried" -eq 1 ] || die "nothing of version $version can be tried in $suite: build it first"
done
end_check "Tried in $*"
