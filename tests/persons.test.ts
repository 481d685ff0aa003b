import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {openDocument} from "../loaders/document.js";
import {languages, readLexicons} from "../loaders/languages/index.js";
import {readPersons} from "../loaders/persons.js";
import type {Person} from "../loaders/persons.js";
import {readReferences} from "../loaders/references.js";
import type {Article} from "../loaders/schema.js";

interface Case {
  text: string;
  persons: ({name: string} & Partial<Person>)[];
  why: string;
  /** Not read yet: stays as a reminder, and fails the test once it is met. */
  unmet?: true;
}

const references = readReferences("data");
const lexicons = readLexicons("data", references);

function read(text: string, language = "ar") {
  const document = openDocument({id: "case", language} as Article, text, lexicons.get(language)!, references);
  readPersons(document);
  return document.sentences.flatMap(({reading}) => reading.all("person"));
}

describe.each(Object.keys(languages))("persons of %s", (language) => {
  const cases = JSON.parse(readFileSync(`tests/cases/${language}/persons.json`, "utf8")) as Case[];
  for (const {text, persons, why, unmet} of cases) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const found = read(text, language).map((hit) => hit.row);
      expect(found.map(({name}) => name)).toEqual(persons.map(({name}) => name));
      persons.forEach((person, index) => expect(found[index]).toMatchObject(person));
    });
  }
});

describe("every rule of persons reads its examples", () => {
  for (const language of Object.values(languages)) {
    for (const rule of language.persons?.rules ?? []) {
      test.each(rule.examples)(`${rule.name}: %s`, (example) => {
        expect(read(example, language.code).map((hit) => hit.rule)).toContain(rule.name);
      });
    }
  }
});
