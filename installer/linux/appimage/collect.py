#!/usr/bin/env python3
"""Brings into an AppDir what its programs load and the host need not have: plug-ins of Qt, libraries.

collect.py APPDIR --plugins LIST --host LIST [--library FILE]... [--list FILE]

A library comes from the --library files (which also name what is loaded by dlopen alone), else from
where Debian's packages put it. Each file is stripped and told to look for others within the AppDir. The
--list gets one line for each file that was brought: where it came from, a tab, where it went.
"""

import argparse
import fnmatch
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def lines_of(file):
    """Without the comments and the empty ones."""
    lines = (line.strip() for line in Path(file).read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def needed_by(file):
    return re.findall(r"\(NEEDED\).*\[(.*)\]", output_of("readelf", "--dynamic", file))


def is_elf(file):
    with open(file, "rb") as opened:
        return opened.read(4) == b"\x7fELF"


class Collector:
    def __init__(self, appdir, host, libraries):
        self.appdir = Path(appdir)
        self.host = host
        self.own = {Path(library).name: Path(library) for library in libraries}
        folder = Path("/usr/lib") / output_of("gcc", "-print-multiarch").strip()
        self.folders = [folder, Path("/") / folder.relative_to("/usr")]
        self.qt_plugins = folder / "qt6/plugins"
        self.origins = {}

    def bring(self, source, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)
        subprocess.run(["strip", "--strip-unneeded", "--remove-section=.comment", target], check=True)
        self.origins[target] = source

    def find(self, name, wanted_by):
        if name in self.own:
            return self.own[name].resolve()
        for folder in self.folders:
            if (folder / name).exists():
                return (folder / name).resolve()
        sys.exit(f"collect: {wanted_by} needs {name}, which is not installed")

    def is_hosts(self, name):
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.host)

    def bring_plugin(self, name):
        source = self.qt_plugins / name
        if not source.exists():
            sys.exit(f"collect: Qt's plug-in {name} is not installed")
        self.bring(source, self.appdir / "usr/plugins" / name)

    def bring_libraries(self):
        """Until nothing that is inside needs what is not."""
        missing = [(name, "the programs, by dlopen,") for name in self.own]
        files = [file for file in sorted(self.appdir.rglob("*")) if file.is_file() and is_elf(file)]
        missing += [(name, file.name) for file in files for name in needed_by(file)]
        while missing:
            name, wanted_by = missing.pop()
            target = self.appdir / "usr/lib" / name
            if target.exists() or self.is_hosts(name):
                continue
            self.bring(self.find(name, wanted_by), target)
            missing += [(other, name) for other in needed_by(target)]

    def point_inside(self):
        """As RPATH, which comes before an LD_LIBRARY_PATH: what handles PINs loads what it was built with."""
        for file in sorted(self.appdir.rglob("*")):
            if file.is_file() and not file.is_symlink() and is_elf(file):
                way = os.path.relpath(self.appdir / "usr/lib", file.parent)
                path = "$ORIGIN" if way == "." else f"$ORIGIN/{way}"
                subprocess.run(["patchelf", "--force-rpath", "--set-rpath", path, file], check=True)


def main():
    parser = argparse.ArgumentParser(description="Collects libraries and plug-ins into an AppDir")
    parser.add_argument("appdir")
    parser.add_argument("--plugins", required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("--library", action="append", default=[])
    parser.add_argument("--list")
    wanted = parser.parse_args()

    collector = Collector(wanted.appdir, lines_of(wanted.host), wanted.library)
    for plugin in lines_of(wanted.plugins):
        collector.bring_plugin(plugin)
    collector.bring_libraries()
    collector.point_inside()
    if wanted.list:
        rows = (f"{source}\t{target.relative_to(wanted.appdir)}\n"
                for target, source in sorted(collector.origins.items()))
        Path(wanted.list).write_text("".join(rows))


if __name__ == "__main__":
    main()
