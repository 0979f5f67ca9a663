# Bare systems of Debian to try installers in. Sourced, by root.
# shellcheck shell=bash

# make_root FOLDER SUITE: from the archives that this machine takes its packages from.
make_root() {
    local root=$1 suite=$2 own site
    # shellcheck disable=SC2016 # apt fills them in
    local address='$(REPO_URI)' line='deb $(REPO_URI) $(RELEASE) $(COMPONENT)'
    own=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
    site=$(apt-get indextargets --format "$address" 'Created-By: Packages' "Codename: $own" | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root.new" "$site" >"$root.log" ||
        die "no bare $suite can be made: see $root.log"
    apt-get indextargets --format "$line" 'Created-By: Packages' |
        sed "s/$own/$suite/g" | sort -u >"$root.new/etc/apt/sources.list"
    mv "$root.new" "$root"
}

# in_root ROOT COMMAND…: as root there; with the X server of DISPLAY, and with the devices unless
# DEVICES is none. What it mounts is gone afterwards.
in_root() {
    local root=$1
    shift
    # shellcheck disable=SC2016 # of the inner shell
    unshare --mount --propagation private bash -c '
        set -euo pipefail
        root=$1
        shift
        mount -t proc proc "$root/proc"
        if [ "${DEVICES:-all}" = none ]; then
            mount -t tmpfs tmpfs "$root/dev"
            for device in null zero urandom; do
                touch "$root/dev/$device"
                mount --bind "/dev/$device" "$root/dev/$device"
            done
        else
            mount --rbind /dev "$root/dev"
        fi
        if [ -d /tmp/.X11-unix ]; then
            mkdir -p "$root/tmp/.X11-unix"
            mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
        fi
        exec chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
            DISPLAY="${DISPLAY:-}" DEBIAN_FRONTEND=noninteractive "$@"
    ' bash "$root" "$@"
}

# with_card ROOT COMMAND…: as root there, with the eID card of a citizen in a reader, and the platform.
# The smart card service is that of the bare system, and so is the library with which the sandbox asks it
# whether the card is there: those of two versions do not understand each other.
with_card() {
    local root=$1 service=$1.service
    shift
    mkdir -p "$service"
    cp -L "$root"/usr/lib/*/libpcsclite*.so.1 "$service"
    {
        printf '#!/bin/sh\n'
        # The sandbox looks for this word.
        ! grep -qa disable-polkit "$root/usr/sbin/pcscd" || printf '# --disable-polkit\n'
        printf 'exec chroot %q /usr/sbin/pcscd "$@"\n' "$root"
    } >"$service/pcscd"
    chmod 755 "$service/pcscd"
    mkdir -p "$root/run/pcscd"
    # shellcheck disable=SC2016 # of the inner shell
    unshare --mount --propagation private bash -c '
        set -euo pipefail
        root=$1 service=$2 sandbox=$3
        shift 3
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        # The sockets of the sandbox and of the X server.
        mount --rbind /tmp "$root/tmp"
        mount --bind "$service/pcscd" /usr/sbin/pcscd
        exec env LD_LIBRARY_PATH="$service" "$sandbox" run -- sh -c '\''
            root=$1
            shift
            exec chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
                LC_ALL=C.UTF-8 DISPLAY="${DISPLAY:-}" PCSCLITE_CSOCK_NAME="$PCSCLITE_CSOCK_NAME" \
                XDG_CONFIG_HOME="$XDG_CONFIG_HOME" XDG_DATA_HOME="$XDG_DATA_HOME" "$@"
        '\'' sh "$root" "$@"
    ' bash "$root" "$service" "$PWD/build/release/bin/eid-sandbox" "$@"
}

# as_user ROOT COMMAND…: as somebody who has a home there.
as_user() {
    local root=$1
    shift
    in_root "$root" runuser -u citizen -- env HOME=/home/citizen "$@"
}

add_user() { in_root "$1" sh -c 'id citizen >/dev/null 2>&1 || useradd --create-home citizen'; }

# start_display: an X server that ends with this script; sets DISPLAY.
start_display() {
    local folder
    folder=$(mktemp -d)
    Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -ac 3>"$folder/number" >/dev/null 2>&1 &
    display_server=$!
    until [ -s "$folder/number" ]; do
        kill -0 "$display_server" || die 'no X server can be started'
        sleep 0.1
    done
    DISPLAY=:$(cat "$folder/number")
    export DISPLAY
    rm -rf "$folder"
}

# photograph FILE.png COMMAND…: the screen, once the command has had a window open for a while.
photograph() {
    local file=$1 running tries windows
    shift
    # In a process group of its own, so that all of it can be ended.
    set -m
    "$@" >"${file%.png}.log" 2>&1 &
    running=$!
    set +m
    for tries in $(seq 60); do
        windows=$(xwininfo -root -tree)
        [[ $windows != *eid-maintenance* ]] || break
        kill -0 "$running" 2>/dev/null || break
        sleep 1
    done
    [[ $windows == *eid-maintenance* ]] || fault "no window after $tries seconds: see ${file%.png}.log"
    sleep 5
    import -window root "$file"
    kill -0 "$running" 2>/dev/null || {
        fault "the window closed after $tries seconds: see ${file%.png}.log"
        return
    }
    kill -- "-$running"
    wait "$running" || true
}
