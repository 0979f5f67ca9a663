#!/usr/bin/env python3
"""Checks an exported journal by the documented rule alone. Reads standard input."""
import hashlib
import json
import sys

FIELDS = ("time", "action", "card", "slot", "outcome", "detail", "previous")

lines = [json.loads(line) for line in sys.stdin.buffer.read().decode("utf-8").splitlines()]
header, entries = lines[0], lines[1:]
if header["format"] != "eid-journal-1" or header["entries"] != len(entries):
    sys.exit("header")
previous = "0" * 64
for number, entry in enumerate(entries, start=1):
    texts = [header["format"], str(entry["sequence"])] + [entry[field] for field in FIELDS]
    octets = b"".join(
        len(text.encode()).to_bytes(4, "big") + text.encode() for text in texts)
    if entry["sequence"] != number or entry["previous"] != previous:
        sys.exit(f"link of entry {number}")
    if hashlib.sha256(octets).hexdigest() != entry["hash"]:
        sys.exit(f"hash of entry {number}")
    previous = entry["hash"]
if header["head"] != previous:
    sys.exit("head")
print(len(entries))
