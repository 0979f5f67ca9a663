#!/usr/bin/env python3
"""Validates the JSON document on standard input against a schema file (JSON Schema 2020-12).

usage: validate.py SCHEMA [--lines]    with --lines, every line is a document
Prints the first fault and ends with 1 if there is one."""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402


def main() -> int:
    schema_file = pathlib.Path(sys.argv[1]).resolve()
    schema = json.loads(schema_file.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(schema_file.as_uri(), schema)
    validator = jsonschema.Draft202012Validator(schema, resolver=resolver)

    text = sys.stdin.buffer.read().decode("utf-8")
    documents = text.splitlines() if "--lines" in sys.argv else [text]
    for document in documents:
        for fault in validator.iter_errors(json.loads(document)):
            place = "/".join(str(step) for step in fault.absolute_path)
            print(f"{schema_file.name}: at /{place}: {fault.message}")
            return 1
    return 0


sys.exit(main())
