import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {readerAddress, recordAddress} from "../components/addresses.js";
import {languageCodes, languages} from "../components/languages.js";
import {attackTitle, claimTitle} from "../components/record-parts.js";
import type {LanguageCode} from "../components/words.js";
import {changesOf, changesSince} from "./changes.js";
import {writeDownloads} from "./downloads.js";
import {atom, changeLog, jsonFeed} from "./feeds.js";
import type {FeedRecord} from "./feeds.js";
import {publisher} from "./publisher.js";
import {recordOptions} from "./record-drawings.js";
import {recordIndex} from "./record-index.js";
import type {SiteBuild} from "./site.js";

/** Writes `data/` of a site that Framework has built: what changed since the one before, feeds of it, and the downloads. */
export function publishData(output: string, build: Pick<SiteBuild, "rows" | "version">): void {
  const folder = join(output, "data");
  mkdirSync(folder, {recursive: true});
  const changes = changesSince(changesOf(), build);
  writeFileSync(join(folder, "changes.json"), JSON.stringify(changes));
  writeFileSync(join(folder, "changes.txt"), changeLog(changes.versions));
  const {address} = publisher();
  for (const language of languageCodes) {
    const record = feedRecord(language);
    writeFileSync(join(folder, `feed-${language}.xml`), atom(changes, record, {language, address}));
    writeFileSync(join(folder, `feed-${language}.json`), jsonFeed(changes, record, {language, address}));
  }
  const {pages} = recordIndex();
  writeDownloads(output, build, publisher(), (kind, id) =>
    address === null ? null : address + (pages ? recordAddress(kind, id) : readerAddress(kind, id))
  );
}

/** How a feed tells of an attack or a claim: its title, its words, the day of its article. */
function feedRecord(language: LanguageCode): (id: string) => FeedRecord | null {
  const {attacks, claims, names, pages, distressing} = recordIndex();
  const prefix = languages[language].folder;
  const options = recordOptions(`/${prefix}data`);
  return (id) => {
    const [attack, claim] = [attacks.get(id), claims.get(id)];
    const record = attack ?? claim;
    if (!record) return null;
    const kind = attack ? "attacks" : "claims";
    const folded = record.sentence !== null && distressing.has(record.sentence);
    return {
      id,
      title: attack ? attackTitle(attack, [], options) : claimTitle(claim!, options),
      summary: folded ? null : record.quote,
      path: prefix + (pages ? recordAddress(kind, id) : readerAddress(kind, id)),
      day: names.articles.get(record.article)!.published_end
    };
  };
}
