#!/usr/bin/env bash
# Where the sources of what an AppImage holds are to be had, as the licences of some ask:
# sources.sh LIST_OF_PACKAGES…
set -euo pipefail
cat <<'TEXT'
This AppImage holds, or is linked with, programs of others. They were built from these source packages
of Debian, with the versions that are given. Debian keeps all of them, for good, in its archive of
snapshots; on Debian, "apt-get source NAME=VERSION" fetches one while it is current.

opencv and curl were built anew, with fewer parts; how, is in the sources of the eID Maintenance Tool,
in installer/linux/appimage. What is linked dynamically can be replaced: extract the AppImage with
--appimage-extract, replace the library in usr/lib, and start AppRun.

TEXT
{
    # shellcheck disable=SC2016 # dpkg-query fills them in
    cat "$@" | xargs dpkg-query --show --showformat '${source:Package} ${source:Version}\n'
    dpkg-query --show --showformat '${source:Package} ${source:Version}\n' libopencv-core-dev libcurl4
} | sort -u
