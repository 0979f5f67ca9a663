#!/usr/bin/env python3
"""Writes what an installer consists of, as SPDX 2.3 in JSON, from the data of dpkg on this machine.

sbom.py FILE --version VERSION [--contains PACKAGE]... [--static PACKAGE]... [--dynamic PACKAGE]...
             [--source NAME=VERSION]... [--release NAME=VERSION]...

A PACKAGE is an installed one of Debian's: --contains is copied into FILE, --static linked into what it
holds, --dynamic loaded by it from the system. --source is a source package of Debian's that was built
for FILE, and is within; --release is one of which the authors' release was built, without Debian's patches.
The time is SOURCE_DATE_EPOCH. Writes FILE.spdx.json.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

MAIN = "SPDXRef-installer"


def installed(package):
    """Version, architecture, source and its version, home page."""
    fields = "${Version}\\n${Architecture}\\n${source:Package}\\n${source:Version}\\n${Homepage}"
    asked = subprocess.run(["dpkg-query", "--show", "--showformat", fields, package],
                           capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        sys.exit(f"sbom: {package} is not an installed package")
    return asked.stdout.split("\n")


def identifier(kind, name):
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def purl(name, version, architecture):
    locator = (f"pkg:deb/debian/{quote(name, safe='')}@{quote(version, safe=':')}"
               f"?arch={architecture}&distro={platform.freedesktop_os_release()['VERSION_CODENAME']}")
    return {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
            "referenceLocator": locator}


def debian_package(kind, name, version, architecture, origin):
    return {
        "SPDXID": identifier(kind, name),
        "name": name,
        "versionInfo": version,
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "sourceInfo": origin,
        "externalRefs": [purl(name, version, architecture)],
    }


def binary_package(name):
    version, architecture, source, source_version, home = installed(name)
    package = debian_package("deb", name, version, architecture,
                             f"built from the Debian source package {source} {source_version}")
    if home:
        package["homepage"] = home
    return package


def source_package(name, version, patched):
    whole = "the Debian source package"
    return debian_package("source", name, version, "source",
                          "built for this installer, in parts, from "
                          + (whole if patched else f"the release in {whole}, without Debian's patches"))


def installer(file, version, digest):
    return {
        "SPDXID": MAIN,
        "name": "eid-maintenance",
        "versionInfo": version,
        "packageFileName": file.name,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "Apache-2.0",
        "copyrightText": "NOASSERTION",
        "primaryPackagePurpose": "INSTALL",
    }


def relation(kind, package):
    return {"spdxElementId": MAIN, "relationshipType": kind, "relatedSpdxElement": package["SPDXID"]}


def document(wanted, epoch):
    file = Path(wanted.file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    packages = {}
    relations = []
    for kind, names in (("CONTAINS", wanted.contains), ("STATIC_LINK", wanted.static),
                        ("DYNAMIC_LINK", wanted.dynamic)):
        for name in sorted(set(names)):
            package = packages.setdefault(name, binary_package(name))
            relations.append(relation(kind, package))
    for pair in sorted(set(wanted.source + wanted.release)):
        name, _, version = pair.partition("=")
        if not version:
            sys.exit(f"sbom: {pair}: a version is missing")
        package = packages[f"source {name}"] = source_package(name, version, pair in wanted.source)
        relations.append(relation("CONTAINS", package))
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": file.name,
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "creationInfo": {
            "created": datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: eid-maintenance-sbom-{wanted.version}"],
        },
        "documentDescribes": [MAIN],
        "packages": [installer(file, wanted.version, digest)]
                    + sorted(packages.values(), key=lambda package: package["SPDXID"]),
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                           "relatedSpdxElement": MAIN}] + relations,
    }


def main():
    parser = argparse.ArgumentParser(description="Writes FILE.spdx.json")
    parser.add_argument("file")
    parser.add_argument("--version", required=True)
    for list_of in ("contains", "static", "dynamic", "source", "release"):
        parser.add_argument(f"--{list_of}", action="append", default=[])
    wanted = parser.parse_args()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        sys.exit("sbom: SOURCE_DATE_EPOCH is not set")
    written = json.dumps(document(wanted, int(epoch)), indent=2, ensure_ascii=False) + "\n"
    Path(wanted.file + ".spdx.json").write_text(written)


if __name__ == "__main__":
    main()
