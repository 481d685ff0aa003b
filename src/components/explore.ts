import {languageRoot} from "./addresses.js";
import {query} from "./database.js";
import type {Result, ResultRow} from "./database.js";
import {distressingNote} from "./distressing.js";
import {exploreWords} from "./explore-words.js";
import {filterPanel} from "./filter-panel.js";
import {exploredTable, recordsOf, totals} from "./filters.js";
import type {Condition, Filters} from "./filters.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {languages, pageLanguage} from "./languages.js";
import {inLink} from "./links.js";
import {map} from "./map.js";
import type {MapRow} from "./map.js";
import {matrix} from "./matrix.js";
import type {ClaimRow} from "./matrix.js";
import {resultTable} from "./result-table.js";
import {timeline} from "./timeline.js";
import type {TimelineNode, TimelineRow} from "./timeline.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Records that views draw at most; above, they say how many there are. */
const limit = 5000;

/** Columns of the table of records, each under the name that tells what it links to, and those that hold words of the vocabulary. */
const columns = ["kind", "type", "date", "actor_name", "place_name", "certainty", "status", "quote", "id", "article"];
const vocabulary = ["kind", "type", "certainty", "status"];

/** A view, what it is drawn of, and how the reader's choice in it becomes a filter. */
interface View {
  /** The choice that the view itself makes, and is therefore not narrowed by. */
  own?: "window" | "place";
  slot: HTMLElement;
  draw(rows: ResultRow[], filters: Filters): HTMLElement;
  /** What was drawn last, so that a view stands still while nothing of it changes. */
  drawn?: string;
}

/**
 * Attacks and claims with filters, timeline, map, matrix and table, each narrowing the others: days brushed on the timeline and a place
 * chosen on the map become filters like those of the panel. The page's address keeps the filters.
 * @param still The drawing that stands in for the timeline until the records are open.
 * @throws Error with the database's message when the records cannot be opened.
 */
export async function explore({still}: {still?: Element | null} = {}): Promise<HTMLElement> {
  const language = pageLanguage(document);
  const words = exploreWords(language);
  const root = languageRoot(document);
  const h = elements(document);
  const status = h("p", {class: "left", role: "status"});
  const panel = inLink("filters", filterPanel({language, ask}));
  const section = (title: string) => {
    const slot = h("div", {class: "view"});
    return {slot, node: h("section", {}, h("h2", {}, title), slot)};
  };
  const [when, where, who, records] = [words.time, words.map, words.matrix, words.table].map(section) as [
    ReturnType<typeof section>,
    ReturnType<typeof section>,
    ReturnType<typeof section>,
    ReturnType<typeof section>
  ];
  const width = () => records.slot.clientWidth || Math.min(innerWidth - 32, 800);

  function choose(change: Partial<Filters>): void {
    panel.value = {...panel.value, ...change};
    panel.dispatchEvent(new Event("input", {bubbles: true}));
  }

  /** The window that the timeline of these records showed at first. */
  let opening: string | undefined;
  const views: View[] = [
    {
      own: "window",
      slot: when.slot,
      draw(rows, filters) {
        const before = when.slot.querySelector<TimelineNode>(".timeline")?.value;
        const node = timeline(rows.map(timelineRow), {
          language,
          root,
          lane: "kind",
          lanes: ["kind", "actor", "place", "source"]
        });
        // Where the reader went stays; what was shown at first may have none of these records.
        const moved = before && JSON.stringify(before.window) !== opening ? {window: before.window} : {};
        opening = JSON.stringify(node.value!.window);
        node.value = {...node.value!, ...moved, brush: closed(filters.window), selected: null};
        node.addEventListener("input", () => {
          const brush = node.value?.brush?.map((day) => day.slice(0, 10)) as [string, string] | undefined;
          if (JSON.stringify(brush ?? null) !== JSON.stringify(closed(panel.value.window))) choose({window: brush});
        });
        return node;
      }
    },
    {
      own: "place",
      slot: where.slot,
      draw(rows, filters) {
        const node = map(rows.map(mapRow), {width: width(), language, root});
        node.value = {selected: filters.place?.length === 1 ? filters.place[0]! : null, extent: null};
        node.addEventListener("input", () => {
          const {selected} = node.value;
          choose({place: selected ? [selected] : undefined});
        });
        return node;
      }
    },
    {slot: who.slot, draw: (rows) => matrix(rows.filter(({kind}) => kind === "claim").map(claimRow), {language, root})},
    {slot: records.slot, draw: (rows) => recordTable(rows, language)}
  ];

  let turn = 0;
  async function update(): Promise<void> {
    const mine = ++turn;
    const filters = panel.value;
    const [[counts], ...answers] = await Promise.all([
      ask(totals(filters)),
      ...views.map(({own}) => ask(recordsOf(filters, own), limit))
    ]);
    if (mine !== turn) return;
    say(counts!, filters, answers[2]!.more);
    views.forEach((view, index) => {
      const rows = answers[index]!;
      const drawn = JSON.stringify(rows.map(({id}) => id));
      if (view.drawn === drawn) return;
      view.drawn = drawn;
      view.slot.replaceChildren(view.draw(rows, filters));
    });
  }

  function say(counts: ResultRow, {window}: Filters, more: boolean): void {
    const number = (value: unknown) => numberText(Number(value), language);
    const parts = [words.left(number(counts.possibly), number(counts.all))];
    if (window) parts.push(words.inWindow(number(counts.certainly), number(counts.possibly), number(counts.undated)));
    if (more) parts.push(words.onlyFirst(number(limit), number(counts.possibly)));
    if (!Number(counts.possibly)) parts.push(words.nothing);
    status.textContent = parts.join(" · ");
  }

  panel.addEventListener("input", () => void update());
  const filtersBox = h("details", {class: "explore-filters"}, h("summary", {}, words.filters), panel);
  // A phone shows the records first.
  filtersBox.open = matchMedia("(min-width: 60rem)").matches;
  const node = h(
    "div",
    {class: "explore"},
    filtersBox,
    h(
      "div",
      {class: "explore-views"},
      status,
      h("p", {class: "note"}, words.brushHint),
      when.node,
      where.node,
      who.node,
      records.node
    )
  );
  await update();
  still?.remove();
  return node;
}

/** Days of a filter as a timeline has them, which knows no open end. */
function closed(window: Filters["window"]): [string, string] | null {
  return window?.[0] && window[1] ? [window[0], window[1]] : null;
}

function timelineRow({actor_name, place_name, source_name, ...row}: ResultRow): TimelineRow {
  const isAttack = row.kind === "attack";
  const names = {actor: actor_name, place: place_name, source: source_name} as Pick<
    TimelineRow,
    "actor" | "place" | "source"
  >;
  return {
    ...row,
    ...names,
    lane: row.kind as string,
    detail: (isAttack ? place_name : row.actor_words) as string | null
  };
}

function mapRow({place_kind, place_words, place_name, ...row}: ResultRow): MapRow {
  // `count` of a record is how many attacks it lumps together; on the map a record is one.
  return {
    ...row,
    count: 1,
    kind: place_kind as string,
    place_name: (place_words ?? place_name) as string,
    [`place_name_${pageLanguage(document)}`]: place_name as string
  };
}

function claimRow(row: ResultRow): ClaimRow {
  const language = pageLanguage(document);
  const words = wordsOf(language);
  const event = row.about
    ? [label(words, row.about_type as string), row.place_name].filter(Boolean).join(languages[language].comma)
    : null;
  return {
    ...row,
    id: row.id as string,
    speaker: row.actor_words as string | null,
    speaker_id: row.actor as string | null,
    speaker_name: row.actor_name as string | null,
    attack: row.about as string | null,
    about_place: row.place as string | null,
    said: row.date as string | null,
    said_start: row.date_start as Date | null,
    said_end: row.date_end as Date | null,
    subject_name: event ?? ((row.about_actor ? row.about_actor_name : row.place_name) as string | null)
  };
}

/** The records in the words of the page, as filters and timeline have them. */
function recordTable(rows: ResultRow[], language: LanguageCode): HTMLElement {
  const words = wordsOf(language);
  const {kind, type, actor, place, certainty, status, record, article} = exploreWords(language);
  const headings = {
    ...{kind, type, actor_name: actor, place_name: place, certainty, status},
    ...{date: words.date, quote: words.evidence, id: record, article}
  };
  const shown = (row: ResultRow, name: string) => {
    if (name === "quote" && row.quote && row.distressing) return distressingNote(language);
    return vocabulary.includes(name) && row[name] ? label(words, row[name] as string) : (row[name] ?? null);
  };
  return resultTable(
    rows.map((row) => Object.fromEntries(columns.map((name) => [name, shown(row, name)]))),
    {language, headings}
  );
}

let prepared: Promise<unknown> | null = null;

/** Rows of a query on `explored`, which is made first; and made again where a new engine has started without it. */
async function ask({sql, parameters}: Condition, rows = Infinity): Promise<Result> {
  const prepare = () => query(exploredTable(pageLanguage(document)));
  await (prepared ??= prepare());
  try {
    return await query(sql, {parameters, limit: rows});
  } catch (error) {
    if (!/explored does not exist/.test((error as Error).message)) throw error;
    await (prepared = prepare());
    return await query(sql, {parameters, limit: rows});
  }
}
