import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {asyncBufferFromFile, parquetReadObjects} from "hyparquet";
import {afterAll, expect, test} from "vitest";
import {foldText} from "../../loaders/text.js";
import {freshCheckout, runOffline} from "../helpers/checkout.js";

const checkout = freshCheckout();
afterAll(() => rmSync(checkout, {recursive: true, force: true}));

/** The files of the built site that have one of the words, in any spelling, decompressed where they are packed. */
async function secretsIn(secrets: string[]): Promise<string[]> {
  const dist = join(checkout, "dist");
  const found: string[] = [];
  for (const file of readdirSync(dist, {recursive: true, encoding: "utf8"})) {
    if (statSync(join(dist, file)).isDirectory()) continue;
    const bytes = readFileSync(join(dist, file));
    let text = bytes.toString("utf8");
    if (file.endsWith(".parquet")) {
      const rows = await parquetReadObjects({file: await asyncBufferFromFile(join(dist, file))});
      text += JSON.stringify(rows);
    }
    if (/\.(zip|gz|br)$/.test(file)) throw new Error(`${file} is packed: unpack it here`);
    const isData = /\.(html|json|geojson|xml|csv|txt|parquet)$/.test(file);
    const forms = isData ? [text.toLowerCase(), foldText(text)] : [text.toLowerCase()];
    for (const secret of secrets)
      if (forms.some((form) => form.includes(secret.toLowerCase()) || form.includes(foldText(secret))))
        found.push(`${file}: ${secret}`);
  }
  return found;
}

const matter = (lines: string) => `---\n${lines}\n---\n`;
const good = "title: مقال\nlanguage: ar\npublished: 2019-07-17\nrights: quote";

test("malformed articles stop nothing else, are named with line and remedy, and fail the build at its end", async () => {
  const corpus = join(checkout, "data", "corpus");
  mkdirSync(join(corpus, "more"));
  writeFileSync(join(corpus, "no-front-matter.md"), "نص بلا ترويسة");
  writeFileSync(join(corpus, "bad-date.md"), matter(good.replace("2019-07-17", "17/7/2019")) + "قتل جندي في سبها أمس.");
  writeFileSync(join(corpus, "empty.md"), matter(good));
  writeFileSync(
    join(corpus, "not-utf8.md"),
    Buffer.concat([Buffer.from(matter(good)), Buffer.from([0xca, 0xe4, 0xd9, 0xed, 0xe3])])
  );
  cpSync(join(corpus, "daesh-libya.md"), join(corpus, "more", "daesh-libya.md"));
  writeFileSync(
    join(corpus, "fine.md"),
    matter(good) + "وقال المتحدث باسم الجيش أحمد المسماري إن ثلاثة جنود قتلوا في هجوم على سبها أمس."
  );

  const {code, output} = await runOffline(checkout, ["src/build/cli.ts", "build"]);
  expect(code, output).toBe(1);
  expect(output).toMatch(/data\/corpus\/no-front-matter\.md:1: no front matter: expected a line of ---/);
  expect(output).toMatch(
    /data\/corpus\/bad-date\.md:4: published: expected a date in EDTF, such as 2019-07-17 .* found “17\/7\/2019”/
  );
  expect(output).toMatch(/data\/corpus\/empty\.md:\d+: no text: expected the article's text/);
  expect(output).toMatch(/data\/corpus\/not-utf8\.md:7: is not valid UTF-8; save the file as UTF-8/);
  expect(output).toMatch(
    /data\/corpus\/more\/daesh-libya\.md:1: id “daesh-libya” is already used by data\/corpus\/daesh-libya\.md; rename/
  );
  expect(output).toContain("5 problems in data/; everything else was built");
  for (const name of ["daesh-libya", "fine"])
    expect(existsSync(join(checkout, "dist", "articles", `${name}.html`)), name).toBe(true);
  expect(existsSync(join(checkout, "dist", "articles", "bad-date.html"))).toBe(false);
}, 300_000);

test("the next build takes added and deleted articles into its tables, and publishes none that are gone", async () => {
  const corpus = join(checkout, "data", "corpus");
  for (const name of ["no-front-matter.md", "bad-date.md", "empty.md", "not-utf8.md", "more", "fine.md"])
    rmSync(join(corpus, name), {recursive: true});
  writeFileSync(
    join(corpus, "hostile.md"),
    matter(
      `${good}\nauthor: Planted Author\nurl: https://example.org/planted-author\nredact: [Planted Author, زيد المزروع]`
    ) +
      "قال ${alert(1)} المتحدث أحمد المسماري إن <img src=x onerror=alert(1)> الهجوم <script>alert(1)</script> على سبها فشل. " +
      "وأعلن زَيْد المزروع مسؤوليته عن هجوم لزيد المزروع في درنة."
  );
  writeFileSync(
    join(corpus, "planted-secret.md"),
    matter(`${good}\nsensitivity: withheld`) + "وقتل سبعة جنود في هجوم على كوكب المزروع أمس، بحسب شاهد مزروع."
  );
  const {code, output} = await runOffline(checkout, ["src/build/cli.ts", "build"]);
  expect(code, output).toBe(0);
  expect(output).toContain("articles 2 (1 read anew)");
  expect(existsSync(join(checkout, "dist", "articles", "fine.html"))).toBe(false);
  const page = readFileSync(join(checkout, "dist", "articles", "hostile.html"), "utf8");
  expect(page).not.toMatch(/<img[^>]*onerror/);
  expect(page).not.toContain("<script>alert");
  // Nothing withheld, and nothing of the article that is gone, is in any byte: pages, tables, downloads, feeds, older versions.
  expect(await secretsIn(["[محجوب]"])).not.toEqual([]);
  const secrets = ["زيد المزروع", "Planted Author", "planted-secret", "كوكب المزروع", "شاهد مزروع", "ثلاثة جنود قتلوا"];
  expect(await secretsIn(secrets)).toEqual([]);
  const loaders = [
    "-e",
    "import('./src/build/site.ts').then(({prepareSite}) => prepareSite()).then(({read}) => console.log(read))"
  ];
  expect((await runOffline(checkout, loaders)).output.trim()).toBe("0");
  appendFileSync(join(checkout, "loaders", "claims.ts"), "// edited\n");
  expect((await runOffline(checkout, loaders)).output.trim()).toBe("2");
}, 300_000);
