import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, test} from "vitest";
import {runOffline} from "../helpers/checkout.js";

const dist = () => join(inject("checkout"), "dist");
const files = (extension: string) =>
  readdirSync(dist(), {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(extension));

describe("the build of a fresh checkout", () => {
  test("reaches no host", () => {
    expect(inject("build").reached).toEqual([]);
  });

  test("would have noticed a connection", async () => {
    const {reached} = await runOffline(inject("checkout"), ["-e", "fetch('http://example.org').catch(() => {})"]);
    expect(reached).toEqual(["example.org"]);
  });

  test("makes every page in both languages", () => {
    for (const page of ["index", "query", "articles/index", "articles/daesh-libya"]) {
      expect(existsSync(join(dist(), `${page}.html`)), page).toBe(true);
      expect(existsSync(join(dist(), "ar", `${page}.html`)), `ar/${page}`).toBe(true);
    }
  });

  test("leaves no error of Framework in a page, and states language, direction and policy on each", () => {
    for (const file of files(".html")) {
      const html = readFileSync(join(dist(), file), "utf8");
      expect(html, file).not.toContain("observablehq--error");
      expect(html, file).toContain(
        file.startsWith("ar/") ? '<html lang="ar" dir="rtl">' : '<html lang="en" dir="ltr">'
      );
      expect(html, file).toContain("Content-Security-Policy");
      expect(html, file).not.toContain("maximum-scale");
    }
  });

  test("names no other host in what pages load", () => {
    for (const file of files(".html")) {
      const html = readFileSync(join(dist(), file), "utf8");
      const loaded = [...html.matchAll(/<(?:script|link|img|source|iframe)[^>]*\s(?:src|href)="([^"]*)"/g)].map(
        ([, url]) => url!
      );
      expect(
        loaded.filter((url) => /^(\w+:)?\/\//.test(url)),
        file
      ).toEqual([]);
    }
  });

  test("holds the timeline in its HTML before any script", () => {
    const html = readFileSync(join(dist(), "index.html"), "utf8");
    expect(html).toMatch(/<svg[^>]*aria-label="Timeline of attacks and claims/);
    expect(html.match(/class="mark /g)?.length ?? 0).toBeGreaterThan(10);
    expect(html.length).toBeLessThan(300_000);
  });
});
