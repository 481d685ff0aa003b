import {countWords} from "./count-words.js";
import {day, formatSpan, toDate} from "./dates.js";
import {languages as punctuation} from "./languages.js";
import {markTitle, numberText, textWidth} from "./labels.js";
import {toll} from "./records.js";
import type {DayCounts} from "./timeline-counts.js";
import type {Item, Source, Window} from "./timeline-items.js";
import {daysOf, formatWindow} from "./timeline-scale.js";
import type {TimelineWords} from "./timeline-words.js";
import type {TimelineRow} from "./timeline.js";
import {label} from "./words.js";
import type {LanguageCode, Words} from "./words.js";

/** What a mark says in words. */
export interface MarkText {
  /** Beside it, and the pixels that it takes. */
  title: string;
  size: number;
  /** The rest, made when it is first asked for: days in words take as long as all other work for a mark. */
  said(): Said;
}

/** What is said of a mark in its tip and its name. */
interface Said {
  /** To those who do not see it: everything but the evidence. */
  name: string;
  what: string;
  date: string;
  /** Further facts, one a line. */
  lines: string[];
}

export interface Languages {
  language: LanguageCode;
  words: Words;
  more: TimelineWords;
}

export function laneName(lane: string, words: Words): string {
  return lane === "attack" ? words.attacks : lane === "claim" ? words.claims : label(words, lane);
}

/** Place or speaker, and the toll: what tells a record from others of its type. */
export function detailOf(row: TimelineRow, language: LanguageCode): string {
  const between = punctuation[language].comma;
  return [row.detail && `\u2068${row.detail}\u2069`, tollOf(row, language)].filter(Boolean).join(between);
}

/** "9 killed", «قتيلان»; a range reads from left to right in every language. */
function tollOf({killed, killed_high}: TimelineRow, language: LanguageCode): string | null {
  const range = toll(killed, killed_high);
  if (range === null) return null;
  return countWords(
    "killed",
    (killed_high ?? killed)!,
    language,
    range.includes("–") ? `\u2066${range}\u2069` : undefined
  );
}

/** When a row was, in words. */
export function dateOf(row: TimelineRow, {language, words}: Pick<Languages, "language" | "words">): string {
  const [start, end] = [toDate(row.date_start), toDate(row.date_end)];
  return formatSpan(start, end, row.date ?? null, language, words.notStated);
}

/** A function that gives the words of an item, and makes them once. */
export function texts(source: Source, languages: Languages): (item: Item) => MarkText {
  const known = new WeakMap<Item, MarkText>();
  return (item) => {
    let text = known.get(item);
    if (!text) known.set(item, (text = textOf(item, source, languages)));
    return text;
  };
}

function textOf({row}: Item, source: Source, languages: Languages): MarkText {
  const type = row.type ?? row.kind ?? row.lane;
  const detail = detailOf(row, languages.language);
  const title = markTitle(type, detail, languages.words);
  let said: Said | undefined;
  return {title, size: textWidth(title), said: () => (said ??= saidOf(row, type, detail, source, languages))};
}

function saidOf(
  row: TimelineRow,
  type: string | null | undefined,
  detail: string,
  source: Source,
  languages: Languages
): Said {
  const {words, more} = languages;
  const {colon} = punctuation[languages.language];
  const what = [label(words, type), detail].filter(Boolean).join(" · ");
  const date = dateOf(row, languages);
  const injured = toll(row.injured, row.injured_high);
  const about = row.about ? source.find(row.about) : undefined;
  const lines = [
    injured && `${more.injured}${colon}${injured}`,
    isResponsibility(row.status) && `${more.status}${colon}${label(words, row.status)}`,
    row.certainty && row.certainty !== "asserted" && `${words.certainty}${colon}${label(words, row.certainty)}`,
    about && `${more.speaksOf}${colon}${briefly(about.row, languages)}`,
    row.id && claimsLine(source.about(row.id), languages)
  ].filter((line) => typeof line === "string" && line !== "") as string[];
  const lane = laneName(row.kind ?? row.lane ?? "attack", words);
  const plain = (words: string) => words.replace(/[\u2066-\u2069]/g, "");
  const name = plain(
    `${lane}${colon}${what}. ${words.date}${colon}${date}.${lines.map((line) => ` ${line}.`).join("")}`
  );
  return {name, what, date, lines};
}

/** Whether a status is one of who answers for an attack: `status` is a column of the tables too, of another meaning. */
export function isResponsibility(status: string | null | undefined): boolean {
  return status === "claimed" || status === "attributed" || status === "denied" || status === "unclaimed";
}

/** A record in a few words, for what is linked with it. */
export function briefly(row: TimelineRow, languages: Languages): string {
  const {words} = languages;
  const what = [label(words, row.type ?? row.kind ?? row.lane), row.detail].filter(Boolean).join(" · \u2068");
  return `${what}${row.detail ? "\u2069" : ""} (${dateOf(row, languages)})`;
}

function claimsLine(claims: Item[], languages: Languages): string {
  if (!claims.length) return "";
  const said = claims.slice(0, 6).map(({row}) => briefly(row, languages));
  if (claims.length > 6) said.push("…");
  const {colon, semicolon} = punctuation[languages.language];
  return `${languages.more.claimsAbout} (${claims.length})${colon}${said.join(semicolon)}`;
}

/** "1–31 May 2019: 4 certainly, 6 possibly · 12 without a date." */
export function windowSentence(
  counts: DayCounts,
  window: Window,
  {language, more}: Languages,
  withUndated: boolean
): string {
  const {colon, comma} = punctuation[language];
  const {from, to} = daysOf(window);
  const sum = {certainly: 0, possibly: 0, undated: 0};
  for (const [lane, {undated}] of counts.lanes.entries()) {
    sum.undated += undated;
    if (!counts.dated) continue;
    const here = counts.within(lane, +toDate(from)! / day, +toDate(to)! / day);
    sum.certainly += here.certainly;
    sum.possibly += here.possibly;
  }
  const rest = sum.undated && withUndated ? ` · ${numberText(sum.undated, language)} ${more.undated}` : "";
  const [certainly, possibly] = [
    `${numberText(sum.certainly, language)} ${more.certainly}`,
    `${numberText(sum.possibly, language)} ${more.possibly}`
  ];
  return `${formatWindow(window, language)}${colon}${certainly}${comma}${possibly}${rest}.`;
}
