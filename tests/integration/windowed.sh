#!/bin/sh
# Runs the command in a session of its own with a display, a bus and what screen readers listen to.
# Exit status 77: something that it takes is not installed.
for program in xvfb-run xauth dbus-run-session chromium chromedriver; do
    command -v "$program" >/dev/null || { echo "there is no $program" >&2; exit 77; }
done
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
    { echo 'there is no gir1.2-atspi-2.0' >&2; exit 77; }
unset WAYLAND_DISPLAY
QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
    exec xvfb-run -a -s '-screen 0 1280x1024x24' dbus-run-session -- "$@"
