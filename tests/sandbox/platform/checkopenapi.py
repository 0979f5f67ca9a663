#!/usr/bin/env python3
"""Checks an OpenAPI 3.1 document against what a server was seen to answer.

usage: checkopenapi.py DOCUMENT    with lines of JSON on standard input: first
{"routes": [[name, method], …]}, then an exchange a line:
{"method", "path", "status", "headers": {lower case name: value}, "body": text, Latin-1}

The document has to be sound in itself and to have the server's routes as its operations (by
x-route). Every exchange has to be with an operation, which declares its status, media type, headers
and body; or with none, and be answered 404 or 405. Every status of every operation has to be seen.
Prints each fault and ends with 1 if there is one."""

import json
import re
import sys
import warnings

import yaml

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
faults = []


def fault(place, what):
    faults.append(f"{place}: {what}")


def resolved(document, node):
    """The node that a chain of references ends in."""
    while isinstance(node, dict) and "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def check_references(document, node, place="#"):
    if isinstance(node, dict):
        try:
            resolved(document, node)
        except (KeyError, TypeError):
            fault(place, f"{node['$ref']} leads nowhere")
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        check_references(document, value, f"{place}/{key}")


class Operation:
    def __init__(self, document, template, method, node, shared):
        self.template, self.method, self.node = template, method, node
        self.place = f"{method.upper()} {template}"
        self.seen = set()
        parameters = [resolved(document, p) for p in shared + node.get("parameters", [])]
        in_path = {p["name"]: resolved(document, p["schema"]) for p in parameters if p["in"] == "path"}
        if set(in_path) != set(re.findall(r"\{(\w+)\}", template)):
            fault(self.place, "the path's parameters are not those that are described")
        pattern = ""
        for part in re.split(r"(\{\w+\})", template):
            schema = in_path.get(part[1:-1]) if part.startswith("{") else None
            if schema is None:
                pattern += re.escape(part)
            elif "enum" in schema:
                pattern += "(?:" + "|".join(schema["enum"]) + ")"
            else:
                pattern += "(?:" + schema["pattern"].strip("^$") + ")"
        self.pattern = re.compile(pattern)


def operations_of(document):
    operations = []
    for template, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                operations.append(
                    Operation(document, template, method, item[method], item.get("parameters", [])))
    return operations


def check_document(document, operations):
    if not str(document.get("openapi", "")).startswith("3.1."):
        fault("openapi", "not 3.1")
    check_references(document, document)
    for name, schema in document["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            fault(f"schema {name}", error.message)
    identifiers = [operation.node.get("operationId") for operation in operations]
    if None in identifiers or len(set(identifiers)) != len(identifiers):
        fault("operationId", "missing or there twice")
    for operation in operations:
        if not operation.node.get("responses"):
            fault(operation.place, "no responses")
        schemes = [name for choice in operation.node.get("security", [None]) for name in choice or {}]
        for name in schemes:
            if name not in document["components"]["securitySchemes"]:
                fault(operation.place, f"there is no security scheme {name}")


def check_value(document, schema, value, place):
    resolver = jsonschema.RefResolver("", document)
    validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
    for error in validator.iter_errors(value):
        fault(place, f"/{'/'.join(map(str, error.absolute_path))}: {error.message}")


def check_answer(document, operation, exchange):
    status = str(exchange["status"])
    place = f"{operation.place} {status}"
    response = resolved(document, operation.node["responses"].get(status))
    if response is None:
        fault(place, "this status is not declared: " + exchange["body"][:200])
        return
    operation.seen.add(status)
    for name, header in response.get("headers", {}).items():
        header = resolved(document, header)
        value = exchange["headers"].get(name.lower())
        if value is not None:
            check_value(document, header["schema"], value, f"{place} {name}")
        elif header.get("required"):
            fault(place, f"{name} is missing")
    content = response.get("content", {})
    media_type = exchange["headers"].get("content-type", "").split(";")[0].strip()
    if not content:
        if exchange["body"] or media_type:
            fault(place, "a body is not declared")
        return
    if media_type not in content:
        fault(place, f"{media_type or 'no media type'} is not declared")
        return
    value = exchange["body"]
    if media_type.endswith("json"):
        try:
            value = json.loads(value)
        except ValueError:
            fault(place, "the body is no JSON")
            return
        if media_type == "application/problem+json" and value.get("status") != exchange["status"]:
            fault(place, "the problem says another status")
    check_value(document, content[media_type]["schema"], value, place)


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        document = yaml.safe_load(file)
    operations = operations_of(document)
    check_document(document, operations)

    lines = [json.loads(line) for line in sys.stdin]
    routes = {tuple(route) for route in lines.pop(0)["routes"]}
    declared = {(o.node.get("x-route"), o.method.upper()) for o in operations}
    for route in sorted(routes - declared):
        fault("paths", f"the server's route {route} is not described")
    for route in sorted(declared - routes, key=str):
        fault("paths", f"the server has no route {route}")

    for exchange in lines:
        here = [o for o in operations if o.pattern.fullmatch(exchange["path"])]
        matching = [o for o in here if o.method.upper() == exchange["method"]]
        if matching:
            check_answer(document, matching[0], exchange)
        elif exchange["status"] != (405 if here else 404):
            fault(f"{exchange['method']} {exchange['path']}", f"answers {exchange['status']}")
    for operation in operations:
        for status in sorted(set(operation.node["responses"]) - operation.seen):
            fault(f"{operation.place} {status}", "was never seen")

    print("\n".join(faults) if faults else
          f"{len(lines)} exchanges with {len(operations)} operations are as described")
    return 1 if faults else 0


sys.exit(main())
