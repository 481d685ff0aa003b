import type {ReportGrammar} from "./accounts.js";
import type {Hit, Token} from "./lexicon.js";
import type {Location} from "./locations.js";
import type {Reading} from "./rules.js";

/** Lists whose words are no names of places, though they follow a word for a kind of place. */
const ordinary = [
  "place",
  "place_kind",
  "not_place",
  "boundary",
  "locative",
  "direction",
  "target",
  "country_form",
  "another",
  "number",
  "date",
  "actor",
  "figurative",
  "method",
  "clause_start",
  "role",
  "ordinal"
];
/** The same, of whole words: سروج is a town, though it could be "will promote". */
const words = ["report_verb", "trigger", "toll_word"];

/** «مدينة مديات»: a place that the gazetteer lacks, in the words of the text. */
export function unlisted(
  reading: Reading,
  index: number,
  grammar: ReportGrammar
): {location: Location; hit: Hit} | null {
  const [kind] = reading.at(index, "place_kind");
  const level = Number(kind?.value ?? 0);
  if (!kind || level < 1 || kind.row.number === "many") return null;
  const {tokens} = reading;
  const name = tokens[kind.to];
  if (!name || !/^\s*["“«(]?$/.test(name.gap) || !/^\p{L}/u.test(name.key) || isSmall(name)) return null;
  // «قرية قصر البريج», «بلدة تل السمن»: a castle, a hill, a spring that a place is named after.
  const after = tokens[kind.to + 1];
  const headed =
    reading.at(kind.to, "place_head").some(({lead}) => !lead) &&
    !reading.at(kind.to, "place").length &&
    after !== undefined &&
    /^\s$/.test(after.gap) &&
    !["place_kind", "direction", "country_form"].some((list) => reading.at(kind.to + 1, list).length > 0);
  if (!headed && (ordinary.some((list) => reading.at(kind.to, list).length > 0) || name.key.length < 3)) return null;
  if (words.some((list) => reading.at(kind.to, list).some(({lead}) => !lead))) return null;
  // «منفذ التفجير» is no crossing.
  if (reading.at(kind.to, "trigger").some(({row}) => row.as !== "past" && row.as !== "present")) return null;
  // «وأد» is no valley.
  if (/[أإ]/.test(tokens[kind.from]!.text.slice(kind.lead.length))) return null;
  const quoted = /["“«]/.test(name.gap);
  // «حي شعبي», «منطقة ساحلية»: an adjective, which agrees with the kind («قرية أراكوي» does not).
  const feminine = /ه$/.test(tokens[kind.from]!.key);
  if (!quoted && (feminine ? /يه$/ : /(ي|يه|يا)$/).test(name.key)) return null;
  let to = kind.to + (headed ? 2 : 1);
  if (kind.row.quoted && !quoted && !liesIn(reading, kind.to + 1, grammar)) return null;
  if (quoted && reading.all("place").some((hit) => hit.from > kind.to && hit.from < kind.to + 4)) return null;
  while (quoted && to < tokens.length && to < kind.to + 4 && /^\s*$/.test(tokens[to]!.gap)) to++;
  const second = tokens[to];
  if (
    !quoted &&
    second &&
    // «قريتي روتشورو وكيتوجورو»
    (kind.row.number === "one" || !second.key.startsWith("و")) &&
    /^\s$/.test(second.gap) &&
    second.key.length > 2 &&
    !isSmall(second) &&
    !reading.at(to).length &&
    !(second.stems.some((stem) => grammar.definite(stem, reading)) && (grammar.part || describes(second.key, feminine)))
  )
    to++;
  // A definite noun after an indefinite one is an adjective's or an institution's place: «في المنطقة الحدودية».
  if (grammar.definite({lead: kind.lead}, reading) && !quoted) return null;
  return {
    location: {place: null, name: reading.text(kind.to, to), country: null, level},
    hit: {...kind, to}
  };
}

/** Whether a definite word after a name is an adjective of it: «بلدة مروة الحدودية», «حي مروة القديم», unlike «حي كرم الطراب». */
const describes = (key: string, feminine: boolean) =>
  feminine ? /(ه|ات)$/.test(key) : /^ال(..ي.|م.ا..|وا..|.*ي)$/.test(key);

/** Lists whose words are no names of places, wherever they stand. */
const known = [
  ...ordinary,
  ...words,
  "figurative",
  "speaker",
  "title",
  "office",
  "person",
  "measure",
  "ceremony",
  "position"
];

/** «في أوبلوساس بولاية لويزيانا»: a name after "in", and where the larger place that it lies in is named. */
export function contained(
  reading: Reading,
  index: number,
  grammar: ReportGrammar
): {name: string; hit: Hit; larger: number} | null {
  const {tokens} = reading;
  const located =
    index > 0 && reading.at(index - 1, "locative").some(({value, to}) => value !== "from" && to === index);
  if (!located || grammar.part || !isUnknown(reading, index, grammar)) return null;
  let to = index + 1;
  if (isUnknown(reading, to, grammar) && /^\s$/.test(tokens[to]!.gap)) to++;
  if (!tokens[to] || /[^\s()]/.test(tokens[to]!.gap)) return null;
  const inside = reading.at(to, "locative").some(({value}) => value === "inside");
  // «سجنان التابعة لمحافظة بنزرت»
  const belongs = reading.at(to, "role").some(({value}) => value === "loyal");
  const at = inside || belongs ? to + 1 : to;
  const [kind] = reading.at(at, "place_kind");
  const [larger] = kind ? reading.at(kind.to, "place") : reading.at(at, "place");
  // «داخل صالة سينما في كولورادو» is no name.
  if (!larger || (!kind && !belongs) || (kind && (kind.value > "2" || kind.row.number !== "one"))) return null;
  const led = kind ?? larger;
  if (!inside && !grammar.inside(led, reading) && !(belongs && /^ل/.test(led.lead))) return null;
  const hit = {list: "place", value: "", from: index, to, lead: "", row: {}, rule: null};
  return {name: reading.text(index, to), hit, larger: larger.from};
}

/** «في مناطق تابعة لمحافظة الأنبار»: several places, of which none is named. */
const several = /^(مناطق|مواقع|احياء|قري|بلدات|مدن|اماكن|نواحي|اجزاء|جبهات|محافظات|مديريات)$/;

/** Whether a word may be a name that no list has. */
function isUnknown(reading: Reading, index: number, grammar: ReportGrammar): boolean {
  const token = reading.tokens[index];
  if (!token || several.test(token.key) || token.key.length < 4 || !/^\p{L}/u.test(token.key)) return false;
  return (
    !known.some((list) => reading.at(index, list).length > 0) &&
    !token.stems.some(({lead, key}) => /^[وفبل]/.test(lead) && key.startsWith("ال")) &&
    !grammar.definite({lead: /^ال/.test(token.key) ? "ال" : ""}, reading)
  );
}

/** «منطقة أراكوي في مقاطعة شرناق»: what lies in a place is one. */
function liesIn(reading: Reading, index: number, grammar: ReportGrammar): boolean {
  for (let at = index; at <= index + 1 && at < reading.tokens.length; at++) {
    if (at > index && reading.at(index).length > 0) return false;
    const within = (word: number) =>
      ["place", "place_kind"]
        .flatMap((list) => reading.at(word, list))
        .some(({row, list}) => list === "place" || row.number === "one");
    if (reading.at(at, "locative").some(({value}) => value === "inside") && within(at + 1)) return true;
    // «منطقة الجفينة جنوب غرب المدينة»
    if (reading.at(at, "direction").length > 0) return true;
    const joined = ["place", "place_kind"].flatMap((list) => reading.at(at, list));
    if (joined.some((hit) => grammar.inside(hit, reading))) return true;
  }
  return false;
}

/** Whether a word of a script that has capitals begins without one, and so is no name. */
function isSmall({text}: Token): boolean {
  return /^\p{Ll}/u.test(text);
}
