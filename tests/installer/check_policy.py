#!/usr/bin/env python3
"""Whether the templates of the policy are sound, and name what the tool reads and nothing else.

check_policy.py FOLDER-OF-SOURCES FOLDER-OF-TEMPLATES --written FILE

FILE has the names of the values that the installer may write, one a line.
"""

import argparse
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

NAMESPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
KEY = r"SOFTWARE\Policies\eID Maintenance Tool"
LANGUAGES = ("en-US", "zh-CN")

faults = []


def keys_that_are_read(sources):
    """As they stand in the code, in the longest list that begins with the address."""
    found = [match for file in sorted(Path(sources).glob("*.cpp"))
             for match in re.findall(r'\{("address"[^}]*)\}', file.read_text())]
    if not found:
        sys.exit(f"no list of keys is in {sources}")
    return set(re.findall(r'"(\w+)"', max(found, key=len)))


def compare(what, names, wanted):
    if names != wanted:
        faults.append(f"{what}: {' '.join(sorted(names ^ wanted))} on one side only")


def check_policies(root):
    values = set()
    for policy in root.iter(f"{NAMESPACE}policy"):
        name = policy.get("name")
        if policy.get("class") != "Machine" or policy.get("key") != KEY:
            faults.append(f"{name} is written to another place")
        named = [element.get("valueName") for element in policy.iter() if element.get("valueName")]
        if len(named) != 1:
            faults.append(f"{name} names {len(named)} values")
        values.update(named)
        if any(True for _ in policy.iter(f"{NAMESPACE}decimal")):
            faults.append(f"{name} is a number, which the tool would not take")
    return values


def check_language(file, wanted_strings, wanted_presentations):
    root = ElementTree.parse(file).getroot()
    strings = {element.get("id") for element in root.iter(f"{NAMESPACE}string")}
    compare(f"{file}: strings", strings, wanted_strings)
    presentations = {element.get("id") for element in root.iter(f"{NAMESPACE}presentation")}
    compare(f"{file}: presentations", presentations, wanted_presentations)
    if any(not (element.text or "").strip() for element in root.iter(f"{NAMESPACE}string")):
        faults.append(f"{file}: a string is empty")


def main():
    parser = argparse.ArgumentParser(description="Checks the templates of the policy")
    parser.add_argument("sources", type=Path)
    parser.add_argument("templates", type=Path)
    parser.add_argument("--written", type=Path, required=True)
    wanted = parser.parse_args()

    read = keys_that_are_read(wanted.sources)
    template = wanted.templates / "eid-maintenance.admx"
    compare("the template", check_policies(ElementTree.parse(template).getroot()), read)
    compare("the installer", set(wanted.written.read_text().split()), read)
    text = template.read_text()
    for language in LANGUAGES:
        check_language(wanted.templates / language / "eid-maintenance.adml",
                       set(re.findall(r"\$\(string\.(\w+)\)", text)),
                       set(re.findall(r"\$\(presentation\.(\w+)\)", text)))
    for fault in faults:
        print(f"fault: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
