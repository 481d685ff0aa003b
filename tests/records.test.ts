import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {readReferences} from "../loaders/references.js";
import type {Article, Attack, Claim, Report} from "../loaders/schema.js";
import {fill} from "../src/build/expand.js";
import {finishPage} from "../src/build/finish.js";
import {shapes} from "../src/build/shapes.js";
import {header} from "../src/build/header.js";
import {mentioned} from "../src/build/mentioned.js";
import {readPublisher} from "../src/build/publisher.js";
import {articleView} from "../src/components/article.js";
import {attackView} from "../src/components/attack.js";
import {claimView, sameThing} from "../src/components/claim.js";
import {attackLinkedData, claimLinkedData, linkedDataScript} from "../src/components/linked-data.js";
import {mergeReason} from "../src/components/merge-reasons.js";
import {daysBetween, nearInPlace, nearInTime} from "../src/components/neighbours.js";
import {attackList} from "../src/components/record-lists.js";
import {attackTitle, isArmedGroup, quotation, speakerName, tollWords} from "../src/components/record-parts.js";
import type {RecordOptions} from "../src/components/record-parts.js";
import {referenceList, referenceView} from "../src/components/reference.js";
import type {ReferenceData} from "../src/components/reference.js";
import {extentOf, shares} from "../src/components/sparkline.js";
import {countWords} from "../src/components/count-words.js";
import {valueWord} from "../src/components/record-words.js";
import {textFragment} from "../src/components/text-fragment.js";

const references = readReferences("data");
const {document} = new JSDOM("").window;
const hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";

const article = (id: string, more: Partial<Article> = {}): Article => ({
  id,
  title: hostile,
  source: "reuters",
  author: null,
  url: null,
  archived_url: null,
  language: "ar",
  published: "2019-07-17",
  published_start: "2019-07-17",
  published_end: "2019-07-17",
  published_note: null,
  rights: "quote",
  quotation_budget: null,
  withheld: [],
  sha256: "",
  characters: 1,
  sentences: 1,
  ...more
});
const report = (id: string, more: Partial<Report> = {}): Report => ({
  id,
  article: "one",
  attack: "a-000000000001",
  type: "shelling",
  count: 1,
  outcome: "occurred",
  date: "2019-06-27",
  date_start: "2019-06-27",
  date_end: "2019-06-27",
  date_precision: "day",
  date_basis: "stated",
  date_text: null,
  place: "tunis",
  place_name: "Tunis",
  country: "TN",
  perpetrator: "islamic-state",
  perpetrator_name: "Islamic State",
  perpetrator_source: hostile,
  responsibility: "claimed",
  targets: ["civilians"],
  weapon: "mortar",
  killed_min: 2,
  killed_max: 2,
  injured_min: 3,
  injured_max: null,
  attackers_killed: null,
  quotes: [hostile],
  prefixes: [""],
  suffixes: ["."],
  starts: [0],
  ends: [5],
  sentences: ["s-000000000001"],
  rules: ["list:trigger=shelling"],
  status: "auto",
  ...more
});
const attack = (id: string, more: Partial<Attack> = {}): Attack => ({
  id,
  type: "shelling",
  count: 1,
  outcome: "occurred",
  date: "2019-06-27",
  date_start: "2019-06-27",
  date_end: "2019-06-27",
  date_precision: "day",
  month: "2019-06-01",
  place: "tunis",
  place_name: "Tunis",
  country: "TN",
  latitude: 36.8,
  longitude: 10.18,
  perpetrator: "islamic-state",
  perpetrator_name: "Islamic State",
  responsibility: "claimed",
  targets: ["civilians"],
  weapon: "mortar",
  killed_low: 2,
  killed_best: 5,
  killed_high: 9,
  injured_low: 3,
  injured_best: 3,
  injured_high: 3,
  reports: 2,
  sources: 2,
  merged_because: ["day 2019-06-27; place tunis; killed 2 and 9"],
  acled_event_type: "Explosions/Remote violence",
  acled_sub_event_type: "Shelling/artillery/missile attack",
  gtd_attacktype: 3,
  quote: hostile,
  article: "one",
  sentence: "s-000000000001",
  status: "auto",
  ...more
});
const claim = (id: string, more: Partial<Claim> = {}): Claim => ({
  id,
  article: "one",
  sentence: "s-000000000001",
  start: 0,
  end: 4,
  quote: hostile,
  prefix: null,
  suffix: null,
  speaker: "خالد المحجوب",
  speaker_id: "libyan-national-army",
  speaker_kind: "person",
  speaker_role: null,
  report_verb: "قال",
  type: "assessment",
  certainty: "probable",
  negated: false,
  quoted: false,
  said: "2019-05-22",
  said_start: "2019-05-22",
  said_end: "2019-05-22",
  channel: "statement",
  via: null,
  via_source: "youm7",
  report: null,
  attack: null,
  about_actor: "baghdadi",
  about_place: "LY",
  supports: [],
  contradicts: [],
  rules: [],
  status: "reviewed",
  ...more
});

const options = (language: "en" | "ar" = "en", more: Partial<RecordOptions> = {}): RecordOptions => ({
  document,
  language,
  names: {
    ...references,
    articles: new Map([article("one"), article("two", {rights: "none", source: null})].map((row) => [row.id, row]))
  },
  href: (kind, id) => `../${kind}/${id}.html`,
  version: "1f2e",
  url: null,
  corrections: null,
  ...more
});
const data = {
  attack: attack("a-000000000001"),
  reports: [
    report("r-000000000001"),
    report("r-000000000002", {
      article: "two",
      quotes: [],
      sentences: [],
      perpetrator_source: null,
      killed_min: 9,
      killed_max: null
    })
  ],
  claims: [claim("c-000000000001", {attack: "a-000000000001"})],
  near: {time: [], place: []},
  shapes: null
};

test("words around evidence that a table cut short are shown whole, or not at all", () => {
  const around = (prefix: string, suffix: string) => {
    const shown = quotation(
      {kind: "claim", article: "one", sentence: "s", quote: "نفى", prefix, suffix},
      options()
    ).querySelectorAll(".around");
    return [...shown].map(({textContent}) => textContent);
  };
  const cut = " عقب هزيمة التنظيم في سوريا والعر";
  expect(around("راق وسوريا بعد هزيمة التنظيم في ", cut)).toEqual([
    "… وسوريا بعد هزيمة التنظيم في ",
    " عقب هزيمة التنظيم في سوريا …"
  ]);
  expect(around("وقد ", " ذلك.")).toEqual(["وقد ", " ذلك."]);
});

describe("the page of an attack", () => {
  test("draws its place as exactly as it is known, and the numbers of its sources, without a script", () => {
    const drawn = attackView({...data, shapes: shapes()}, options());
    const map = drawn.querySelector(".place-map")!;
    expect(map.querySelector(".mark")!.getAttribute("class")).toContain("is-town");
    expect(map.querySelectorAll(".land path").length).toBeGreaterThan(1);
    expect(map.querySelector("figcaption")!.textContent).toBe("Tunis · town");
    expect(map.querySelector("[tabindex], [role=button], a[href]")).toBeNull();
    // Of each source the killed, then the injured: "2", "at least 3"; "at least 9", "at least 3".
    const bars = [...drawn.querySelectorAll(".tolls tbody .toll-bar")];
    expect(bars.map((bar) => bar.querySelector(".open") !== null)).toEqual([false, true, true, true]);
    const nowhere = attack("a-1", {place: null, place_name: "x", latitude: null, longitude: null, country: null});
    expect(attackView({...data, attack: nowhere}, options()).querySelector(".place-map")).toBeNull();
  });

  test.each(["en", "ar"] as const)("shows in %s each article's evidence beside the others', as text", (language) => {
    const view = attackView(data, options(language));
    expect(view.querySelectorAll(".evidence > .report").length).toBe(2);
    expect(view.querySelector("script, img")).toBeNull();
    expect(view.querySelector(".evidence mark")?.textContent).toBe(hostile);
    const link = view.querySelector(".evidence blockquote a");
    expect(link?.getAttribute("href")).toBe("../articles/one.html#s-000000000001");
  });

  test("quotes nothing of an article whose rights do not allow it", () => {
    const [, second] = attackView(data, options()).querySelectorAll(".evidence > .report");
    expect(second!.querySelector("blockquote")).toBeNull();
    expect(second!.textContent).toContain("do not allow quotation");
  });

  test("compares the numbers of the articles and adds none", () => {
    const table = attackView(data, options()).querySelector("table.tolls")!;
    const cells = [...table.querySelectorAll("tbody tr")].map((row) =>
      [...row.querySelectorAll(".number")].map((cell) => cell.textContent)
    );
    expect(cells).toEqual([
      ["2", "at least 3", "—"],
      ["at least 9", "at least 3", "—"]
    ]);
    expect(table.textContent).not.toContain("11");
  });

  test("names its rules, the reason for merging, and says when nobody has checked it", () => {
    const text = attackView(data, options()).textContent;
    expect(text).toContain("list:trigger=shelling");
    expect(text).toContain("same day: 27 June 2019; same place: \u2068Tunis\u2069; killed: 2 and 9");
    expect(text).toContain("not checked by a person");
  });

  test("offers corrections only where the publisher takes them", () => {
    expect(attackView(data, options()).querySelector(".correction")).toBeNull();
    const link = (corrections: string) =>
      attackView(data, options("en", {corrections})).querySelector(".correction a")?.getAttribute("href");
    expect(link("mailto:desk@example.org")).toBe("mailto:desk@example.org?subject=Sijill%20a-000000000001");
    expect(link("https://example.org/mistakes")).toBe("https://example.org/mistakes");
  });

  test("is headed by what, where, when and how many, of which the highest may be open", () => {
    expect(attackTitle(data.attack, data.reports, options())).toBe(
      "Shelling · \u2068Tunis, Tunisia\u2069 · 27 June 2019 · 2–9 or more killed"
    );
    expect(attackTitle(data.attack, [], options("ar"))).toContain("2–9 قتلى");
  });
});

describe("the page of a claim", () => {
  const zubaidi = claim("c-000000000002", {
    speaker: "باقر",
    speaker_id: null,
    certainty: "asserted",
    supports: ["c-000000000001"]
  });
  const mismari = claim("c-000000000003", {about_place: null, contradicts: ["c-000000000001"]});
  const analysts = claim("c-000000000004", {certainty: "possible"});

  test("names who supports and who contradicts it, and who else speaks of the same thing", () => {
    const main = claim("c-000000000001");
    const view = claimView({claim: main, attack: null, related: [zubaidi, mismari, analysts]}, options());
    const after = (heading: string) => {
      const title = [...view.querySelectorAll("h2")].find((node) => node.textContent === heading);
      return [...title!.nextElementSibling!.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    };
    expect(after("Supports, and is supported by")).toEqual(["../claims/c-000000000002.html"]);
    expect(after("Contradicts, and is contradicted by")).toEqual(["../claims/c-000000000003.html"]);
    expect(after("Other claims of the same thing")).toEqual(["../claims/c-000000000004.html"]);
    expect(view.querySelector("script, img")).toBeNull();
  });

  test.each(["en", "ar"] as const)("draws the claim in time with the attack it speaks of, in %s", (language) => {
    const days = {said: "2019-07-16", said_start: "2019-07-16", said_end: "2019-07-16"};
    const own = claim("c-000000000001", {attack: "a-000000000001", ...days});
    const spoken = attack("a-000000000001");
    const view = claimView({claim: own, attack: spoken, related: [analysts]}, options(language));
    for (const width of ["wide", "narrow"]) {
      const figure = view.querySelector(`figure.timeline.for-${width}`)!;
      expect(figure.querySelectorAll(".lane-attack .mark")).toHaveLength(1);
      expect(figure.querySelectorAll(".lane-claim .mark")).toHaveLength(2);
      expect(figure.querySelectorAll(".lane-claim .mark[aria-current]")).toHaveLength(1);
      expect(figure.querySelector(".ties .tie")).not.toBeNull();
      for (const mark of figure.querySelectorAll(".mark"))
        expect(mark.getAttribute("href")).toMatch(/^\.\.\/articles\//);
    }
    // Nothing to compare, nothing to draw.
    expect(claimView({claim: own, attack: null, related: []}, options(language)).querySelector("figure")).toBeNull();
  });

  test("two claims are of the same thing by attack, or by actor and place together", () => {
    expect(sameThing(claim("c-1"), claim("c-2"))).toBe(true);
    expect(sameThing(claim("c-1"), claim("c-2", {about_place: "IQ"}))).toBe(false);
    expect(sameThing(claim("c-1", {about_place: null}), claim("c-2", {about_place: null}))).toBe(false);
    expect(sameThing(claim("c-1", {attack: "a-1"}), claim("c-2", {attack: "a-1", about_actor: null}))).toBe(true);
  });

  test("marks the words of armed groups, of those who speak for them and of their leaders", () => {
    const {names} = options();
    expect(isArmedGroup(claim("c-1", {speaker_id: "islamic-state"}), names)).toBe(true);
    expect(isArmedGroup(claim("c-1", {speaker_id: "baghdadi"}), names)).toBe(true);
    expect(isArmedGroup(claim("c-1", {speaker_id: null, speaker_kind: "armed_group"}), names)).toBe(true);
    expect(isArmedGroup(claim("c-1"), names)).toBe(false);
    const view = claimView({claim: claim("c-1", {speaker_id: "baghdadi"}), attack: null, related: []}, options("ar"));
    expect(view.querySelector("p.armed")?.textContent).toBe("من كلام جماعة مسلحة");
  });

  test("names the speaker, and the body a person speaks for", () => {
    expect(speakerName(claim("c-1"), options())).toBe(
      "\u2066\u2068خالد المحجوب\u2069 (\u2068Libyan National Army\u2069)\u2069"
    );
    // In Arabic the pair runs from right to left, though no letter of it stands outside a name.
    expect(speakerName(claim("c-1"), options("ar"))).toMatch(/^\u2067\u2068.*\u2069 \(\u2068.*\u2069\)\u2069$/);
    expect(speakerName(claim("c-1", {speaker_id: "putin"}), options())).toBe("Vladimir Putin");
    expect(speakerName(claim("c-1", {speaker_id: null, speaker: null}), options())).toBe("not stated");
  });
});

describe("the page of an article", () => {
  const sentence = {
    id: "s-000000000001",
    article: "one",
    index: 11,
    paragraph: 0,
    start: 0,
    end: hostile.length,
    text: hostile,
    distressing: false,
    normalized: ""
  };
  const one = article("one", {url: "https://example.org/a#top", archived_url: "https://archive.example/a"});
  const view = articleView(
    {article: one, sentences: [sentence], reports: [report("r-000000000001")], claims: [], mentions: []},
    {...options(), source: "Reuters"}
  );

  test("gives each sentence an address by its place and one that stays", () => {
    expect(view.querySelector("#s12 + #s-000000000001")?.textContent).toBe(hostile);
  });

  test("leads to the words in the original, the archived copy, the record, and is cited", () => {
    const links = [...view.querySelectorAll("a")].map((link) => link.getAttribute("href")!);
    expect(links).toContain("https://archive.example/a");
    expect(links).toContain("../attacks/a-000000000001.html");
    expect(links.some((href) => href.startsWith("https://example.org/a#top:~:text="))).toBe(true);
    expect(view.querySelector(".citations")!.textContent).toContain("TY  - NEWS");
    expect(view.querySelector("script, img")).toBeNull();
  });
});

test.each([
  ["https://e.org/", "two-part words", "https://e.org/#:~:text=two%2Dpart%20words"],
  ["https://e.org/#a", "1 2 3 4 5 6 7 8 9 10 11", "https://e.org/#a:~:text=1%202%203%204%205,7%208%209%2010%2011"],
  ["https://e.org/", "a, b", "https://e.org/#:~:text=a%2C%20b"],
  ["javascript:alert(1)", "x", null],
  [null, "x", null],
  ["https://e.org/", null, null]
])("the words of %s: %s", (url, quote, address) => expect(textFragment(url, quote)).toBe(address));

describe("linked data", () => {
  test("is JSON that nothing in an article can break out of", () => {
    for (const object of [
      attackLinkedData({...data.attack, place_name: hostile, place: null}, data.reports, options()),
      claimLinkedData(data.claims[0]!, options())
    ]) {
      const html = `<!DOCTYPE html><body>${linkedDataScript(object, document).outerHTML}</body>`;
      const page = new JSDOM(html).window.document;
      expect(page.querySelectorAll("script").length).toBe(1);
      expect(page.querySelector("img")).toBeNull();
      expect(JSON.parse(page.querySelector("script")!.textContent)).toEqual(JSON.parse(JSON.stringify(object)));
      expect(html).toContain("alert(1)");
    }
  });

  test("gives days only where they are sure, and points only of places that are small", () => {
    const sure = attackLinkedData(data.attack, data.reports, options());
    expect(sure).toMatchObject({"@type": "Event", startDate: "2019-06-27", location: {geo: {latitude: 36.8}}});
    const open = attackLinkedData(
      attack("a-1", {date: "2019-05-11~/2019-05-20~", place: "southern-libya"}),
      [],
      options()
    );
    expect(open).not.toHaveProperty("startDate");
    expect(open).not.toHaveProperty("location.geo");
  });

  test("needs no leave of the content security policy, and gets none", () => {
    const page = finishPage(
      `<html><head><meta charset="utf-8"></head><body><script type="application/ld+json">{"a":1}</script></body></html>`
    );
    expect(page).not.toContain("sha256-");
  });
});

describe("neighbours", () => {
  const {places} = references;
  const here = attack("a-1");
  const near = attack("a-2", {
    place: "intilaka",
    latitude: 36.83,
    longitude: 10.12,
    date_start: "2019-07-01",
    date_end: "2019-07-05"
  });
  const region = attack("a-3", {place: "southern-libya", latitude: 26, longitude: 15});
  const undated = attack("a-4", {date_start: null, date_end: null});

  test("have the fewest days between them, signed, and are exact only if both are dated to the day", () => {
    const found = nearInTime(here, [here, near, region, undated], places);
    expect(found.map(({attack: {id}, days, exact}) => [id, days, exact])).toEqual([
      ["a-3", 0, true],
      ["a-2", 4, false]
    ]);
    expect(daysBetween(near, here)).toBe(-4);
    expect(daysBetween({date_start: null, date_end: "2019-01-01"}, here)).toBeNull();
  });

  test("are no nearer for the middle of a region", () => {
    const found = nearInPlace(here, [near, region, undated], places);
    expect(found.map(({attack: {id}}) => id)).toEqual(["a-4", "a-2"]);
    expect(found[1]!.kilometres).toBeCloseTo(6.3, 0);
  });
});

describe("the list of attacks", () => {
  test("has the latest first, and links that need no script", () => {
    const list = attackList(
      [
        attack("a-1", {date_start: "2015-01-01"}),
        attack("a-2"),
        attack("a-3", {type: "ied", date_start: null, date_end: null})
      ],
      new Map(),
      options()
    );
    expect([...list.querySelectorAll("h2")].map((node) => node.textContent)).toEqual([
      "2019",
      "2015",
      "Date not stated"
    ]);
    for (const link of list.querySelectorAll<HTMLAnchorElement>(".filters a"))
      expect(list.querySelector(link.getAttribute("href")!), link.outerHTML).not.toBeNull();
  });
});

describe("actors, places and sources", () => {
  const entry = (kind: "actors" | "places" | "sources", id: string, more: Partial<ReferenceData> = {}) =>
    ({
      kind,
      row: references[kind].get(id)!,
      attacks: [],
      claimsBy: [],
      claimsOf: [],
      articles: [],
      ...more
    }) as ReferenceData;

  test("have their names in three languages, other names, and what the list knows, Wikidata as a link only", () => {
    const view = referenceView(entry("actors", "islamic-state", {attacks: [attack("a-1")]}), options());
    for (const text of ["Islamic State", "تنظيم الدولة الإسلامية", "État islamique", "داعش", "armed group"])
      expect(view.querySelector("dl")!.textContent).toContain(text);
    expect(view.querySelector('a[href^="https://www.wikidata.org/wiki/Q"]')).not.toBeNull();
    expect(view.querySelector("img, iframe, link")).toBeNull();
    expect(view.querySelector('.record a[href="../attacks/a-1.html"]')).not.toBeNull();
  });

  test("show how precise a place's point is, and the grade of a source or that nobody gave one", () => {
    expect(referenceView(entry("places", "tunis"), options()).textContent).toMatch(
      /36\.8\d*, 10\.1\d* · precise to the town/
    );
    expect(referenceView(entry("sources", "reuters"), options()).textContent).toContain("not judged");
    const graded = {...references.sources.get("reuters")!, reliability: "B"};
    const view = referenceView(entry("sources", "reuters", {row: graded} as Partial<ReferenceData>), options());
    expect(view.textContent).toContain("B: usually reliable");
  });

  test("are listed by how much names them", () => {
    const list = referenceList(
      [entry("actors", "putin"), entry("actors", "baghdadi", {claimsOf: [claim("c-1")]})],
      options()
    );
    expect([...list.querySelectorAll("th[scope=row]")].map((cell) => cell.textContent)).toEqual([
      "Abu Bakr al-Baghdadi",
      "Vladimir Putin"
    ]);
  });

  test("records that may mean several months are shared among them, those with an open end left out", () => {
    const extent = extentOf([
      ["2019-01-01", "2019-02-28"],
      [null, "2025-01-01"]
    ])!;
    expect(extent.map((day) => day.toISOString().slice(0, 10))).toEqual(["2019-01-01", "2020-01-01"]);
    const months = shares(
      [
        ["2019-01-01", "2019-02-28"],
        ["2019-12-31", "2019-12-31"],
        [null, "2019-03-01"]
      ],
      extent
    );
    expect(months.map(({share}) => Math.round(share * 59))).toEqual([31, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 59]);
  });

  test("of a thousand years, runs of years share a bar, and nothing is lost", () => {
    const spans: [string, string][] = [
      ["1015-01-01", "1016-12-31"],
      ["2019-12-31", "2019-12-31"],
      ["1901-01-01", "2000-12-31"]
    ];
    const runs = shares(spans, extentOf(spans)!);
    expect(runs).toHaveLength(78);
    expect(runs.reduce((all, {share}) => all + share, 0)).toBeCloseTo(3);
    expect(runs[0]!.share).toBeCloseTo(1);
    expect(runs.at(-1)!.share).toBeCloseTo(1);
  });
});

describe("words", () => {
  test.each([
    [1, "قتيل واحد", "1 killed"],
    [2, "قتيلان", "2 killed"],
    [9, "9 قتلى", "9 killed"],
    [11, "11 قتيلا", "11 killed"],
    [100, "100 قتيل", "100 killed"]
  ])("%i take their form", (number, arabic, english) => {
    expect(countWords("killed", number, "ar")).toBe(arabic);
    expect(countWords("killed", number, "en")).toBe(english);
  });

  test("of ranges keep both numbers, and open ends say so", () => {
    expect(tollWords("killed", 1, 2, false, "ar")).toBe("1–2 قتلى");
    expect(tollWords("injured", 9, 9, true, "en")).toBe("at least 9 injured");
    expect(tollWords("injured", null, null, false, "en")).toBeNull();
  });

  test("of values that the vocabulary lacks are the values", () => {
    expect(valueWord("channel", "carrier_pigeon", "en")).toBe("carrier pigeon");
    expect(valueWord("channel", "constructor", "en")).toBe("constructor");
    expect(mergeReason("because <b>I</b> say so", options("ar"))).toBe("\u2068because <b>I</b> say so\u2069");
  });
});

test("what no record names is not mentioned", () => {
  const ids = mentioned({
    articles: [article("one")],
    reports: data.reports,
    attacks: [data.attack],
    claims: data.claims
  });
  expect([...ids.actors].sort()).toEqual(["baghdadi", "islamic-state", "libyan-national-army"]);
  expect([...ids.places].sort()).toEqual(["LY", "TN", "tunis"]);
  expect([...ids.sources].sort()).toEqual(["reuters", "youm7"]);
});

describe("pages made from one that Framework built", () => {
  const template =
    '<title>__title__ | Sijill</title><a href="../ar/attacks/__record__.html"></a><h1 lang="en">__title__</h1><div>__view:attack__</div>';
  test("hold the record, and read no slots in what the record holds", () => {
    const title = {text: "<b>__record__", lang: "ar", dir: "rtl"};
    expect(fill(template, "attack", "a-1", {html: "<p>__title__ $& __record__</p>", title})).toBe(
      '<title>&lt;b&gt;__record__ | Sijill</title><a href="../ar/attacks/a-1.html"></a><h1 lang="ar" dir="rtl">&lt;b&gt;__record__</h1><div><p>__title__ $& __record__</p></div>'
    );
  });
});

describe("what the publisher says", () => {
  test("is read, and may be left out", () => {
    expect(readPublisher("# nothing\n", "site.yaml")).toEqual({address: null, corrections: null, licence: null});
    const text = "address: https://example.org/sijill/\ncorrections: mailto:desk@example.org";
    expect(readPublisher(text, "site.yaml").corrections).toBe("mailto:desk@example.org");
  });

  test.each([
    ["address: null\ncorrections: javascript:alert(1)", "site.yaml:2: corrections: expected https://… or mailto:…"],
    ["address: https://example.org/sijill", "site.yaml:1: address: expected an address that ends in /"],
    ["adress: null", "site.yaml:1: adress:"],
    ["address: [", "site.yaml:1: "]
  ])("is refused when wrong: %s", (text, message) => {
    expect(() => readPublisher(text, "site.yaml")).toThrow(message);
  });
});

test("the header marks the page, and the list that a record's page belongs to", () => {
  const current = (path: string) => /href="([^"]*)" aria-current="(\w+)"/.exec(header({path}))?.slice(1);
  expect(current("/attacks/index")).toEqual(["../attacks/index.html", "page"]);
  expect(current("/ar/attacks/a-1")).toEqual(["../attacks/index.html", "true"]);
  expect(header({path: "/ar/attacks/a-1"})).toContain('class="switch" href="../../attacks/a-1.html"');
});
