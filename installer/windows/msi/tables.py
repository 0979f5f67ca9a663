#!/usr/bin/env python3
"""What of the installer's tables follows from the files and from the properties that may be given.

tables.py STAGE FOLDER --version VERSION

Writes into FOLDER: files.wxs (a component for each file of STAGE), properties.wxi (what an installation
may be given, and how a later one finds it again), defines (arguments of wixl), package-code, and queries
(SQL for msibuild, one a line: what wixl cannot say or says wrongly). All GUIDs follow from names, so that the
same tree gives the same installer, and the same file is the same component in every version.
"""

import argparse
import hashlib
import struct
import uuid
from pathlib import Path
from xml.etree import ElementTree

UPGRADE_CODE = uuid.UUID("5D0C0F0A-6B0E-4B57-9C53-2E8A64C1D7F3")

OWN_KEY = r"SOFTWARE\eID Maintenance Tool"
POLICY_KEY = r"SOFTWARE\Policies\eID Maintenance Tool"
# The keys of platform.ini; the property is the same in capitals.
POLICY = ["address", "roots", "pins", "allowTls12", "revocation", "proxy", "proxyUser",
          "proxyPasswordFile", "authenticationLabel", "signatureLabel"]
# Property: the value of OWN_KEY that tells a later installation of it.
OPTIONS = {"INSTALLDIR": "installDir", "AUTOSTART": "autostart", "DESKTOPSHORTCUT": "desktopShortcut"}
# What wixl ends at, since it is not ASCII: behind which English words it is put.
CHINESE = {"A newer version is installed already.": "已安装更新的版本。",
           "Windows 10 (64 bit, version 1809) or newer is needed.": "需要64位Windows 10（1809）或更高版本。"}
CONDITIONS = {"Autostart": "AUTOSTART = 1", "Desktop": "DESKTOPSHORTCUT = 1"}

FIXED_INFO = struct.pack("<I", 0xFEEF04BD)


def guid(*words):
    return str(uuid.uuid5(UPGRADE_CODE, "/".join(words))).upper()


def identifier(kind, name):
    return kind + hashlib.sha256(name.encode()).hexdigest()[:20]


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def add(parent, tag, **attributes):
    return ElementTree.SubElement(parent, tag, attributes)


def write(root, file):
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def version_of(file):
    """Of a program's or library's own resource, or nothing."""
    octets = file.read_bytes()
    at = octets.find(FIXED_INFO) if octets[:2] == b"MZ" else -1
    if at < 0:
        return None
    high, low = struct.unpack_from("<II", octets, at + 8)
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def folder_element(folders, stage, folder):
    """The element of a folder below STAGE, made with those above it."""
    if folder not in folders:
        parent = folder_element(folders, stage, folder.parent)
        name = folder.relative_to(stage).as_posix()
        folders[folder] = add(parent, "Directory", Id=identifier("d", name), Name=folder.name)
    return folders[folder]


def describe_files(stage, out):
    """Also what makes Windows replace a file by a newer one: wixl leaves the versions out."""
    root = ElementTree.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    fragment = add(root, "Fragment")
    folders = {stage: add(fragment, "DirectoryRef", Id="INSTALLDIR")}
    group = add(fragment, "ComponentGroup", Id="Files")
    queries = []
    for file in sorted(path for path in stage.rglob("*") if path.is_file()):
        name = file.relative_to(stage).as_posix()
        component = add(folder_element(folders, stage, file.parent), "Component",
                        Id=identifier("c", name), Guid=guid("file", name), Win64="yes")
        add(component, "File", Id=identifier("f", name), Name=file.name, Source=f"stage/{name}",
            KeyPath="yes")
        add(group, "ComponentRef", Id=component.get("Id"))
        version = version_of(file)
        if version:
            queries.append(f"UPDATE `File` SET `Version`={quoted(version)}, `Language`='0' "
                           f"WHERE `File`={quoted(identifier('f', name))}")
    place = add(fragment, "DirectoryRef", Id="INSTALLDIR")
    policy = add(fragment, "ComponentGroup", Id="Policy")
    for key in POLICY:
        component = add(place, "Component", Id=f"Policy_{key}", Guid=guid("policy", key), Win64="yes")
        add(component, "RegistryValue", Root="HKLM", Key=POLICY_KEY, Name=key, Type="string",
            Value=f"[{key.upper()}]", KeyPath="yes")
        add(policy, "ComponentRef", Id=component.get("Id"))
    write(root, out / "files.wxs")
    return queries


def describe_properties(out):
    """Each is kept by an upgrade, unless another value is given then."""
    root = ElementTree.Element("Include")
    kept = [(key.upper(), POLICY_KEY, key) for key in POLICY]
    kept += [(name, OWN_KEY, value) for name, value in OPTIONS.items()]
    queries = []
    for number, (name, key, value) in enumerate(kept):
        found = add(root, "Property", Id=f"OLD_{name}")
        add(found, "RegistrySearch", Id=f"Old_{name}", Root="HKLM", Key=key, Name=value, Type="raw",
            Win64="yes")
        add(root, "CustomAction", Id=f"Keep_{name}", Property=name, Value=f"[OLD_{name}]")
        for sequence in ("InstallExecuteSequence", "InstallUISequence"):
            custom = add(add(root, sequence), "Custom", Action=f"Keep_{name}", After="AppSearch")
            custom.text = f"NOT {name} AND OLD_{name}"
            queries.append(f"UPDATE `{sequence}` SET `Sequence`={51 + number} "
                           f"WHERE `Action`={quoted(f'Keep_{name}')}")
        queries.append(f"UPDATE `CustomAction` SET `Type`=51 WHERE `Action`={quoted(f'Keep_{name}')}")
    secure = sorted([name for name, _, _ in kept] + ["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED"])
    queries.append(f"UPDATE `Property` SET `Value`={quoted(';'.join(secure))} "
                   "WHERE `Property`='SecureCustomProperties'")
    conditions = CONDITIONS | {f"Policy_{key}": key.upper() for key in POLICY}
    queries += [f"UPDATE `Component` SET `Condition`={quoted(condition)} "
                f"WHERE `Component`={quoted(component)}"
                for component, condition in conditions.items()]
    queries += [f"UPDATE `LaunchCondition` SET `Description`={quoted(english + ' ' + chinese)} "
                f"WHERE `Description`={quoted(english)}" for english, chinese in CHINESE.items()]
    # The old version goes first, within the same transaction.
    queries.append("UPDATE `InstallExecuteSequence` SET `Sequence`=1501 "
                   "WHERE `Action`='RemoveExistingProducts'")
    write(root, out / "properties.wxi")
    return queries


def main():
    parser = argparse.ArgumentParser(description="Writes what the installer's tables are made from")
    parser.add_argument("stage", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--version", required=True)
    wanted = parser.parse_args()
    stage = wanted.stage.resolve()

    queries = describe_files(stage, wanted.folder) + describe_properties(wanted.folder)
    (wanted.folder / "queries").write_text("".join(f"{query}\n" for query in queries))
    defines = {"Version": wanted.version, "ProductCode": guid("product", wanted.version),
               "UpgradeCode": str(UPGRADE_CODE).upper()}
    for name in ("Place", "Links", "Autostart", "StartMenu", "Desktop"):
        defines[f"{name}Guid"] = guid("component", name)
    (wanted.folder / "defines").write_text("".join(f"{name}={value}\n" for name, value in defines.items()))
    # Another one for whatever is not the same to the last byte.
    contents = hashlib.sha256(wanted.version.encode())
    for file in sorted(path for path in stage.rglob("*") if path.is_file()):
        contents.update(file.relative_to(stage).as_posix().encode() + b"\0" + file.read_bytes())
    for file in (Path(__file__), Path(__file__).with_name("product.wxs")):
        contents.update(file.read_bytes())
    (wanted.folder / "package-code").write_text("{" + guid("package", contents.hexdigest()) + "}\n")


if __name__ == "__main__":
    main()
