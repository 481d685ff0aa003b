import {sentenceAddress} from "./addresses.js";
import {elements} from "./html.js";
import {languages, pageLanguage} from "./languages.js";
import {tollBars} from "./toll-bars.js";
import {derive, ruleSql, rules} from "./toll-rules.js";
import type {Rule, Toll} from "./toll-rules.js";
import {viewWords} from "./views-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** One source's account of an attack: a row of `reports`, better with the name of its outlet. */
export interface TollRow extends Toll {
  attack?: string | null;
  source_name?: string | null;
  /** Title of its article, where the source has no name. */
  title?: string | null;
  article?: string | null;
  sentences?: string[] | null;
}

export interface CasualtyOptions {
  language?: LanguageCode;
  /** From the page to the pages of its language: `./` or `../`. */
  root?: string;
  document?: Document;
}

/** The rule by which one figure is derived from what the sources say. */
export interface CasualtyValue {
  rule: Rule;
}

const kinds = ["killed", "injured"] as const;

/**
 * Compares what every source says of one attack's dead and injured: a range as a bar, "at least" as a bar open at its upper end, nothing
 * where a source gives no number. The figure that the chosen rule derives stands below and as a line through all; the rule can be read
 * as SQL.
 * @returns an element whose `value` is a `CasualtyValue`; it sends `input` when the reader chooses a rule.
 */
export function casualties(
  rows: Iterable<TollRow>,
  options: CasualtyOptions = {}
): HTMLElement & {value: CasualtyValue} {
  const {document = globalThis.document} = options;
  const {language = pageLanguage(document)} = options;
  const words = viewWords(language);
  const h = elements(document);
  const reports = [...rows];
  const value: CasualtyValue = {rule: "best"};
  const node = Object.assign(h("div", {class: "view casualties"}), {value});
  const choice = h("select", {}, ...rules.map((rule) => h("option", {value: rule}, words[`rule_${rule}`])));
  const body = h("div");
  const draw = () => {
    choice.value = value.rule;
    body.replaceChildren(...contents(reports, value.rule, {...options, document, language}));
  };
  Object.defineProperty(node, "value", {
    get: () => ({...value}),
    set(next: Partial<CasualtyValue> | null) {
      value.rule = rules.find((rule) => rule === next?.rule) ?? "best";
      draw();
    }
  });
  choice.addEventListener("input", (event) => {
    event.stopPropagation();
    value.rule = choice.value as Rule;
    draw();
    const {Event} = document.defaultView ?? globalThis;
    node.dispatchEvent(new Event("input", {bubbles: true}));
  });
  choice.addEventListener("change", (event) => event.stopPropagation());
  if (document === globalThis.document)
    node.append(h("label", {class: "choice"}, `${words.rule}${languages[language].colon}`, choice));
  else node.append(h("p", {}, `${words.rule}${languages[language].colon}${words.rule_best}`));
  node.append(body);
  draw();
  return node;
}

function contents(
  reports: TollRow[],
  rule: Rule,
  {document, language, root = "./"}: CasualtyOptions & {document: Document; language: LanguageCode}
): HTMLElement[] {
  const words = viewWords(language);
  const general = wordsOf(language);
  const h = elements(document);
  if (!reports.length) return [h("p", {class: "empty"}, words.noTolls)];
  const derived = derive(reports, rule);
  const drawn = tollBars(reports, document);
  const source = (row: TollRow) => {
    const name = h("bdi", {}, row.source_name ?? row.title ?? row.article ?? general.notStated);
    const [sentence] = row.sentences ?? [];
    const link = row.article && sentence ? h("a", {href: root + sentenceAddress(row.article, sentence)}, name) : name;
    return h("th", {scope: "row"}, link, row.status === "reviewed" ? ` · ${words.reviewedMark}` : null);
  };
  const table = h(
    "table",
    {},
    h("caption", {}, words.casualties),
    h(
      "thead",
      {},
      h("tr", {}, ...[words.sourceOfToll, words.killed, words.injured].map((text) => h("th", {scope: "col"}, text)))
    ),
    h(
      "tbody",
      {},
      ...reports.map((row) =>
        h(
          "tr",
          {},
          source(row),
          ...kinds.map((kind) => {
            const [low, high] = [row[`${kind}_min`] ?? null, row[`${kind}_max`] ?? null];
            const text = tollText(low, high, language);
            return h("td", {}, drawn(low, high, derived[kind]), h("span", {}, text ?? general.notStated));
          })
        )
      )
    ),
    h(
      "tfoot",
      {},
      h(
        "tr",
        {},
        h("th", {scope: "row"}, words.derived),
        ...kinds.map((kind) =>
          h("td", {}, drawn(null, null, derived[kind]), h("strong", {}, String(derived[kind] ?? general.notStated)))
        )
      )
    )
  );
  const nobody = rule === "reviewed" && !reports.some(({status}) => status === "reviewed");
  const attack = reports.find((row) => row.attack)?.attack;
  return [
    h("div", {class: "wide", tabindex: "0", role: "group", "aria-label": words.casualties}, table),
    ...(nobody ? [h("p", {class: "note"}, words.noneReviewed)] : []),
    ...(attack
      ? [
          h(
            "details",
            {},
            h("summary", {}, words.ruleAsSql),
            h("pre", {class: "sql-text", tabindex: "0"}, ruleSql(rule, attack))
          )
        ]
      : [])
  ];
}

/** "9", "at least 9", "at most 9", "2–11"; null where no number is stated. */
export function tollText(low: number | null, high: number | null, language: LanguageCode): string | null {
  const {atLeast, upTo} = viewWords(language);
  if (low === null) return high === null ? null : `${upTo} ${high}`;
  if (high === null) return `${atLeast} ${low}`;
  return low === high ? String(low) : `\u2066${low}–${high}\u2069`;
}
