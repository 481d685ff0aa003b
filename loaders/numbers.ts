import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/**
 * What a language says about its numbers beyond the lists `number_word` (columns `value` and `kind`: `unit`, `ten`, `hundred`,
 * `scale` that multiplies what stands before it, `dual` that is a scale taken twice), `vague_number` (`max` may be empty) and
 * `fraction`.
 */
export interface NumberGrammar {
  /** Whether a word begins with "and", so that it adds to the number before it. */
  adds(hit: Hit): boolean;
  /** The word "and" where it stands alone, as it does before digits. */
  and: string;
  /** Whether units come before tens: خمسة وعشرون, fünfundzwanzig. */
  unitsFirst: boolean;
  /** Whether smaller words follow greater ones without "and": deux cent vingt, twenty-five. */
  joins?: boolean;
  /** Whether a plain space sets thousands apart: 12 500. */
  spaced?: boolean;
  /** Letters that make digits an ordinal: the "th" of 27th. */
  ordinal?: RegExp;
  /** Words that look like a number but are none: لست. */
  not?(hit: Hit, reading: Reading): boolean;
}

/** What a hit of the list `number` says beside its value. */
export interface NumberRow extends Record<string, unknown> {
  min: number;
  /** Null when nothing is said of how many at most: عشرات. */
  max: number | null;
  /** The words give only an order of size: عشرات, بضعة. */
  vague: boolean;
}

interface Spoken {
  to: number;
  min: number;
  max: number | null;
  vague: boolean;
  rule: "number.digits" | "number.words" | "number.vague" | "number.fraction";
}

/** The lists of words that a number can begin with. */
const spelled = new Set(["number_word", "vague_number", "fraction"]);

/**
 * Adds hits of the list `ordinal` for figures such as 27th, and of the list `number` for numerals of any script, number words of any size, both mixed (25 ألفا) and vague quantities.
 * `value` is the lower bound as a decimal string; see NumberRow for the rest. Counted nouns in the dual (قتيلين) are not numbers here.
 */
export function readNumbers({sentences, language}: Document): void {
  const grammar = language.numbers;
  if (!grammar) return;
  for (const {reading} of sentences) {
    for (let index = 0; index < reading.tokens.length;) {
      const {key} = reading.tokens[index]!;
      const figures = isDigit(key.charCodeAt(0));
      if (!figures && !reading.hasAt(index, spelled)) {
        index++;
        continue;
      }
      if (
        figures &&
        reading.tokens[index + 1]?.gap === "" &&
        /^\d{1,4}$/.test(key) &&
        grammar.ordinal?.test(reading.tokens[index + 1]!.key)
      ) {
        reading.add({
          list: "ordinal",
          value: key,
          from: index,
          to: index + 2,
          lead: "",
          row: {},
          rule: "number.ordinal"
        });
        index += 2;
        continue;
      }
      const found = readNumber(reading, index, grammar);
      if (found) {
        const {to, min, max, vague, rule} = found;
        const row: NumberRow = {min, max, vague};
        reading.add({list: "number", value: decimal(min), from: index, to, lead: leadOf(reading, index), row, rule});
      }
      index = found ? found.to : index + 1;
    }
  }
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** The value of a numeral with folded digits: "9,000" and "9.000" are thousands, "14.5" and "14,5" are not; NaN if it is none. */
export function numeralValue(key: string): number {
  if (/^\d+$/.test(key)) return Number(key);
  const groups = key.split(/[.,٫٬]/);
  const separators = key.replace(/[^.,٫٬]/g, "");
  const last = separators.at(-1);
  if (last === undefined) return NaN;
  const thousands = /^[1-9]\d{0,2}$/.test(groups[0]!) && groups.slice(1).every((group) => group.length === 3);
  if (thousands && last !== "٫" && new Set(separators).size === 1) return Number(groups.join(""));
  // Several separators that are not thousands make no number: 3.8.2015, an address, a version.
  if (separators.length > 1 && !(new Set(separators).size === 2 && separators.indexOf(last) === separators.length - 1))
    return NaN;
  return Number(`${groups.slice(0, -1).join("")}.${groups.at(-1)}`);
}

function readNumber(reading: Reading, index: number, grammar: NumberGrammar): Spoken | null {
  const exact = compose(reading, index, grammar);
  const vague = reading.at(index, "vague_number")[0];
  const fraction = reading.at(index, "fraction").find((hit) => !grammar.not?.(hit, reading));
  // "Two thirds" is not two.
  if (exact && exact.to >= (fraction?.to ?? 0) && (!vague || exact.to > vague.to)) return exact;
  if (vague && !grammar.not?.(vague, reading)) {
    const {row, to} = vague;
    const scale = reading.at(to, "number_word").find((hit) => kind(hit) === "scale" && hit.lead === "");
    const factor = scale ? Number(scale.value) : 1;
    const max = row.max ? Number(row.max) * factor : null;
    return {to: scale?.to ?? to, min: Number(vague.value) * factor, max, vague: true, rule: "number.vague"};
  }
  if (!fraction) return null;
  const scale = reading.at(fraction.to, "number_word").find((hit) => kind(hit) === "scale" && hit.lead === "");
  const value = Number(fraction.value) * (scale ? Number(scale.value) : 1);
  return {to: scale?.to ?? fraction.to, min: value, max: value, vague: false, rule: "number.fraction"};
}

/**
 * The number of digits and words that begins at token `from`. `total` holds closed thousands and millions, `group` what is below
 * the next scale; a part is added only if it is smaller than what stands before it, so "خمسة وستة" stay two numbers.
 */
function compose(reading: Reading, from: number, grammar: NumberGrammar): Spoken | null {
  let total = 0;
  let group = 0;
  let ceiling = Infinity;
  let room = Infinity;
  let words = false;
  let to = from;
  for (;;) {
    const first = to === from;
    const bare = reading.tokens[to]?.key === grammar.and;
    const start = !first && bare ? to + 1 : to;
    // A comma or a bracket ends a number.
    if (!first && !(grammar.joins ? /^[\s-]*$/ : /^\s*$/).test(reading.tokens[to]?.gap ?? "")) break;
    const part = nextPart(reading, start, grammar);
    if (!part) break;
    const {value, kind, hit} = part;
    const joins = grammar.joins && kind !== "scale";
    const and = !first && (start > to || (hit !== null && (joins || grammar.adds(hit))));
    if (!first && hit && !and && hit.lead) break;
    // A scale in the plural without a number before it is vague: آلاف.
    if (first && kind === "scale" && reading.at(to, "vague_number").length) break;
    if (kind === "scale" && !first && !and) {
      if (group === 0 || value >= ceiling) break;
      if (value === 100) {
        // Eleven hundred, but no hundred hundreds.
        if (group > (grammar.unitsFirst ? 9 : 99)) break;
        group *= 100;
        room = 100;
      } else {
        total += group * value;
        ceiling = value;
        room = value;
        group = 0;
      }
    } else if (first || (and && value < room)) {
      if (kind === "scale" || kind === "dual") {
        if (value === 100) group += value;
        else total += value;
        ceiling = value >= 1000 ? (kind === "dual" ? value / 2 : value) : ceiling;
        room = kind === "dual" ? value / 2 : value;
      } else {
        group += value;
        // Digits are whole as they are: only words wait for smaller ones.
        room = roomAfter(kind, value, grammar);
      }
    } else if (and && room === -1 && kind === "ten" && value % 10 === 0 && value >= 20) {
      group += value;
      room = 0;
    } else break;
    words ||= kind !== "digits";
    to = part.to;
  }
  if (to === from) return null;
  if (total > 0 && group === 0) {
    const half = reading.at(to, "fraction").find((hit) => grammar.adds(hit) && !grammar.not?.(hit, reading));
    if (half) [total, to] = [total + Number(half.value) * ceiling, half.to];
  }
  const value = total + group;
  return {to, min: value, max: value, vague: false, rule: words ? "number.words" : "number.digits"};
}

/** Below what a word must be to add to one of this kind; -1: tens to come. */
function roomAfter(kind: Part["kind"], value: number, {unitsFirst}: NumberGrammar): number {
  if (kind === "hundred") return 100;
  if (unitsFirst) return kind === "unit" ? -1 : 0;
  return kind === "ten" && value >= 20 && value % 10 === 0 ? 10 : 0;
}

interface Part {
  value: number;
  kind: "digits" | "unit" | "ten" | "hundred" | "scale" | "dual";
  to: number;
  hit: Hit | null;
}

function nextPart(reading: Reading, index: number, grammar: NumberGrammar): Part | null {
  const token = reading.tokens[index];
  if (!token) return null;
  if (isDigit(token.key.charCodeAt(0))) {
    const value = numeralValue(token.key);
    // Longer runs of digits are identifiers, and would not survive as a number.
    if (!(value < 1e15)) return null;
    const to = /^[1-9]\d{0,2}$/.test(token.key) ? thousandsEnd(reading, index + 1, grammar) : index + 1;
    if (to === index + 1) return {value, kind: "digits", to, hit: null};
    const digits = reading.tokens.slice(index, to).map(({key}) => key);
    return {value: Number(digits.join("")), kind: "digits", to, hit: null};
  }
  const hits = reading.at(index, "number_word").filter((hit) => !grammar.not?.(hit, reading));
  // ألفا is 1000 after a number and 2000 (construct dual) elsewhere, hence the plain scale first and the dual only without one.
  const hit = hits[0] && preferred(hits, reading, index);
  return hit ? {value: Number(hit.value), kind: kind(hit), to: hit.to, hit} : null;
}

/** Where the groups of thousands end that spaces set apart, from token `index`: 12 000. Elsewhere, three figures may be a number of their own. */
function thousandsEnd(reading: Reading, index: number, {spaced}: NumberGrammar): number {
  let to = index;
  for (let token = reading.tokens[to]; token; token = reading.tokens[++to]) {
    const group = spaced ? /^\d{3}$/ : /^000$/;
    if (!group.test(token.key) || !/^[ \u00a0\u202f\u2009]$/.test(token.gap)) break;
  }
  return to;
}

function preferred(hits: Hit[], reading: Reading, index: number): Hit {
  const longest = hits.filter((hit) => hit.to === hits[0]!.to);
  const afterNumber =
    index > 0 && (/^\d/.test(reading.tokens[index - 1]!.key) || reading.at(index - 1, "number_word").length > 0);
  const wanted = longest.find((hit) => (kind(hit) === "dual") !== afterNumber);
  return longest.some((hit) => kind(hit) === "dual") ? (wanted ?? longest[0]!) : longest[0]!;
}

function kind(hit: Hit): Part["kind"] {
  return hit.row.kind as Part["kind"];
}

function leadOf(reading: Reading, index: number): string {
  if (!reading.hasAt(index, spelled)) return "";
  const hits = [...spelled].flatMap((list) => reading.at(index, list));
  return hits.sort((a, b) => b.to - a.to || a.lead.length - b.lead.length)[0]?.lead ?? "";
}

/** A decimal string: 0.333 of a million is 333000, whatever binary fractions make of it. */
function decimal(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Math.round(value * 1e6) / 1e6);
}
