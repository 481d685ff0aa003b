import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {citations, citeBibtex, citeCsl, citeRis, citeText} from "../src/components/citations.js";
import type {Work} from "../src/components/citations.js";

const article: Work = {
  kind: "article",
  id: "daesh-libya",
  title: "تحركات {داعش} & 100%",
  author: null,
  container: "رويترز",
  published: "2019-07-17/2019-07-22",
  url: "https://example.org/a b}",
  language: "ar"
};
const record: Work = {
  kind: "record",
  id: "a-c537d1097588",
  title: "Shelling in Sirte",
  container: "Sijill",
  version: "1f2e"
};

test("a citation in words leaves out what is not known", () => {
  expect(citeText(article)).toBe("“تحركات {داعش} & 100%”. رويترز. 2019-07-17/2019-07-22. https://example.org/a b}.");
  expect(citeText(record)).toBe("“Shelling in Sirte”. Sijill. a-c537d1097588, data 1f2e.");
});

test("CSL-JSON gives both ends of an interval, and no date where none is sure", () => {
  const [item] = JSON.parse(citeCsl(article)) as [Record<string, unknown>];
  expect(item).toMatchObject({
    type: "article-newspaper",
    "container-title": "رويترز",
    issued: {
      "date-parts": [
        [2019, 7, 17],
        [2019, 7, 22]
      ]
    }
  });
  expect(item).not.toHaveProperty("author");
  expect(citeCsl({...article, published: "../2019"})).not.toContain("issued");
  expect(citeCsl({...article, published: "2019-05~"})).toContain("issued");
});

test("BibTeX escapes what TeX reads, and no title or address can end its field", () => {
  const text = citeBibtex(article);
  expect(text).toContain("title = {{تحركات \\{داعش\\} \\& 100\\%}}");
  expect(text).toContain("url = {https://example.org/a%20b%7D}");
  expect(citeBibtex({...article, id: "a,b}"})).toContain("@article{a-b-,");
});

test("RIS keeps each field on its line", () => {
  expect(citeRis({...record, title: "One\nER  - \nTwo"})).toBe(
    "TY  - DATA\nID  - a-c537d1097588\nTI  - One ER - Two\nPB  - Sijill\nET  - 1f2e\nER  - "
  );
  expect(citeRis(article)).toContain("DA  - 2019/07/17\n");
});

describe.each(["en", "ar"] as const)("the view in %s", (language) => {
  test("shows titles as text", () => {
    const {document} = new JSDOM("").window;
    const view = citations({...record, title: "</pre><script>1</script>"}, {document, language});
    expect(view.querySelector("script")).toBeNull();
    expect(view.querySelectorAll("pre").length).toBe(3);
  });
});
