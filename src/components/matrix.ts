import {group, sort} from "d3-array";
import {certaintySign} from "./certainty.js";
import {claimEntry, sign} from "./claim-entry.js";
import {elements} from "./html.js";
import {languages, pageLanguage} from "./languages.js";
import {viewWords} from "./views-words.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** One claim. `SELECT * FROM claims` gives all that is asked for; the names are better than ids where a join gives them. */
export interface ClaimRow {
  id: string;
  speaker?: string | null;
  speaker_id?: string | null;
  speaker_name?: string | null;
  speaker_kind?: string | null;
  type?: string | null;
  certainty?: string | null;
  negated?: boolean | null;
  quoted?: boolean | null;
  said?: string | null;
  said_start?: Date | string | number | null;
  said_end?: Date | string | number | null;
  channel?: string | null;
  via?: string | null;
  attack?: string | null;
  about_actor?: string | null;
  about_place?: string | null;
  /** What the claim is set under; else the attack, actor or place it speaks of, the first that is there. */
  subject?: string | null;
  subject_name?: string | null;
  supports?: string[] | null;
  contradicts?: string[] | null;
  quote?: string | null;
  /** Whether the quote tells details that readers are asked before they see: the matrix folds it. */
  distressing?: boolean | null;
  language?: string | null;
  article?: string | null;
  sentence?: string | null;
}

export interface MatrixOptions {
  language?: LanguageCode;
  /** From the page to the pages of its language: `./` or `../`. */
  root?: string;
  document?: Document;
  /** Distinguishes two matrices on one page. */
  id?: string;
  /** Most speakers and subjects shown before a reader asks for all. */
  speakers?: number;
  subjects?: number;
}

/** The claim that is open, by its id. */
export interface MatrixValue {
  selected: string | null;
}

let count = 0;
const unknown = "";

/**
 * Sets claims in a table: a row for each speaker, a column for each attack, actor or place they speak of, most claims first. Each
 * claim shows its type and how sure it is, and opens to its sentence, its date, its channel, and the claims it supports or contradicts.
 * @returns an element whose `value` is a `MatrixValue`; it sends `input` when the reader opens or closes a claim.
 */
export function matrix(rows: Iterable<ClaimRow>, options: MatrixOptions = {}): HTMLElement & {value: MatrixValue} {
  const {document = globalThis.document, id = `matrix${++count}`} = options;
  const {language = pageLanguage(document)} = options;
  const words = viewWords(language);
  const h = elements(document);
  const claims = [...rows];
  const value: MatrixValue = {selected: null};
  const node = Object.assign(h("div", {class: "view matrix"}), {value});
  const most = {speakers: options.speakers ?? 30, subjects: options.subjects ?? 12};
  const find = (claim: string) => [...node.querySelectorAll("details")].find(({dataset}) => dataset.claim === claim);
  const open = (claim: string | null) => {
    for (const details of node.querySelectorAll("details")) details.open = details.dataset.claim === claim;
  };
  const draw = () => node.replaceChildren(...contents(claims, {...options, document, language, id, most}));
  Object.defineProperty(node, "value", {
    get: () => ({...value}),
    set(next: Partial<MatrixValue> | null) {
      const {selected = null} = next ?? {};
      value.selected = claims.some((claim) => claim.id === selected) ? selected : null;
      if (value.selected && !find(value.selected)) showAll();
      open(value.selected);
    }
  });
  const showAll = () => {
    Object.assign(most, {speakers: Infinity, subjects: Infinity});
    draw();
    open(value.selected);
  };
  draw();
  node.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("button")) return showAll();
    const details = target.closest("summary")?.parentElement as HTMLDetailsElement | null | undefined;
    if (!details?.dataset.claim) return;
    // Its state changes after this event.
    value.selected = details.open ? null : details.dataset.claim;
    const {Event} = document.defaultView ?? globalThis;
    node.dispatchEvent(new Event("input", {bubbles: true}));
  });
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", words.matrix);
  return node;
}

type Drawn = MatrixOptions & {
  document: Document;
  language: LanguageCode;
  id: string;
  most: {speakers: number; subjects: number};
};

function contents(claims: ClaimRow[], {document, language, id, root = "./", most}: Drawn): HTMLElement[] {
  const words = viewWords(language);
  const h = elements(document);
  if (!claims.length) return [h("p", {class: "empty"}, words.noClaims)];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  // Who speaks for an armed group speaks its words, even where the text calls him a person.
  const armed = new Set(claims.filter((claim) => claim.speaker_kind === "armed_group").map(speakerOf));
  const speakers = ranked(claims, speakerOf);
  const subjects = ranked(claims, subjectOf);
  const rows = speakers.slice(0, most.speakers);
  const columns = subjects.slice(0, most.subjects);
  const columnHead = ([key, members]: [string, ClaimRow[]]) => {
    const here = new Set(members.map((claim) => claim.id));
    const has = (kind: "supports" | "contradicts") =>
      members.some((claim) => claim[kind]?.some((other) => here.has(other)));
    return h(
      "th",
      {scope: "col"},
      h("bdi", {}, key === unknown ? words.subjectUnknown : (members[0]!.subject_name ?? key)),
      ` · ${members.length}`,
      has("supports") && sign("=", words.someSupport, document),
      has("contradicts") && sign("≠", words.someContradict, document)
    );
  };
  const table = h(
    "table",
    {},
    h("thead", {}, h("tr", {}, h("th", {scope: "col"}, wordsOf(language).speaker), ...columns.map(columnHead))),
    h(
      "tbody",
      {},
      ...rows.map(([key, members]) =>
        h(
          "tr",
          {},
          h(
            "th",
            {scope: "row"},
            h("bdi", {}, speakerName(members[0]!, key, words.speakerUnknown)),
            armed.has(key) && h("em", {class: "armed"}, wordsOf(language).armedGroupQuote)
          ),
          ...columns.map(([subject]) => {
            const here = members.filter((claim) => subjectOf(claim) === subject);
            return h(
              "td",
              {},
              here.length
                ? h(
                    "ul",
                    {},
                    ...here.map((claim) =>
                      h("li", {}, claimEntry(claim, {document, language, root, id, byId, armed: armed.has(key)}))
                    )
                  )
                : null
            );
          })
        )
      )
    )
  );
  const notes: HTMLElement[] = [];
  if (rows.length < speakers.length || columns.length < subjects.length) {
    const {showing, of} = wordsOf(language);
    const part = (name: string, some: number, all: number) => `${name}${languages[language].colon}${some} ${of} ${all}`;
    const text = `${showing} · ${part(words.speakers, rows.length, speakers.length)} · ${part(words.subjects, columns.length, subjects.length)} `;
    notes.push(
      h("p", {class: "note"}, text, document === globalThis.document && h("button", {type: "button"}, words.showAll))
    );
  }
  return [
    h("div", {class: "wide", tabindex: "0", role: "group", "aria-label": words.matrix}, table),
    ...notes,
    legend(document, language)
  ];
}

function ranked(claims: ClaimRow[], key: (claim: ClaimRow) => string): [string, ClaimRow[]][] {
  return sort(
    group(claims, key),
    ([a, m], [b, n]) => Number(a === unknown) - Number(b === unknown) || n.length - m.length
  );
}

function speakerOf({speaker_id, speaker}: ClaimRow): string {
  return speaker_id ?? speaker ?? unknown;
}

function speakerName({speaker_name, speaker}: ClaimRow, key: string, nobody: string): string {
  return key === unknown ? nobody : (speaker_name ?? speaker ?? key);
}

function subjectOf({subject, attack, about_actor, about_place}: ClaimRow): string {
  return subject ?? attack ?? about_actor ?? about_place ?? unknown;
}

function legend(document: Document, language: LanguageCode): HTMLElement {
  const h = elements(document);
  const [words, general] = [viewWords(language), wordsOf(language)];
  const kinds = ["asserted", "probable", "possible", "doubtful"].map((kind) =>
    h("li", {}, certaintySign(kind, "", document), ` ${label(general, kind)}`)
  );
  const signs = [
    ["=", words.supports],
    ["≠", words.contradicts]
  ].map(([text, meaning]) => h("li", {}, h("span", {class: "sign"}, text), ` ${meaning}`));
  return h("ul", {class: "legend"}, ...kinds, ...signs);
}
