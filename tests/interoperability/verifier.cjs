// An SD-JWT VC verifier as anybody would build it from the packages @sd-jwt/*, which know nothing of
// this project: it trusts a root, and looks into the status list that a credential names.
//
// Reads one JSON document from standard input: {"presentation", "roots" (PEM), "audience", "nonce",
// "statusLists": {URI: token}}. Writes {"claims"} to standard output; what is not valid ends it with
// status 1 and a word on standard error. The packages are found through NODE_PATH; without them it
// ends with status 77.
'use strict';

const { X509Certificate, webcrypto } = require('node:crypto');
const { readFileSync } = require('node:fs');
// Node.js 18 has it under another name.
globalThis.crypto ??= webcrypto;

function packages() {
  try {
    return { ...require('@sd-jwt/sd-jwt-vc'), ...require('@sd-jwt/crypto-nodejs') };
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') process.exit(77);
    throw error;
  }
}
const { SDJwtVcInstance, ES256, digest } = packages();

const oldestBinding = 300; // seconds

function refuse(why) {
  throw new Error(why);
}

function rootsIn(pem) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

// The JWK of whoever signed a token, if its certificates lead to one of the roots (RFC 7515, 4.1.6).
function keyOf(header, roots) {
  const chain = (header.x5c ?? []).map((text) => new X509Certificate(Buffer.from(text, 'base64')));
  if (chain.length === 0) refuse('no certificate');
  const now = Date.now();
  chain.forEach((certificate, i) => {
    const above = i + 1 < chain.length ? [chain[i + 1]] : roots;
    const vouched = above.some(
      (issuer) => issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey));
    if (!vouched) refuse('certificate of nobody who is trusted');
    if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo))
      refuse('certificate out of its time');
  });
  return chain[0].publicKey.export({ format: 'jwk' });
}

function headerOf(data, type) {
  const header = JSON.parse(Buffer.from(data.split('.')[0], 'base64url').toString());
  if (header.alg !== 'ES256' || header.typ !== type) refuse('header');
  return header;
}

function verifierOf(type, roots) {
  return async (data, signature) => {
    const verify = await ES256.getVerifier(keyOf(headerOf(data, type), roots));
    return verify(data, signature);
  };
}

async function verified(order) {
  const roots = rootsIn(order.roots);
  const instance = new SDJwtVcInstance({
    hasher: digest,
    hashAlg: 'sha-256',
    signAlg: 'ES256',
    verifier: verifierOf('dc+sd-jwt', roots),
    statusVerifier: verifierOf('statuslist+jwt', roots),
    kbVerifier: async (data, signature, payload) => {
      headerOf(data, 'kb+jwt');
      const verify = await ES256.getVerifier(payload.cnf.jwk);
      return verify(data, signature);
    },
    statusListFetcher: async (uri) => order.statusLists[uri] ?? refuse('no such status list'),
  });
  const result = await instance.verify(order.presentation, { keyBindingNonce: order.nonce });
  // The packages leave to their user whom a presentation is for, and how old it may be.
  const age = Math.floor(Date.now() / 1000) - result.kb.payload.iat;
  if (result.kb.payload.aud !== order.audience) refuse('audience');
  if (age < -60 || age > oldestBinding) refuse('age');
  return result.payload;
}

verified(JSON.parse(readFileSync(0, 'utf8'))).then(
  (claims) => process.stdout.write(JSON.stringify({ claims })),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
