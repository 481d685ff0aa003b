import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {buildRows} from "./helpers/build.js";
import type {RowsBuild} from "./helpers/build.js";
import {Redaction} from "../loaders/redaction.js";
import {foldText} from "../loaders/text.js";

describe("words that are withheld", () => {
  const apply = (words: string[], text: string) => new Redaction(words).apply(text, "…");

  test.each([
    ["vowel marks and other letters", ["خالد الزبيدي"], "قال خَالِد الزُّبيدى", "قال …"],
    ["joined front letters, which stay", ["سبها", "الزبيدي"], "وبسبها للزبيدي والسبها", "وب… ل… و…"],
    ["tatweel and presentation forms", ["سبها"], "سبهـا ﺳﺒﻬﺎ", "… …"],
    ["digits of another script and their spacing", ["091 234 567"], "رقمه ٠٩١-٢٣٤٥٦٧.", "رقمه …."],
    ["capitals, accents and other signs between", ["José O'Neil"], "JOSE  O’NEIL, #jose_o'neil", "…, #…"],
    ["no other word that holds it", ["سبها", "Ali"], "سبهان Alice", "سبهان Alice"],
    ["words across lines", ["Abu Musab"], "Abu\nMusab", "…"]
  ])("%s", (_why, words, text, expected) => expect(apply(words, text)).toBe(expected));
});

const attack = "وقتل خمسة جنود في هجوم شنه تنظيم داعش على بلدة الفقهاء في 10 تموز/يوليو 2019";
const bomb = "وانفجرت سيارة مفخخة في الباغوز في 11 تموز/يوليو 2019";
const quiet = "وقالت الحكومة إن الوضع هادئ في طرابلس اليوم.";
const articles: Record<string, [fields: string, text: string]> = {
  words: [
    "author: Samir Darwish\nurl: https://example.org/samir-darwish\npublished_note: said Samir Darwish\nrights: full\nredact: [سمير درويش, Samir Darwish, ساحة الورد]",
    `${attack}. وقال سَمير درويش إن الهجوم وقع قرب ساحة الورد. وعاد لسمير  درويش أمله.`
  ],
  names: [
    "author: Nadia Karim\nurl: https://example.org/nadia\nrights: full\nsensitivity: names",
    `${attack.replace("تموز/يوليو", "نيسان/أبريل")}. وقال فلان الفلاني، شاهد العيان، إن أبو بكر البغدادي أمر بذلك.`
  ],
  places: [
    "rights: full\nsensitivity: places",
    `${bomb.replace("تموز/يوليو", "شباط/فبراير")}. وتبنى تنظيم داعش الهجوم على الباغوز.`
  ],
  "secret-witness": ["rights: full\nsensitivity: withheld", attack],
  record: [
    "rights: full",
    `${attack}. ${bomb.replace("تموز/يوليو", "آذار/مارس")}. وتبنى تنظيم داعش الهجوم على بلدة الفقهاء. ${quiet}`
  ],
  budget: ["rights: quote\nquotation_budget: 0.5", `${quiet} ${attack}. والطقس جميل كعادته في هذا الوقت من العام.`],
  unlimited: ["rights: quote", `${quiet} ${attack}.`],
  "bad-sensitivity": ["sensitivity: secret", "نص"],
  "bad-redact": ["redact: name", "نص"],
  "bad-word": ["redact: ['—']", "نص"],
  "bad-budget": ["quotation_budget: 25", "نص"],
  "bad-id": ["redact: [id]", "نص"],
  unreadable: ["rights: full", bomb],
  unfound: ["rights: full", bomb],
  unknown: ["rights: full", bomb]
};
const reviews: Record<string, string> = {
  "secret-witness": "attacks: []\n",
  record: `attacks:
  - decision: todo
    quote: وقتل خمسة جنود في هجوم شنه تنظيم داعش على بلدة الفقهاء
    sensitivity: withheld
    redact: [الحكومة]
  - decision: accept
    quote: وانفجرت سيارة مفخخة في الباغوز
    sensitivity: places
`,
  unreadable: "attacks:\n  - decision: maybe\n    sensitivity: withheld\n",
  unfound: "attacks:\n  - decision: reject\n    quote: كلام آخر\n    sensitivity: withheld\n",
  unknown: "attacks:\n  - decision: todo\n    quote: الباغوز\n    sensitivity: secret\n"
};
const bulk = {id: "bulk", title: "t", language: "ar", published: "2019-07-17", text: "نص", redacted: ["نص"], other: 1};

let folder: string;
let built: RowsBuild;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-withhold-"));
  const data = join(folder, "data");
  cpSync("data", data, {recursive: true, filter: (path) => !/\/(gold|corpus|reviews)$/.test(path)});
  for (const name of ["corpus", "reviews"]) mkdirSync(join(data, name));
  for (const [id, [fields, text]] of Object.entries(articles))
    writeFileSync(
      join(data, "corpus", `${id}.md`),
      `---\ntitle: عنوان ${id}\nlanguage: ar\npublished: 2019-07-17\n${fields}\n---\n${text}`
    );
  writeFileSync(join(data, "corpus", "bulk.jsonl"), JSON.stringify(bulk));
  for (const [id, text] of Object.entries(reviews)) writeFileSync(join(data, "reviews", `${id}.yaml`), text);
  built = await buildRows({data, cache: join(folder, "cache")});
});
afterAll(() => rmSync(folder, {recursive: true}));

/** Which of the secrets a text has, in any spelling. */
const leaks = (text: string, ...secrets: string[]) =>
  secrets.filter((secret) => foldText(text).includes(foldText(secret)));

/** The rows of a Parquet file as text. */
async function rowsOf({buffer, byteOffset, byteLength}: Uint8Array): Promise<string> {
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return JSON.stringify(await parquetReadObjects({file}));
}

/** What tables hold of an article, apart from the reference lists, which say the same whatever it says. */
function of(id: string) {
  const {articles, sentences, mentions, reports, claims, attacks} = built.rows;
  const own = <R extends {article: string}>(rows: R[]) => rows.filter((row) => row.article === id);
  const told = new Set(own(reports).map(({attack}) => attack));
  return {
    article: articles.find((row) => row.id === id),
    attacks: attacks.filter((row) => told.has(row.id)),
    claims: own(claims),
    reports: own(reports),
    sentences: own(sentences),
    mentions: own(mentions)
  };
}
const textOf = (id: string) => JSON.stringify(of(id));

describe("what is withheld is in no row", () => {
  test("words: in text, title, author, note and address", () => {
    expect(leaks(textOf("words"), "سمير درويش", "Samir Darwish", "samir-darwish", "ساحة الورد")).toEqual([]);
    const {article, attacks, sentences} = of("words");
    expect(article).toMatchObject({withheld: ["words"], author: "[محجوب]", url: null});
    expect(sentences[2]!.text).toBe("وعاد ل[محجوب] أمله.");
    expect(attacks).toMatchObject([{killed_best: 5, place: "fuqaha-ly"}]);
  });

  test("words: the checksum is not that of the original, which would confirm a guess", () => {
    const original = articles.words![1];
    expect(of("words").article!.characters).toBeLessThan([...original].length);
  });

  test("names: no sentence, title, address or person; groups of the list stay", () => {
    expect(leaks(textOf("names"), "فلان الفلاني", "البغدادي", "baghdadi", "Nadia", "عنوان")).toEqual([]);
    const {sentences, attacks, claims} = of("names");
    expect(sentences).toEqual([]);
    expect(attacks).toMatchObject([{killed_best: 5, place: "fuqaha-ly", perpetrator: "islamic-state", quote: null}]);
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.every(({speaker, quote}) => speaker === null && quote === null)).toBe(true);
  });

  test("places: the governorate or country, without coordinates, for what is said of the attack too", () => {
    expect(leaks(textOf("places"), "الباغوز", "baghouz")).toEqual([]);
    const {attacks, claims} = of("places");
    const wide = {place: "deir-ez-zor-governorate", country: "SY", latitude: null, longitude: null};
    expect(attacks).toMatchObject([wide]);
    expect(claims.length).toBeGreaterThan(0);
  });

  test("an article that is withheld is nowhere, though it has a review", () => {
    expect(leaks(JSON.stringify(built.rows), "secret-witness")).toEqual([]);
    expect(built.problems.filter(({file}) => file.includes("secret-witness"))).toEqual([]);
  });

  test("a record that is withheld, its sentence, links to it, and words in the whole article", () => {
    const {attacks, sentences, claims, reports} = of("record");
    expect(leaks(textOf("record"), "خمسة جنود", "انفجرت", "الباغوز", "baghouz", "الحكومة")).toEqual([]);
    expect(attacks).toMatchObject([{type: "vehicle_bombing", quote: null, country: "SY", latitude: null}]);
    // The sentence that claims the attack is evidence of it too.
    expect(sentences.map(({text}) => text)).toEqual(["وقالت [محجوب] إن الوضع هادئ في طرابلس اليوم."]);
    const ids = new Set(reports.map(({id}) => id));
    expect(claims.every(({report}) => report === null || ids.has(report))).toBe(true);
    // Where another claim says that it was would give the record away.
    expect(claims.map(({about_place}) => about_place)).not.toContain("fuqaha-ly");
  });

  test("nor in a byte of a Parquet file, decompressed", async () => {
    const all = (await Promise.all([...built.tables.values()].map(({parts}) => rowsOf(parts[0]!.bytes)))).join("\n");
    expect(leaks(all, "[محجوب]", "fuqaha-ly")).toHaveLength(2);
    const secrets = ["سمير درويش", "Samir Darwish", "ساحة الورد", "فلان الفلاني", "Nadia Karim", "secret-witness"];
    expect(leaks(all, ...secrets)).toEqual([]);
  });

  test("nor in the cache of what was read", async () => {
    const cache = ["extractions", "pieces", "chunks"].map((name) => join(folder, "cache", name));
    const files = cache.flatMap((part) => readdirSync(part).map((file) => readFileSync(join(part, file))));
    // A chunk of a table is a Parquet file and its checksum.
    const isParquet = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString() === "PAR1";
    const all = await Promise.all(
      files.map((bytes) => (isParquet(bytes) ? rowsOf(bytes.subarray(0, -32)) : bytes.toString("utf8")))
    );
    const kept = all.join("\n");
    // Every article that is published was read, and is there.
    const lines = kept.split("\n").filter((line) => line.startsWith("{") && line.includes('"extraction":{'));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeGreaterThanOrEqual(built.rows.articles.length);
    expect(leaks(kept, "[محجوب]", "fuqaha-ly")).toHaveLength(2);
    expect(leaks(kept, "سمير درويش", "Samir Darwish", "ساحة الورد", "secret-witness")).toEqual([]);
  });
});

describe("what cannot be understood is left out, and said by file and line", () => {
  const said = (id: string) =>
    built.problems.filter(({file}) => file.includes(`/${id}.`)).map(({line, message}) => `${line}: ${message}`);

  test.each([
    ["bad-sensitivity", "5: sensitivity: expected public, names, places or withheld, or [names, places]"],
    ["bad-redact", "5: redact: expected a list of words to withhold, such as [Name, another name]"],
    ["bad-word", "5: redact: expected words, found nothing to look for"],
    ["bad-budget", "5: quotation_budget: expected a share of the words between 0 and 1, such as 0.25"],
    ["bad-id", "5: redact: the article's id has one of these words; rename the file, or its id"],
    ["unfound", "3: “كلام آخر” is not in the article"],
    ["unknown", "4: sensitivity: expected public, names, places or withheld"],
    ["unreadable", "2: decision: expected one of"],
    ["bulk", "1: redacted: no such field"]
  ])("%s", (id, message) => {
    expect(said(id).join("\n")).toContain(message);
    expect(of(id).article).toBe(undefined);
  });

  test.each(["unfound", "unknown", "unreadable"])("a review that withholds and fails: %s", (id) => {
    expect(said(id).join("\n")).toContain(`article “${id}” is left out of the site until it is mended`);
  });
});

describe("a quotation budget", () => {
  test("keeps the evidence of attacks first, and records without their words", () => {
    const {sentences, claims, attacks} = of("budget");
    expect(sentences.map(({text}) => text)).toEqual([`${attack}.`]);
    expect(attacks).toMatchObject([{killed_best: 5, sentence: sentences[0]!.id}]);
    expect(claims).toMatchObject([{quote: null, sentence: null, type: "statement", speaker: "الحكومة"}]);
  });

  test("is asked for where much of an article is quoted without one", () => {
    expect(built.overquoted).toEqual([{article: "unlimited", share: 1}]);
  });
});
