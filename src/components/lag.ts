import {select} from "d3-selection";
import {sentenceAddress} from "./addresses.js";
import {elements} from "./html.js";
import {distribution, drawLag, eventsDrawn, scaleOf} from "./lag-draw.js";
import type {Sheet} from "./lag-draw.js";
import {lagOf, steps} from "./lags.js";
import type {Lag, LagRow, Step} from "./lags.js";
import {languages, pageLanguage} from "./languages.js";
import {viewWords} from "./views-words.js";
import type {ViewWords} from "./views-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

export type {LagRow} from "./lags.js";

export interface LagOptions {
  /** CSS pixels. */
  width?: number;
  language?: LanguageCode;
  /** From the page to the pages of its language: `./` or `../`. */
  root?: string;
  document?: Document;
  /** Most events and groups drawn; the table has all. */
  limit?: number;
}

const groupings = ["group", "outlet"] as const;

/** What the distribution shows: up to which step, and of what. */
export interface LagValue {
  step: Step;
  by: (typeof groupings)[number];
}

/**
 * Draws how long after each event its first report, the claim of responsibility and a denial came, as ranges where dates are
 * uncertain, and the distribution of one of these by group or outlet. The same numbers stand in a table; what is not known is counted.
 * @returns an element whose `value` is a `LagValue`; it sends `input` when the reader chooses another.
 */
export function lag(rows: Iterable<LagRow>, options: LagOptions = {}): HTMLElement & {value: LagValue} {
  const {document = globalThis.document} = options;
  const {language = pageLanguage(document)} = options;
  const width = Math.max(options.width ?? 928, 280);
  const words = viewWords(language);
  const h = elements(document);
  const events = [...rows];
  // At first the step of which most is known.
  const knownOf = (step: Step) => events.filter((row) => lagOf(row, step)).length;
  const usual = [...steps].sort((a, b) => knownOf(b) - knownOf(a))[0]!;
  const value: LagValue = {step: usual, by: "group"};
  const node = Object.assign(h("div", {class: "view lag"}), {value});
  const {limit = 40} = options;
  const known = events.filter((row) => steps.some((step) => lagOf(row, step)));
  if (!known.length) {
    node.append(h("p", {class: "empty"}, words.noLags));
    return node;
  }
  const sheet: Sheet = {document, language, words, width, x: scaleOf(known, width)};
  const choose = <K extends keyof LagValue>(key: K, title: string, names: readonly (LagValue[K] & string)[]) => {
    const word = (name: string) => words[`${key === "step" ? "lag" : "by"}_${name}` as keyof ViewWords];
    const choice = h("select", {}, ...names.map((name) => h("option", {value: name}, word(name))));
    for (const type of ["input", "change"]) {
      choice.addEventListener(type, (event) => {
        event.stopPropagation();
        if (type === "change" || value[key] === choice.value) return;
        value[key] = choice.value as LagValue[K];
        draw();
        const {Event} = document.defaultView ?? globalThis;
        node.dispatchEvent(new Event("input", {bubbles: true}));
      });
    }
    return {choice, label: h("label", {class: "choice"}, `${title}${languages[language].colon}`, choice)};
  };
  const step = choose("step", words.step, steps);
  const by = choose("by", words.by, groupings);
  const spread = h("div");
  const draw = () => {
    step.choice.value = value.step;
    by.choice.value = value.by;
    const title = `${words.step} ${words[`lag_${value.step}`]} · ${words.by} ${words[`by_${value.by}`]}`;
    spread.replaceChildren(h("p", {class: "view-title"}, title), distribution(events, value, limit, sheet));
  };
  Object.defineProperty(node, "value", {
    get: () => ({...value}),
    set(next: Partial<LagValue> | null) {
      value.step = steps.find((one) => one === next?.step) ?? usual;
      value.by = groupings.find((one) => one === next?.by) ?? "group";
      draw();
    }
  });
  const legend = steps.map((one) => {
    const item = h("li", {});
    const svg = select(item).append("svg").attr("width", 26).attr("height", 10).attr("aria-hidden", "true");
    drawLag(svg.append("g"), {least: 2, most: 20}, one, 0, Object.assign((days: number) => days + 2, {}) as never);
    item.append(` ${words[`lag_${one}`]}`);
    return item;
  });
  const {showing, of} = wordsOf(language);
  node.append(
    h("ul", {class: "legend"}, ...legend),
    eventsDrawn(known.slice(0, limit), sheet),
    h(
      "p",
      {class: "note"},
      [
        known.length > limit ? `${showing} ${limit} ${of} ${known.length} · ` : "",
        `${words.notKnown}${languages[language].colon}${events.length - known.length}`
      ].join("")
    ),
    ...(document === globalThis.document ? [step.label, by.label] : []),
    spread,
    h("p", {class: "note"}, words.lagNote),
    lagTable(events, {...options, document, language})
  );
  draw();
  return node;
}

function lagTable(
  rows: LagRow[],
  {document, language, root = "./"}: LagOptions & {document: Document; language: LanguageCode}
) {
  const words = viewWords(language);
  const general = wordsOf(language);
  const h = elements(document);
  const heads = [words.event, ...steps.map((step) => words[`lag_${step}`]), words.by_group, words.by_outlet];
  const body = rows.map((row) => {
    const title = h("bdi", {}, row.name ?? row.attack);
    const {article, sentence} = row;
    const link = article && sentence ? h("a", {href: root + sentenceAddress(article, sentence)}, title) : title;
    return h(
      "tr",
      {},
      h("th", {scope: "row"}, link),
      ...steps.map((step) => h("td", {}, lagText(lagOf(row, step), language) ?? general.notStated)),
      ...groupings.map((key) => h("td", {}, h("bdi", {}, row[key] ?? general.notStated)))
    );
  });
  return h(
    "details",
    {},
    h("summary", {}, general.asTable),
    h(
      "div",
      {class: "wide", tabindex: "0", role: "group", "aria-label": words.lag},
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", {scope: "col"}, text)))),
        h("tbody", {}, ...body)
      )
    )
  );
}

/** "days: 3", "days: 0–25", "days: 12 or more"; null where it is not known. */
export function lagText(lag: Lag | null, language: LanguageCode): string | null {
  const {days, orMore} = viewWords(language);
  if (!lag) return null;
  const {least, most} = lag;
  const text = most === null ? `${least} ${orMore}` : least === most ? String(least) : `\u2066${least}–${most}\u2069`;
  return `${days}${languages[language].colon}${text}`;
}
