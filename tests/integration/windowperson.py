#!/usr/bin/python3
"""A person at a window, for tests.

Sees what a screen reader is told (AT-SPI), and moves the mouse and types as X does it: what is
covered, disabled or out of reach cannot be used.

    windowperson.py PROGRAM wait WORDS    until a button that says WORDS can be seen and used
    windowperson.py PROGRAM click WORDS   waits for it, and clicks on its middle
    windowperson.py PROGRAM type          types the line on standard input, then Enter
    windowperson.py PROGRAM read          prints what can be read in the window
"""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 120  # seconds: a safety net, never a measure
RETURN = 0xFF0D  # keysym


def widgets(program):
    """All of the widgets of PROGRAM that are shown."""
    desktop = Atspi.get_desktop(0)
    pending = []
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_name() == program:
            pending += [application.get_child_at_index(i) for i in range(application.get_child_count())]
    while pending:
        widget = pending.pop(0)
        if widget is None or not widget.get_state_set().contains(Atspi.StateType.SHOWING):
            continue
        yield widget
        pending += [widget.get_child_at_index(i) for i in range(widget.get_child_count())]


def find(program, words):
    """The button that says WORDS and can be used, once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            for widget in widgets(program):
                if (
                    widget.get_name() == words
                    and "Action" in widget.get_interfaces()
                    and widget.get_state_set().contains(Atspi.StateType.ENABLED)
                ):
                    return widget
        except GLib.Error:
            pass  # it went while it was looked at
        time.sleep(0.2)
        Atspi.get_desktop(0).clear_cache()
    sys.exit(f"no button says '{words}' in the window of {program}")


def click(widget):
    place = Atspi.Component.get_extents(widget, Atspi.CoordType.SCREEN)
    x, y = place.x + place.width // 2, place.y + place.height // 2
    Atspi.generate_mouse_event(x, y, "abs")
    Atspi.generate_mouse_event(x, y, "b1c")


def strike(keysym):
    Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def main():
    program, what, *words = sys.argv[1:]
    Atspi.init()
    if what == "wait":
        find(program, words[0])
    elif what == "click":
        click(find(program, words[0]))
    elif what == "type":
        for character in sys.stdin.readline().strip():
            strike(ord(character))
        strike(RETURN)
    elif what == "read":
        for widget in widgets(program):
            print(widget.get_role_name(), widget.get_name(), sep="\t")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
