import {groups, rollups, sort} from "d3-array";
import type {Attack, Claim, Report} from "../../loaders/schema.js";
import {compareIn} from "./collate.js";
import {countWords} from "./count-words.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {attackItem, capital, claimItem, isOpen, tollWords} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordWords} from "./record-words.js";
import {attackDays, claimDays, latestFirst} from "./records.js";
import {label, wordsOf} from "./words.js";

/** Items that a list shows at most; the query page has the others. */
const most = 500;

interface Entry {
  type: string;
  /** First day, or last where the first is open; null if not dated. */
  day: string | null;
  item: HTMLElement;
}

/** All attacks, the latest first, by year; links show those of one type or lead to a year, without a script. */
export function attackList(
  attacks: Attack[],
  reportsOf: ReadonlyMap<string, Report[]>,
  options: RecordOptions
): HTMLElement {
  const latest = latestFirst(attacks, attackDays);
  const entries = latest.slice(0, most).map((attack) => {
    const reports = reportsOf.get(attack.id) ?? [];
    const toll = (["killed", "injured"] as const).map((what) =>
      tollWords(what, attack[`${what}_low`], attack[`${what}_high`], isOpen(reports, what), options.language)
    );
    return {
      type: attack.type,
      day: attack.date_start ?? attack.date_end,
      // The number of killed stands in the title.
      item: attackItem(attack, options, toll[1] ?? null)
    };
  });
  return filtered("attack", entries, attacks.length, "SELECT * FROM attacks", options);
}

/** All claims, likewise. */
export function claimList(claims: Claim[], options: RecordOptions): HTMLElement {
  const latest = latestFirst(claims, claimDays);
  const entries = latest.slice(0, most).map((claim) => ({
    type: claim.type,
    day: claim.said_start ?? claim.said_end,
    item: claimItem(claim, options)
  }));
  return filtered("claim", entries, claims.length, "SELECT * FROM claims", options);
}

function filtered(
  what: "attack" | "claim",
  entries: Entry[],
  total: number,
  sql: string,
  {document, language}: RecordOptions
): HTMLElement {
  const h = elements(document);
  const words = recordWords(language);
  if (!entries.length) return h("p", {class: "empty"}, wordsOf(language).nothing);
  const types = sort(
    rollups(
      entries,
      (list) => list.length,
      ({type}) => type
    ),
    ([a, m], [b, n]) => n - m || compareIn(language)(label(wordsOf(language), a), label(wordsOf(language), b))
  );
  const years = groups(entries, ({day}) => day?.slice(0, 4) ?? null);
  const anchor = (type: string) => `type-${type.replace(/[^\w-]/g, "")}`;
  const yearId = (year: string | null) => (year === null ? "undated" : `y${year}`);
  const link = (href: string, text: string, count: number) =>
    h("li", {}, h("a", {href}, text), h("span", {class: "count"}, ` ${numberText(count, language)}`));
  return h(
    "div",
    {class: "record-list"},
    // An address that ends in a type's anchor shows that type only: the style sheet of the list does it.
    h("style", {}, types.map(([type]) => onlyType(anchor(type))).join("\n")),
    ...types.map(([type]) => h("span", {id: anchor(type), class: "anchor"})),
    h(
      "nav",
      {class: "filters", "aria-label": words.byType},
      h("strong", {}, words.byType),
      h(
        "ul",
        {},
        link("#all", words.all, entries.length),
        ...types.map(([type, count]) => link(`#${anchor(type)}`, capital(label(wordsOf(language), type)), count))
      )
    ),
    h(
      "nav",
      {class: "filters", "aria-label": words.byYear},
      h("strong", {}, words.byYear),
      h("ul", {}, ...years.map(([year, list]) => link(`#${yearId(year)}`, year ?? words.noDate, list.length)))
    ),
    total > entries.length
      ? h("p", {class: "note"}, `${words.first} `, h("code", {}, sql))
      : h("p", {class: "note", id: "all"}, countWords(what, total, language)),
    ...years.map(([year, list]) =>
      h(
        "section",
        {"aria-labelledby": yearId(year)},
        h("h2", {id: yearId(year)}, year ?? words.noDate),
        h("ul", {class: "records"}, ...list.map(({item}) => item))
      )
    )
  );
}

function onlyType(anchor: string): string {
  return [
    `#${anchor}:target ~ section .record:not(.${anchor}), #${anchor}:target ~ section:not(:has(.${anchor})) {display: none}`,
    `#${anchor}:target ~ nav a[href="#${anchor}"] {color: var(--ink); font-weight: 600; text-decoration: none}`
  ].join("\n");
}
