#!/usr/bin/env python3
"""Another reading of RFC 9901, over another library for signatures (jwcrypto).

Reads one JSON document from standard input and writes one to standard output. What is not valid
ends the program with status 1 and a word on standard error.

  {"verify": SD-JWT+KB, "issuer": JWK, "audience": …, "nonce": …, "now": seconds}
      the claims of a presentation
  {"present": {claims}, "disclose": {name: value}, "list": [values], "algorithm": …,
   "audience": …, "nonce": …, "now": seconds}
      a presentation made here: {"presentation": …, "issuer": JWK}
"""
import hashlib
import json
import secrets
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode

try:
    from jwcrypto import jwk, jws
except ImportError:
    sys.exit(77)

AGE = 300
KEYS = {"ES256": {"kty": "EC", "crv": "P-256"}, "ES384": {"kty": "EC", "crv": "P-384"},
        "PS256": {"kty": "RSA", "size": 2048}}


class Invalid(Exception):
    pass


def encode(octets):
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


def digest(text):
    return encode(hashlib.sha256(text.encode("ascii")).digest())


def unsigned(token, key):
    """Header and claims of a JWT that the key has signed."""
    found = jws.JWS()
    found.allowed_algs = list(KEYS)
    found.deserialize(token)
    try:
        found.verify(key)
    except jws.InvalidJWSSignature:
        raise Invalid("signature") from None
    return found.jose_header, json.loads(found.payload)


class Disclosures:
    def __init__(self, texts):
        self.unused = {}
        for text in texts:
            padded = text + "=" * (-len(text) % 4)
            self.unused[digest(text)] = json.loads(urlsafe_b64decode(padded))
        if len(self.unused) != len(texts):
            raise Invalid("disclosure twice")
        self.seen = set()

    def take(self, name):
        if name in self.seen:
            raise Invalid("digest twice")
        self.seen.add(name)
        return self.unused.pop(name, None)

    def put_in(self, value):
        if isinstance(value, list):
            return list(self.elements(value))
        if not isinstance(value, dict):
            return value
        claims = {name: self.put_in(of) for name, of in value.items() if name != "_sd"}
        for name in value.get("_sd", []):
            contents = self.take(name)
            if contents is None:
                continue
            _, claim, told = contents
            if claim in claims or claim in ("_sd", "..."):
                raise Invalid("claim")
            claims[claim] = self.put_in(told)
        return claims

    def elements(self, array):
        for element in array:
            if not (isinstance(element, dict) and list(element) == ["..."]):
                yield self.put_in(element)
                continue
            contents = self.take(element["..."])
            if contents is not None:
                _, told = contents
                yield self.put_in(told)


def verified(order):
    token, *texts, binding = order["verify"].split("~")
    _, payload = unsigned(token, jwk.JWK(**order["issuer"]))
    if payload.pop("_sd_alg", "sha-256") != "sha-256":
        raise Invalid("hash")
    disclosures = Disclosures(texts)
    claims = disclosures.put_in(payload)
    if disclosures.unused:
        raise Invalid("disclosure")
    header, bound = unsigned(binding, jwk.JWK(**claims["cnf"]["jwk"]))
    presented = order["verify"][:order["verify"].rindex("~") + 1]
    for what, holds in {
            "typ": header["typ"] == "kb+jwt", "aud": bound["aud"] == order["audience"],
            "nonce": bound["nonce"] == order["nonce"],
            "iat": 0 <= order["now"] - bound["iat"] <= AGE,
            "sd_hash": bound["sd_hash"] == digest(presented)}.items():
        if not holds:
            raise Invalid(what)
    return claims


def signed(header, claims, key):
    made = jws.JWS(json.dumps(claims).encode())
    made.add_signature(key, None, json.dumps(header))
    return made.serialize(compact=True)


def disclosure(*contents):
    return encode(json.dumps([encode(secrets.token_bytes(16)), *contents]).encode())


def presented(order):
    algorithm = order["algorithm"]
    issuer, holder = (jwk.JWK.generate(**KEYS[algorithm]) for _ in range(2))
    named = [disclosure(name, value) for name, value in order["disclose"].items()]
    elements = [disclosure(value) for value in order["list"]]
    claims = dict(order["present"], cnf={"jwk": holder.export_public(as_dict=True)},
                  _sd=sorted(map(digest, named + [disclosure("kept", "back")])), _sd_alg="sha-256",
                  list=[{"...": digest(text)} for text in elements])
    token = signed({"alg": algorithm, "typ": "dc+sd-jwt"}, claims, issuer)
    text = "~".join([token, *named, *elements, ""])
    binding = {"aud": order["audience"], "nonce": order["nonce"], "iat": order["now"],
               "sd_hash": digest(text)}
    return {"presentation": text + signed({"alg": algorithm, "typ": "kb+jwt"}, binding, holder),
            "issuer": issuer.export_public(as_dict=True)}


try:
    document = json.load(sys.stdin)
    json.dump(verified(document) if "verify" in document else presented(document), sys.stdout)
except Invalid as invalid:
    print(invalid, file=sys.stderr)
    sys.exit(1)
