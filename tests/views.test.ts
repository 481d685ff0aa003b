import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {shapes} from "../src/build/shapes.js";
import {clusters, placesOf, precisionOf} from "../src/components/map-places.js";
import {fit} from "../src/components/map-frame.js";
import {map} from "../src/components/map.js";
import type {MapRow} from "../src/components/map.js";
import {countriesOf} from "../src/components/shapes.js";
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

  test("has outlines with names in both languages and an ISO code for nearly all", () => {
    const countries = countriesOf(shapes());
    expect(countries.filter(({name}) => name.code)).toHaveLength(235);
    expect(countries.find(({name}) => name.code === "LY")!.name).toEqual({code: "LY", en: "Libya", ar: "ليبيا"});
    const cities = shapes().cities.map(({id}) => id);
    expect(cities.indexOf("tripoli-ly")).toBeLessThan(cities.indexOf("sabha"));
  });
});
