import {languages} from "./languages.js";
import {sentenceAddress} from "./addresses.js";
import {certaintySign} from "./certainty.js";
import {formatSpan, toDate} from "./dates.js";
import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import type {ClaimRow} from "./matrix.js";
import {viewLabel, viewWords} from "./views-words.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

interface EntryOptions {
  document: Document;
  language: LanguageCode;
  root: string;
  /** Begins the names of entries, which link to one another. */
  id: string;
  /** All claims that are shown. */
  byId: Map<string, ClaimRow>;
  /** Whether its speaker speaks for an armed group. */
  armed: boolean;
}

/** A claim in a line that opens to its date, its channel, its sentence, and the claims it supports or contradicts. */
export function claimEntry(claim: ClaimRow, options: EntryOptions): HTMLElement {
  const {document, language, root, id, armed} = options;
  const [words, general] = [viewWords(language), wordsOf(language)];
  const h = elements(document);
  const {supports, contradicts, channel, via} = claim;
  const span = [toDate(claim.said_start), toDate(claim.said_end), claim.said ?? null] as const;
  const through = [channel && viewLabel(channel, language), via].filter((text) => text);
  const facts = [
    [general.certainty, label(general, claim.certainty)],
    [words.said, formatSpan(...span, language, general.notStated)],
    [words.channel, through.join(" · ") || general.notStated]
  ] as const;
  const quote = claim.quote ? h("q", inLanguage(claim.language), claim.quote) : null;
  const href = claim.article && claim.sentence ? root + sentenceAddress(claim.article, claim.sentence) : null;
  const evidence = quote && h("p", {}, href ? h("a", {href}, quote) : quote);
  const relation = (text: string, name: string, others?: string[] | null) =>
    others?.length
      ? sign(`${text} ${others.length}`, `${name}${languages[language].colon}${others.length}`, document)
      : null;
  return h(
    "details",
    {id: `${id}-${claim.id}`, "data-claim": claim.id},
    h(
      "summary",
      {},
      certaintySign(claim.certainty, label(general, claim.certainty), document),
      claim.negated ? ` ${words.negated}${languages[language].colon.trimEnd()}` : null,
      ` ${label(general, claim.type)}`,
      relation("=", words.supports, supports),
      relation("≠", words.contradicts, contradicts)
    ),
    h("p", {}, h("bdi", {}, claim.speaker ?? words.speakerUnknown), claim.quoted ? ` · ${words.directWords}` : null),
    h("dl", {}, ...facts.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, h("bdi", {}, text))])),
    evidence && (claim.distressing ? folded(evidence, {document, language}) : evidence),
    armed && h("em", {class: "armed"}, general.armedGroupQuote),
    related(words.supports, supports, options),
    related(words.contradicts, contradicts, options)
  );
}

function related(name: string, others: string[] | null | undefined, {document, language, id, byId}: EntryOptions) {
  if (!others?.length) return null;
  const words = viewWords(language);
  const h = elements(document);
  const items = others.map((other) => {
    const claim = byId.get(other);
    if (!claim) return h("li", {}, words.notHere);
    const type = `${label(wordsOf(language), claim.type)} · `;
    return h("li", {}, h("a", {href: `#${id}-${other}`}, type, h("bdi", {}, claim.speaker ?? words.speakerUnknown)));
  });
  return h("div", {}, `${name}:`, h("ul", {}, ...items));
}

/** A sign that says in words what it stands for. */
export function sign(text: string, meaning: string, document: Document): HTMLElement {
  return elements(document)("span", {class: "sign", title: meaning, role: "img", "aria-label": meaning}, text);
}
