import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {recordAddress} from "../components/addresses.js";
import {languageCodes, languages} from "../components/languages.js";
import {attackTitle, claimTitle} from "../components/record-parts.js";
import type {LanguageCode} from "../components/words.js";
import {changesOf, changesSince} from "./changes.js";
import {writeDownloads} from "./downloads.js";
import {atom, changeLog, jsonFeed} from "./feeds.js";
import type {FeedRecords} from "./feeds.js";
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
    const feed = feedRecords(language);
    writeFileSync(join(folder, `feed-${language}.xml`), atom(changes, feed, {language, address}));
    writeFileSync(join(folder, `feed-${language}.json`), jsonFeed(changes, feed, {language, address}));
  }
  writeDownloads(output, build, publisher(), (kind, id) =>
    address === null ? null : address + recordAddress(kind, id)
  );
}

/** How a feed tells of attacks and claims: the title, the words, the day of the article. */
function feedRecords(language: LanguageCode): FeedRecords {
  const {attacks, claims, names, distressing} = recordIndex();
  const prefix = languages[language].folder;
  const options = recordOptions(`/${prefix}data`);
  const found = (id: string) => attacks.get(id) ?? claims.get(id);
  return {
    day: (id) => names.articles.get(found(id)?.article ?? "")?.published_end ?? null,
    record(id) {
      const [attack, claim] = [attacks.get(id), claims.get(id)];
      const {sentence, quote} = found(id)!;
      return {
        id,
        title: attack ? attackTitle(attack, [], options) : claimTitle(claim!, options),
        summary: sentence !== null && distressing.has(sentence) ? null : quote,
        path: prefix + recordAddress(attack ? "attacks" : "claims", id)
      };
    }
  };
}
