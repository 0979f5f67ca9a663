# Windows programs under Wine, in a system of their own. Sourced.
# shellcheck shell=bash

# start_wine FOLDER: a Windows 10 in FOLDER, anew; sets what under_wine needs. Nothing of it reaches the home
# of whoever runs it.
start_wine() {
    rm -rf "$1"
    mkdir -p "$1/home"
    wine_home=$(readlink -f "$1/home")
    wine_prefix=$(readlink -f "$1")/prefix
    under_wine wineboot --init
    # A fresh one says that it is Windows 7.
    under_wine winecfg -v win10
}

# under_wine COMMAND…: runs it there. Wine's own script would look for the 32-bit one.
under_wine() {
    HOME=$wine_home WINEPREFIX=$wine_prefix WINEDEBUG=${WINEDEBUG:--all} XDG_RUNTIME_DIR='' \
        timeout --kill-after=10 "${WINE_SECONDS:-300}" /usr/lib/wine/wine64 "$@"
}

stop_wine() { HOME=$wine_home WINEPREFIX=$wine_prefix /usr/lib/wine/wineserver64 -k || true; }

# registry KEY VALUE: what it says there, or nothing.
registry() {
    under_wine reg query "$1" /v "$2" 2>/dev/null | tr -d '\r' |
        sed -n "s/^ *$2 *REG_[A-Z]* *//p"
}
