import {Readability} from "@mozilla/readability";
import {JSDOM} from "jsdom";

/** An article as a file from elsewhere has it; what the file does not say is null. */
export interface Draft {
  title: string | null;
  source: string | null;
  author: string | null;
  url: string | null;
  /** Day of publication, `YYYY-MM-DD`, as the page gives it where it was published. */
  published: string | null;
  text: string;
}

/**
 * The article of a saved web page. Scripts of the page do not run, and nothing that it names is fetched.
 * @param page The file's bytes; its encoding is told by a mark, by `contentType`, its `<meta>`, or taken for Windows-1252 as browsers do.
 * @param contentType What a server says of it.
 * @returns null when there is no article on the page that can be told from what surrounds it.
 */
export function articleOfPage(page: Uint8Array, contentType = "text/html"): Draft | null {
  const {document} = new JSDOM(page, {contentType}).window;
  const meta = (...names: string[]) =>
    names.map((name) =>
      document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content")
    );
  const url = [document.querySelector("link[rel=canonical]")?.getAttribute("href"), ...meta("og:url")];
  const times = [
    ...meta("article:published_time", "datePublished", "dc.date", "dc.date.issued", "date"),
    document.querySelector("time[datetime]")?.getAttribute("datetime")
  ];
  const article = new Readability(document).parse();
  const text = article?.content && textOf(new JSDOM(article.content).window.document.body);
  if (!text) return null;
  return {
    title: words(article.title),
    source: words(article.siteName),
    author: words(article.byline),
    url: url.map(webAddress).find(Boolean) ?? null,
    published: [article.publishedTime, ...times].map(day).find(Boolean) ?? null,
    text
  };
}

/**
 * The articles of an RSS or Atom file. Where it has only a summary of an article, the summary is its text.
 * @throws Error when it is no XML, or neither RSS nor Atom.
 */
export function articlesOfFeed(xml: string): Draft[] {
  const {document} = new JSDOM(xml, {contentType: "text/xml"}).window;
  const items = [...document.querySelectorAll("item, entry")];
  if (!items.length) throw new Error("has neither the items of RSS nor the entries of Atom");
  const source = words(document.querySelector("channel > title, feed > title")?.textContent);
  return items.map((item) => {
    const child = (...names: string[]) =>
      names.map((name) => [...item.children].find(({nodeName}) => nodeName === name)).find(Boolean) ?? null;
    const link = child("link");
    const html = child("content:encoded", "content", "description", "summary")?.textContent ?? "";
    const written = child("pubDate", "published", "dc:date", "updated")?.textContent;
    return {
      title: words(new JSDOM(child("title")?.textContent ?? "").window.document.body.textContent),
      source,
      author: words(child("dc:creator", "author")?.textContent),
      url: webAddress(link?.getAttribute("href") ?? link?.textContent?.trim()),
      published: day(written) ?? dayOfMail(written),
      text: textOf(new JSDOM(html).window.document.body)
    };
  });
}

/** The paragraphs of a page, each a line, with an empty one between. */
function textOf(body: HTMLElement): string {
  const blocks = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, div, section, td, figcaption";
  for (const line of body.querySelectorAll("br")) line.replaceWith("\n");
  const leaves = [...body.querySelectorAll(blocks)].filter((block) => !block.querySelector(blocks));
  const parts = leaves.length ? leaves : [body];
  const lines = parts.flatMap(({textContent}) => (textContent ?? "").split("\n"));
  return lines
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

function words(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, " ").trim() || null;
}

function webAddress(text: string | null | undefined): string | null {
  return text && URL.canParse(text) && /^https?:/i.test(text) ? text : null;
}

/** The day of a time in ISO 8601 as it is written, which is the day where it was published. */
function day(time: string | null | undefined): string | null {
  const [found = null] = /^\d{4}-\d\d-\d\d(?!\d)/.exec(time?.trim() ?? "") ?? [];
  return found && !Number.isNaN(Date.parse(found)) ? found : null;
}

/** The day of a time as RSS has it, from mail: `Wed, 17 Jul 2019 09:30:00 +0200`. */
function dayOfMail(time: string | null | undefined): string | null {
  const [, date, month = "", year] = /\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})\b/.exec(time ?? "") ?? [];
  const index = "JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(month) / 3;
  if (!date || !Number.isInteger(index) || index < 0) return null;
  return day(`${year}-${String(index + 1).padStart(2, "0")}-${date.padStart(2, "0")}`);
}
