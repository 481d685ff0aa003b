import type {Mention} from "../../loaders/schema.js";
import {formatSpan, toDate} from "./dates.js";
import {elements} from "./html.js";
import {directionOf, languages} from "./languages.js";
import {mentionWords} from "./mention-words.js";
import {recordWords, valueWord} from "./record-words.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** What was recognised in a sentence, with the name of the place or actor that it is. */
export interface NamedMention extends Mention {
  name: Record<LanguageCode, string> | null;
}

/** Mentions that share words, as one stretch; code points of the article's text. */
export interface Stretch {
  start: number;
  end: number;
  mentions: NamedMention[];
}

/** Mentions of a sentence in stretches that do not overlap, in order. */
export function stretches(mentions: NamedMention[]): Stretch[] {
  const found: Stretch[] = [];
  for (const mention of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (last && mention.start < last.end) {
      last.mentions.push(mention);
      last.end = Math.max(last.end, mention.end);
    } else found.push({start: mention.start, end: mention.end, mentions: [mention]});
  }
  return found;
}

/** What a mention means, in words of the interface: a span of days, a name, a kind of event. */
export function meaning(mention: NamedMention, language: LanguageCode): string {
  const {kind, value, precision, basis, name, rule} = mention;
  const words = wordsOf(language);
  if (kind === "date") {
    const span = formatSpan(toDate(mention.date_start), toDate(mention.date_end), value, language, words.notStated);
    const how = [
      precision && precision !== "interval"
        ? `${recordWords(language).precision} ${valueWord("precision", precision, language)}`
        : null,
      basis && valueWord("basis", basis, language)
    ].filter(Boolean);
    return [span, ...how].join(" · ");
  }
  if (name) return name[language];
  if (kind === "weapon" && value) return valueWord("weapon", value, language);
  if (kind === "number" && value) return rule === "number.vague" ? `${recordWords(language).atLeast} ${value}` : value;
  if (kind === "person") return value ?? words.notStated;
  return label(words, value);
}

/**
 * What was read in a sentence, folded behind how much it is: each mention's words, what they were taken for, and the rule or the list
 * that read them.
 * @param id Of the sentence; the items of a stretch are `data-stretch="<id>.<n>"`, as its words in the text are.
 */
export function readings(
  id: string,
  found: Stretch[],
  {document, language, textLanguage}: {document: Document; language: LanguageCode; textLanguage: string}
): HTMLElement {
  const h = elements(document);
  const words = mentionWords(language);
  const count = found.reduce((sum, {mentions}) => sum + mentions.length, 0);
  const item = (mention: NamedMention, stretch: number) => {
    const isList = mention.rule.startsWith("list:");
    return h(
      "li",
      {"data-stretch": `${id}.${stretch}`},
      h("q", {lang: textLanguage, dir: directionOf(textLanguage)}, mention.text),
      " ",
      h("span", {class: "kind"}, label(wordsOf(language), mention.kind)),
      " ",
      h("bdi", {class: "meaning"}, meaning(mention, language)),
      " ",
      h("small", {}, `${isList ? words.list : words.rule} `, h("code", {}, mention.rule.replace(/^list:/, "")))
    );
  };
  return h(
    "details",
    {class: "readings", lang: language, dir: directionOf(language)},
    h("summary", {}, h("span", {class: "hidden"}, `${words.readHere}${languages[language].colon}`), String(count)),
    h("ul", {}, ...found.flatMap(({mentions}, stretch) => mentions.map((mention) => item(mention, stretch))))
  );
}
