#!/usr/bin/env python3
"""Brings beside the programs what they load and Windows does not have: plug-ins of Qt, libraries.

collect.py STAGE --windows FOLDER --plugins LIST --system LIST [--library NAME]... --list FILE

STAGE/bin holds the programs, and gets the libraries; STAGE/plugins gets the plug-ins. A library comes from
what the toolchain built into FOLDER (build/windows), else from the compiler; --library names what is
loaded by name alone. What is brought is stripped. The --list gets one line for each file: where it came
from, a tab, where it went.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

TRIPLET = "x86_64-w64-mingw32"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def lines_of(file):
    """Without the comments and the empty ones."""
    lines = (line.strip() for line in Path(file).read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def needed_by(file):
    return re.findall(r"DLL Name: (\S+)", output_of(f"{TRIPLET}-objdump", "--private-headers", file))


def is_program(file):
    return file.is_file() and file.suffix.lower() in (".exe", ".dll")


class Collector:
    def __init__(self, stage, windows, system):
        self.stage = Path(stage)
        self.system = {name.lower() for name in system}
        self.qt = Path(windows) / "qt"
        runtime = Path(output_of(f"{TRIPLET}-g++-posix", "-print-file-name=libstdc++-6.dll").strip())
        # The one for threads is of the C library's package, and lies with its own.
        self.folders = [Path(windows) / "sysroot/bin", self.qt / "bin", runtime.parent,
                        Path("/usr") / TRIPLET / "lib"]
        self.origins = {}

    def bring(self, source, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)
        subprocess.run([f"{TRIPLET}-strip", "--strip-unneeded", target], check=True)
        self.origins[target] = source

    def find(self, name, wanted_by):
        for folder in self.folders:
            if (folder / name).exists():
                return (folder / name).resolve()
        sys.exit(f"collect: {wanted_by} needs {name}, which neither Windows nor the toolchain has")

    def bring_plugin(self, name):
        source = self.qt / "plugins" / name
        if not source.exists():
            sys.exit(f"collect: Qt's plug-in {name} was not built")
        self.bring(source, self.stage / "plugins" / name)

    def bring_libraries(self, names):
        """Until nothing that is inside needs what is not."""
        missing = [(name, "the programs, by name,") for name in names]
        files = [file for file in sorted(self.stage.rglob("*")) if is_program(file)]
        missing += [(name, file.name) for file in files for name in needed_by(file)]
        while missing:
            name, wanted_by = missing.pop()
            target = self.stage / "bin" / name
            if target.exists() or name.lower() in self.system:
                continue
            self.bring(self.find(name, wanted_by), target)
            missing += [(other, name) for other in needed_by(target)]


def main():
    parser = argparse.ArgumentParser(description="Collects libraries and plug-ins beside the programs")
    parser.add_argument("stage")
    parser.add_argument("--windows", required=True)
    parser.add_argument("--plugins", required=True)
    parser.add_argument("--system", required=True)
    parser.add_argument("--library", action="append", default=[])
    parser.add_argument("--list", required=True)
    wanted = parser.parse_args()

    collector = Collector(wanted.stage, wanted.windows, lines_of(wanted.system))
    for plugin in lines_of(wanted.plugins):
        collector.bring_plugin(plugin)
    collector.bring_libraries(wanted.library)
    rows = (f"{source}\t{target.relative_to(wanted.stage)}\n"
            for target, source in sorted(collector.origins.items()))
    Path(wanted.list).write_text("".join(rows))


if __name__ == "__main__":
    main()
