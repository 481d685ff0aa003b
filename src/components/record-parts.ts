import type {Actor, Article, Attack, Claim, Place, Report, Source} from "../../loaders/schema.js";
import type {RecordKind} from "./addresses.js";
import {countLeast, countWords} from "./count-words.js";
import {formatSpan, toDate} from "./dates.js";
import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import {isolate} from "./labels.js";
import {languages, nameOf} from "./languages.js";
import {recordWords} from "./record-words.js";
import {toll} from "./records.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Rows that records name, by id: those that are needed, or all. */
export interface Names {
  articles: ReadonlyMap<string, Article>;
  actors: ReadonlyMap<string, Actor>;
  places: ReadonlyMap<string, Place>;
  sources: ReadonlyMap<string, Source>;
}

export interface RecordOptions {
  document: Document;
  language: LanguageCode;
  names: Names;
  /** The way to a record's page, or null where it has none. */
  href(kind: RecordKind, id: string): string | null;
  /** Ids of sentences with distressing details, of those that the page quotes. */
  distressing?: ReadonlySet<string>;
  /** Of the data. */
  version: string;
  /** Where the page is published, where that is known. */
  url: string | null;
  /** Where readers report mistakes. */
  corrections: string | null;
}

/** The name of a listed actor, place or source; `own` where the list does not have it. */
export function listName(
  kind: "actors" | "places" | "sources",
  id: string | null,
  own: string | null,
  {names, language}: Pick<RecordOptions, "names" | "language">
): string | null {
  const row = id ? names[kind].get(id) : undefined;
  return row ? nameOf(row, language) : (own ?? id);
}

/** Place and country of an attack: "Tunis, Tunisia"; null where neither is known. */
export function placeWords({place, place_name, country}: Attack | Report, options: RecordOptions): string | null {
  const name = listName("places", place, place_name, options);
  const land = country && country !== place ? listName("places", country, null, options) : null;
  return [name, land].filter(Boolean).join(languages[options.language].comma) || null;
}

/** A date in words, "not stated" where there is none. */
export function dateWords(
  start: string | null,
  end: string | null,
  edtf: string | null,
  language: LanguageCode
): string {
  return formatSpan(toDate(start), toDate(end), edtf, language, wordsOf(language).notStated);
}

/** "at least 9 killed", "2–11 injured"; null where no number is stated. */
export function tollWords(
  what: "killed" | "injured",
  low: number | null,
  high: number | null,
  open: boolean,
  language: LanguageCode
): string | null {
  const range = toll(low, high);
  if (range === null) return null;
  return (open ? countLeast : countWords)(what, high ?? low!, language, range.includes("–") ? range : undefined);
}

/** Whether the highest number of killed or injured is one that a report gives as "at least". */
export function isOpen(reports: Report[], what: "killed" | "injured"): boolean {
  const numbers = reports.filter((report) => report[`${what}_min`] !== null);
  const high = Math.max(...numbers.map((report) => report[`${what}_max`] ?? report[`${what}_min`]!));
  return numbers.some((report) => report[`${what}_max`] === null && report[`${what}_min`] === high);
}

/** Type, place, day and toll of an attack in one line. */
export function attackTitle(attack: Attack, reports: Report[], options: RecordOptions): string {
  const {language} = options;
  const killed = tollWords("killed", attack.killed_low, attack.killed_high, isOpen(reports, "killed"), language);
  const type = capital(label(wordsOf(language), attack.type)) + (attack.count > 1 ? ` ×\u00a0${attack.count}` : "");
  const place = placeWords(attack, options);
  const date =
    attack.date_start || attack.date_end ? dateWords(attack.date_start, attack.date_end, attack.date, language) : null;
  return [type, place && isolated(place), date, killed].filter(Boolean).join(" · ");
}

/** Type, speaker and day of a claim in one line. */
export function claimTitle(claim: Claim, options: RecordOptions): string {
  const {language} = options;
  const date =
    claim.said_start || claim.said_end ? dateWords(claim.said_start, claim.said_end, claim.said, language) : null;
  return [capital(label(wordsOf(language), claim.type)), isolated(speakerName(claim, options)), date]
    .filter(Boolean)
    .join(" · ");
}

/** Who speaks: by the name of the list; someone who speaks for a listed body by their own, with the body's. */
export function speakerName(claim: Claim, options: RecordOptions): string {
  const {names, language} = options;
  const actor = claim.speaker_id ? names.actors.get(claim.speaker_id) : undefined;
  if (!actor) return claim.speaker ?? claim.speaker_id ?? wordsOf(language).notStated;
  const name = nameOf(actor, language);
  const another = claim.speaker_kind === "person" && actor.kind !== "person" && claim.speaker;
  // No letter of such a pair stands outside the names, which would tell its direction.
  return another ? isolate(`${isolated(another)} (${isolated(name)})`, language) : name;
}

/** Whether a claim is made by an armed group, by one who speaks for it, or by a person who belongs to it. */
export function isArmedGroup(claim: Claim, {actors}: Names): boolean {
  if (claim.speaker_kind === "armed_group") return true;
  const actor = claim.speaker_id ? actors.get(claim.speaker_id) : undefined;
  const parent = actor?.kind === "person" && actor.parent ? actors.get(actor.parent) : undefined;
  return [actor, parent].some((one) => one?.kind === "armed_group");
}

/** Words of any script, which then reorder nothing around them. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A title without the marks that isolate the names in it, for other programs. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

/** Words with a capital at their start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A link to a record's page, or its name alone where it has no page. */
export function recordLink(kind: RecordKind, id: string, text: string, {document, href}: RecordOptions): HTMLElement {
  const h = elements(document);
  const address = href(kind, id);
  return address ? h("a", {href: address}, h("bdi", {}, text)) : h("bdi", {}, text);
}

/** Terms and what they stand for; those without a value are left out. */
export function facts(
  rows: [string, (Node | string | null)[] | Node | string | null][],
  document: Document
): HTMLElement {
  const h = elements(document);
  const list = h("dl", {class: "metadata facts"});
  for (const [term, value] of rows) {
    const parts = (Array.isArray(value) ? value : [value]).filter((part) => part !== null && part !== "");
    if (parts.length) list.append(h("dt", {}, term), h("dd", {}, ...parts));
  }
  return list;
}

/** Characters before and after a quote that tables keep at most: shorter ones end where the sentence does, these perhaps within a word. */
const around = 32;

export interface Quotation {
  kind: "attack" | "claim";
  article: string;
  sentence: string | null;
  quote: string | null;
  prefix: string | null;
  suffix: string | null;
}

/** Evidence word for word, marked between the words around it, and the way to its sentence. */
export function quotation(
  {kind, article, sentence, quote, prefix, suffix}: Quotation,
  options: RecordOptions
): HTMLElement {
  const {document, names, href, language} = options;
  const h = elements(document);
  const words = recordWords(language);
  if (!quote) return h("p", {class: "note"}, words.noQuote);
  const address = href("articles", article);
  const text = h(
    "p",
    inLanguage(names.articles.get(article)?.language),
    prefix ? h("span", {class: "around"}, prefix.length < around ? prefix : `…${prefix.replace(/^\S+/, "")}`) : null,
    h("mark", {class: `is-${kind}`}, quote),
    suffix ? h("span", {class: "around"}, suffix.length < around ? suffix : `${suffix.replace(/\S+$/, "")}…`) : null
  );
  return h(
    "blockquote",
    {},
    options.distressing?.has(sentence ?? "") ? folded(text, options) : text,
    address && sentence ? h("a", {href: `${address}#${encodeURIComponent(sentence)}`}, words.openSentence) : null
  );
}

/** Where evidence is from: outlet, headline, day of publication. */
export function provenance(article: Article | undefined, options: RecordOptions): HTMLElement {
  const {document, language, names} = options;
  const h = elements(document);
  if (!article) return h("p", {}, wordsOf(language).notStated);
  const source = article.source;
  const listed = source !== null && names.sources.has(source);
  return h(
    "p",
    {class: "provenance"},
    source
      ? listed
        ? recordLink("sources", source, listName("sources", source, source, options)!, options)
        : h("bdi", {}, source)
      : null,
    source ? " · " : null,
    h("a", {href: options.href("articles", article.id) ?? "", ...inLanguage(article.language)}, article.title),
    h(
      "small",
      {},
      `${recordWords(language).publishedOn} ${dateWords(article.published_start, article.published_end, article.published, language)}`
    )
  );
}

/** The names of rules that read a record, or that a reviewer wrote it. */
export function ruleNames(rules: string[], {document, language}: RecordOptions): HTMLElement {
  const h = elements(document);
  const words = recordWords(language);
  return h(
    "small",
    {class: "rules"},
    ...(rules.length ? [`${words.readBy} `, h("code", {}, rules.join(", "))] : [words.byReviewer])
  );
}

/** Attacks as a list of links with what tells them apart. */
export function attackItem(attack: Attack, options: RecordOptions, ...notes: (string | null)[]): HTMLElement {
  const {document, language} = options;
  const h = elements(document);
  const by = listName("actors", attack.perpetrator, attack.perpetrator_name, options);
  return h(
    "li",
    {class: `record is-attack type-${attack.type}`},
    recordLink("attacks", attack.id, attackTitle(attack, [], options), options),
    h(
      "div",
      {class: "parts"},
      ...[by && attack.responsibility === "claimed" ? `${wordsOf(language).claimedBy} ${isolated(by)}` : by, ...notes]
        .filter(Boolean)
        .map((part) => h("span", {dir: "auto"}, part))
    )
  );
}

/** A claim as an item of a list: what, who, how sure, its words. */
export function claimItem(claim: Claim, options: RecordOptions): HTMLElement {
  const {document, language, names} = options;
  const h = elements(document);
  const words = wordsOf(language);
  const quote = claim.quote ? h("q", inLanguage(names.articles.get(claim.article)?.language), claim.quote) : null;
  return h(
    "li",
    {class: `record is-claim type-${claim.type}`},
    recordLink("claims", claim.id, claimTitle(claim, options), options),
    h(
      "div",
      {class: "parts"},
      h("span", {}, label(words, claim.certainty)),
      claim.negated ? h("span", {}, recordWords(language).isNegated) : null,
      isArmedGroup(claim, names) ? h("strong", {class: "armed"}, words.armedGroupQuote) : null
    ),
    quote && options.distressing?.has(claim.sentence ?? "") ? folded(quote, options) : quote
  );
}
