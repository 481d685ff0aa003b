import type {Document} from "./document.js";
import {RuleSet} from "./rules.js";
import type {Reading, Rule} from "./rules.js";
import {fold} from "./text.js";

/** What is known of somebody from the words around the name. */
export interface Person extends Record<string, unknown> {
  name: string;
  /** Rank or form of address, as in the text. */
  title: string | null;
  /** Office, as in the text: "رئيس شرطة كابول". */
  role: string | null;
  /** Id of the actor whose office it is. */
  employer: string | null;
}

/** How a language names people. */
export interface PersonGrammar {
  /** End of the name that begins at token `index`, or `index` where none does. */
  nameEnd(reading: Reading, index: number): number;
  /** Read over `<name>`, which `nameEnd` marks, and word lists. */
  rules: Rule<Person, Reading>[];
}

const ruleSets = new WeakMap<PersonGrammar, RuleSet<Person, Reading>>();

/** Adds hits of the lists `name` (the bare name) and `person` (with title and office before it) to a document's sentences. */
export function readPersons(document: Document): void {
  const grammar = document.language.persons;
  if (!grammar) return;
  let rules = ruleSets.get(grammar);
  if (!rules) ruleSets.set(grammar, (rules = new RuleSet(grammar.rules)));
  const families = new Map<string, Person>();
  for (const {reading} of document.sentences) {
    for (let index = 0; index < reading.tokens.length;) {
      const to = grammar.nameEnd(reading, index);
      if (to > index) {
        const known = reading.at(index, "given_name")[0];
        reading.add({
          list: "name",
          value: known?.value ?? "",
          from: index,
          to,
          lead: known?.lead ?? "",
          row: {},
          rule: null
        });
      }
      index = Math.max(to, index + 1);
    }
    for (const {match, result} of rules.run(reading, reading)) {
      const lead =
        reading.at(match.from).find((hit) => hit.list === "office" || hit.list === "title" || hit.list === "name")
          ?.lead ?? "";
      reading.add({
        list: "person",
        value: result.name,
        from: match.from,
        to: match.to,
        lead,
        row: result,
        rule: match.rule
      });
    }
    const taken = new Set<number>();
    for (const hit of reading.all("person")) {
      remember(families, hit.row as Person);
      for (let index = hit.from; index < hit.to; index++) taken.add(index);
    }
    if (families.size)
      reading.tokens.forEach(({key, stems}, index) => {
        if (key.length < shortest) return;
        const stem = stems.find(({key}) => families.has(key));
        if (!stem || taken.has(index)) return;
        const {name} = families.get(stem.key)!;
        reading.add({
          list: "person",
          value: name,
          from: index,
          to: index + 1,
          lead: stem.lead,
          row: {...families.get(stem.key)!, title: null, role: null},
          rule: "family-name"
        });
      });
  }
}

/** Letters of a family name that is known again by itself; no stem has more letters than its word. */
const shortest = 4;

/** After "ميلود الزوي", "الزوي" alone is he. */
function remember(families: Map<string, Person>, person: Person): void {
  const words = person.name.split(/\s+/);
  const family = fold(words.at(-1) ?? "");
  if (words.length > 1 && family.length >= shortest) families.set(family, person);
}
