// Makes EncryptionFixtures.cs with Node's crypto and the openssl command line: nothing in it comes from the code that
// it tests. It was run once; the keys are made up and protect nothing. Run it again only to add a fixture:
//   node make-fixtures.mjs > EncryptionFixtures.cs
// (Node 20, OpenSSL 3.0)
import { execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fixtures-"));
const file = (name) => path.join(folder, name);
const openssl = (...words) => execFileSync("openssl", words, { stdio: ["ignore", "pipe", "ignore"] }).toString();
const sha256 = (bytes) => crypto.createHash("sha256").update(bytes).digest("base64");
const url = (bytes) => Buffer.from(bytes).toString("base64url");

// ---- Keys --------------------------------------------------------------------------------------------------------

const password = "correct horse";
const unicodePassword = "pässwörd 🔑";
openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", file("key"));
openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", file("other"));
const pkcs8 = (secret, ...how) => openssl("pkcs8", "-topk8", "-in", file("key"), "-passout", `pass:${secret}`, ...how);
const pkcs1 = (secret, how) => openssl("rsa", "-traditional", "-in", file("key"), how, "-passout", `pass:${secret}`);
const keys = {
  PrivateKey: openssl("pkcs8", "-topk8", "-nocrypt", "-in", file("key")),
  PrivateKeyPkcs1: openssl("rsa", "-traditional", "-in", file("key")),
  PublicKey: openssl("pkey", "-in", file("key"), "-pubout"),
  PublicKeyPkcs1: openssl("rsa", "-in", file("key"), "-RSAPublicKey_out"),
  OtherPrivateKey: openssl("pkcs8", "-topk8", "-nocrypt", "-in", file("other")),
  OtherPublicKey: openssl("pkey", "-in", file("other"), "-pubout"),
  EcPrivateKey: openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"),
  Pkcs8Aes256: pkcs8(password, "-v2", "aes-256-cbc"),
  Pkcs8Des3: pkcs8(password, "-v2", "des3"),
  Pkcs8Pbes1: pkcs8(password, "-v1", "PBE-SHA1-3DES"),
  Pkcs8UnicodePassword: pkcs8(unicodePassword, "-v2", "aes-256-cbc"),
  Pkcs1Des3: pkcs1(password, "-des3"),
  Pkcs1Aes128: pkcs1(password, "-aes128"),
  Pkcs1Aes192: pkcs1(password, "-aes192"),
  Pkcs1Aes256: pkcs1(password, "-aes256"),
  Pkcs1UnicodePassword: pkcs1(unicodePassword, "-aes256"),
  Pkcs1Camellia: pkcs1(password, "-camellia128"),
};

// ---- Flows -------------------------------------------------------------------------------------------------------

const appSecret = "test-app-secret";
const sign = (body) => "sha256=" + crypto.createHmac("sha256", appSecret).update(body).digest("hex");
const gcm = (key, vector, text) => {
  const cipher = crypto.createCipheriv("aes-128-gcm", key, vector);
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
};
const oaep = (publicKey, bytes, oaepHash) =>
  crypto.publicEncrypt({ key: publicKey, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, bytes);

function flow(request, response, { vector = crypto.randomBytes(16), key = crypto.randomBytes(16), publicKey } = {}) {
  const body = JSON.stringify({
    encrypted_flow_data: gcm(key, vector, JSON.stringify(request)),
    encrypted_aes_key: oaep(publicKey ?? keys.PublicKey, key, "sha256").toString("base64"),
    initial_vector: vector.toString("base64"),
  });
  return {
    body,
    signature: sign(body),
    response: gcm(key, Buffer.from(vector.map((part) => ~part)), JSON.stringify(response)),
  };
}

// A vector whose first counter is the one given: the counter of the second block then wraps around.
function vectorFor(key, counter) {
  const field = 0xe1n << 120n;
  const times = (x, y) => {
    let product = 0n;
    for (let bit = 127n; bit >= 0n; bit--) {
      product ^= (x >> bit) & 1n ? y : 0n;
      y = y & 1n ? (y >> 1n) ^ field : y >> 1n;
    }
    return product;
  };
  const ecb = crypto.createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
  const hash = BigInt("0x" + ecb.update(Buffer.alloc(16)).toString("hex"));
  let inverse = 1n << 127n;
  for (let square = hash, step = 1; step < 128; step++) {
    square = times(square, square);
    inverse = times(inverse, square);
  }
  const vector = times(times(counter, inverse) ^ 128n, inverse);
  return Buffer.from(vector.toString(16).padStart(32, "0"), "hex");
}

const jwt = (header, claims, secret) => {
  const signed = `${url(JSON.stringify(header))}.${url(JSON.stringify(claims))}`;
  return `${signed}.${crypto.createHmac("sha256", secret).update(signed).digest("base64url")}`;
};
const session = { version: "3.0", flow_token: "token-1" };
const wrapKey = crypto.randomBytes(16);
const flows = {
  Init: flow({ ...session, action: "INIT" }, { screen: "WELCOME", data: {} }),
  Back: flow({ ...session, action: "BACK", screen: "DETAILS" }, { screen: "WELCOME", data: { name: "Zoë" } }),
  DataExchange: flow(
    { ...session, action: "data_exchange", screen: "DETAILS", data: { name: "Jürgen 🐟", qty: 2 }, new_member: [1] },
    { screen: "CONFIRM", data: { text: "Grüße 🎉 ä" } }),
  CounterWraps: flow(
    { ...session, action: "data_exchange", screen: "DETAILS", data: { text: "x".repeat(100) } },
    { screen: "CONFIRM", data: {} },
    { key: wrapKey, vector: vectorFor(wrapKey, 0x0123456789abcdef01234567fffffffen) }),
  Large: flow(
    { ...session, action: "data_exchange", screen: "PHOTO", data: { text: "0123456789".repeat(500) } },
    { screen: "CONFIRM", data: {} }),
  SignedToken: flow(
    {
      ...session,
      version: "4.0",
      action: "data_exchange",
      screen: "DETAILS",
      data: {},
      flow_token_signature: jwt({ alg: "HS256", typ: "JWT" }, { flow_token: "token-1" }, appSecret),
    },
    { screen: "CONFIRM", data: {} }),
  Ping: flow({ version: "3.0", action: "ping" }, { data: { status: "active" } }),
  ErrorNotification: flow(
    {
      ...session,
      action: "data_exchange",
      screen: "DETAILS",
      data: { error: "invalid-screen-transition", error_message: "No way from DETAILS to DETAILS." },
    },
    { data: { acknowledged: true } }),
  TokenNotValid: flow(
    { ...session, action: "data_exchange", screen: "DETAILS", data: {} },
    { error_msg: "The order has already been placed 🙈" }),
  Error: flow(
    { ...session, action: "data_exchange", screen: "DETAILS", data: {} },
    { screen: "DETAILS", data: { qty: 3, error_message: "Zu viele Bücher" } }),
  Close: flow(
    { ...session, action: "data_exchange", screen: "DETAILS", data: {} },
    {
      screen: "SUCCESS",
      data: { extension_message_response: { params: { flow_token: "token-1", order: 17, note: "ä" } } },
    }),
  OtherKey: flow(
    { ...session, action: "INIT" }, { screen: "WELCOME", data: {} }, { publicKey: keys.OtherPublicKey }),
  LongAesKey: (() => {
    const made = flow({ ...session, action: "INIT" }, {});
    const body = JSON.stringify({
      ...JSON.parse(made.body),
      encrypted_aes_key: oaep(keys.PublicKey, crypto.randomBytes(32), "sha256").toString("base64"),
    });
    return { ...made, body, signature: sign(body) };
  })(),
  NotJson: (() => {
    const key = crypto.randomBytes(16);
    const vector = crypto.randomBytes(16);
    const body = JSON.stringify({
      encrypted_flow_data: gcm(key, vector, "{secret-plaintext"),
      encrypted_aes_key: oaep(keys.PublicKey, key, "sha256").toString("base64"),
      initial_vector: vector.toString("base64"),
    });
    return { body, signature: sign(body), response: "" };
  })(),
};

// ---- Media -------------------------------------------------------------------------------------------------------

function media(plaintext) {
  const key = crypto.randomBytes(32);
  const macKey = crypto.randomBytes(32);
  const vector = crypto.randomBytes(16);
  const cipher = crypto.createCipheriv("aes-256-cbc", key, vector);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const mac = crypto.createHmac("sha256", macKey).update(vector).update(ciphertext).digest().subarray(0, 10);
  const encrypted = Buffer.concat([ciphertext, mac]);
  return {
    file: encrypted.toString("base64"),
    json: JSON.stringify({
      media_id: "790aba14-5f4a-4dbd-aa9e-0d75401da14b",
      cdn_url: "https://mmg.whatsapp.net/v/redacted",
      file_name: "Beleg für März 📄.txt",
      encryption_metadata: {
        encrypted_hash: sha256(encrypted),
        iv: vector.toString("base64"),
        encryption_key: key.toString("base64"),
        hmac_key: macKey.toString("base64"),
        plaintext_hash: sha256(plaintext),
      },
    }),
  };
}

const mediaText = "Grüße aus dem Hafen 🐟\n".repeat(20);
const text = media(Buffer.from(mediaText));
const wholeBlocks = media(Buffer.from("sixteen bytes ok".repeat(4)));

// ---- Encrypted messages ------------------------------------------------------------------------------------------

function jwe(header, plaintext, publicKey = keys.PublicKey) {
  const oaepHash = header.alg === "RSA-OAEP" ? "sha1" : "sha256";
  const protectedHeader = url(JSON.stringify(header));
  const isCbc = header.enc === "A128CBC-HS256";
  const key = crypto.randomBytes(header.enc === "A128GCM" ? 16 : 32);
  const vector = crypto.randomBytes(isCbc ? 16 : 12);
  let ciphertext;
  let tag;
  if (isCbc) {
    const cipher = crypto.createCipheriv("aes-128-cbc", key.subarray(16), vector);
    ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(protectedHeader.length * 8));
    tag = crypto.createHmac("sha256", key.subarray(0, 16))
      .update(protectedHeader).update(vector).update(ciphertext).update(length).digest().subarray(0, 16);
  } else {
    const cipher = crypto.createCipheriv(header.enc === "A128GCM" ? "aes-128-gcm" : "aes-256-gcm", key, vector);
    cipher.setAAD(Buffer.from(protectedHeader));
    ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
    tag = cipher.getAuthTag();
  }
  return [protectedHeader, ...[oaep(publicKey, key, oaepHash), vector, ciphertext, tag].map(url)].join(".");
}

const response = JSON.stringify({
  messaging_product: "whatsapp",
  contacts: [{ input: "+16505551234", wa_id: "16505551234" }],
  messages: [{ id: "wamid.ä🐟" }],
});
const tokens = {
  JweOaep256A256Gcm: jwe({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: "key-1" }, response),
  JweOaepA256Gcm: jwe({ alg: "RSA-OAEP", enc: "A256GCM" }, response),
  JweOaepA128Gcm: jwe({ alg: "RSA-OAEP", enc: "A128GCM" }, response),
  JweOaepA128CbcHs256: jwe({ alg: "RSA-OAEP", enc: "A128CBC-HS256" }, response),
  JweNotJson: jwe({ alg: "RSA-OAEP-256", enc: "A256GCM" }, "{secret-plaintext"),
};

// RFC 7516, appendix A.1.
const big = (text) => BigInt("0x" + Buffer.from(text, "base64url").toString("hex"));
const small = (number) => {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
};
const rfc = {
  kty: "RSA",
  n: "oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9Le"
    + "wND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4"
    + "h-QChLOln0_mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYb"
    + "xevoJArm-L5StowjzGy-_bq6Gw",
  e: "AQAB",
  d: "kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n"
    + "9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Rip"
    + "y40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7"
    + "VILSB3lOW085-4qE3DzgrTjgyQ",
  p: "1r52Xk46c-LsfB5P442p7atdPUrxQSy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1"
    + "eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0",
};
const [p, d] = [big(rfc.p), big(rfc.d)];
const q = big(rfc.n) / p;
const power = (base, exponent, modulus) => {
  let result = 1n;
  for (let rest = base % modulus; exponent > 0n; exponent >>= 1n, rest = (rest * rest) % modulus) {
    result = exponent & 1n ? (result * rest) % modulus : result;
  }
  return result;
};
Object.assign(rfc, { q: small(q), dp: small(d % (p - 1n)), dq: small(d % (q - 1n)), qi: small(power(q, p - 2n, p)) });
keys.RfcPrivateKey = crypto.createPrivateKey({ key: rfc, format: "jwk" }).export({ type: "pkcs8", format: "pem" });
tokens.RfcToken = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRg"
  + "ckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVR"
  + "ltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRd"
  + "bYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeD"
  + "Qz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ";

// ---- C# ----------------------------------------------------------------------------------------------------------

const block = (lines, indent) =>
  ['"""', ...lines, '"""'].map((line) => `${" ".repeat(indent)}${line}`).join("\n");
const wrapped = (content, indent) => block(content.match(/[^]{1,100}/gu), indent);
const constant = (name, content) => `    public const string ${name} =\n${content};\n`;
const lines = [
  "namespace WhatsApp.Generated.Flows.Tests;",
  "",
  "/// <summary>",
  "/// What Node's crypto and OpenSSL have encrypted, and keys that protect nothing. Made once by make-fixtures.mjs,",
  "/// which says how; not to be edited. Line breaks in what is not PEM are there for the eye:",
  "/// <see cref=\"Join\"/> takes them out.",
  "/// </summary>",
  "internal static class EncryptionFixtures",
  "{",
  `    public const string AppSecret = "${appSecret}";`,
  "",
  `    public const string Password = "${password}";`,
  "",
  `    public const string UnicodePassword = "${unicodePassword}";`,
  "",
];
for (const [name, pem] of Object.entries(keys)) {
  lines.push(constant(name, block(pem.trimEnd().split("\n"), 8)));
}
for (const [name, token] of Object.entries(tokens)) {
  lines.push(constant(name, wrapped(token, 8)));
}
for (const [name, made] of Object.entries({ Text: text, WholeBlocks: wholeBlocks })) {
  lines.push(constant(`Media${name}File`, wrapped(made.file, 8)), constant(`Media${name}Json`, wrapped(made.json, 8)));
}
for (const [name, made] of Object.entries(flows)) {
  lines.push(`    public static FlowFixture ${name} { get; } = new(\n${wrapped(made.body, 8)},\n`
    + `        "${made.signature}",\n${made.response ? wrapped(made.response, 8) : '        ""'});\n`);
}
lines.push(
  "    /// <summary>Takes the line breaks out.</summary>",
  "    public static string Join(string wrapped) => wrapped.ReplaceLineEndings(string.Empty);",
  "}",
  "",
  "/// <summary>A request of a flow as it is received over HTTP, and the encrypted response to it.</summary>",
  "internal sealed class FlowFixture(string body, string signature, string response)",
  "{",
  "    public byte[] Body { get; } = System.Text.Encoding.UTF8.GetBytes(EncryptionFixtures.Join(body));",
  "",
  "    public string Signature { get; } = signature;",
  "",
  "    public string Response { get; } = EncryptionFixtures.Join(response);",
  "}");
console.log(lines.join("\n"));
fs.rmSync(folder, { recursive: true });
