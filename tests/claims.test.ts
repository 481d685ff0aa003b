import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {readClaims} from "../loaders/claims.js";
import {readDates} from "../loaders/dates.js";
import {openDocument} from "../loaders/document.js";
import {languages, readLexicons} from "../loaders/languages/index.js";
import {readNumbers} from "../loaders/numbers.js";
import {readPersons} from "../loaders/persons.js";
import {readReferences} from "../loaders/references.js";
import {relate} from "../loaders/relations.js";
import {readReports} from "../loaders/reports.js";
import {RuleSet} from "../loaders/rules.js";
import type {Article, Claim} from "../loaders/schema.js";

interface Case {
  text: string;
  /** `evidence` is part of the claim's quote; other fields are columns of the claim. */
  claims: ({evidence: string} & Partial<Claim>)[];
  why: string;
  /** Not read yet: stays as a reminder, and fails the test once it is met. */
  unmet?: true;
}

const references = readReferences("data");
const lexicons = readLexicons("data", references);

function read(text: string, language = "ar") {
  const article = {
    id: "case",
    language,
    published: "2015-08-11",
    published_start: "2015-08-11",
    published_end: "2015-08-11"
  } as Article;
  const document = openDocument(article, text, lexicons.get(language)!, references);
  readNumbers(document);
  readDates(document);
  readPersons(document);
  const claims = readClaims(document);
  relate(document, claims, readReports(document, claims));
  return {document, claims};
}

describe.each(Object.keys(languages))("claims of %s", (language) => {
  const cases = JSON.parse(readFileSync(`tests/cases/${language}/claims.json`, "utf8")) as Case[];
  for (const {text, claims, why, unmet} of cases) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const found = read(text, language).claims;
      expect(found.map(({speaker, type}) => ({speaker, type}))).toEqual(
        claims.map(({speaker, type}) => ({speaker, type}))
      );
      claims.forEach(({evidence, ...columns}, index) => {
        expect(found[index]!.quote).toContain(evidence);
        expect(found[index]).toMatchObject(columns);
      });
    });
  }
});

const spokesman: Record<string, string> = {
  ar: "قال المتحدث الرسمي إن الوضع هادئ.",
  en: "The spokesman said that the situation was calm.",
  fr: "Le porte-parole a dit que la situation était calme."
};

describe("every rule of claims reads its examples", () => {
  for (const language of Object.values(languages)) {
    for (const rule of language.speech?.rules ?? []) {
      test.each(rule.examples)(`${rule.name}: %s`, (example) => {
        // Rules that need somebody to have spoken before get somebody.
        const {claims} = read(`${spokesman[language.code]} ${example}`, language.code);
        expect(claims.slice(1).flatMap(({rules}) => rules)).toContain(rule.name);
      });
    }
  }
});

/** `pairs` are the links of a text, each by the positions of its two claims. */
interface Linked {
  text: string;
  pairs: {claims: [number, number]; how: "supports" | "contradicts"; rule: string}[];
  why: string;
  unmet?: true;
}

describe.each(Object.keys(languages))("claims of one article that say the same, or the opposite, in %s", (language) => {
  const cases = JSON.parse(readFileSync(`tests/cases/${language}/relations.json`, "utf8")) as Linked[];
  for (const {text, pairs, why, unmet} of cases) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const {claims} = read(text, language);
      const found = claims.flatMap((one, a) =>
        (["supports", "contradicts"] as const).flatMap((how) =>
          one[how].flatMap((id) => {
            const b = claims.findIndex((other) => other.id === id);
            expect(claims[b]![how]).toContain(one.id);
            const rule = one.rules.filter((name) => name.startsWith("relation.") && claims[b]!.rules.includes(name));
            return a < b ? [{claims: [a, b], how, rule: rule.join(" ").replace(/relation\./g, "")}] : [];
          })
        )
      );
      expect(found).toEqual(pairs);
    });
  }
});

describe("every rule of what claims compare reads its examples", () => {
  for (const language of Object.values(languages)) {
    const rules = language.positions ?? [];
    const set = new RuleSet(rules);
    for (const rule of rules) {
      test.each(rule.examples)(`${rule.name}: %s`, (example) => {
        const [sentence] = read(example, language.code).document.sentences;
        const found = set.run(sentence!.reading, sentence!.reading);
        expect(found.map(({match}) => match.rule)).toContain(rule.name);
      });
    }
  }
});

describe("a claim", () => {
  const text = "قال العقيد سعيد الحربي إن الجيش 𝟕 تقدم. ونفت حركة طالبان الهجوم على كابول. وتبنت جماعة أخرى الهجوم.";

  test("has evidence that is found again by position and by quote", () => {
    const points = [...text];
    for (const claim of read(text).claims) {
      expect(points.slice(claim.start, claim.end).join("")).toBe(claim.quote);
      expect(text).toContain(claim.prefix! + claim.quote! + claim.suffix!);
    }
  });

  test("keeps its id in every build, and shares it with no other", () => {
    const ids = read(text).claims.map(({id}) => id);
    expect(read(text).claims.map(({id}) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("that denies what another says of the same actor and place contradicts it", () => {
    const {claims} = read(
      "اتهم الجيش حركة طالبان بالهجوم على كابول. ونفى المتحدث ذبيح الله صلة حركة طالبان بالهجوم في كابول."
    );
    expect(claims).toHaveLength(2);
    const [accusation, denial] = claims;
    expect(accusation!.contradicts).toEqual([denial!.id]);
    expect(denial!.contradicts).toEqual([accusation!.id]);
    expect(denial!.supports).toEqual([]);
  });

  test("is said on the day that stands between its verb and its words", () => {
    const [claim] = read("وأعلن المتحدث الرسمي أمس الاثنين أن المدينة آمنة.").claims;
    expect(claim).toMatchObject({said: "2015-08-10", said_start: "2015-08-10", said_end: "2015-08-10"});
    const [other] = read("وأعلن المتحدث الرسمي أن المدينة آمنة.").claims;
    expect(other).toMatchObject({said: null, said_start: null, said_end: null});
  });

  test("is not made up from nothing", () => {
    for (const empty of ["", "«»", "قال", "وأضاف:", "بحسب", "نقلت عن", "كما أعلن"])
      expect(read(empty).claims).toEqual([]);
  });
});
