#!/usr/bin/env python3
"""Looks into the sandbox's camera as a client does: issues a challenge, opens the frames one after the
other, and ends with 0 once the person has made the movements of the challenge, in its order, after the
five seconds that it takes to get a picture, and, when the camera is opened again, looks into it again.
Who does not move keeps it waiting: the caller has the patience."""

import json
import os
import ssl
import time
import urllib.request

SECOND = 30


def challenge():
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "eid-maintenance/platform.ini"),
              encoding="utf-8") as file:
        settings = dict(line.strip().split("=", 1) for line in file)
    context = ssl.create_default_context(cafile=os.path.join(
        os.environ["XDG_CONFIG_HOME"], "eid-maintenance", settings["roots"]))
    request = urllib.request.Request(settings["address"] + "/v1/face/challenges", data=b"")
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    with opener.open(request) as answer:
        return json.load(answer)["movements"]


def main():
    source = os.environ["EID_SANDBOX_CAMERA"]
    pattern = source.removeprefix("sequence:")
    stock = os.path.join(os.path.dirname(os.path.dirname(pattern)), "stock")

    def look(number):
        with open(pattern % number, "rb") as file:
            assert file.read(2) == b"\xff\xd8", number

    def shows(number, take, frame):
        # What was not needed yet may not be there.
        names = pattern % number, os.path.join(stock, f"{take}_{frame}.jpg")
        return all(map(os.path.exists, names)) and os.path.samefile(*names)

    def wait_for(number, take, frame):
        # The person sees that somebody looks, and has the challenge and the time to think by then.
        looked = 0
        while not shows(number, take, frame):
            looked = 10 if looked >= 100 else looked + 10
            look(looked)
            time.sleep(0.02)

    look(0)
    at = 5 * SECOND
    for movement in challenge():
        wait_for(at, movement, 0)
        length = len([name for name in os.listdir(stock) if name.startswith(movement + "_")])
        # Each frame of a slow movement is there twice.
        repeats = 1 if movement == "blink" else 2
        wait_for(at + length * repeats - 1, movement, length - 1)
        at += length * repeats
        wait_for(at + 35, "still", (at + 35) % 12)
        at += 36
    look(0)
    wait_for(5 * SECOND, "still", 5 * SECOND % 12)


main()
