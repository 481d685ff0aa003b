import type {Progress} from "../../loaders/reading.js";
import {recordAddress, sentenceAddress} from "../components/addresses.js";
import {attackTitle, claimTitle, dateWords, isArmedGroup, isolated, listName} from "../components/record-parts.js";
import {languageCodes, languages, nameOf} from "../components/languages.js";
import type {RecordOptions} from "../components/record-parts.js";
import {recordWords, valueWord} from "../components/record-words.js";
import type {InLanguages, SearchEntry} from "../components/search-index.js";
import {label, wordsOf} from "../components/words.js";
import type {LanguageCode} from "../components/words.js";
import {recordOptions} from "./record-drawings.js";
import {recordIndex} from "./record-index.js";
import {reportsIn} from "./reports.js";
import type {Indexed} from "./search-files.js";
import {site} from "./site.js";

/**
 * Everything that can be found: what pages show, and nothing that they do not.
 * @param progress called for each record, article and sentence.
 */
export function* searchEntries(progress: (progress: Progress) => void = () => {}): Generator<Indexed> {
  for (const language of languageCodes) yield* reports(language);
  for (const entry of listed()) yield {entry, only: null};
  const {attacks, claims, articles, sentences} = site().rows;
  const all = [attacks, claims, articles, sentences].reduce((sum, {length}) => sum + length, 0);
  let done = 0;
  for (const some of [records(), texts()])
    for (const entry of some) {
      yield {entry, only: null};
      progress({done: ++done, anew: done, share: done / all});
    }
}

const optionsOf = (language: LanguageCode) => recordOptions(`/${languages[language].folder}search`);

/** The same said in each language; once where that is the same. */
function inEach(say: (options: RecordOptions) => string): InLanguages {
  const said = languageCodes.map((code) => [code, say(optionsOf(code))] as const);
  const [, first] = said[0]!;
  return said.every(([, words]) => words === first)
    ? first
    : (Object.fromEntries(said) as Record<LanguageCode, string>);
}

function* reports(language: LanguageCode): Generator<Indexed> {
  for (const {name, title, summary} of reportsIn(language)) {
    const entry: SearchEntry = {
      kind: "reports",
      address: `reports/${encodeURIComponent(name)}.html`,
      title,
      text: summary,
      language,
      note: null
    };
    yield {entry, only: language};
  }
}

/** Actors, places and sources that have pages, with their names in every language. */
function* listed(): Generator<SearchEntry> {
  const {mentioned, names} = recordIndex();
  for (const kind of ["actors", "places", "sources"] as const) {
    const of = {actors: "actor", places: "place", sources: "source"} as const;
    for (const id of mentioned[kind]) {
      const row = names[kind].get(id);
      if (!row) continue;
      const other = [row.name_en, row.name_ar, row.name_fr, ...row.aliases].filter((name) => name !== null);
      yield {
        kind,
        address: recordAddress(kind, id),
        title: inEach(({language}) => nameOf(row, language)),
        text: [...new Set(other)].map(isolated).join(" · "),
        language: null,
        note: inEach((options) =>
          [
            valueWord(of[kind], row.kind, options.language),
            row.country && row.country !== id ? listName("places", row.country, row.country, options) : null
          ]
            .filter(Boolean)
            .join(" · ")
        )
      };
    }
  }
}

function* records(): Generator<SearchEntry> {
  const {attacks, claims, reportsOf, names, distressing} = recordIndex();
  const isFolded = (sentence: string | null) => distressing.has(sentence ?? "") && ({distressing: true} as const);
  const languageOf = (article: string) => names.articles.get(article)?.language ?? null;
  for (const attack of attacks.values())
    yield {
      kind: "attacks",
      address: recordAddress("attacks", attack.id),
      title: inEach((options) => attackTitle(attack, reportsOf.get(attack.id) ?? [], options)),
      text: attack.quote,
      language: languageOf(attack.article),
      note: inEach((options) => listName("actors", attack.perpetrator, attack.perpetrator_name, options) ?? "") || null,
      ...isFolded(attack.sentence)
    };
  for (const claim of claims.values())
    yield {
      kind: "claims",
      address: recordAddress("claims", claim.id),
      title: inEach((options) => claimTitle(claim, options)),
      text: claim.quote,
      language: languageOf(claim.article),
      note: inEach(({language}) =>
        [label(wordsOf(language), claim.certainty), claim.negated ? recordWords(language).isNegated : null]
          .filter(Boolean)
          .join(" · ")
      ),
      ...(isArmedGroup(claim, names) && {armed: true}),
      ...isFolded(claim.sentence)
    };
}

/** Articles, and those of their sentences that the site may show. */
function* texts(): Generator<SearchEntry> {
  const {rows} = site();
  const {names, claims, distressing} = recordIndex();
  const noteOf = (id: string) => {
    const {source, published_start, published_end, published} = names.articles.get(id)!;
    return inEach((options) =>
      [
        listName("sources", source, source, options),
        dateWords(published_start, published_end, published, options.language)
      ]
        .filter(Boolean)
        .join(" · ")
    );
  };
  for (const {id, title, author, language} of rows.articles)
    yield {
      kind: "articles",
      address: recordAddress("articles", id),
      title,
      titleLanguage: language,
      text: author,
      language,
      note: noteOf(id)
    };
  const armed = new Set(
    [...claims.values()].filter((claim) => isArmedGroup(claim, names)).map(({sentence}) => sentence)
  );
  for (const {id, article, text} of rows.sentences) {
    const {title, language} = names.articles.get(article)!;
    yield {
      kind: "sentences",
      address: sentenceAddress(article, id),
      title,
      titleLanguage: language,
      text,
      language,
      note: noteOf(article),
      ...(armed.has(id) && {armed: true}),
      ...(distressing.has(id) && {distressing: true})
    };
  }
}
