import {existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, test} from "vitest";
import {languageOf} from "../../src/build/place.js";
import {directionOf, languages} from "../../src/components/languages.js";
import {runOffline, siteCheckout} from "../helpers/checkout.js";

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

  test("makes every page in each language", () => {
    for (const page of ["index", "query", "articles/index", "articles/daesh-libya"]) {
      for (const {folder} of Object.values(languages))
        expect(existsSync(join(dist(), folder, `${page}.html`)), folder + page).toBe(true);
    }
  });

  test("leaves no error of Framework in a page, and states language, direction and policy on each", () => {
    for (const file of files(".html")) {
      const html = readFileSync(join(dist(), file), "utf8");
      // Its style stands in the page.
      expect(html.replaceAll(/<style>.*?<\/style>/gs, ""), file).not.toContain("observablehq--error");
      const language = languageOf(`/${file}`);
      expect(html, file).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
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

  test("gives every module a name", () => {
    expect(files(".js").filter((file) => file.includes("undefined"))).toEqual([]);
  });

  test("holds the timeline in its HTML before any script", () => {
    const html = readFileSync(join(dist(), "index.html"), "utf8");
    expect(html).toMatch(/<svg[^>]*aria-label="Timeline of attacks and claims/);
    expect(html.match(/class="mark /g)?.length ?? 0).toBeGreaterThan(10);
    // Nothing is waited for before it is drawn; the many pages of records share the files.
    expect(html).not.toMatch(/<link[^>]+rel="(?:stylesheet|modulepreload)/);
    expect(readFileSync(join(dist(), "articles", "daesh-libya.html"), "utf8")).toMatch(/<link rel="stylesheet/);
    expect(html.length).toBeLessThan(300_000);
  });

  test(
    "is the same bytes in another time zone and language, from files of other times",
    {timeout: 300_000},
    async () => {
      const checkout = siteCheckout();
      for (const folder of ["src", "data", "loaders"])
        for (const name of readdirSync(join(checkout, folder), {recursive: true, encoding: "utf8"}))
          utimesSync(join(checkout, folder, name), 1_500_000_000, 1_500_000_000);
      const elsewhere = {TZ: "Asia/Tokyo", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8"};
      const build = await runOffline(checkout, ["src/build/cli.ts", "build"], elsewhere);
      expect(build.code, build.output).toBe(0);
      const tree = (folder: string) =>
        new Map(
          readdirSync(folder, {recursive: true, encoding: "utf8"})
            .sort()
            .filter((name) => statSync(join(folder, name)).isFile())
            .map((name) => [name, readFileSync(join(folder, name))])
        );
      const [here, there] = [tree(dist()), tree(join(checkout, "dist"))];
      expect([...there.keys()]).toEqual([...here.keys()]);
      expect([...here].filter(([name, bytes]) => !bytes.equals(there.get(name)!)).map(([name]) => name)).toEqual([]);
      rmSync(checkout, {recursive: true, force: true});
    }
  );
});
