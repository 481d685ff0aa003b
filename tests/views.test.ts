import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {shapes} from "../src/build/shapes.js";
import {clusters, placesOf, precisionOf} from "../src/components/map-places.js";
import {casualties, tollText} from "../src/components/casualties.js";
import type {TollRow} from "../src/components/casualties.js";
import {lag} from "../src/components/lag.js";
import {earliest, lagBetween, medianLag} from "../src/components/lags.js";
import type {LagRow} from "../src/components/lags.js";
import {fit} from "../src/components/map-frame.js";
import {map} from "../src/components/map.js";
import type {MapRow} from "../src/components/map.js";
import {matrix} from "../src/components/matrix.js";
import type {ClaimRow} from "../src/components/matrix.js";
import {multiples, sparkline, windowsOf} from "../src/components/multiples.js";
import type {MultipleRow} from "../src/components/multiples.js";
import {countriesOf} from "../src/components/shapes.js";
import {derive, ruleSql} from "../src/components/toll-rules.js";
import {viewWords} from "../src/components/views-words.js";

const {document} = new JSDOM("").window;
const picture = (node: Element) => `${node.outerHTML.replaceAll("><", ">\n<")}\n`;

/** Numbers between 0 and 1 that are the same in every run. */
function random(seed: number): () => number {
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}

test("no word of the views is empty, and Arabic has Arabic letters", () => {
  for (const [key, word] of Object.entries(viewWords("ar"))) expect(word, key).toMatch(/\p{Script=Arabic}/u);
  expect(Object.values(viewWords("en"))).not.toContain("");
});

describe("the map", () => {
  const quote = {quote: "قتل تسعة جنود في سبها", language: "ar", article: "daesh-libya", sentence: "s-1"};
  const rows: MapRow[] = [
    {
      place: "sabha",
      place_name: "Sabha",
      place_name_ar: "سبها",
      country: "LY",
      latitude: 27.038,
      longitude: 14.428,
      admin_level: 3,
      ...quote
    },
    {
      place: "sabha",
      place_name: "Sabha",
      place_name_ar: "سبها",
      country: "LY",
      latitude: 27.038,
      longitude: 14.428,
      admin_level: 3
    },
    {
      place: "bardo-museum",
      place_name: "Bardo Museum",
      place_name_ar: "متحف باردو",
      country: "TN",
      latitude: 36.809,
      longitude: 10.135,
      admin_level: 4
    },
    {
      place: "tunis",
      place_name: "Tunis",
      place_name_ar: "تونس",
      country: "TN",
      latitude: 36.806,
      longitude: 10.181,
      admin_level: 3
    },
    {
      place: "murzuq-district",
      place_name: "Murzuq District",
      place_name_ar: "بلدية مرزق",
      country: "LY",
      latitude: 25,
      longitude: 15.5,
      admin_level: 1
    },
    {place: "x", place_name: "Somewhere <b>", latitude: 31, longitude: 17},
    {place: "TN", place_name: "Tunisia", country: "TN"},
    {type: "attack", quote: "هجوم", article: "daesh-libya"}
  ];

  test.each(["en", "ar"] as const)("is drawn as the picture kept for %s", async (language) => {
    for (const width of [928, 344]) {
      const figure = map(rows, {document, language, width, id: "m", shapes: shapes()});
      await expect(picture(figure)).toMatchFileSnapshot(`golden/map-${language}-${width}.html`);
    }
  });

  test("and the matrix fold distressing words, and keep them out of tips", () => {
    const told = {quote: "cruel words", distressing: true, article: "one", sentence: "s-1"};
    const options = {document, language: "en", width: 928} as const;
    const figure = map([{...rows[0]!, ...told}], {...options, shapes: shapes()});
    expect(figure.querySelector(".map-list details.distressing a")?.textContent).toBe("cruel words");
    expect(figure.querySelector(".mark")!.outerHTML).not.toContain("cruel words");
    expect(figure.querySelector<SVGElement>(".mark")!.dataset.note).toMatch(/Distressing details/);
    const claims = matrix(
      [
        {id: "c-1", ...told},
        {id: "c-2", ...told, quote: "plain", distressing: false}
      ],
      options
    );
    expect(claims.querySelector("details.distressing a")?.textContent).toBe("cruel words");
    expect(claims.querySelectorAll("details.distressing")).toHaveLength(1);
  });

  test("knows how exact a place is", () => {
    expect([0, 1, 2, 3, 4].map((admin_level) => precisionOf({admin_level}))).toEqual([
      "country",
      "governorate",
      "district",
      "town",
      "point"
    ]);
    expect(precisionOf({place: "LY", country: "LY"})).toBe("country");
    expect(precisionOf({place: "sabha", country: "LY"})).toBe("unknown");
    expect(precisionOf({precision: "district", admin_level: 4})).toBe("district");
  });

  test("counts records by place and keeps those without one apart", () => {
    const {places, unplaced} = placesOf(rows);
    expect(places.map(({id, count}) => [id, count])).toEqual([
      ["sabha", 2],
      ["TN", 1],
      ["bardo-museum", 1],
      ["murzuq-district", 1],
      ["tunis", 1],
      ["x", 1]
    ]);
    expect(unplaced).toHaveLength(1);
    const figure = map(rows, {document, shapes: shapes(), language: "en"});
    expect(figure.querySelector(".map-status")!.textContent).toContain("Place not stated: 1");
    expect(figure.querySelector(".map-list")!.textContent).toContain("Place not stated · records: 1");
  });

  test("draws an area as wide as it is and a point as a point", () => {
    const figure = map(rows, {document, shapes: shapes(), width: 928});
    const radiusOf = (kind: string) => Number(figure.querySelector(`a.is-${kind} circle`)!.getAttribute("r"));
    const governorate = radiusOf("governorate");
    const projection = fit(placesOf(rows).places, shapes(), 928, 520);
    const [, y0] = projection([15.5, 25])!;
    const [, y1] = projection([15.5, 25 + 90 / 111.2])!;
    expect(governorate).toBeCloseTo(y0 - y1, -0.3);
    expect(radiusOf("town")).toBeLessThan(governorate / 2);
    expect(figure.querySelectorAll(".land path.is-place")).toHaveLength(1);
  });

  test("joins places that are close, and parts them on a closer look", () => {
    const {places} = placesOf(rows);
    const far = fit(places, shapes(), 928, 520);
    const joined = clusters(places, far, 26);
    const bardo = joined.find(({key}) => key === "bardo-museum")!;
    expect(bardo.places.map(({id}) => id)).toEqual(["bardo-museum", "tunis"]);
    const near = far.scale(far.scale() * 60);
    expect(clusters(places, near, 26).every(({places}) => places.length === 1)).toBe(true);
  });

  test("takes its value from outside and keeps what it does not know out", () => {
    const figure = map(rows, {document, shapes: shapes(), language: "en"});
    let events = 0;
    figure.addEventListener("input", () => events++);
    const extent: [[number, number], [number, number]] = [
      [9, 36],
      [11, 38]
    ];
    figure.value = {selected: "sabha", extent};
    expect(figure.value).toEqual({selected: "sabha", extent});
    expect(figure.querySelector(".is-chosen")!.getAttribute("aria-label")).toContain("Sabha");
    expect([...figure.querySelectorAll(".is-outside")].map((mark) => mark.getAttribute("data-what"))).toContain(
      "Sabha"
    );
    expect(figure.querySelector(".map-detail a")!.getAttribute("href")).toBe("./articles/daesh-libya.html#s-1");
    figure.value = {selected: "nowhere", extent: "x" as never};
    expect(figure.value).toEqual({selected: null, extent: null});
    expect(events).toBe(0);
  });

  test("with hundreds of places lets no name cover another and nothing leave the frame", () => {
    const next = random(7);
    const many = Array.from({length: 900}, (_, n): MapRow => {
      const place = n % 400;
      return {
        place: `p${place}`,
        place_name: `Place ${place}`,
        place_name_ar: `مكان ${place}`,
        latitude: 20 + ((place * 37) % 150) / 10 + next() / 100,
        longitude: 5 + ((place * 53) % 400) / 10,
        admin_level: 3
      };
    });
    for (const [language, width] of [
      ["en", 928],
      ["ar", 344]
    ] as const) {
      const figure = map(many, {document, shapes: shapes(), language, width});
      const marks = [...figure.querySelectorAll("a.mark")];
      const total = marks.reduce((sum, mark) => sum + Number(/\d+$/.exec(mark.getAttribute("aria-label")!)![0]), 0);
      expect(total).toBe(900);
      expect(marks.length).toBeLessThan(300);
      const boxes = [...figure.querySelectorAll(".marks .name, .names text")].flatMap((text) => {
        if (!text.textContent) return [];
        const [x, y] = /translate\(([-\d.]+),([-\d.]+)\)/
          .exec(text.parentElement!.getAttribute("transform")!)!
          .slice(1)
          .map(Number) as [number, number];
        const left = x + Number(text.getAttribute("x") ?? 0);
        const top = y + Number(text.getAttribute("y") ?? 0);
        const size = 5 * [...text.textContent].length;
        const anchor = text.getAttribute("text-anchor");
        const x0 = anchor === "end" ? left - size : anchor === "middle" ? left - size / 2 : left;
        return [[x0, top - 6, x0 + size, top + 6] as const];
      });
      expect(boxes.length).toBeGreaterThan(5);
      for (const [index, [x0, y0, x1, y1]] of boxes.entries()) {
        expect(x0).toBeGreaterThanOrEqual(0);
        expect(x1).toBeLessThanOrEqual(width);
        for (const [a, b, c, d] of boxes.slice(index + 1)) expect(x0 < c && a < x1 && y0 < d && b < y1).toBe(false);
      }
    }
  });

  test("shows text of data as text, and says so when no place is known", () => {
    expect(map(rows, {document, shapes: shapes()}).querySelector("b")).toBeNull();
    const empty = map([], {document, shapes: shapes(), language: "en"});
    expect(empty.textContent).toContain("No record has a place");
    expect(empty.querySelectorAll("a.mark")).toHaveLength(0);
  });

  test("has outlines with names in each language and an ISO code for nearly all", () => {
    const countries = countriesOf(shapes());
    expect(countries.filter(({name}) => name.code)).toHaveLength(235);
    expect(countries.find(({name}) => name.code === "LY")!.name).toEqual({
      code: "LY",
      en: "Libya",
      ar: "ليبيا",
      fr: "Libye"
    });
    const cities = shapes().cities.map(({id}) => id);
    expect(cities.indexOf("tripoli-ly")).toBeLessThan(cities.indexOf("sabha"));
  });
});

describe("the matrix of claims", () => {
  const rows: ClaimRow[] = [
    {
      ...{
        id: "c-1",
        speaker: "تنظيم الدولة",
        speaker_id: "is",
        speaker_name: "Islamic State",
        speaker_kind: "armed_group"
      },
      ...{type: "responsibility", certainty: "asserted", attack: "a-1", subject_name: "Tunis, 27 June 2019"},
      ...{said: "2019-06-27", said_start: "2019-06-27", said_end: "2019-06-27", channel: "statement", via: "أعماق"},
      ...{quote: "تبنى التنظيم <b>", language: "ar", article: "daesh-libya", sentence: "s-1", contradicts: ["c-2"]}
    },
    {
      ...{id: "c-2", speaker: "Ministry", type: "denial", certainty: "probable", negated: true, attack: "a-1"},
      ...{supports: ["c-9"], contradicts: ["c-1"], quoted: true}
    },
    {
      id: "c-3",
      speaker: "أبو عمر",
      speaker_id: "is",
      speaker_kind: "person",
      type: "threat",
      certainty: "possible",
      about_place: "LY"
    },
    {id: "c-4", type: "assessment", certainty: "doubtful"}
  ];
  const cells = (node: Element) =>
    [...node.querySelectorAll("tbody tr")].map((tr) =>
      [...tr.children].map((cell) => [...cell.querySelectorAll("details")].map(({dataset}) => dataset.claim).join())
    );

  test.each(["en", "ar"] as const)("is drawn as the picture kept for %s", async (language) => {
    const node = matrix(rows, {document, language, id: "m"});
    await expect(picture(node)).toMatchFileSnapshot(`golden/matrix-${language}.html`);
  });

  test("sets what each speaker said under what it is about, what is not stated last", () => {
    const node = matrix(rows, {document, language: "en"});
    expect([...node.querySelectorAll("thead th")].map((th) => th.textContent)).toEqual([
      "Speaker",
      "Tunis, 27 June 2019 · 2≠",
      "LY · 1",
      "Subject not stated · 1"
    ]);
    expect(cells(node)).toEqual([
      ["", "c-1", "c-3", ""],
      ["", "c-2", "", ""],
      ["", "", "", "c-4"]
    ]);
  });

  test("shows certainty, agreement and contradiction without colour, and leads to the sentence and the other claim", () => {
    const node = matrix(rows, {document, language: "en", id: "m"});
    const entry = node.querySelector('[data-claim="c-2"]')!;
    expect(entry.querySelector("summary")!.textContent).toContain("not: denial");
    expect([...entry.querySelectorAll(".sign")].map((sign) => sign.getAttribute("aria-label"))).toEqual([
      "supports: 1",
      "contradicts: 1"
    ]);
    expect(entry.querySelector(".certainty")!.getAttribute("aria-label")).toBe("probable");
    expect([...entry.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toEqual(["#m-c-1"]);
    expect(entry.textContent).toContain("a claim that is not shown here");
    const link = node.querySelector('[data-claim="c-1"] a')!;
    expect(link.getAttribute("href")).toBe("./articles/daesh-libya.html#s-1");
    expect(node.querySelector("b")).toBeNull();
    const paths = [...node.querySelectorAll("tbody .certainty")].map((sign) =>
      sign.querySelector("path")?.getAttribute("d")
    );
    expect(new Set(paths).size).toBe(3);
  });

  test("marks the words of an armed group, whoever speaks for it", () => {
    const node = matrix(rows, {document, language: "en"});
    const armed = [...node.querySelectorAll("details")].filter((details) => details.querySelector(".armed"));
    expect(armed.map(({dataset}) => dataset.claim)).toEqual(["c-1", "c-3"]);
    expect(node.querySelectorAll('th[scope="row"] .armed')).toHaveLength(1);
  });

  test("opens the claim that its value names, and tells the page which one a reader opened", () => {
    const node = matrix(rows, {document, language: "en"});
    let events = 0;
    node.addEventListener("input", () => events++);
    node.value = {selected: "c-3"};
    expect(node.querySelector("details[open]")!.getAttribute("data-claim")).toBe("c-3");
    expect(events).toBe(0);
    node.value = {selected: "c-99"};
    expect(node.value).toEqual({selected: null});
    node
      .querySelector<HTMLElement>('[data-claim="c-1"] summary')!
      .dispatchEvent(new document.defaultView!.MouseEvent("click", {bubbles: true}));
    expect(node.value).toEqual({selected: "c-1"});
    expect(events).toBe(1);
  });

  test("of hundreds of claims shows the most frequent, says of how many, and finds the others by value", () => {
    const many = Array.from({length: 600}, (_, n): ClaimRow => ({
      id: `c-${n}`,
      speaker: `speaker ${n % 120}`,
      attack: `attack ${n % 49}`,
      type: "statement",
      certainty: "asserted"
    }));
    const node = matrix(many, {document, language: "en"});
    expect(node.querySelectorAll("tbody tr")).toHaveLength(30);
    expect(node.querySelectorAll("thead th")).toHaveLength(13);
    expect(node.textContent).toContain("speakers: 30 of 120 · subjects: 12 of 49");
    node.value = {selected: "c-599"};
    expect(node.querySelectorAll("tbody details")).toHaveLength(600);
  });
});

describe("casualties", () => {
  const rows: TollRow[] = [
    {
      attack: "a-1",
      source_name: "Agency",
      killed_min: 9,
      killed_max: 9,
      injured_min: 20,
      injured_max: 30,
      article: "x",
      sentences: ["s-1"]
    },
    {attack: "a-1", source_name: "صحيفة", killed_min: 11, killed_max: null, status: "reviewed"},
    {attack: "a-1", title: "A headline", killed_min: null, killed_max: 12},
    {attack: "a-1", source_name: "Radio", killed_min: 4, killed_max: 6}
  ];

  test.each(["en", "ar"] as const)("are drawn as the picture kept for %s", async (language) => {
    await expect(picture(casualties(rows, {document, language}))).toMatchFileSnapshot(
      `golden/casualties-${language}.html`
    );
  });

  test("each rule derives what it says", () => {
    expect(derive(rows, "lowest")).toEqual({killed: 4, injured: 20});
    expect(derive(rows, "best")).toEqual({killed: 9, injured: 20});
    expect(derive(rows, "highest")).toEqual({killed: 12, injured: 30});
    expect(derive(rows, "reviewed")).toEqual({killed: 11, injured: null});
    expect(derive([{killed_min: 1}, {killed_min: 4}], "best").killed).toBe(3);
    expect(derive([], "best")).toEqual({killed: null, injured: null});
    expect(ruleSql("reviewed", "a'b")).toContain("WHERE attack = 'a''b' AND status = 'reviewed'");
  });

  test("numbers read as sources give them", () => {
    const read = ([low, high]: [number | null, number | null]) => tollText(low, high, "en");
    expect(
      (
        [
          [9, 9],
          [9, null],
          [null, 9],
          [2, 11],
          [null, null]
        ] as [number | null, number | null][]
      ).map(read)
    ).toEqual(["9", "at least 9", "at most 9", "\u20662–11\u2069", null]);
  });

  test("the rule can be set, shows its figure and its SQL", () => {
    const node = casualties(rows, {document, language: "en"});
    const figures = () => [...node.querySelectorAll("tfoot strong")].map((one) => one.textContent);
    expect(figures()).toEqual(["9", "20"]);
    node.value = {rule: "highest"};
    expect(figures()).toEqual(["12", "30"]);
    expect(node.querySelector("pre")!.textContent).toContain("max(coalesce(killed_max, killed_min))");
    node.value = {rule: "reviewed"};
    expect(figures()).toEqual(["11", "not stated"]);
    node.value = {rule: "guess" as never};
    expect(node.value).toEqual({rule: "best"});
    expect(node.querySelectorAll("tbody .open")).toHaveLength(1);
  });

  test("say so where there is nothing to compare or nothing was reviewed", () => {
    expect(casualties([], {document, language: "en"}).textContent).toContain("No source of this event");
    const node = casualties([{killed_min: 1}], {document, language: "en"});
    node.value = {rule: "reviewed"};
    expect(node.textContent).toContain("no source has been reviewed");
  });
});

describe("lags", () => {
  const date = (start: string | null, end = start) => ({start, end});
  test.each([
    [date("2019-06-27"), date("2019-06-30"), {least: 3, most: 3}],
    [date("2019-05-01", "2019-05-31"), date("2019-06-10"), {least: 10, most: 40}],
    // Dates that overlap: nothing came before the event.
    [date("2019-05-01", "2019-05-31"), date("2019-05-10", "2019-06-02"), {least: 0, most: 32}],
    [date(null, "2019-07-22"), date("2019-07-25"), {least: 3, most: null}],
    [date("2019-07-22", null), date("2019-07-25"), {least: 0, most: 3}],
    [date("2019-07-22"), date("2019-07-25", null), {least: 3, most: null}],
    [date("2019-07-22"), date(null, null), null],
    [date(null, null), date("2019-07-22"), null],
    [date("2019-07-22"), date("2019-07-01"), null]
  ])("from %o to %o", (event, step, lag) => expect(lagBetween(event, step)).toEqual(lag));

  test("the earliest of uncertain days is uncertain itself, and unknown where one of them is", () => {
    const days = [date("2019-05-01", "2019-05-31"), date("2019-05-10")];
    expect(earliest(days)).toEqual({start: new Date("2019-05-01"), end: new Date("2019-05-10")});
    expect(earliest([...days, date(null, null)])).toEqual({start: null, end: new Date("2019-05-10")});
    expect(earliest([])).toEqual({start: null, end: null});
  });

  test("a median lies between the medians of the least and the most", () => {
    expect(medianLag([])).toBeNull();
    expect(
      medianLag([
        {least: 0, most: 4},
        {least: 2, most: 2},
        {least: 9, most: null}
      ])
    ).toEqual({least: 2, most: 4});
    expect(
      medianLag([
        {least: 0, most: null},
        {least: 2, most: null}
      ])
    ).toEqual({least: 1, most: null});
  });

  const event = (attack: string, days: Partial<LagRow>): LagRow => ({
    attack,
    name: `Event ${attack}`,
    group: "Group",
    outlet: "صحيفة",
    date_start: "2019-05-01",
    date_end: "2019-05-03",
    ...days
  });
  const rows = [
    event("1", {
      report_start: "2019-05-04",
      report_end: "2019-05-04",
      claim_start: "2019-05-05",
      claim_end: "2019-05-20"
    }),
    event("2", {
      report_start: "2019-05-02",
      report_end: null,
      denial_start: "2019-06-01",
      denial_end: "2019-06-01",
      group: null
    }),
    event("3", {date_start: null, date_end: null, report_start: "2019-05-04", report_end: "2019-05-04"})
  ];

  test.each(["en", "ar"] as const)("are drawn as the picture kept for %s", async (language) => {
    for (const width of [928, 344]) {
      const node = lag(rows, {document, language, width});
      await expect(picture(node)).toMatchFileSnapshot(`golden/lag-${language}-${width}.html`);
    }
  });

  test("the table gives every range, and what is not known is counted", () => {
    const node = lag(rows, {document, language: "en"});
    const table = [...node.querySelectorAll("tbody tr")].map((tr) =>
      [...tr.querySelectorAll("td")].slice(0, 3).map((td) => td.textContent!.replace(/[\u2066-\u2069]/g, ""))
    );
    expect(table).toEqual([
      ["days: 1–3", "days: 2–19", "not stated"],
      ["days: 0 or more", "not stated", "days: 29–31"],
      ["not stated", "not stated", "not stated"]
    ]);
    expect(node.textContent).toContain("not known: 1");
    expect(node.value).toEqual({step: "report", by: "group"});
    node.value = {step: "denial", by: "outlet"};
    expect(node.textContent).toContain("From event to denial · By outlet");
    expect(node.textContent).toContain("known: 1 · not known: 2");
  });

  test("hundreds of events leave the frame nowhere, and those left out are counted", () => {
    const next = random(3);
    const many = Array.from({length: 300}, (_, n) => {
      const from = Date.UTC(2015, 0, 1) + Math.floor(next() * 1500) * 864e5;
      const later = from + Math.floor(next() * 900) * 864e5;
      return event(String(n), {
        date_start: from,
        date_end: from,
        report_start: later,
        report_end: later + 864e5 * (n % 60),
        group: `Group ${n % 70}`
      });
    });
    for (const width of [344, 928]) {
      const node = lag(many, {document, language: "en", width});
      expect(node.textContent).toContain("showing 40 of 300");
      const xs = [...node.querySelectorAll(".step path")].flatMap((path) =>
        [...path.getAttribute("d")!.matchAll(/[MH](-?[\d.]+)/g)].map(([, x]) => Number(x))
      );
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    }
  });
});

describe("small multiples", () => {
  const rows: MultipleRow[] = [
    {name: "Libya", date_start: "2019-05-01", date_end: "2019-05-31"},
    {name: "Libya", date_start: "2019-05-20", date_end: "2019-06-10"},
    {name: "Libya", date_start: null, date_end: null},
    {name: "تونس", date_start: "2019-06-27", date_end: "2019-06-27"},
    {name: null, date_start: null, date_end: "2019-07-22"}
  ];

  test.each(["en", "ar"] as const)("are drawn as the picture kept for %s", async (language) => {
    await expect(picture(multiples(rows, {document, language}))).toMatchFileSnapshot(
      `golden/multiples-${language}.html`
    );
  });

  test("count a record that may belong to two months as possible in both and certain in none", () => {
    const node = multiples(rows, {document, language: "en"});
    const panels = [...node.querySelectorAll(".panel")];
    expect(panels.map((panel) => panel.textContent)).toEqual([
      "Libya · 3Date not stated: 1",
      "تونس · 1",
      "not stated · 1"
    ]);
    expect(panels.map((panel) => panel.querySelector("svg")!.getAttribute("aria-label"))).toEqual([
      "Records over time, on one scale, May 2019: 1–2, Jun 2019: 0–1",
      "Records over time, on one scale, Jun 2019: 1",
      "Records over time, on one scale, May 2019: 0–1, Jun 2019: 0–1, Jul 2019: 0–1"
    ]);
  });

  test("have one scale: as many records are as high in every panel", () => {
    const node = multiples(rows, {document, language: "en"});
    const certain = [...node.querySelectorAll(".panel .certainly")].map((bar) => bar.getAttribute("height"));
    expect(certain).toHaveLength(2);
    expect(new Set(certain).size).toBe(1);
  });

  test("go by months while these are few, else by years", () => {
    const span = (from: string, to: string) => windowsOf([{date_start: from, date_end: to}], "en");
    expect(span("2019-01-15", "2019-03-02").map(({from, to}) => [from, to])).toEqual([
      ["2019-01-01", "2019-01-31"],
      ["2019-02-01", "2019-02-28"],
      ["2019-03-01", "2019-03-31"]
    ]);
    expect(span("2010-05-01", "2019-03-02").map(({label}) => label)).toHaveLength(10);
    expect(windowsOf([{date_start: null, date_end: null}], "en")).toEqual([]);
    // Somebody tells of a battle a thousand years ago.
    const centuries = span("1015-05-01", "2019-03-02");
    expect(centuries).toHaveLength(92);
    expect(centuries[0]).toEqual({from: "1015-01-01", to: "1025-12-31", label: "1015–1025"});
    expect(centuries.at(-1)).toEqual({from: "2016-01-01", to: "2026-12-31", label: "2016–2026"});
  });

  test("take the name of a panel as their value, and show the most frequent of many", () => {
    const node = multiples(rows, {document, language: "en"});
    node.value = {selected: "Libya"};
    expect(node.value).toEqual({selected: "Libya"});
    node.value = {selected: "Mars"};
    expect(node.value).toEqual({selected: null});
    const many = Array.from({length: 500}, (_, n) => ({
      name: `Place ${n % 90}`,
      date_start: "2019-05-01",
      date_end: "2019-05-02"
    }));
    const large = multiples(many, {document, language: "en"});
    expect(large.querySelectorAll(".panel")).toHaveLength(24);
    expect(large.textContent).toContain("showing 24 of 90");
    expect(multiples([], {document, language: "en"}).textContent).toBe("The query gave no rows.");
  });

  test("a sparkline says in words what it draws", () => {
    const svg = sparkline(rows.slice(0, 2), {document, language: "en"});
    expect(svg.getAttribute("aria-label")).toContain("May 2019: 1–2, Jun 2019: 0–1");
    expect(svg.querySelectorAll("rect")).toHaveLength(3);
    expect(sparkline([], {document}).querySelectorAll("rect")).toHaveLength(0);
  });
});
