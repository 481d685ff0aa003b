import type {PersonGrammar} from "../../persons.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {isVerbalNoun} from "./grammar.js";

/** Words that lead into the next part of a name: ابن، آل, and the particles of foreign names. */
const links = new Set([
  "بن",
  "ابن",
  "بنت",
  "ال",
  "ابو",
  "ابي",
  "ابا",
  "ام",
  "دي",
  "دا",
  "دو",
  "فان",
  "فون",
  "لو",
  "بو",
  "ولد",
  "اوغلو"
]);
const kunyas = new Set(["ابو", "ابي", "ابا", "ام", "ابن"]);
/** Lists whose entries are words of their own and so end a name. */
const words = [
  "boundary",
  "office",
  "title",
  "speaker",
  "content_noun",
  "channel",
  "report_verb",
  "publish_verb",
  "relay_verb",
  "country_form",
  "date",
  "number",
  "negation",
  "month",
  "weekday"
];

function given(reading: Reading, index: number): Hit | null {
  const {text, key} = reading.tokens[index]!;
  // "على" folds to the name علي, and "بيان" is not "by Jan".
  const names = reading.at(index, "given_name");
  if (names.length && text === "على") return null;
  if (!names.length) {
    if (!key.includes("عبدال") || !/^[وفبلك]?عبدال.{3,}$/.test(key)) return null;
    return {list: "given_name", value: "male", from: index, to: index + 1, lead: "", row: {}, rule: null};
  }
  const whole = reading.at(index).some((hit) => hit.lead === "");
  return names.find((hit) => !hit.lead.endsWith("ال") && (hit.lead === "" || !whole)) ?? null;
}

/** Whether a token may be part of a name although no list knows it. */
function unknown(reading: Reading, index: number): boolean {
  const {key} = reading.tokens[index]!;
  if (key.length < 3 || !/^[ء-ي]/.test(key) || isVerbalNoun(key)) return false;
  return !reading
    .at(index)
    .some((hit) => words.includes(hit.list) && (hit.lead === "" || hit.lead === "و" || hit.lead === "ال"));
}

/** "وقال", "وأحمد": a word that the conjunction is joined to. */
function joinedWord(reading: Reading, index: number): boolean {
  const {key} = reading.tokens[index]!;
  return (
    key.startsWith("و") &&
    (key.length < 5 || /^وال/.test(key) || reading.at(index).some((hit) => hit.lead.startsWith("و")))
  );
}

/** Family names with the article, mostly of place or trade: المحجوب، الزبيدي. */
function family(reading: Reading, index: number, nisba: boolean): boolean {
  const {key} = reading.tokens[index]!;
  if (!key.startsWith("ال") || key.length < 5 || /(يه|ات|ون)$/.test(key)) return false;
  if (nisba && !key.endsWith("ي")) return false;
  return unknown(reading, index) || reading.at(index, "given_name").some((hit) => hit.lead === "ال");
}

/** "المصري", "الليبي" after a first name or kunya. */
function isOrigin(reading: Reading, index: number): boolean {
  const isNisba = /^ال.*[^ه]$/.test(reading.tokens[index]!.key);
  return isNisba && reading.at(index, "country_form").some((hit) => hit.lead === "ال" && hit.row.kind === "adjective");
}

/** Whether a clause goes on at `index` with a word of grammar, or ends before it. */
function ends(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return !token || !/^\s*$/.test(token.gap) || reading.at(index, "boundary").some((hit) => hit.lead === "");
}

/** End of the name that begins at `index`, or `index` where none does. */
function nameEnd(reading: Reading, index: number): number {
  const {tokens} = reading;
  const first = given(reading, index);
  const {key, stems} = tokens[index]!;
  // Both are short words, which most are not.
  const isShort = key.length < 6;
  const kunya = isShort ? stems.find((stem) => kunyas.has(stem.key) && stem.lead.length < 2) : undefined;
  const servant = isShort && stems.some((stem) => stem.key === "عبد" && stem.lead.length < 2);
  // "جلوي بن عبدالعزيز": whoever is somebody's son has a name before that.
  const isChild =
    /^(بن|بنت)$/.test(tokens[index + 1]?.key ?? "") &&
    unknown(reading, index) &&
    !joinedWord(reading, index) &&
    !key.startsWith("ال") &&
    index + 2 < tokens.length &&
    (given(reading, index + 2) !== null || tokens[index + 2]!.key === "عبد");
  if (!kunya && !servant && !first && !isChild) return index;
  const near = (at: number) => at < tokens.length && /^\s*["“«]?$|^-$/.test(tokens[at]!.gap);
  // A stranger is taken for a name after one that is known, or where the name ends the phrase.
  const fits = (at: number, parts: number, strangers: number) =>
    strangers > 0 || parts === 1 || (parts === 2 && ends(reading, at + 1));
  let at: number;
  if (kunya) {
    if (!near(index + 1) || reading.at(index, "place").some((hit) => hit.to > index + 1)) return index;
    if (kunya.key === "ام" && !given(reading, index + 1)) return index;
    if (!given(reading, index + 1) && !unknown(reading, index + 1)) return index;
    at = index + 2;
  } else if (servant) {
    if (!near(index + 1) || !tokens[index + 1]!.key.startsWith("ال")) return index;
    at = index + 2;
  } else if (!first) at = index + 1;
  else {
    at = index + 1;
    // "صلاح الدين", "عز الدين"
    if (near(at) && tokens[at]!.key === "الدين") at++;
    else if (first.row.also_word === "yes") {
      const next =
        near(at) &&
        (given(reading, at)?.lead === "" ||
          family(reading, at, true) ||
          links.has(tokens[at]!.key) ||
          tokens[at]!.key === "عبد");
      const verb = reading.at(index, "report_verb").some((hit) => hit.row.as === "past");
      const titled =
        !verb &&
        index > 0 &&
        ["title", "office"].some((list) => reading.at(index - 1, list).some((hit) => hit.to === index));
      if (!next && !titled) return index;
    }
  }
  for (let parts = 1, strangers = 0; near(at) && at - index < 8; parts++) {
    const {key} = tokens[at]!;
    if (key === "عبد" && near(at + 1) && tokens[at + 1]!.key.startsWith("ال")) at += 2;
    else if (links.has(key) && near(at + 1) && (given(reading, at + 1) || unknown(reading, at + 1))) at += 2;
    else if (given(reading, at)?.lead === "") at += near(at + 1) && tokens[at + 1]!.key === "الدين" ? 2 : 1;
    else if (family(reading, at, false) || (parts === 1 && isOrigin(reading, at))) return at + 1;
    else if (
      strangers < 2 &&
      !key.startsWith("ال") &&
      !/^[يت]/.test(key) &&
      !/^(بال|لل|كال)/.test(key) &&
      !joinedWord(reading, at) &&
      fits(at, parts, strangers) &&
      unknown(reading, at) &&
      !reading.at(at, "place").length
    ) {
      strangers++;
      at++;
    } else break;
  }
  return at;
}

/** Words between an office and its holder: "رئيس بلدية ديار بكر", "الناطق باسم وزارة الداخلية". */
function belongs(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (reading.at(index, "boundary").some((hit) => hit.lead === "" && hit.value !== "preposition")) return false;
    if (reading.at(index, "report_verb").some((hit) => hit.row.as === "past" || hit.row.as === "present")) return false;
    if (/^(على|الى|مع|عن|من)$/.test(reading.tokens[index]!.key)) return false;
    // "نفى وزير الخارجية وجود أيمن الظواهري": what is said of another begins.
    if (reading.at(index, "fate").some(({lead, row}) => lead === "" && row.use === "noun")) return false;
    if (reading.at(index, "presence").some(({lead, value}) => lead === "" && value === "noun")) return false;
  }
  return true;
}

/** A body or building called after somebody: "غرفة عمليات عمر المختار", "مستشفى الملك فهد". */
function namesakeAt(reading: Reading, index: number): boolean {
  const before = reading.tokens[index - 1]?.key ?? "";
  return /^(ال)?(عمليات|مستشفي|مسجد|جامع|مدرسه|كتيبه|لواء|شارع|جامعه|مخيم|مركز|معهد|مطار|ميدان|قاعده|معسكر|سريه|كتائب|سرايا|حي)$/.test(
    before
  );
}

const plain = (text: string, hit: Hit | undefined) => (hit && /^[وفبلك]/.test(hit.lead) ? text.slice(1) : text);

/** How Arabic names people: titles and offices before the name, family names, and "Abu". */
export const persons: PersonGrammar = {
  nameEnd,
  rules: [
    {
      name: "ar/person/office-title-name",
      pattern: "<office> _{0,6} [,] [<title>] [<title>] <name>",
      examples: [
        "المتحدث باسم الجيش اللواء أحمد المسماري",
        "الرئيس التركي رجب طيب أردوغان",
        "رئيس الوزراء التركي المكلف، أحمد داود أوغلو"
      ],
      read: ({parts, from}, reading) => {
        const {office, title, name} = parts as {office: Hit; title?: Hit; name: Hit};
        const end = title ? title.from : name.from;
        if (!belongs(reading, office.to, end) || (!title && namesakeAt(reading, name.from))) return null;
        // الشيخ and الأمير are offices elsewhere, but forms of address before a name.
        const address = reading.at(from, "title").some((hit) => hit.to === name.from && hit.lead.length < 2);
        if (address)
          return {
            name: reading.text(name.from, name.to),
            title: plain(reading.text(from, end), office),
            role: null,
            employer: null
          };
        return {
          name: plain(reading.text(name.from, name.to), name),
          title: title ? reading.text(title.from, title.to) : null,
          role: plain(reading.text(from, end), office),
          employer: employer(reading, from, end)
        };
      }
    },
    {
      name: "ar/person/title-name",
      pattern: "<title> [<title>] <name>",
      examples: ["العقيد ميلود الزوي", "الدكتورة هدى العطاس"],
      read: ({parts, from}, reading) => ({
        name: reading.text(parts.name!.from, parts.name!.to),
        title: plain(reading.text(from, parts.name!.from), parts.title),
        role: null,
        employer: null
      })
    },
    {
      name: "ar/person/name",
      pattern: "<name>",
      examples: ["محمد عبد الله", "أبو مصعب الليبي", "باراك أوباما", "نتنياهو"],
      read: ({parts}, reading) => {
        const {from, to, value} = parts.name!;
        if (to === from + 1 && value !== "any") return null;
        return {name: plain(reading.text(from, to), parts.name), title: null, role: null, employer: null};
      }
    }
  ]
};

function employer(reading: Reading, from: number, to: number): string | null {
  for (let index = from; index < to; index++) {
    const body = reading.at(index, "actor").find((hit) => hit.to <= to);
    if (body) return body.value;
  }
  return null;
}
