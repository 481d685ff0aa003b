import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {card, cardPaths, writeCards} from "../src/build/cards.js";
import {finishPages} from "../src/build/finish.js";
import {png, standalone} from "../src/build/pictures.js";
import {newDocument} from "../src/build/document.js";
import {timeline} from "../src/components/timeline.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sijill-cards-"))));
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const page = (language: string, main: string) =>
  `<!DOCTYPE html><html>\n<head>\n<meta charset="utf-8">\n<title>T | Sijill</title>\n<meta name="sijill:language" content="${language}">\n</head><body><main>${main}</main></body></html>`;
const figure = (language: "ar" | "en") =>
  timeline(
    [
      {
        lane: "attack",
        type: "attack",
        detail: "سوسة",
        date: "2015-06-26",
        date_start: "2015-06-26",
        date_end: "2015-06-26"
      },
      {
        lane: "claim",
        type: "statement",
        detail: "بيان",
        date: "2015-06-27",
        date_start: "2015-06-27",
        date_end: "2015-06-27"
      }
    ],
    {document: newDocument(), width: 1040, language, root: "./", id: "t"}
  ).outerHTML;
/** Width and height that a PNG says it has. */
const sizeOf = (file: Uint8Array) => {
  expect([...file.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  const view = new DataView(file.buffer, file.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe("a drawing that stands alone", () => {
  test("has the colours that the page gives its marks, no address and no style sheet", () => {
    const svg = standalone(figure("en"))!;
    expect(svg).toMatch(/<(path|rect)[^>]*fill="#9a3324"/);
    expect(svg).toMatch(/<(path|rect|circle)[^>]*fill="#2d5f8b"/);
    expect(svg).not.toMatch(/var\(|href=|class=|<script/);
  });

  test("sets Arabic text from the right", () => {
    const svg = standalone(figure("ar"))!;
    expect(svg).toContain("\u2067الهجمات");
    expect(svg).not.toContain('direction="rtl"');
  });

  test("is none where a figure draws nothing", () => expect(standalone("<figure></figure>")).toBeNull());
});

describe("the card of a page", () => {
  test("shows title, status and what is known of a record, from the right in Arabic", () => {
    const known = (language: string, term: string) =>
      page(
        language,
        `<h1>بيان · \u2068مصدر\u2069</h1><article class="record-page"><p class="status">auto</p><dl class="metadata"><dt>${term}</dt><dd>غير مذكور</dd><dt>id</dt><dd><code>secret</code></dd></dl><h2>x</h2><p class="note">later</p></article>`
      );
    const arabic = card(known("ar", "القتلى"), "/ar/claims/c-1.html");
    expect(arabic).toContain('x="1140"');
    expect(arabic).toMatch(/\u2067.*بيان/);
    expect(arabic).toMatch(/القتلى<\/tspan> {2}غير مذكور/);
    expect(arabic).toContain("auto");
    expect(arabic).not.toMatch(/secret|later/);
    expect(card(known("en", "Killed"), "/claims/c-1.html")).toContain('x="60"');
    expect(sizeOf(png(arabic))).toEqual([1200, 630]);
  });

  test("shows the first timeline of a page", () => {
    const svg = card(page("en", `<h1>Report</h1>${figure("en")}`), "/reports/a.html");
    expect(svg).toContain('fill="#9a3324"');
    expect(png(svg).length).toBeGreaterThan(png(card(page("en", "<h1>Report</h1>"), "/reports/a.html")).length);
  });

  test("shows text as text, and a long title in three lines", () => {
    const svg = card(page("en", `<h1>${"&lt;image href=x&gt; word ".repeat(20)}</h1><p>a &amp; b</p>`), "/a.html");
    expect(svg).not.toContain("<image");
    expect(svg.match(/font-size="46"/g)).toHaveLength(3);
    expect(svg).toContain("a &amp; b");
    expect(sizeOf(png(svg))).toEqual([1200, 630]);
  });
});

test("every page names its card; pages for any address have none; records of a large site share one", () => {
  mkdirSync(join(folder, "site", "ar", "claims"), {recursive: true});
  for (const path of ["index.html", "404.html", "ar/claims/record.html", "ar/claims/c-1.html"])
    writeFileSync(join(folder, "site", path), page(path.startsWith("ar") ? "ar" : "en", "<h1>T</h1>"));
  const cards = writeCards(join(folder, "site"), join(folder, "cache"));
  expect([...cards].sort()).toEqual([
    ["ar/claims/c-1.html", "cards/ar/claims/c-1.png"],
    ["index.html", "cards/index.png"]
  ]);
  finishPages(join(folder, "site"), "https://example.org/s/", cards);
  expect(readFileSync(join(folder, "site", "ar", "claims", "c-1.html"), "utf8")).toContain(
    '<meta property="og:image" content="https://example.org/s/cards/ar/claims/c-1.png">'
  );
  expect(readFileSync(join(folder, "site", "404.html"), "utf8")).not.toContain("og:image");
  expect(readFileSync(join(folder, "site", "index.html"), "utf8")).toContain(
    '<link rel="canonical" href="https://example.org/s/index.html">'
  );
  // Each record that it reads has an address of its own.
  expect(readFileSync(join(folder, "site", "ar", "claims", "record.html"), "utf8")).not.toContain("canonical");
  expect(sizeOf(readFileSync(join(folder, "site", "cards", "index.png")))).toEqual([1200, 630]);
  expect(existsSync(join(folder, "site", "cards", "index.svg"))).toBe(true);

  const many = Array.from({length: 5000}, (_, n) => `attacks/a-${n}.html`);
  const shared = cardPaths([...many, "attacks/index.html", "reports/a.html"]);
  expect(shared.get("attacks/a-7.html")).toBe("cards/attacks/index.png");
  expect(shared.get("reports/a.html")).toBe("cards/reports/a.png");
});
