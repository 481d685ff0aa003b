import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {RequestListener} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {beforeEach, describe, expect, test} from "vitest";
import {root} from "../loaders/build.js";
import {readArticle} from "../loaders/corpus.js";
import {importFiles} from "../loaders/import.js";
import {sha256} from "../loaders/text.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sijill-import-"));
});
const save = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const corpus = () => readdirSync(join(folder, "data", "corpus")).sort();
const written = (name: string) => readFileSync(join(folder, "data", "corpus", name), "utf8");

const headline = "هجوم على حاجز قرب سبها";
const paragraphs = [
  "قتل جنديان وأصيب ثلاثة آخرون في هجوم مسلح استهدف حاجزا للجيش قرب مدينة سبها جنوب ليبيا فجر يوم الجمعة.",
  "وقال المتحدث باسم الجيش إن مسلحين مجهولين أطلقوا النار على الحاجز من سيارتين ثم لاذوا بالفرار نحو الصحراء.",
  "ولم تعلن أي جهة مسؤوليتها عن الهجوم، وهو الثاني من نوعه في المنطقة خلال شهر واحد بحسب مصادر محلية."
];
const page = (body: string, head = "") => `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>هجوم على حاجز قرب سبها | صحيفة الجنوب</title>
<meta property="og:site_name" content="صحيفة الجنوب"><meta property="article:published_time" content="2019-07-19T23:30:00+02:00">
<link rel="canonical" href="https://example.org/news/1">${head}</head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
<article><h1>هجوم على حاجز قرب سبها</h1>${body}</article><footer>جميع الحقوق محفوظة</footer></body></html>`;
const whole = page(paragraphs.map((text) => `<p>${text}</p>`).join("\n"));

describe("a saved web page", () => {
  test("gives its article alone, with what the page says of it, and the hash of the file", async () => {
    const [one] = await importFiles([save("sabha.html", whole)], folder);
    expect(one).toMatchObject({file: "data/corpus/sabha.md", message: "whole"});
    const {text, article} = readArticle(join(folder, one!.file!));
    expect(text).toBe([headline, ...paragraphs].join("\n\n"));
    expect(article).toMatchObject({
      source: "صحيفة الجنوب",
      url: "https://example.org/news/1",
      language: "ar",
      // As it is written, not as it is in the reader's time zone.
      published: "2019-07-19",
      rights: "quote"
    });
    expect(article.title).toContain("هجوم على حاجز قرب سبها");
    expect(written("sabha.md")).toContain(`original_sha256: ${sha256(whole)}\n`);
  });

  test("in an older encoding is read in that", async () => {
    const text = `${paragraphs.join(" ")} `.repeat(2);
    // Letters of Windows-1256, which Node cannot write; its table is read backwards.
    const table = new Map(
      [...Array(256).keys()].map((byte) => [new TextDecoder("windows-1256").decode(Uint8Array.of(byte)), byte])
    );
    const html = page(`<p>${text}</p>`).replace('charset="utf-8"', 'charset="windows-1256"');
    const bytes = Uint8Array.from([...html], (letter) => table.get(letter)!);
    const [one] = await importFiles([save("old.html", bytes)], folder);
    expect(readArticle(join(folder, one!.file!)).text).toBe(`${headline}\n\n${text.trim()}`);
  });

  test("runs nothing, fetches nothing, and keeps no markup", async () => {
    const hostile = page(
      `<script>globalThis.hit = 1</script><img src="https://evil.example/x" onerror="globalThis.hit = 1"><p onclick="x()">${paragraphs[0]}</p>
       <p>---</p><p>${paragraphs[1]} &lt;b&gt;</p><p>${paragraphs[2]}</p>`
    ).replace("https://example.org/news/1", "javascript:alert(1)");
    const [one] = await importFiles([save("hostile.html", hostile)], folder);
    expect(globalThis).not.toHaveProperty("hit");
    const {text, article} = readArticle(join(folder, one!.file!));
    expect(text).not.toMatch(/script|onerror|evil/);
    expect(text).toContain(paragraphs[2]);
    expect(article.url).toBeNull();
  });
});

test("a feed gives an article an item, with day, author and address", async () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Southern Post</title>
    <item><title>Two killed near Sabha</title><link>https://example.org/a</link><dc:creator>A. Writer</dc:creator>
      <pubDate>Fri, 19 Jul 2019 23:30:00 +0200</pubDate><content:encoded><![CDATA[<p>Two soldiers were killed.</p><p>Nobody claimed it.</p>]]></content:encoded></item>
    <item><title>Empty</title><link>https://example.org/b</link></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Sud</title><entry><title>Deux soldats tués</title>
    <link href="https://example.org/c"/><published>2019-07-20T01:00:00Z</published><summary>Deux soldats ont été tués dans une attaque près de Sebha.</summary></entry></feed>`;
  const done = await importFiles([save("feed.xml", rss), save("atom.xml", atom)], folder);
  expect(done.map(({file}) => file)).toEqual([
    "data/corpus/two-killed-near-sabha.md",
    null,
    "data/corpus/deux-soldats-tues.md"
  ]);
  expect(done[1]!.message).toBe("not taken: Empty has no text");
  const {text, article} = readArticle(join(folder, done[0]!.file!));
  expect(text).toBe("Two soldiers were killed.\n\nNobody claimed it.");
  expect(article).toMatchObject({
    published: "2019-07-19",
    author: "A. Writer",
    source: "Southern Post",
    url: "https://example.org/a"
  });
  expect(readArticle(join(folder, done[2]!.file!)).article).toMatchObject({language: "fr", published: "2019-07-20"});
});

describe("what is in the corpus", () => {
  test("is not taken twice, by its address or its words, and never written over", async () => {
    await importFiles([save("sabha.html", whole)], folder);
    const before = written("sabha.md");
    const words = save("same.txt", `${[headline, ...paragraphs].join("\n\n")}\n`);
    const done = await importFiles([join(folder, "sabha.html"), words], folder);
    expect(done.map(({file}) => file)).toEqual([null, null]);
    expect(done.every(({message}) => message.includes("is there already: sabha"))).toBe(true);
    // Another article of that name gets its own.
    const other = save("sabha.txt", "A headline\n\nThree people were wounded in the market of Murzuq on Monday.");
    mkdirSync(join(folder, "x"));
    writeFileSync(
      join(folder, "x", "a-headline.txt"),
      "A headline\n\nNobody was wounded in the market of Ghat on Tuesday, they said."
    );
    const [first, second] = await importFiles([other, join(folder, "x", "a-headline.txt")], folder);
    expect([first!.file, second!.file]).toEqual(["data/corpus/a-headline.md", "data/corpus/a-headline-2.md"]);
    expect(second!.message).toBe("fill in published");
    expect(written("sabha.md")).toBe(before);
  });

  test("is named when another tells most of it in the same words", async () => {
    await importFiles([save("sabha.html", whole)], folder);
    const copy = `عنوان آخر\n\n${paragraphs.slice(0, 2).join("\n")}\nوقال شهود إنهم سمعوا دوي انفجارات متتالية في أطراف المدينة بعد ذلك بساعات.`;
    const [one] = await importFiles([save("wire-copy.txt", copy)], folder);
    expect(one!.file).toBe("data/corpus/wire-copy.md");
    expect(one!.message).toMatch(/^fill in published; nearly the same as sabha: \d\d % of the shorter one's runs/);
  });

  test("is named when another tells it with a word changed in each sentence, and not when it tells something else", async () => {
    await importFiles([save("sabha.html", whole)], folder);
    // Every twelfth word is another.
    const words = paragraphs.join("\n\n").split(" ");
    const changed = words.map((word, at) => (at % 12 === 11 ? "كلمة" : word)).join(" ");
    const other = words.reverse().join(" ");
    const done = await importFiles([save("changed.txt", changed), save("other.txt", other)], folder);
    expect(done.map(({file}) => file)).toEqual(["data/corpus/changed.md", "data/corpus/other.md"]);
    expect(done.map(({message}) => /nearly the same as sabha: [6-9]\d %/.test(message))).toEqual([true, false]);
  });
});

test("what cannot be taken says why, and stops nothing else", async () => {
  const done = await importFiles(
    [
      join(folder, "nothing.html"),
      save("bytes.txt", Uint8Array.of(0xff, 0xfe, 0x00, 0x41)),
      save("empty.html", "<!DOCTYPE html><p></p>"),
      save("bulk.jsonl", "{}"),
      save("broken.xml", "<?xml version='1.0'?><rss><item>"),
      save("good.txt", "Headline\n\nTwo soldiers were killed near Sabha on Friday.")
    ],
    folder
  );
  expect(done.map(({file}) => file)).toEqual([null, null, null, null, null, "data/corpus/headline.md"]);
  const said = done.map(({message}) => message);
  expect(said[0]).toMatch(/no such file/);
  expect(said[1]).toMatch(/UTF-8/);
  expect(said[2]).toMatch(/no article was found/);
  expect(said[3]).toMatch(/copy it into data\/corpus/);
  expect(said[4]).toMatch(/^not taken: /);
  expect(corpus()).toEqual(["headline.md"]);
});

test("the command without files says how it is used", () => {
  expect(() =>
    execFileSync(process.execPath, ["--import", "tsx", join(root, "loaders", "import-cli.ts")], {stdio: "pipe"})
  ).toThrow(/usage: npm run import -- FILE/);
  expect(existsSync(join(folder, "data"))).toBe(false);
});

describe("an address", () => {
  const served = async (answer: RequestListener, use: (address: string) => Promise<void>) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  test("gives its page, in the encoding that the server names, and is kept where the page names none", async () => {
    const bare = page(paragraphs.map((text) => `<p>${text}</p>`).join("\n"))
      .replace('<meta charset="utf-8">', "")
      .replace('<link rel="canonical" href="https://example.org/news/1">', "");
    await served(
      (request, response) => {
        if (request.url === "/old") response.writeHead(301, {location: "/news/2?x=1"}).end();
        else response.writeHead(200, {"content-type": "text/html; charset=utf-8"}).end(bare);
      },
      async (address) => {
        const [one] = await importFiles([`${address}old`], folder);
        const {text, article} = readArticle(join(folder, one!.file!));
        expect(text).toBe([headline, ...paragraphs].join("\n\n"));
        expect(article.url).toBe(`${address}news/2?x=1`);
        const [again] = await importFiles([`${address}old`], folder);
        expect(again!.message).toContain("is there already");
      }
    );
  });

  test("that has no page, or none that ends, is refused, and stops no other", async () => {
    await served(
      (request, response) => {
        if (request.url === "/none") response.writeHead(404).end("<html><p>text</p></html>");
        else {
          response.writeHead(200, {"content-type": "text/html"});
          const more = () => response.write("<p>text</p>".repeat(20_000)) && setImmediate(more);
          response.on("drain", more);
          more();
        }
      },
      async (address) => {
        const paths = [`${address}none`, `${address}endless`, "http://127.0.0.1:1/x", save("a.txt", paragraphs[0]!)];
        const messages = (await importFiles(paths, folder)).map(({file, message}) => file ?? message);
        expect(messages[0]).toBe(
          "not taken: the server answers 404 Not Found: save the page in a browser, and give the file"
        );
        expect(messages[1]).toContain("is larger than 20 MB");
        expect(messages[2]).toMatch(/cannot be fetched \(.*\): save the page/);
        expect(messages[3]).toBe("data/corpus/a.md");
      }
    );
  });
});

describe("a web archive", () => {
  const record = (url: string, head: string, body: string | Uint8Array, type = "response") => {
    const block = Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`), Buffer.from(body)]);
    const fields = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Length: ${block.length}`;
    return Buffer.concat([Buffer.from(`${fields}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
  };
  const html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
  const bare = page(paragraphs.map((text) => `<p>${text}</p>`).join("\n")).replace(/<link rel="canonical"[^>]*>/, "");
  const chunked = (text: string) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n0\r\n\r\n")]);
  };
  const other = bare.replaceAll(/سبها/g, "أوباري").replaceAll(/جنديان/g, "شرطيان");
  const records = [
    record("https://example.org/a", html, bare),
    record("https://example.org/a.png", "200 OK\r\nContent-Type: image/png", "x"),
    record("https://example.org/gone", "404 Not Found\r\nContent-Type: text/html", other),
    record("https://example.org/b", `${html}\r\nContent-Encoding: gzip`, gzipSync(other)),
    record("https://example.org/c", `${html}\r\nTransfer-Encoding: chunked`, chunked("<html><body></body></html>")),
    // Sixty megabytes of blanks in sixty kilobytes.
    record("https://example.org/bomb", `${html}\r\nContent-Encoding: gzip`, gzipSync(Buffer.alloc(60e6, 32)))
  ];

  test.each([
    ["plain", "pages.warc", Buffer.concat(records)],
    ["packed record by record", "pages.warc.gz", Buffer.concat(records.map((one) => gzipSync(one)))]
  ])("%s gives the pages that servers gave whole, with their addresses and hashes", async (_, name, bytes) => {
    const done = await importFiles([save(name, bytes)], folder);
    expect(done.map(({file, message}) => file ?? message)).toEqual([
      "data/corpus/pages.md",
      "data/corpus/pages-2.md",
      "not taken: 1 of 3 pages, on which no article was found"
    ]);
    const {text, article} = readArticle(join(folder, "data/corpus/pages.md"));
    expect(text).toBe([headline, ...paragraphs].join("\n\n"));
    expect(article.url).toBe("https://example.org/a");
    expect(written("pages.md")).toContain(`original_sha256: ${sha256(bare)}\n`);
    expect(readArticle(join(folder, "data/corpus/pages-2.md")).article.url).toBe("https://example.org/b");
  });

  test("that is cut short gives what it has, and says so; a file that is none is refused", async () => {
    const whole = Buffer.concat(records.slice(0, 4));
    const files = [
      save("cut.warc", whole.subarray(0, -200)),
      save("packed.warc.gz", gzipSync(whole).subarray(0, -20)),
      save("text.warc", "no archive\n"),
      save("none.warc", "")
    ];
    const done = await importFiles(files, folder);
    expect(done.map(({file, message}) => file ?? message)).toEqual([
      "data/corpus/cut.md",
      "not taken: is cut short: copy it again; the pages before that were taken",
      expect.stringContaining("is there already"),
      "not taken: is cut short: copy it again; the pages before that were taken",
      "not taken: is no web archive: no record of WARC begins it",
      "not taken: is no web archive: it is empty"
    ]);
  });
});
