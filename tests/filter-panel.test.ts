import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, test, vi} from "vitest";
import {filterPanel} from "../src/components/filter-panel.js";
import type {Condition} from "../src/components/filters.js";

const {window} = new JSDOM("<!DOCTYPE html><body></body>");
const {document} = window;
const rows = [
  {facet: "kind", value: "attack", label: null, records: 3},
  {facet: "kind", value: "claim", label: null, records: 2n},
  {facet: "place", value: "", label: null, records: 1},
  {facet: "place", value: "x", label: "<img src=x onerror=alert(1)>", records: 1},
  ...Array.from({length: 12}, (_, n) => ({facet: "actor", value: `a${n}`, label: `Actor ${n}`, records: 12 - n}))
];
let asked: Condition[] = [];
const ask = (condition: Condition) => {
  asked.push(condition);
  return Promise.resolve(rows);
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function panel(language: "en" | "ar" = "en") {
  const node = filterPanel({document, language, ask});
  document.body.replaceChildren(node);
  const events = vi.fn();
  node.addEventListener("input", events);
  await settled();
  const box = (name: string) =>
    [...node.querySelectorAll("label")].find((label) => label.textContent!.startsWith(name))!.querySelector("input")!;
  return {node, events, box};
}

beforeEach(() => {
  asked = [];
});

describe("the filter panel", () => {
  test("offers values with their counts, unknown ones and markup as words", async () => {
    const {node} = await panel();
    expect(node.textContent).toContain("not stated1");
    expect(node.textContent).toContain("<img src=x");
    expect(node.querySelector("img")).toBeNull();
  });

  test("tells of a choice once, and undoes it from its chip", async () => {
    const {node, events, box} = await panel();
    box("Claim").click();
    expect(node.value).toEqual({kind: ["claim"]});
    expect(events).toHaveBeenCalledTimes(1);
    node.querySelector<HTMLButtonElement>(".chip")!.click();
    expect(node.value).toEqual({});
    expect(events).toHaveBeenCalledTimes(2);
  });

  test("keeps the focus on the box that was chosen while counts change", async () => {
    const {box} = await panel();
    const before = box("Claim");
    before.focus();
    before.click();
    await settled();
    expect((document.activeElement as HTMLElement).dataset.key).toBe("kind:claim");
    expect(document.activeElement).not.toBe(before);
  });

  test("shows a long list in part, and what is chosen in any case", async () => {
    const {node, box} = await panel();
    expect(node.textContent).not.toContain("Actor 9");
    [...node.querySelectorAll("button")].find((button) => /6 more/.test(button.textContent!))!.click();
    box("Actor 9").click();
    [...node.querySelectorAll("button")].find((button) => /fewer/.test(button.textContent!))!.click();
    expect(node.textContent).toContain("Actor 9");
    expect(node.textContent).not.toContain("Actor 8");
  });

  test("takes days in either order, one of them, and asks of certainty only with days", async () => {
    const {node, box} = await panel();
    const [from, to] = [...node.querySelectorAll<HTMLInputElement>("input[type=date]")] as [
      HTMLInputElement,
      HTMLInputElement
    ];
    expect(box("certainly").disabled).toBe(true);
    from.value = "2019-05-31";
    from.dispatchEvent(new window.Event("change"));
    expect(node.value).toEqual({window: ["2019-05-31", null]});
    to.value = "2019-05-01";
    to.dispatchEvent(new window.Event("change"));
    expect(node.value).toEqual({window: ["2019-05-01", "2019-05-31"]});
    box("certainly").click();
    expect(node.value.certainly).toBe(true);
  });

  test("takes a value from a link without telling of it, and shows it", async () => {
    const {node, events, box} = await panel("ar");
    node.value = {kind: ["attack"], text: "سبها"};
    await settled();
    expect(events).not.toHaveBeenCalled();
    expect(box("هجوم").checked).toBe(true);
    expect(node.querySelectorAll(".chip").length).toBe(2);
    expect(asked.at(-1)!.parameters).toContain("attack");
  });
});
