#!/bin/sh
# Makes a user's desktop know this AppImage, where it lies now, or forget it: desktop.sh add|remove
# APPIMAGE. The desktop then shows it, and gives it the links it is for.
set -eu
wish=$1 image=$2
inside=$(dirname "$(readlink -f "$0")")/../share
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/eid-maintenance.desktop
schemes='x-scheme-handler/openid4vp x-scheme-handler/openid-credential-offer'

# update COMMAND…: where the desktop has it.
update() { ! command -v "$1" >/dev/null || "$@"; }

case $wish in
add)
    # What an Exec line or the editing of it would take for something else.
    case $image in
    *[\"\`\$\\%\|\&]* | *'
'*)
        printf 'Move it to a folder without special characters: %s\n' "$image" >&2
        exit 1
        ;;
    esac
    mkdir -p "$share/applications" "$share/icons"
    sed "s|^Exec=eid-maintenance|Exec=\"$image\"|" "$inside/applications/eid-maintenance.desktop" >"$entry"
    cp -R "$inside/icons/." "$share/icons"
    update update-desktop-database "$share/applications"
    # shellcheck disable=SC2086 # several
    update xdg-mime default eid-maintenance.desktop $schemes
    printf 'The desktop shows it now. Run this again after moving the file.\n'
    ;;
remove)
    rm -f "$entry"
    find "$share/icons" -name 'eid-maintenance.*' -delete 2>/dev/null || true
    update update-desktop-database "$share/applications"
    printf 'The desktop has forgotten it. Settings and records stay.\n'
    ;;
esac
