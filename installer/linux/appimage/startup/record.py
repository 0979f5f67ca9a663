#!/usr/bin/env python3
"""Records which pages of the AppImage's files the window's start reads: startup/record.py, as root.

It mounts what was last built, without the pages that go ahead, lets the kernel read no page around one
that is missing, opens the window on a screen that nobody sees, and writes what it read to startup/pages:
a line for each piece, with the file's path, offset and length. Recording is for when starts have become
slow: a list that does not fit any more makes no other difference.
"""

import contextlib
import ctypes
import mmap
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = mmap.PAGESIZE
SECONDS = 5

here = Path(__file__).parent
built = here.parents[3] / "build/package/work/appimage"
program = "usr/bin/eid-maintenance"


def pages_in_memory(file):
    """Of a file: true for each page that was read."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    size = file.stat().st_size
    if size == 0:
        return []
    resident = (ctypes.c_ubyte * -(-size // PAGE))()
    with open(file, "rb") as opened:
        address = libc.mmap(None, ctypes.c_size_t(size), mmap.PROT_READ, mmap.MAP_SHARED,
                            opened.fileno(), ctypes.c_long(0))
    if libc.mincore(ctypes.c_void_p(address), ctypes.c_size_t(size), resident) != 0:
        sys.exit(f"record: {file}: {os.strerror(ctypes.get_errno())}")
    libc.munmap(ctypes.c_void_p(address), ctypes.c_size_t(size))
    return [page & 1 for page in resident]


def pieces_of(resident):
    """First page and the one after the last."""
    pieces = []
    for page in (number for number, read in enumerate(resident) if read):
        if pieces and page == pieces[-1][1]:
            pieces[-1][1] += 1
        else:
            pieces.append([page, page + 1])
    return pieces


def in_order_of_loading(root):
    """As they are unpacked. Without AppRun, which comes first and is one page: it would wait for them."""
    loaded = subprocess.run([root / program], env={"LD_TRACE_LOADED_OBJECTS": "1"}, check=True,
                            capture_output=True, text=True).stdout.split()
    first = [root / program] + [Path(os.path.normpath(word)) for word in loaded if word.startswith(str(root))]
    rest = sorted(path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    return list(dict.fromkeys(first + rest))


def start(cleaning, command, **options):
    """A process that ends when this script does."""
    process = subprocess.Popen(command, text=True, **options)
    cleaning.callback(process.wait)
    cleaning.callback(process.terminate)
    return process


def mount(cleaning, folder):
    image = Path(folder) / "image"
    subprocess.run(["mksquashfs", built / "AppDir", f"{folder}/squashfs", "-quiet", "-no-progress",
                    "-root-owned", "-no-xattrs", "-comp", "lz4", "-e", ".startup"], check=True)
    image.write_bytes((built / "runtime").read_bytes() + Path(f"{folder}/squashfs").read_bytes())
    image.chmod(0o755)
    said = start(cleaning, [image, "--appimage-mount"], stdout=subprocess.PIPE).stdout.readline().strip()
    if not said or not os.path.ismount(said):
        sys.exit("record: the image cannot be mounted")
    return Path(said)


def open_window(cleaning, root, folder):
    """In a session that has nothing of the user's."""
    display = start(cleaning, ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
                   "DISPLAY": ":" + display.stdout.readline().strip()}
    for variable in ("HOME", "XDG_RUNTIME_DIR"):
        path = Path(folder) / variable
        path.mkdir(mode=0o700)
        environment[variable] = str(path)
    window = start(cleaning, [root / "AppRun"], env=environment)
    time.sleep(SECONDS)
    if window.poll() is not None:
        sys.exit("record: the program has ended")


def main():
    lines = []
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as cleaning:
        root = mount(cleaning, folder)
        device = root.stat().st_dev
        Path(f"/sys/class/bdi/{os.major(device)}:{os.minor(device)}/read_ahead_kb").write_text("0")
        open_window(cleaning, root, folder)
        for path in in_order_of_loading(root):
            # The end of a file is no whole page, and not every kernel clears the rest of one it is given.
            whole = path.stat().st_size // PAGE
            for first, end in pieces_of(pages_in_memory(path)[:whole]):
                lines.append(f"{path.relative_to(root)} {first * PAGE} {(end - first) * PAGE}\n")
    (here / "pages").write_text("".join(lines))
    total = sum(int(line.split()[2]) for line in lines)
    print(f"{len(lines)} pieces, {total} bytes")


if __name__ == "__main__":
    main()
