#!/usr/bin/env python3
"""Puts the pages that the window's start reads into an AppDir once more, where the runtime finds them:
startup/collect.py APPDIR. Which they are is in startup/pages; what they hold is read from the AppDir.

What that list names and is not there, or not as long any more, is left out: the kernel asks for it later.
"""

import sys
from pathlib import Path

# As in runtime/startup.c.
MOST_PIECES = 4096
LONGEST_PATH = 255


def fits(file, offset, length):
    return file.is_file() and not file.is_symlink() and offset + length <= file.stat().st_size


def main():
    appdir = Path(sys.argv[1])
    target = appdir / ".startup"
    target.mkdir()
    kept = left_out = 0
    with open(target / "pages", "wb") as pages, open(target / "index", "w") as index:
        for line in (Path(__file__).parent / "pages").read_text().splitlines():
            path, offset, length = line.split(" ")
            file, offset, length = appdir / path, int(offset), int(length)
            if not fits(file, offset, length):
                left_out += 1
                continue
            kept += 1
            if kept > MOST_PIECES or len(path) > LONGEST_PATH or length == 0:
                sys.exit(f"startup: the runtime would not take {line}")
            with open(file, "rb") as opened:
                opened.seek(offset)
                pages.write(opened.read(length))
            index.write(line + "\n")
    for file in target.iterdir():
        file.chmod(0o644)
    if left_out:
        print(f"startup: {left_out} of {left_out + kept} pieces do not fit; record.py records anew",
              file=sys.stderr)


if __name__ == "__main__":
    main()
