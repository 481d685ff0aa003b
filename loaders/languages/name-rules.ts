import type {Hit} from "../lexicon.js";
import type {Person, PersonGrammar} from "../persons.js";
import type {Match, Reading, Rule} from "../rules.js";
import {gapAt, keyAt, wordAt} from "./speech-words.js";

/** Names of people in languages that write them with capitals. */

/** Small words within names: "Osama bin Laden", "Charles de Gaulle", "Abdel Fattah al-Sisi". */
const particles = new Set(
  "al el as es ad ed an en ar er ash az at ould bin ben bint ibn abu abou abd de da di do dos del della du la le van von der den ter ag ould oglu".split(
    " "
  )
);
/** Lists whose entries are words of their own, so that no name begins with them or goes on. */
const words = ["weekday", "month", "date", "office", "title", "outlet", "country_form", "number", "channel"];
/** Words of a name at most. */
const longest = 7;

/** « d'Oussama » */
const elided = /^d['’]\p{Lu}/u;

const given = (reading: Reading, index: number): Hit | null => reading.at(index, "given_name")[0] ?? null;
const capital = (reading: Reading, index: number): boolean => /^\p{Lu}/u.test(reading.tokens[index]?.text ?? "");
const ends = (reading: Reading, index: number): boolean => /['’]s$/.test(reading.tokens[index]!.text);

/** Whether a capitalised word can be part of a name. */
function fits(reading: Reading, index: number): boolean {
  if (!capital(reading, index)) return given(reading, index) !== null && elided.test(reading.tokens[index]!.text);
  if (given(reading, index)) return true;
  return (
    !reading.at(index).some(({list, to}) => words.includes(list) && to === index + 1) &&
    !wordAt(reading, index, "determiner", "boundary", "join")
  );
}

/** Whether a name goes on over what stands before token `index`: a space, a hyphen, the stop of an initial. */
function connected(reading: Reading, index: number): boolean {
  const gap = gapAt(reading, index);
  return /^( |-|‑|['’])$/.test(gap) || (/^\.\s?$/.test(gap) && keyAt(reading, index - 1).length === 1);
}

/** Whether small words lead to a capitalised one: "al-Sisi", "bin Laden". Returns the token of the latter, or -1. */
function afterParticles(reading: Reading, index: number): number {
  let at = index;
  while (
    at < reading.tokens.length &&
    at - index < 3 &&
    particles.has(keyAt(reading, at)) &&
    (at === index || connected(reading, at))
  )
    at++;
  return at > index && at < reading.tokens.length && connected(reading, at) && capital(reading, at) ? at : -1;
}

/** End of the name that begins at token `index`, or `index` where none does. */
function nameEnd(reading: Reading, index: number): number {
  const {tokens} = reading;
  if (index > 0 && capital(reading, index - 1) && connected(reading, index) && fits(reading, index - 1)) {
    // Words that only look like part of a name: "Striker Tom Ashdown".
    if (!given(reading, index) || given(reading, index - 1)) return index;
  }
  let at: number;
  if (fits(reading, index)) {
    const known = given(reading, index);
    const body = reading.at(index).some(({list, to}) => list === "actor" && to > index + 1);
    // "the Defence", « de la Défense »
    const plain = index > 0 && /^\s+$/.test(gapAt(reading, index)) && wordAt(reading, index - 1, "determiner", "join");
    if (!known && (plain || body || (given(reading, index + 1) && connected(reading, index + 1)))) return index;
    at = index + 1;
  } else if (
    capital(reading, index) ||
    /^(abu|abou)$/.test(keyAt(reading, index)) ||
    gapAt(reading, index + 1) === "-"
  ) {
    const next = afterParticles(reading, index);
    if (next < 0) return index;
    at = next + 1;
  } else return index;
  while (at < tokens.length && at - index < longest && connected(reading, at) && !ends(reading, at - 1)) {
    const next = afterParticles(reading, at);
    if (next > 0) at = next + 1;
    else if (fits(reading, at)) at++;
    else break;
  }
  return at;
}

const nameOf = (reading: Reading, {from, to}: Hit): string =>
  reading
    .text(from, to)
    .replace(/^d['’]/, "")
    .replace(/['’]s$/, "");

/** Whether a listed office, and what belongs to it, leads up to the name: "president of the council, John Smith". */
function leadsTo(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const joined = /^[ld]['’]/i.test(reading.tokens[index]!.text);
    if (
      !joined &&
      wordAt(reading, index, "boundary", "adverb", "have", "be", "modal") &&
      !wordAt(reading, index, "join", "determiner")
    )
      return false;
    if (reading.at(index, "report_verb").some(({row}) => row.as !== "base" && row.as !== "noun")) return false;
    if (
      reading.at(index, "name").length &&
      !reading.at(index, "actor").length &&
      !reading.at(index, "place").length &&
      index === from
    )
      return false;
  }
  return true;
}

function employer(reading: Reading, from: number, to: number): string | null {
  for (let index = from; index < to; index++) {
    const body = reading.at(index, "actor").find((hit) => hit.to <= to);
    if (body) return body.value;
  }
  return null;
}

function officeName({parts, from}: Match, reading: Reading): Person | null {
  const {office, title, name} = parts as {office: Hit; title?: Hit; name: Hit};
  const end = title ? title.from : name.from;
  if (!leadsTo(reading, office.to, end)) return null;
  // A comma after a bare office parts it from what follows: "the minister, Kabul and others".
  const apart = /,/.test(gapAt(reading, title ? title.from : name.from));
  if (name.value === "" && !title && (apart ? name.to === name.from + 1 : end > office.to)) return null;
  if (name.value === "" && reading.at(name.from, "actor").length && !title) return null;
  return {
    name: nameOf(reading, name),
    title: title ? reading.text(title.from, title.to) : null,
    role: reading.text(from, end),
    employer: employer(reading, from, end)
  };
}

function titleName({parts, from}: Match, reading: Reading): Person | null {
  const name = parts.name!;
  const title = reading.text(from, name.from);
  return {name: nameOf(reading, name), title, role: null, employer: null};
}

/** "Musa Danjuma, an army spokesman": the office follows. */
function nameOffice({parts, to}: Match, reading: Reading): Person | null {
  const {title, name, office} = parts as {title?: Hit; name: Hit; office: Hit};
  if (name.value === "" && !title) return null;
  if (!leadsTo(reading, name.to, office.from)) return null;
  return {
    name: nameOf(reading, name),
    title: title ? reading.text(title.from, title.to) : null,
    role: reading.text(name.to, to),
    employer: employer(reading, name.to, to)
  };
}

function nameAlone({parts}: Match, reading: Reading): Person | null {
  const name = parts.name!;
  const first = given(reading, name.from);
  const kunya = /^(abu|abou)$/.test(keyAt(reading, name.from));
  if (!first && !kunya) return null;
  if (name.to === name.from + 1 && first?.value !== "any") return null;
  // "Ban" and "Will" are names only where a second one is not another word.
  if (first?.row.also_word === "yes" && name.to === name.from + 1) return null;
  const body = reading.at(name.from, "actor").some((hit) => hit.to === name.to && hit.row.kind === "armed_group");
  return body ? null : {name: nameOf(reading, name), title: null, role: null, employer: null};
}

/** How languages with capitals name people: `examples` of each rule run as tests. */
export function personsOf(
  code: string,
  examples: Record<"office-name" | "title-name" | "name-office" | "name", string[]>
): PersonGrammar {
  const rule = (
    name: keyof typeof examples,
    pattern: string,
    read: (match: Match, reading: Reading) => Person | null
  ): Rule<Person, Reading> => ({name: `${code}/person/${name}`, pattern, examples: examples[name], read});
  return {
    nameEnd,
    rules: [
      rule("name-office", "[<title>] <name> , [<speech_word=determiner>] _{0,3} <office>", nameOffice),
      rule("office-name", "<office> _{0,8} [,] [<title>] [<title>] <name>", officeName),
      rule("title-name", "<title> [.] [<title>] [.] <name>", titleName),
      rule("name", "<name>", nameAlone)
    ]
  };
}
