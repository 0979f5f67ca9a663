#!/usr/bin/env bash
# Whether the programs can load what they load late: smoke.sh FILE.AppImage, or smoke.sh BIN_FOLDER of
# installed ones. Without a card, a camera or a platform; the user's own settings are not touched.
set -euo pipefail
under_test=$(readlink -e "${1:?an AppImage, or the folder of the programs}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/installer/lib.sh
picture=resources/icons/eid-maintenance-256.png

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data XDG_RUNTIME_DIR=$folder/run
mkdir -p "$XDG_CONFIG_HOME/eid-maintenance" "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

# As links of these names, by which an AppImage knows what it is called for.
mkdir "$folder/bin"
for name in eidctl eid-maintenance; do
    if [ -d "$under_test" ]; then
        ln -s "$under_test/$name" "$folder/bin/$name"
    else
        ln -s "$under_test" "$folder/bin/$name"
    fi
done
PATH=$folder/bin:$PATH

# expect STATUS WHAT COMMAND…
expect() {
    local wanted=$1 what=$2 status=0
    shift 2
    "$@" >"$folder/said" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] && return
    fault "$what: exit status $status, and not $wanted"
    sed 's/^/  /' "$folder/said" >&2
}

# certificate NAME SUBJECT ARGUMENT…: FOLDER/NAME.pem and its key.
certificate() {
    local name=$1 subject=$2
    shift 2
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$subject" \
        -keyout "$folder/$name.key" -out "$folder/$name.pem" "$@" 2>/dev/null
}

# With a server that is trusted, and is no platform; and with the roots of others.
check_platform() {
    local port roots
    certificate root 'Root of the smoke check'
    certificate other 'Another root'
    certificate server localhost -CA "$folder/root.pem" -CAkey "$folder/root.key" \
        -addext subjectAltName=DNS:localhost -addext extendedKeyUsage=serverAuth \
        -addext basicConstraints=critical,CA:FALSE
    tests/installer/tls_server.py "$folder/server.pem" "$folder/server.key" >"$folder/port" 2>&1 &
    server=$!
    until [ -s "$folder/port" ]; do
        kill -0 "$server" || {
            fault 'no server can be started'
            return
        }
        sleep 0.1
    done
    port=$(cat "$folder/port")
    for roots in root other; do
        printf 'address=https://localhost:%s/\nroots=%s\nrevocation=staple\nproxy=none\n' \
            "$port" "$folder/$roots.pem" >"$XDG_CONFIG_HOME/eid-maintenance/platform.ini"
        case "$roots" in
        root) expect 76 'TLS with a server that is trusted (platform-refused)' report_loss ;;
        other) expect 66 'TLS with a server that is not (tls-server-untrusted)' report_loss ;;
        esac
    done
}
report_loss() { eidctl loss report --code-fd 3 3<<<'ABCD-EFGH-JKLM-NPQR'; }

# check_window PLUGIN COMMAND…: the window stays open with this platform plug-in.
check_window() {
    local plugin=$1 status=0
    shift
    QT_QPA_PLATFORM=$plugin timeout 5 "$@" eid-maintenance >"$folder/said" 2>&1 ||
        status=$?
    [ "$status" -eq 124 ] && return
    fault "the window with $plugin: exit status $status"
    sed 's/^/  /' "$folder/said" >&2
}

expect 0 'the version of eidctl' eidctl --version
expect 0 'the version of eid-maintenance' eid-maintenance --version
expect 0 'the records (SQLite)' eidctl journal list
[ -s "$XDG_DATA_HOME/eid-maintenance/records.sqlite" ] || fault 'no records were written'
expect 0 'the face plug-in' eidctl face cameras
expect 0 'the face cascades' eidctl face check "$picture"
check_platform
check_window offscreen
check_window xcb xvfb-run --auto-servernum
end_check "${under_test##*/}"
