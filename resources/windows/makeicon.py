"""Packs PNG files into one icon for Windows: makeicon.py OUT.ico PNG..."""

import struct
import sys


def size_of(png):
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        raise SystemExit("no PNG")
    return struct.unpack(">II", png[16:24])


def main():
    pictures = []
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            pictures.append(file.read())
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    for png in pictures:
        width, height = size_of(png)
        # A byte each, in which 256 is 0.
        head += struct.pack(
            "<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    with open(sys.argv[1], "wb") as file:
        file.write(head + b"".join(pictures))


main()
