import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";

/** Verbal nouns of derived verbs, which begin what is said rather than a name: انفجار، استهداف، اعتقال، تفجير. */
const verbalNoun = /^(است..ا.|ان..ا.|ا.ت.ا.|ات.ا.|ا..ا.|ت..ي[^ه]|ت..يه|م.ا..ه)(ه|ها|هم)?$/;

export const isVerbalNoun = (key: string): boolean => verbalNoun.test(key);

export const keyAt = (reading: Reading, index: number): string => reading.tokens[index]?.key ?? "";
export const gapAt = (reading: Reading, index: number): string => reading.tokens[index]?.gap ?? "";
export const breaks = (gap: string): boolean => /[.:؛;!؟?،,\n]/.test(gap);
/** The joined front letters of a hit without the article. */
export const prefix = (hit: Hit): string => hit.lead.replace(/ال$/, "");
const named = (reading: Reading, index: number, list: string) => reading.at(index, list).some((hit) => hit.lead === "");

/** The words of grammar that reports of speech turn on: list `speech_word`. */
export function isWord(reading: Reading, index: number, ...values: string[]): boolean {
  return reading.at(index, "speech_word").some((hit) => values.includes(hit.value) && /^[وف]?(ال)?$/.test(hit.lead));
}

/** Lists whose entries can speak, in the order in which they tell most about a phrase. */
const speakers = ["person", "actor", "outlet", "office", "speaker", "title", "place", "country_form"];

/** Countries speak, towns do not: "أدانت روسيا". */
function speaks(hit: Hit): boolean {
  if (hit.list === "place") return /^[A-Z]{2}$/.test(hit.value);
  return hit.list !== "country_form" || hit.row.kind === "name" || hit.row.kind === "capital_metonym";
}

/** What begins at token `index` and can speak; longest first, of names and bodies before common nouns. */
export const speakerAt = (reading: Reading, index: number): Hit | null => reading.memo(findSpeaker, index);

function findSpeaker(reading: Reading, index: number): Hit | null {
  let best: Hit | null = null;
  for (const hit of reading.at(index)) {
    const rank = speakers.indexOf(hit.list);
    // س is no preposition, so "سامر" is not "will … commander".
    if (rank < 0 || hit.lead.includes("س") || !speaks(hit)) continue;
    if (best && (hit.to < best.to || (hit.to === best.to && rank >= speakers.indexOf(best.list)))) continue;
    best = hit;
  }
  return best;
}

/** A word of grammar that no name and no office begins with: what kind. */
export const boundary = (reading: Reading, index: number): string | null => reading.memo(findBoundary, index);

function findBoundary(reading: Reading, index: number): string | null {
  const own = speakerAt(reading, index);
  if (own && own.to > index + 1) return null;
  const found = reading
    .at(index, "boundary")
    .find((hit) => hit.lead === "" || hit.lead === "ف" || (hit.lead === "و" && hit.value !== "relative"));
  return found?.value ?? null;
}

/** Whether a verb of speech that can hardly be another word stands here. */
export function finiteVerb(reading: Reading, index: number): boolean {
  return reading
    .at(index, "report_verb")
    .some(
      ({row, lead}) => (row.as === "past" || row.as === "present") && /^[وف]?$/.test(lead) && row.homograph !== "yes"
    );
}

/** Whether what is said begins here, as the object of "announced", "denied": a verbal noun or one of the nouns listed for it. */
export const contentNoun = (reading: Reading, index: number): Hit | null => reading.memo(findContentNoun, index);

function findContentNoun(reading: Reading, index: number): Hit | null {
  const listed = reading.at(index, "content_noun").find((hit) => hit.lead === "");
  if (listed) return listed;
  const key = keyAt(reading, index);
  if (key.startsWith("ال") || !isVerbalNoun(key) || speakerAt(reading, index)) return null;
  if (["given_name", "place", "place_kind"].some((list) => named(reading, index, list))) return null;
  return {list: "content_noun", value: "statement", from: index, to: index + 1, lead: "", row: {}, rule: null};
}

/** "استنكر رئيس الحزب الحادث": after a name or a definite noun, what happened is what was said, not more of the name. */
export function definiteObject(reading: Reading, index: number, afterName: boolean): boolean {
  const key = keyAt(reading, index);
  if (!key.startsWith("ال")) return false;
  const ends = (list: string) =>
    [1, 2, 3, 4, 5].some((back) => reading.at(index - back, list).some((hit) => hit.to === index));
  const isComplete =
    afterName || keyAt(reading, index - 1).startsWith("ال") || ["person", "actor", "place", "country_form"].some(ends);
  if (!isComplete) return false;
  return (
    isVerbalNoun(key.slice(2)) ||
    /^ال.{4,}ات$/.test(key) ||
    reading.at(index, "trigger").some((hit) => hit.lead === "ال")
  );
}

/** "that", alone or with ب: أن، إنه، بأنها. */
export function thatAt(reading: Reading, index: number): boolean {
  // Not the letters of an abbreviation: "سي.إن.إن".
  if (gapAt(reading, index) === ".") return false;
  return reading.at(index, "boundary").some((hit) => hit.value === "that" && (hit.lead === "" || hit.lead === "ب"));
}

/** Prepositions that a verb wants for what is said; a phrase ends where one of them stands. */
export type Frame = ReadonlySet<string>;

/** Whether the preposition of a frame stands at `index`, as a word or joined to one: "عن", "عنه", "بالهجوم". */
export function prepositionAt(reading: Reading, index: number, frame: Frame): boolean {
  const {key, stems} = reading.tokens[index]!;
  for (const preposition of frame) {
    const word = preposition.replace("إ", "ا").replace("ى", "ي");
    if (key === word) return true;
    if (word.length > 1) {
      if (key.startsWith(word) && /^(ه|ها|هم)$/.test(key.slice(word.length))) return true;
    } else if (
      stems.some(({lead}) => lead === `${word}ال`) ||
      (key.startsWith(word) && isJoined(reading, index, word))
    ) {
      return true;
    }
  }
  return false;
}

/** Lists whose rows may carry their preposition: they say nothing of whether a letter is one. */
const withPrepositions = new Set(["report_verb", "role"]);

/** Whether a first letter is a preposition rather than part of the word: no list knows the whole word. */
function isJoined(reading: Reading, index: number, letter: string): boolean {
  const hits = reading.at(index);
  if (hits.some((hit) => hit.lead === "" && !withPrepositions.has(hit.list))) return false;
  return hits.some((hit) => hit.lead.endsWith(letter)) || keyAt(reading, index).length > (letter === "ب" ? 3 : 4);
}

/** Whether words in quotation marks begin at `index`. */
export const opensQuotation = (reading: Reading, index: number): boolean => /["“«”]\s*$/.test(gapAt(reading, index));

/** Token before which a quotation or bracket that opens before `index` closes, or -1. */
export function closeOf(reading: Reading, index: number, limit: number): number {
  const closes = /[([]\s*$/.test(gapAt(reading, index)) ? /^\s*[)\]]/ : /^\s*["”»“]/;
  for (let at = index + 1; at <= Math.min(limit, reading.tokens.length - 1); at++) {
    if (closes.test(gapAt(reading, at))) return at;
  }
  return -1;
}

/** Whether token `index` stands within words that are quoted. */
export const insideQuotation = (reading: Reading, index: number): boolean => reading.isQuoted(index);
