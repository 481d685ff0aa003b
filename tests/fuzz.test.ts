import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import type {Arbitrary} from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {articleFrom, CorpusError, readArticle} from "../loaders/corpus.js";
import type {ArticleText} from "../loaders/corpus.js";
import {extract} from "../loaders/extract.js";
import {readLexicons} from "../loaders/languages/index.js";
import {Lexicon, tokenize} from "../loaders/lexicon.js";
import {readReferences} from "../loaders/references.js";
import {readReview} from "../loaders/review-file.js";
import {readLink, readValues} from "../src/components/links.js";
import {bind} from "../src/components/parameters.js";
import {refused} from "../src/components/guard.js";
import {tokens} from "../src/components/tokens.js";

// A short run with every test; `npm run fuzz` makes a hundred thousand cases of it.
const properties = 8;
const cases = Number(process.env.SIJILL_FUZZ ?? 800);
const numRuns = Math.ceil(cases / properties);
const time = 60_000 + cases * 60;
// Another seed makes other cases: what failed can be made again.
const seed = Number(process.env.SIJILL_FUZZ_SEED ?? Date.now() % 2 ** 31);

const references = readReferences("data");
const lexicons = readLexicons("data", references);
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "sijill-fuzz-"))));
afterAll(() => rmSync(folder, {recursive: true}));

/** What hostile and careless texts are made of. */
const pieces = fc.constantFrom(
  ..."قال|الجيش|إن|هجوم|تفجير|انتحاري|قتل|خمسة|جنود|في|سبها|أمس|الأحد|مايو|2014|1/2/2014|3.8.2015|٣|٥|تنظيم|داعش|تبنى|و|said|police|killed|bomb|attack|on Monday|12 May|a déclaré|armée|tué|lundi".split(
    "|"
  ),
  ...' | | | |\n|\r\n|\u2028|\t|. |، |: |؟ |… |"|«|»|“|”|(|)|[|]|-|–|/|1|7|.'.split("|"),
  // Marks of direction, joiners, marks without a letter, look-alikes, other digits, halves of a character, nothing.
  ...[
    "\u202e",
    "\u2067",
    "\u200f",
    "\u200d",
    "\u0301",
    "\u064b\u064b",
    "\u0640",
    "аl-Qаeda",
    "𝟕",
    "߁",
    "😀",
    "\0",
    "\ufeff"
  ],
  ...["\ud800", "\udc00", "ﷺ", "İ", "ß", "ﬁ"],
  ...[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "${7*7}",
    "__proto__",
    "constructor"
  ]
);
const text = fc.oneof(
  {weight: 4, arbitrary: fc.array(pieces, {maxLength: 60}).map((parts) => parts.join(""))},
  {weight: 4, arbitrary: fc.array(pieces, {maxLength: 40}).map((parts) => parts.join(" "))},
  {weight: 1, arbitrary: fc.string({unit: "binary", maxLength: 80})}
);

/** What files of fields are made of. */
const yamlPieces = fc.constantFrom(
  ..."title|language|published|rights|id|url|source|author|redact|attacks|claims|decision|quote|correct|accept|reject|into|with|type|date|__proto__|constructor|toString|ar|2019-07-17|quote|full|2019-13-45|~|null|true|&a|*a|<<|!!binary|!!set|!!js/function|{|}|[|]|,|- |? |: |: |: |: |'|\"|#|||>|---|...|%YAML 9.9|@|`|قتل جنديان|0x1f|1e999|.inf|\\u0000|\0".split(
    "|"
  ),
  "|",
  "\n",
  "\n",
  "\n  ",
  "\n  - ",
  "\n    "
);
const yaml = fc.array(yamlPieces, {maxLength: 40}).map((parts) => parts.join(""));

const check = (...given: Parameters<typeof fc.assert>) => fc.assert(given[0], {numRuns, seed, ...given[1]});

/** What `read` gives; null where it names what is wrong: a line of the file and words for it. */
function orProblem<T>(read: () => T, lines: number): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const {line, message} of error.problems) {
      expect(message).toMatch(/\S{2,} \S/);
      expect(line, message).toBeGreaterThanOrEqual(1);
      expect(line, message).toBeLessThanOrEqual(lines);
    }
    return null;
  }
}

const lineCount = (content: string) => content.split("\n").length;
const lettersOf = (words: string) => words.match(/[\p{L}\p{N}]/gu) ?? [];

function expectWhole({article, text}: ArticleText, written: string): void {
  expect(lettersOf(text)).toEqual(lettersOf(written));
  expect(article.characters).toBe([...text].length);
  expect(article.published_start <= article.published_end).toBe(true);
}

test(
  "an article's file is read whole, or a problem names its line",
  () => {
    const file = join(folder, "article.md");
    const front = fc.oneof(
      yaml,
      yaml.map((more) => `title: x\nlanguage: ar\npublished: 2019-07-17\n${more}`),
      text.map((title) => `title: ${JSON.stringify(title)}\nlanguage: ar\npublished: 2019-07-17`)
    );
    check(
      fc.property(front, text, (matter, body) => {
        const content = `---\n${matter}\n---\n${body}`;
        writeFileSync(file, content);
        const found = orProblem(() => readArticle(file), lineCount(content));
        // A line of --- among the fields ends them.
        if (found && !/^---/m.test(matter)) expectWhole(found, body);
      }) as never
    );
  },
  time
);

test(
  "an object of a bulk file is an article whole, or a problem says why not",
  () => {
    const field = fc.oneof(
      fc.constantFrom(
        "id",
        "title",
        "language",
        "published",
        "rights",
        "url",
        "redact",
        "text",
        "__proto__",
        "toString"
      ),
      fc.string()
    );
    const value = fc.oneof(fc.jsonValue({maxDepth: 3}), text, fc.constantFrom("ar", "2019-07-17", "quote"));
    const object = fc.array(fc.tuple(field, value), {maxLength: 8}).map((entries) => {
      const fields = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
      return `{"title":"x","language":"ar","published":"2019-07-17","text":"قتل جندي"${fields.map((one) => `,${one}`).join("")}}`;
    });
    const row = fc.oneof(
      object,
      fc.jsonValue().map((value) => JSON.stringify(value))
    );
    check(
      fc.property(row, (json) => {
        const parsed = JSON.parse(json) as {text?: unknown} | null;
        const found = orProblem(() => articleFrom(parsed, "file.jsonl-1", "file.jsonl", 1), 1);
        if (found) expectWhole(found, String(parsed!.text));
        expect(({} as {title?: unknown}).title).toBeUndefined();
      }) as never
    );
  },
  time
);

test(
  "of any text in any language, nothing is lost and every record stands on its words",
  () => {
    check(
      fc.property(text, fc.constantFrom("ar", "en", "fr"), (words, language) => {
        fc.pre(/[\p{L}\p{N}]/u.test(words));
        const {article} = articleFrom({title: "x", language, published: "2019-07-17", text: words}, "x");
        const {sentences, mentions, reports, claims} = extract(article, words, lexicons.get(language)!, references);
        const points = [...words];
        const slice = (start: number, end: number) => points.slice(start, end).join("");
        for (const {start, end, text} of sentences) expect(slice(start, end)).toBe(text);
        expect(sentences.flatMap(({text}) => lettersOf(text))).toEqual(lettersOf(words));
        for (const {start, end, text} of mentions) expect(slice(start, end)).toBe(text);
        for (const {starts, ends, quotes} of reports)
          quotes.forEach((quote, n) => expect(slice(starts[n]!, ends[n]!)).toBe(quote));
        for (const {start, end, quote} of claims) expect(slice(start, end)).toBe(quote);
        for (const records of [sentences, mentions, reports, claims])
          expect(new Set(records.map(({id}) => id)).size).toBe(records.length);
      }) as never
    );
  },
  time
);

test(
  "every row of a word list is found again, or the line that cannot be is named",
  () => {
    const list = join(folder, "lists");
    mkdirSync(list);
    const word = fc.oneof(
      fc.constantFrom("قال", "هجوم", "عامٌ", "ISIS", "l’armée", "٣", "naïve", "", "__proto__"),
      fc.string({unit: "grapheme", maxLength: 6})
    );
    const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const language = {...lexicons.get("ar")!.language, forms: undefined};
    check(
      fc.property(fc.array(fc.tuple(word, word), {maxLength: 6}), (rows) => {
        const content = ["form,value", ...rows.map((row) => row.map(quoted).join(","))].join("\n");
        writeFileSync(join(list, "some.csv"), content);
        const lexicon = new Lexicon(language);
        try {
          lexicon.addFolder(list);
        } catch (error) {
          expect((error as Error).message).toMatch(/some\.csv:\d+: expected a form and a value; complete or delete/);
          return;
        }
        for (const [form, value] of rows) {
          const words = tokenize(form, language);
          if (words.length !== 1 || !form || !value) continue;
          expect(lexicon.at(words, 0).map((hit) => hit.value)).toContain(value);
        }
      }) as never
    );
  },
  time
);

test(
  "a review is read, or its problems are named by line",
  () => {
    const review = fc.oneof(
      yaml,
      yaml.map((more) => `attacks:\n  - decision: correct\n    quote: قتل جنديان\n    ${more}`),
      yaml.map((more) => `claims:\n  - decision: add\n    quote: نفت\n    type: denial\n    ${more}`)
    );
    check(
      fc.property(review, (content) => {
        orProblem(() => readReview(content, "x.yaml", references), lineCount(content));
        expect(({} as {decision?: unknown}).decision).toBeUndefined();
      }) as never
    );
  },
  time
);

test(
  "the state in an address is text and JSON, whatever the address is",
  () => {
    const hash = fc.oneof(
      fc.tuple(fc.constantFrom("q", "s", "v", "x"), fc.base64String()).map(([part, value]) => `#${part}=${value}`),
      text.map((words) => `#q=${words}&s=${words}`),
      fc.webFragments().map((words) => `#${words}`)
    );
    check(
      fc.property(hash, (address) => {
        const [queries, values] = [readLink(address), readValues(address)];
        for (const query of Object.values(queries)) expect(typeof query).toBe("string");
        expect(() => JSON.stringify(values)).not.toThrow();
        for (const kept of [queries, values]) expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
      }) as never
    );
  },
  time
);

const sqlPieces = fc.constantFrom(
  ..."SELECT|FROM|attacks|WITH|a|AS|(|)|;|--|/*|*/|'|\"|$$|$x$|$1|?|::|e'|E'\\'|INSERT INTO|DROP TABLE|COPY|ATTACH|PRAGMA|EXPLAIN ANALYZE|EXPLAIN|=|1e5|.5|قتل|\u202e|\0|\ud800|\n|\r| | | |,|{|}|[|]".split(
    "|"
  )
);
const sql = fc.oneof(
  fc.array(sqlPieces, {maxLength: 30}).map((parts) => parts.join("")),
  fc.array(sqlPieces, {maxLength: 30}).map((parts) => parts.join(" ")),
  text
);

describe("a query", () => {
  test(
    "is split without losing a letter, and bound without changing its words",
    () => {
      check(
        fc.property(sql, fc.array(fc.anything({maxDepth: 1}), {maxLength: 3}), (query, values) => {
          const parts = [...tokens(query)];
          expect(parts.map((part) => part.text).join("")).toBe(query);
          for (const {text, start} of parts) expect(query.slice(start, start + text.length)).toBe(text);
          if (!values.length) expect(bind(query, []).parameters).toEqual([]);
        }) as never
      );
    },
    time
  );

  test(
    "that writes is refused, whatever stands before it that is no word",
    () => {
      const before = fc.array(
        fc.constantFrom(" ", "\n", "\t", "/* SELECT */", "-- SELECT\n", "(", "\ufeff", "/* /* */ */"),
        {
          maxLength: 8
        }
      );
      const writes = fc.constantFrom(
        ..."INSERT|DROP|COPY|ATTACH|SET|PRAGMA|CREATE|LOAD|INSTALL|EXPORT|CALL|EXECUTE".split("|")
      );
      check(
        fc.property(before as Arbitrary<string[]>, writes, sql, (blank, word, rest) => {
          expect(refused(`${blank.join("")}${word} ${rest}`)).not.toBeNull();
          expect(refused(`SELECT 1; ${word} ${rest}`)).toBe(";");
          expect(refused(`EXPLAIN ANALYZE ${word} ${rest}`)).not.toBeNull();
        }) as never
      );
    },
    time
  );
});

describe("hostile files", () => {
  const article = (matter: string) => {
    const file = join(folder, "hostile.md");
    writeFileSync(file, `---\n${matter}\n---\nقتل جندي في سبها أمس.`);
    return () => readArticle(file, "hostile.md");
  };
  const review = (content: string) => () => readReview(content, "hostile.yaml", references);
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"]
    .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]}`).join(",")}]`)
    .join("\n")}`;

  test("YAML that unfolds without end is no YAML here", () => {
    expect(article(bomb)).toThrow(/hostile\.md:2: front matter is not valid YAML: Excessive alias count/);
    expect(review(bomb)).toThrow(/hostile\.yaml:1: is not valid YAML: Excessive alias count/);
  });

  test("nor is YAML that nests without end", () => {
    const deep = `title: ${"[".repeat(20_000)}`;
    expect(article(deep)).toThrow(CorpusError);
    expect(review(deep)).toThrow(CorpusError);
    expect(article(`title: ${"[".repeat(20_000)}${"]".repeat(20_000)}`)).toThrow(CorpusError);
  });

  test("a field that is called like what every object has is an unknown field", () => {
    const good = "title: x\nlanguage: ar\npublished: 2019-07-17\n";
    for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
      expect(article(`${good}${name}: {rights: full}`)).toThrow(`hostile.md:5: ${name}: no such field`);
      expect(review(`${name}: {attacks: []}`)).toThrow(CorpusError);
    }
    const object = JSON.parse(
      '{"title":"x","language":"ar","published":"2019-07-17","text":"قتل","__proto__":{"rights":"full"}}'
    ) as object;
    expect(articleFrom(object, "x").article.rights).toBe("quote");
  });
});
