import type {Document, ReadSentence} from "./document.js";
import {span} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Mention} from "./schema.js";
import {stableId} from "./text.js";

/** Lists whose hits become mentions, and the kind they have there. */
const kinds: Record<string, string> = {
  date: "date",
  place: "place",
  actor: "actor",
  outlet: "actor",
  person: "person",
  number: "number",
  weapon: "weapon",
  trigger: "trigger",
  report_verb: "report_verb",
  hedge: "hedge"
};

/** Everything recognised in some sentences of a document, one row each; of two hits of one kind that overlap, the longer. */
export function readMentions(document: Document, sentences: ReadSentence[]): Mention[] {
  const mentions: Mention[] = [];
  for (const sentence of sentences)
    for (const list in kinds)
      for (const hit of withoutOverlaps(sentence.reading.all(list)))
        mentions.push(mention(document, sentence, hit, kinds[list]!));
  return mentions;
}

function mention(document: Document, sentence: ReadSentence, hit: Hit, kind: string): Mention {
  const {start, end, quote} = span(document, sentence, hit.from, hit.to);
  const row = hit.row as {start?: string; end?: string; precision?: string; basis?: string};
  const isDate = kind === "date";
  return {
    id: stableId("m", sentence.row.id, kind, start - sentence.row.start, hit.value),
    article: document.article.id,
    sentence: sentence.row.id,
    start,
    end,
    text: quote,
    kind,
    value: hit.value,
    date_start: isDate ? (row.start ?? null) : null,
    date_end: isDate ? (row.end ?? null) : null,
    precision: isDate ? (row.precision ?? null) : null,
    basis: isDate ? (row.basis ?? null) : null,
    rule: hit.rule ?? ruleOf(hit.list)
  };
}

/** One copy of each name: there are many mentions. */
const rules = new Map<string, string>();

function ruleOf(list: string): string {
  let rule = rules.get(list);
  if (!rule) rules.set(list, (rule = `list:${list}`));
  return rule;
}

/** Keeps the longest hits, from left to right; marks words as taken, so that a line of a million hits costs no more than its length. */
function withoutOverlaps(hits: Hit[]): Hit[] {
  if (hits.every((hit, index) => index === 0 || hits[index - 1]!.to <= hit.from)) return hits;
  const taken = new Set<number>();
  const kept = [...hits]
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .filter(({from, to}) => {
      for (let index = from; index < to; index++) if (taken.has(index)) return false;
      for (let index = from; index < to; index++) taken.add(index);
      return true;
    });
  return kept.sort((a, b) => a.from - b.from);
}
