import type {Attack, Claim} from "../../loaders/schema.js";
import {correction, statusLine} from "./attack.js";
import {citations} from "./citations.js";
import {hijri} from "./hijri.js";
import {elements} from "./html.js";
import {
  attackTitle,
  capital,
  claimItem,
  claimTitle,
  dateWords,
  facts,
  isArmedGroup,
  listName,
  plain,
  provenance,
  quotation,
  recordLink,
  ruleNames,
  speakerName
} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordTimeline} from "./record-timeline.js";
import {recordWords, valueWord} from "./record-words.js";
import {label, wordsOf} from "./words.js";

/** Everything the page of a claim shows. */
export interface ClaimData {
  claim: Claim;
  /** The attack it speaks of. */
  attack: Attack | null;
  /** Claims that it supports or contradicts, that support or contradict it, or that speak of the same thing. */
  related: Claim[];
}

/** Whether two claims speak of the same attack, or of the same actor at the same place. */
export function sameThing(a: Claim, b: Claim): boolean {
  if (a.id === b.id) return false;
  if (a.attack !== null && a.attack === b.attack) return true;
  return (
    a.about_actor !== null &&
    a.about_actor === b.about_actor &&
    a.about_place !== null &&
    a.about_place === b.about_place
  );
}

/** The page of a claim below its heading: who said it, how sure, when and through what, its words, and what stands for or against it. */
export function claimView({claim, attack, related}: ClaimData, options: RecordOptions): HTMLElement {
  const {document, language, names, version, url} = options;
  const h = elements(document);
  const words = recordWords(language);
  const core = wordsOf(language);
  const article = names.articles.get(claim.article);
  const armed = isArmedGroup(claim, names);
  const text = (value: string | null) => value && h("bdi", {}, value);
  const listed = (kind: "actors" | "places" | "sources", id: string | null) =>
    id && recordLink(kind, id, listName(kind, id, null, options)!, options);
  const speaker = speakerName(claim, options);
  const said = hijri(claim.said_start, claim.said_end, language);
  const via = claim.via ?? listName("sources", claim.via_source, null, options);
  // Both hold both ways.
  const links: [string, Claim[]][] = (["supports", "contradicts"] as const).map((how) => [
    words[how],
    related.filter((other) => claim[how].includes(other.id) || other[how].includes(claim.id))
  ]);
  const linked = new Set(links.flatMap(([, claims]) => claims.map(({id}) => id)));
  links.push([words.otherClaims, related.filter((other) => !linked.has(other.id) && sameThing(claim, other))]);
  return h(
    "article",
    {class: "record-page"},
    statusLine(claim.status, options),
    armed ? h("p", {class: "armed"}, capital(core.armedGroupQuote)) : null,
    h("p", {class: "note"}, words.accusationNote),
    h("h2", {id: "evidence"}, words.evidence),
    h(
      "section",
      {class: "report"},
      provenance(article, options),
      quotation({...claim, kind: "claim"}, options),
      ruleNames(claim.rules, options)
    ),
    h("h2", {id: "facts"}, words.facts),
    facts(
      [
        [words.type, label(core, claim.type)],
        [
          words.who,
          [claim.speaker_id ? recordLink("actors", claim.speaker_id, speaker, options) : h("bdi", {}, speaker)]
        ],
        [words.role, text(claim.speaker_role)],
        [words.kind, claim.speaker_kind && valueWord("speaker", claim.speaker_kind, language)],
        [words.verb, text(claim.report_verb)],
        [words.certainty, label(core, claim.certainty)],
        [words.negated, claim.negated ? words.isNegated : null],
        [words.form, claim.quoted ? words.direct : words.indirect],
        [
          words.said,
          [
            dateWords(claim.said_start, claim.said_end, claim.said, language),
            said && ` · ${said}`,
            claim.said && " · ",
            claim.said && h("code", {}, claim.said)
          ]
        ],
        [words.channel, claim.channel && valueWord("channel", claim.channel, language)],
        [words.via, via && (claim.via_source ? recordLink("sources", claim.via_source, via, options) : text(via))],
        [words.aboutAttack, attack && recordLink("attacks", attack.id, attackTitle(attack, [], options), options)],
        [words.aboutActor, listed("actors", claim.about_actor)],
        [words.aboutPlace, listed("places", claim.about_place)]
      ],
      document
    ),
    ...recordTimeline(claim, attack, [claim, ...related], options),
    ...links.flatMap(([title, claims]) =>
      claims.length
        ? [h("h2", {}, title), h("ul", {class: "records"}, ...claims.map((other) => claimItem(other, options)))]
        : []
    ),
    citations(
      {
        kind: "record",
        id: claim.id,
        title: plain(claimTitle(claim, options)),
        container: core.site,
        version,
        url,
        language
      },
      {document, language}
    ),
    correction(claim.id, options)
  );
}
