import {array, assert, constantFrom, property, record} from "fast-check";
import {describe, expect, test, vi} from "vitest";
import {attackOfClaim, mergeReports} from "../loaders/attacks.js";
import {Candidates} from "../loaders/candidates.js";
import {likeness} from "../loaders/likeness.js";
import type {References} from "../loaders/references.js";
import type {Actor, Article, Claim, Place, Report} from "../loaders/schema.js";

const place = (id: string, country: string, admin_level: number, parent: string | null = null): Place => ({
  id,
  name_en: id,
  name_ar: null,
  name_fr: null,
  country,
  admin_level,
  kind: "town",
  parent,
  latitude: admin_level,
  longitude: -admin_level,
  aliases: [],
  wikidata: null
});
const references: References = {
  places: new Map(
    [
      place("LY", "LY", 0),
      place("sabha-district", "LY", 1),
      place("sabha", "LY", 3, "sabha-district"),
      place("derna", "LY", 3)
    ].map((row) => [row.id, row])
  ),
  actors: new Map<string, Actor>([["branch", {id: "branch", parent: "group"} as Actor]]),
  sources: new Map()
};

const article = (id: string, published_start: string, source: string | null = id) =>
  ({id, published_start, source}) as Article;
const articles = [article("one", "2019-05-05"), article("two", "2019-05-06"), article("three", "2019-05-07")];

let made = 0;
const report = (fields: Partial<Report>): Report => ({
  id: `r-${++made}`,
  article: "one",
  attack: "",
  type: "armed_assault",
  count: 1,
  outcome: "occurred",
  date: "2019-05-04",
  date_start: "2019-05-04",
  date_end: "2019-05-04",
  date_precision: "day",
  date_basis: "stated",
  date_text: null,
  place: "sabha",
  place_name: "Sabha",
  country: "LY",
  perpetrator: null,
  perpetrator_name: null,
  perpetrator_source: null,
  responsibility: null,
  targets: [],
  weapon: null,
  killed_min: null,
  killed_max: null,
  injured_min: null,
  injured_max: null,
  attackers_killed: null,
  quotes: [`quote ${made}`],
  prefixes: [""],
  suffixes: [""],
  starts: [0],
  ends: [7],
  sentences: ["s-1"],
  rules: [],
  status: "auto",
  ...fields
});

/** The groups of articles that are merged, and the attacks. */
function merge(reports: Report[], claims: Claim[] = []) {
  const {attacks, attackOf} = mergeReports(reports, articles, references);
  return {
    attacks,
    reports: reports.map((report) => ({...report, attack: attackOf.get(report.id)!})),
    claims: claims.map((claim) => ({...claim, attack: attackOfClaim(claim, attackOf)}))
  };
}

describe("reports of two articles merge", () => {
  test("when day, place and toll agree, and the attack says why", () => {
    const {attacks} = merge([
      report({killed_min: 9, killed_max: 9}),
      report({article: "two", killed_min: 9, killed_max: 11})
    ]);
    expect(attacks).toHaveLength(1);
    expect(attacks[0]).toMatchObject({reports: 2, sources: 2, killed_low: 9, killed_best: 9, killed_high: 11});
    expect(attacks[0]!.merged_because).toEqual(["day 2019-05-04; place sabha; type armed_assault; killed 9 and 9"]);
  });

  test("when both name a place that is not listed, whose name the reason does not repeat", () => {
    const unlisted = {place: null, place_name: "سيدي داود", killed_min: 9};
    const {attacks} = merge([report(unlisted), report({article: "two", ...unlisted})]);
    expect(attacks).toHaveLength(1);
    expect(attacks[0]!.merged_because).toEqual([
      "day 2019-05-04; a place of the same name; type armed_assault; killed 9 and 9"
    ]);
  });

  test("when one names the town and the other its district", () => {
    const {attacks} = merge([
      report({killed_min: 9}),
      report({article: "two", place: "sabha-district", killed_min: 9})
    ]);
    expect(attacks).toHaveLength(1);
    expect(attacks[0]).toMatchObject({place: "sabha", latitude: 3, longitude: -3});
  });

  test("when one gives the month and the other the day", () => {
    const month = {
      article: "two",
      date: "2019-05",
      date_start: "2019-05-01",
      date_end: "2019-05-31",
      date_precision: "month"
    };
    const {attacks} = merge([report({killed_min: 9}), report({...month, killed_min: 9})]);
    expect(attacks).toHaveLength(1);
    expect(attacks[0]!.date).toBe("2019-05-04");
  });

  test("when an attack is told as of the night before", () => {
    const night = {article: "two", date: "2019-05-05", date_start: "2019-05-05", date_end: "2019-05-05"};
    expect(merge([report({killed_min: 9}), report({...night, killed_min: 9})]).attacks).toHaveLength(1);
  });

  test("when one names a branch and the other the group", () => {
    const reports = [
      report({perpetrator: "group", killed_min: 2}),
      report({article: "two", perpetrator: "branch", killed_min: 2})
    ];
    expect(merge(reports).attacks).toHaveLength(1);
  });
});

describe("reports stay apart", () => {
  test.each<[string, Partial<Report>, Partial<Report>]>([
    ["on days apart", {killed_min: 9}, {killed_min: 9, date_start: "2019-05-08", date_end: "2019-05-08"}],
    ["in towns apart", {killed_min: 9}, {killed_min: 9, place: "derna", place_name: "Derna"}],
    ["in countries apart", {place: null}, {place: null, country: "TN"}],
    ["of types that exclude each other", {}, {type: "kidnapping"}],
    ["where one was foiled", {}, {outcome: "foiled"}],
    ["by different groups", {perpetrator: "one"}, {perpetrator: "two"}],
    ["with absurdly different tolls", {killed_min: 2}, {killed_min: 60}],
    ["without a day", {killed_min: 9, date_start: null, date_end: null}, {killed_min: 9}],
    ["that only share day and country", {place: "LY"}, {place: "LY", type: "attack"}]
  ])("%s", (_, a, b) => {
    expect(merge([report(a), report({article: "two", ...b})]).attacks).toHaveLength(2);
  });

  test("in one article, which has told them apart", () => {
    expect(merge([report({killed_min: 9}), report({killed_min: 9})]).attacks).toHaveLength(2);
  });

  test("when a person has rejected one", () => {
    expect(
      merge([report({killed_min: 9}), report({article: "two", killed_min: 9, status: "rejected"})]).attacks
    ).toHaveLength(2);
  });
});

describe("attacks", () => {
  test("have the id of their first report by publication, whatever the order given", () => {
    const [first, second] = [report({killed_min: 9}), report({article: "two", killed_min: 9})];
    expect(merge([second, first]).attacks.map(({id}) => id)).toEqual(merge([first, second]).attacks.map(({id}) => id));
    expect(merge([second, first]).attacks[0]).toMatchObject({article: "one", quote: first.quotes[0]});
  });

  test("are written into their reports and the claims about them, whose rows are not changed", () => {
    const rows = [report({}), report({article: "two", type: "kidnapping"})];
    const claims = [
      {id: "c-1", report: rows[1]!.id, attack: null} as Claim,
      {id: "c-2", report: null, attack: null} as Claim
    ];
    const merged = merge(rows, claims);
    expect(merged.reports.map(({attack}) => attack)).toEqual(merged.attacks.map(({id}) => id));
    expect(merged.claims.map(({attack}) => attack)).toEqual([merged.attacks[1]!.id, null]);
    expect(rows[0]!.attack).toBe("");
  });

  test("count copies of one wire once", () => {
    const quotes = ["the same words"];
    const {attacks} = merge([report({killed_min: 9, quotes}), report({article: "two", killed_min: 9, quotes})]);
    expect(attacks[0]).toMatchObject({reports: 2, sources: 1});
  });

  test("take the median of three tolls", () => {
    const reports = [9, 11, 12].map((killed_min, index) => report({article: articles[index]!.id, killed_min}));
    expect(merge(reports).attacks[0]).toMatchObject({reports: 3, killed_low: 9, killed_best: 11, killed_high: 12});
  });

  test("take the type that says most and the first of claimed, denied, attributed", () => {
    const reports = [
      report({type: "attack", killed_min: 9, responsibility: "attributed"}),
      report({article: "two", type: "suicide_bombing", killed_min: 9, responsibility: "claimed"})
    ];
    expect(merge(reports).attacks[0]).toMatchObject({
      type: "suicide_bombing",
      responsibility: "claimed",
      acled_event_type: "Explosions/Remote violence",
      acled_sub_event_type: "Suicide bomb",
      gtd_attacktype: 3
    });
  });

  test("on people who do not fight are violence against civilians in ACLED", () => {
    expect(merge([report({targets: ["civilians"]})]).attacks[0]).toMatchObject({
      acled_event_type: "Violence against civilians",
      acled_sub_event_type: "Attack"
    });
    expect(merge([report({targets: ["military"]})]).attacks[0]).toMatchObject({
      acled_event_type: "Battles",
      gtd_attacktype: 2
    });
  });

  test("of no reports are none", () => {
    expect(merge([])).toEqual({attacks: [], reports: [], claims: []});
  });
});

test("likeness is the same both ways", () => {
  const [a, b] = [report({killed_min: 9}), report({article: "two", place: "sabha-district", killed_min: 10})];
  expect(likeness(a, b, references)?.score).toBe(likeness(b, a, references)?.score);
});

test("looking only at likely groups merges as comparing every pair does", () => {
  const day = constantFrom("2019-05-03", "2019-05-04", "2019-05-05", "2019-06-20");
  const dates = constantFrom<Partial<Report>>(
    {date_start: "2019-05-01", date_end: "2019-05-31", date_precision: "month"},
    {date_start: "2019-01-01", date_end: "2019-12-31", date_precision: "year"},
    {date_start: "2010-01-01", date_end: "2019-05-04", date_precision: "decade"},
    {date_start: null, date_end: "2019-05-04", date_precision: "interval"}
  );
  const sabha: Partial<Report> = {place: "sabha", place_name: "Sabha", country: "LY"};
  const somewhere = constantFrom<Partial<Report>>(
    ...[sabha, sabha, sabha, sabha],
    {place: "sabha", place_name: "Sabha", country: null},
    {place: "sabha-district", place_name: "Sabha", country: "LY"},
    {place: "LY", place_name: "Libya", country: null},
    {place: "derna", place_name: "Derna", country: "LY"},
    {place: "not-listed", place_name: null, country: null},
    {place: null, place_name: "Sabha", country: null},
    {place: null, place_name: "a hamlet", country: "TN"},
    {place: null, place_name: null, country: "LY"},
    {place: null, place_name: null, country: null}
  );
  const rest = record({
    type: constantFrom("armed_assault", "armed_assault", "attack", "bombing"),
    killed_min: constantFrom(null, 9, 9, 10, 60),
    status: constantFrom("auto", "auto", "auto", "rejected")
  });
  const on = day.map((one): Partial<Report> => ({date_start: one, date_end: one, date_precision: "day"}));
  const reports = array(record({on: constantFrom(on, on, dates).chain((one) => one), somewhere, rest}), {
    minLength: 20,
    maxLength: 40
  });
  let merged = 0;
  assert(
    property(reports, (list) => {
      const rows = list.map(({on, somewhere, rest}, n) =>
        report({id: `r-${n}`, article: `article ${n % 15}`, ...on, ...somewhere, ...rest})
      );
      const few = merge(rows);
      const every = new Set<number>();
      const add = vi.spyOn(Candidates.prototype, "add").mockImplementation((group) => void every.add(group));
      const of = vi.spyOn(Candidates.prototype, "of").mockImplementation(() => [...every]);
      const all = merge(rows);
      add.mockRestore();
      of.mockRestore();
      merged += rows.length - all.attacks.length;
      expect(few).toEqual(all);
    }),
    {numRuns: 300}
  );
  expect(merged).toBeGreaterThan(300);
});
