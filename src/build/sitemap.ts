import {readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {readerAddress} from "../components/addresses.js";
import {languageCodes, languages} from "../components/languages.js";
import {escape} from "./expand.js";

/** Pages that a sitemap has at most, by its standard (sitemaps.org). */
const most = 50_000;

/**
 * Writes `sitemap.xml`, several with an index where pages are many, and `robots.txt`, of a site whose address is known.
 * @param address where it is published; ends in “/”.
 * @param read ids of articles that have no page each: one in each language reads them from the tables.
 */
export function writeSitemap(output: string, address: string, read: string[] = []): void {
  const pages = readdirSync(output, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html") && !/(^|\/)(404|offline|record)\.html$/.test(file))
    .sort();
  const xml = (root: string, item: string, urls: string[]) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.map((url) => `<${item}><loc>${escape(url)}</loc></${item}>\n`).join("")}</${root}>\n`;
  const url = (file: string) => address + file.split("/").map(encodeURIComponent).join("/");
  const readers = languageCodes.flatMap((code) =>
    read.map((id) => address + languages[code].folder + readerAddress("articles", id))
  );
  const all = [...pages.map(url), ...readers];
  if (all.length <= most) writeFileSync(join(output, "sitemap.xml"), xml("urlset", "url", all));
  else {
    const names: string[] = [];
    for (let from = 0; from < all.length; from += most) {
      names.push(`sitemap-${names.length + 1}.xml`);
      writeFileSync(join(output, names.at(-1)!), xml("urlset", "url", all.slice(from, from + most)));
    }
    writeFileSync(join(output, "sitemap.xml"), xml("sitemapindex", "sitemap", names.map(url)));
  }
  writeFileSync(join(output, "robots.txt"), `User-agent: *\nAllow: /\nSitemap: ${address}sitemap.xml\n`);
}
