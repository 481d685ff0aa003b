// @vitest-environment jsdom
import {deflateSync, strToU8} from "fflate";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import type {Json} from "../src/components/inputs.js";

type Links = typeof import("../src/components/links.js");
let links: Links;

/** The page as it is after opening an address anew. */
async function openPage(hash: string): Promise<void> {
  vi.resetModules();
  history.replaceState(null, "", `/${hash}`);
  links = await import("../src/components/links.js");
}

async function goBack(): Promise<void> {
  const arrived = new Promise((resolve) => addEventListener("popstate", resolve, {once: true}));
  history.back();
  await arrived;
}

function node<E extends HTMLElement>(html: string): E {
  const template = document.createElement("template");
  template.innerHTML = html;
  document.body.replaceChildren(template.content);
  return document.body.firstElementChild as E;
}

function choose(input: HTMLElement, change: () => void): void {
  change();
  input.dispatchEvent(new Event("input", {bubbles: true}));
}

/** A component in Framework's sense. */
function component(value: Json): HTMLElement & {value: Json} {
  return Object.assign(document.createElement("figure"), {value});
}

const packed = (text: string) =>
  btoa(Array.from(deflateSync(strToU8(text)), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_");

beforeEach(() => openPage(""));
afterEach(() => vi.useRealTimers());

const select = `<select><option value="LY">Libya</option><option value="TN">Tunisia</option></select>`;

describe("an input in the link", () => {
  test.each<[string, () => HTMLElement, (input: never) => void, Json]>([
    ["select", () => node(select), (input: HTMLSelectElement) => (input.value = "TN"), "TN"],
    [
      "select multiple",
      () => node(select.replace("<select", "<select multiple")),
      (input: HTMLSelectElement) => [...input.options].forEach((option) => (option.selected = true)),
      ["LY", "TN"]
    ],
    ["text", () => node("<input>"), (input: HTMLInputElement) => (input.value = "سبها"), "سبها"],
    ["date", () => node("<input type=date>"), (input: HTMLInputElement) => (input.value = "2019-05-01"), "2019-05-01"],
    ["range", () => node("<input type=range value=5>"), (input: HTMLInputElement) => (input.value = "7"), "7"],
    ["checkbox", () => node("<input type=checkbox>"), (input: HTMLInputElement) => (input.checked = true), true],
    [
      "checkboxes",
      () => node("<fieldset><input type=checkbox value=a checked><input type=checkbox value=b></fieldset>"),
      (input: HTMLElement) => (input.querySelectorAll("input")[1]!.checked = true),
      ["a", "b"]
    ],
    [
      "radio buttons",
      () => node("<fieldset><input type=radio name=r value=a checked><input type=radio name=r value=b></fieldset>"),
      (input: HTMLElement) => (input.querySelectorAll("input")[1]!.checked = true),
      "b"
    ],
    [
      "component",
      () => component(null),
      (input: {value: Json}) => (input.value = ["2019-05-01", "2019-06-01"]),
      ["2019-05-01", "2019-06-01"]
    ]
  ])(
    "%s: keeps its value, restores it, forgets it at its first value, follows back",
    async (_, make, change, value) => {
      const input = links.inLink("x", make());
      choose(input, () => change(input as never));
      expect(links.readValues()).toEqual({x: value});
      const {hash} = location;

      await openPage(hash);
      const restored = links.inLink("x", make());
      const read = (of: HTMLElement) =>
        of instanceof HTMLInputElement && of.type === "checkbox"
          ? of.checked
          : of instanceof HTMLSelectElement && of.multiple
            ? Array.from(of.selectedOptions, ({value: one}) => one)
            : (of as HTMLElement & {value: Json}).value;
      expect(read(restored)).toEqual(value);
      expect(location.hash).toBe(hash);

      await openPage("");
      const fresh = links.inLink("x", make());
      const first = read(fresh);
      choose(fresh, () => change(fresh as never));
      const told = vi.fn();
      fresh.addEventListener("input", told);
      await goBack();
      expect(read(fresh)).toEqual(first);
      expect(told).toHaveBeenCalledTimes(1);
      expect(location.hash).toBe("");
    }
  );

  test("leaves the address when it is back at its first value", () => {
    const input = links.inLink("country", node<HTMLSelectElement>(select));
    choose(input, () => (input.value = "TN"));
    expect(location.hash).toContain("s=");
    vi.useFakeTimers();
    choose(input, () => (input.value = "LY"));
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe("");
  });

  test("keeps what other inputs and queries have in the address", () => {
    links.keepInLink("records", "SELECT 1");
    const [one, two] = [links.inLink("one", component(null)), links.inLink("two", component(null))];
    choose(one, () => (one.value = 1));
    choose(two, () => (two.value = {from: "a"}));
    expect(links.readLink()).toEqual({records: "SELECT 1"});
    expect(links.readValues()).toEqual({one: 1, two: {from: "a"}});
  });

  test("makes one step of a drag, whose end the address holds", async () => {
    vi.useFakeTimers();
    const brush = links.inLink("window", component(null));
    const before = history.length;
    for (let day = 1; day <= 50; day++) {
      choose(brush, () => (brush.value = [1, day]));
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(500);
    expect(history.length).toBe(before + 1);
    expect(links.readValues()).toEqual({window: [1, 50]});
    vi.useRealTimers();
    await goBack();
    expect(brush.value).toBeNull();
  });
});

describe("a hostile or damaged link", () => {
  test.each<[string, Json]>([
    ["an option that is not there", "XX"],
    ["a number", 7],
    ["a list", ["TN"]],
    ["an object", {value: "TN"}],
    ["null", null],
    ["true", true]
  ])("does not set a select to %s", async (_, value) => {
    await openPage(links.linkHash({}, "v", {country: value}));
    expect(links.inLink("country", node<HTMLSelectElement>(select)).value).toBe("LY");
  });

  test("does not set a component to a value of another kind, or to one that it refuses", async () => {
    await openPage(links.linkHash({}, "v", {list: "no list", text: ["no text"], strict: [1]}));
    expect(links.inLink("list", component([])).value).toEqual([]);
    expect(links.inLink("text", component("t")).value).toBe("t");
    const strict = component([]);
    let own: Json = [];
    Object.defineProperty(strict, "value", {
      get: () => own,
      set: (value: Json[]) => {
        if (value.length) throw new TypeError("refused");
        own = value;
      }
    });
    expect(links.inLink("strict", strict).value).toEqual([]);
  });

  test("does not change what objects are", async () => {
    const hostile = `{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},"x":{"__proto__":{"hacked":1},"a":1}}`;
    const values = links.readValues(`#s=${packed(hostile)}`);
    expect(Object.hasOwn(values, "__proto__")).toBe(false);
    expect(values.x).toEqual({a: 1});
    expect(Object.getPrototypeOf(values.x)).toBe(Object.prototype);
    expect(({} as {hacked?: number}).hacked).toBeUndefined();
    for (const name of ["__proto__", "constructor", "toString"]) {
      await openPage("");
      expect(links.inLink(name, component(null)).value).toBeNull();
    }
  });

  test("unpacks to a bounded size, in bounded depth", () => {
    expect(links.readValues(`#s=${packed(JSON.stringify({x: "a".repeat(5_000_000)}))}`)).toEqual({});
    expect(links.readValues(`#s=${packed(`{"x":${"[".repeat(90_000)}${"]".repeat(90_000)}}`)}`)).toEqual({});
    expect(links.readValues(`#s=${"A".repeat(1_000_000)}`)).toEqual({});
  });

  test("of any letters never throws, and any values come back whole", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const part of ["q", "s"])
          for (const held of [text, packed(text)]) expect(typeof links.readValues(`#${part}=${held}`)).toBe("object");
      })
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => name !== "__proto__"),
          fc.jsonValue()
        ),
        (values) => {
          const json = JSON.parse(JSON.stringify(values)) as Record<string, Json>;
          fc.pre(!JSON.stringify(json).includes("__proto__"));
          expect(links.readValues(links.linkHash({}, "v", json))).toEqual(json);
        }
      )
    );
  });

  test("is never made: what is too long for a link stays out of it", () => {
    expect(links.keepInLink("records", "SELECT 1")).toBe(true);
    expect(links.keepInLink("records", `SELECT '${"x".repeat(200_000)}'`)).toBe(false);
    expect(links.readLink()).toEqual({records: "SELECT 1"});
  });
});
