/** The tables of Sijill: the one place that says which columns there are, what they hold, and how tables point at each other. */

interface Types {
  string: string;
  int32: number;
  double: number;
  boolean: boolean;
  /** A calendar day, `YYYY-MM-DD`; DATE in Parquet. */
  date: string;
  "string[]": string[];
  "int32[]": number[];
}
export type ColumnType = keyof Types;

export interface Column<T extends ColumnType = ColumnType, Required extends boolean = boolean> {
  type: T;
  /** What the column holds, for the data dictionary: shape, unit, vocabulary. */
  description: string;
  required: Required;
  /** The table whose key this column holds. */
  references?: string;
}

export interface Table<Columns extends Record<string, Column> = Record<string, Column>> {
  description: string;
  /** Column names by which rows are sorted, so that readers skip the row groups they do not need. */
  sort: string[];
  columns: Columns;
}

/** A column that every row fills. */
function need<T extends ColumnType>(type: T, description: string, references?: string): Column<T, true> {
  return {type, description, required: true, ...(references && {references})};
}
/** A column that is null when the source does not state it. */
function may<T extends ColumnType>(type: T, description: string, references?: string): Column<T, false> {
  return {type, description, required: false, ...(references && {references})};
}

const id = need("string", "Stable identifier: the same evidence gives the same id in every build.");
const article = need("string", "The article it was read in.", "articles");
const rules = need("string[]", "Names of the rules that read it, in the order in which they applied.");
const status = need(
  "string",
  "`auto` as read by rule, `reviewed` as a person confirmed or wrote it. What a person rejected is in no table: the review in `data/reviews` has it, and why."
);

export const tables = {
  articles: {
    description: "One row per article of the corpus.",
    sort: ["published_start", "id"],
    columns: {
      id: need("string", "Name of the file in `data/corpus` without its extension."),
      title: need("string", "Headline as printed; in square brackets where the article has none and one was supplied."),
      source: may("string", "The outlet: an id of `sources`, or the name as given.", "sources"),
      author: may("string", "Byline as printed."),
      url: may("string", "Where it was published."),
      archived_url: may("string", "Where a copy is archived."),
      language: need("string", "BCP 47 code: `ar`, `en`, `fr`."),
      published: need("string", "When it was published, EDTF; an interval where only that much is known."),
      published_start: need("date", "First day `published` may mean."),
      published_end: need("date", "Last day `published` may mean."),
      published_note: may("string", "How the date was inferred, where the article carries none."),
      rights: need(
        "string",
        "What the site may show: `full` text, `quote` (evidence sentences), `none` (records only)."
      ),
      quotation_budget: may(
        "double",
        "Share of its words, 0–1, that the site may show in all; null where not limited."
      ),
      withheld: need(
        "string[]",
        "What the publisher withheld of it: `words`, `names` of persons, exact `places`; empty where nothing."
      ),
      sha256: need("string", "SHA-256 of the text, without withheld words, UTF-8, hexadecimal."),
      characters: need("int32", "Length of the text in Unicode code points."),
      sentences: need("int32", "Number of sentences in the text, shown or not.")
    }
  },
  sentences: {
    description: "Sentences that the rights of their article allow the site to show.",
    sort: ["article", "index"],
    columns: {
      id,
      article,
      index: need("int32", "Position in the article, from 0."),
      paragraph: need("int32", "Paragraph in the article, from 0."),
      start: need("int32", "First code point in the article's text."),
      end: need("int32", 'Code point after the last one. In SQL write it in quotation marks: `"end"`.'),
      text: need("string", "The sentence as printed."),
      distressing: need("boolean", "Whether it tells details that readers are asked about first."),
      normalized: need(
        "string",
        "Search form: spelling variants folded, vowel marks and punctuation dropped, digits as 0–9."
      )
    }
  },
  mentions: {
    description: "What was recognised in a sentence, and by which rule: why the program believes it.",
    sort: ["article", "start", "kind"],
    columns: {
      id,
      article,
      sentence: need("string", "The sentence it stands in.", "sentences"),
      start: need("int32", "First code point in the article's text."),
      end: need("int32", 'Code point after the last one. In SQL write it in quotation marks: `"end"`.'),
      text: need("string", "The words as printed."),
      kind: need(
        "string",
        "`date`, `place`, `actor`, `person`, `number`, `weapon`, `trigger`, `report_verb`, `hedge`."
      ),
      value: may("string", "What it means: EDTF of a date, id of a place or actor, a number, a type."),
      date_start: may("date", "First day a date may mean."),
      date_end: may("date", "Last day a date may mean."),
      precision: may("string", "Of a date: `day`, `week`, `month`, `season`, `year`, `decade`, `interval`."),
      basis: may(
        "string",
        "Of a date: `stated` in full, `relative` to another day, `inferred` from the publication day."
      ),
      rule: need("string", "Name of the rule that read it.")
    }
  },
  reports: {
    description: "One article's account of one attack.",
    sort: ["date_start", "article", "id"],
    columns: {
      id,
      article,
      attack: need("string", "The event it is merged into.", "attacks"),
      type: need(
        "string",
        "`suicide_bombing`, `vehicle_bombing`, `ied`, `bombing`, `armed_assault`, `shelling`, `airstrike`, `assassination`, `kidnapping`, `execution`, `armed_clash`, `arson`, `looting`, `security_operation`, `attack` (not specified)."
      ),
      count: need("int32", "How many attacks the account lumps together; 1 unless stated."),
      outcome: need("string", "`occurred`, `attempted`, `foiled`."),
      date: may("string", "When it happened, EDTF."),
      date_start: may("date", "First day it may have happened."),
      date_end: may("date", "Last day it may have happened."),
      date_precision: may("string", "`day`, `week`, `month`, `season`, `year`, `decade`, `interval`."),
      date_basis: may("string", "`stated`, `relative`, `inferred`."),
      date_text: may("string", "The words the date was read from."),
      place: may("string", "Most specific named place.", "places"),
      place_name: may("string", "English name of the place; also where it is not in `places`."),
      country: may("string", "ISO 3166-1 alpha-2."),
      perpetrator: may("string", "Who is said to have done it.", "actors"),
      perpetrator_name: may("string", "English name of the perpetrator, or the words used for it."),
      perpetrator_source: may(
        "string",
        "On whose word: the speaker that names the perpetrator; null when the article does so itself."
      ),
      responsibility: may("string", "`claimed`, `denied`, `attributed`, `unclaimed`; null when not spoken of."),
      targets: need(
        "string[]",
        "Of `civilians`, `security_forces`, `military`, `armed_group`, `government`, `infrastructure`, `diplomatic`, `religious`, `media`, `aid`, `business`."
      ),
      weapon: may("string", "Weapon, short English name."),
      killed_min: may("int32", "People killed, attackers apart: at least."),
      killed_max: may("int32", 'At most; null after "at least".'),
      injured_min: may("int32", "People injured, attackers apart: at least."),
      injured_max: may("int32", 'At most; null after "at least".'),
      attackers_killed: may("int32", "Attackers killed, where told apart."),
      quotes: need("string[]", "Evidence, word for word; the main clause first. Empty where rights are `none`."),
      prefixes: need("string[]", "Up to 32 characters before each quote, within its sentence."),
      suffixes: need("string[]", "Up to 32 characters after each quote, within its sentence."),
      starts: need("int32[]", "First code point of each quote in the article's text."),
      ends: need("int32[]", "Code point after the last one of each quote."),
      sentences: need("string[]", "The sentence of each quote.", "sentences"),
      rules,
      status
    }
  },
  attacks: {
    description:
      "One real-world event: the reports that speak of it, merged. Tolls stay apart per report; the columns here are derived.",
    sort: ["date_start", "id"],
    columns: {
      id,
      type: need("string", "Type of the report that is most specific."),
      count: need("int32", "Highest count of lumped attacks in a report."),
      outcome: need("string", "`occurred`, `attempted`, `foiled`."),
      date: may("string", "When it happened, EDTF, as the most precise report says."),
      date_start: may("date", "First day it may have happened."),
      date_end: may("date", "Last day it may have happened."),
      date_precision: may("string", "`day`, `week`, `month`, `season`, `year`, `decade`, `interval`."),
      month: may(
        "date",
        "First day of the month it happened in; null where the days it may have happened on are of several months, or not known."
      ),
      place: may("string", "Most specific place of its reports.", "places"),
      place_name: may("string", "English name of the place."),
      country: may("string", "ISO 3166-1 alpha-2."),
      latitude: may("double", "Degrees north, of the place."),
      longitude: may("double", "Degrees east, of the place."),
      perpetrator: may("string", "Who is said to have done it.", "actors"),
      perpetrator_name: may("string", "English name of the perpetrator."),
      responsibility: may(
        "string",
        "`claimed`, `denied`, `attributed`, `unclaimed`; the first of these that a report gives."
      ),
      targets: need("string[]", "Union of the targets of its reports."),
      weapon: may("string", "Weapon, short English name."),
      killed_low: may("int32", "Lowest number of killed in a report."),
      killed_best: may("int32", "Median of the reports' minimum numbers of killed."),
      killed_high: may("int32", "Highest number of killed in a report."),
      injured_low: may("int32", "Lowest number of injured in a report."),
      injured_best: may("int32", "Median of the reports' minimum numbers of injured."),
      injured_high: may("int32", "Highest number of injured in a report."),
      reports: need("int32", "Number of reports merged."),
      sources: need("int32", "Number of independent outlets; copies of one wire count once."),
      merged_because: need("string[]", "For each report after the first, why it was taken for the same event."),
      acled_event_type: may("string", "ACLED event type."),
      acled_sub_event_type: may("string", "ACLED sub-event type."),
      gtd_attacktype: may("int32", "GTD `attacktype1`, 1–9."),
      quote: may("string", "Main evidence of its first report."),
      article: need("string", "The article of its first report.", "articles"),
      sentence: may("string", "The sentence of that evidence.", "sentences"),
      status
    }
  },
  claims: {
    description: "Who said what: one row per communicative act with a speaker.",
    // Most have no day: those of one article lie together.
    sort: ["said_start", "article", "id"],
    columns: {
      id,
      article,
      sentence: may("string", "The sentence it stands in; null where rights are `none`.", "sentences"),
      start: need("int32", "First code point of the evidence in the article's text."),
      end: need("int32", 'Code point after the last one. In SQL write it in quotation marks: `"end"`.'),
      quote: may("string", "Evidence, word for word; null where rights are `none`."),
      prefix: may("string", "Up to 32 characters before it, within the sentence."),
      suffix: may("string", "Up to 32 characters after it, within the sentence."),
      speaker: may("string", "Who speaks, in the words of the text."),
      speaker_id: may("string", "The speaker, or the body it speaks for, where known.", "actors"),
      speaker_kind: may("string", "`person`, `organisation`, `anonymous`, `armed_group`, `media`."),
      speaker_role: may("string", "Office or title the speaker speaks in, as in the text."),
      report_verb: may("string", "Verb or formula that reports the speech, as in the text."),
      type: need(
        "string",
        "`responsibility`, `denial`, `accusation`, `threat`, `incitement`, `pledge`, `statement`, `assessment`, `prediction`, `warning`, `condemnation`, `casualty_report`, `concern`, `demand`."
      ),
      certainty: need("string", "`asserted`, `probable`, `possible`, `doubtful`."),
      negated: need("boolean", "Whether what is reported is that something is not so."),
      quoted: need("boolean", "Whether the words are given as a direct quotation."),
      said: may("string", "When it was said, EDTF."),
      said_start: may("date", "First day it may have been said."),
      said_end: may("date", "Last day it may have been said."),
      channel: may(
        "string",
        "`video`, `audio`, `statement`, `press_conference`, `interview`, `social_media`, `speech`, `phone`, `report`, `meeting`."
      ),
      via: may("string", "Outlet or medium it came through, as in the text."),
      via_source: may("string", "That outlet.", "sources"),
      report: may("string", "The report of the attack it speaks of.", "reports"),
      attack: may("string", "The attack it speaks of.", "attacks"),
      about_actor: may("string", "The actor it speaks of.", "actors"),
      about_place: may("string", "The place it speaks of.", "places"),
      supports: need("string[]", "Claims of the same article that it supports.", "claims"),
      contradicts: need("string[]", "Claims of the same article that it contradicts.", "claims"),
      rules,
      status
    }
  },
  actors: {
    description: "Armed groups, forces, governments, offices and persons of the reference list.",
    sort: ["id"],
    columns: {
      id,
      name_en: need("string", "English name."),
      name_ar: may("string", "Arabic name."),
      name_fr: may("string", "French name."),
      kind: need(
        "string",
        "`armed_group`, `military`, `security_force`, `government`, `office`, `coalition`, `international_organisation`, `party`, `ngo`, `monitor`, `person`."
      ),
      country: may("string", "ISO 3166-1 alpha-2."),
      parent: may("string", "The actor it belongs to.", "actors"),
      aliases: need("string[]", "Other names, any language."),
      wikidata: may("string", "Wikidata id.")
    }
  },
  places: {
    description: "Places of the reference list; countries carry their ISO code as id.",
    sort: ["country", "admin_level", "id"],
    columns: {
      id,
      name_en: need("string", "English name."),
      name_ar: may("string", "Arabic name."),
      name_fr: may("string", "French name."),
      country: need("string", "ISO 3166-1 alpha-2."),
      admin_level: need(
        "int32",
        "0 country, 1 governorate or region, 2 district, 3 town, 4 neighbourhood or landmark."
      ),
      kind: need("string", "`country`, `governorate`, `city`, `town`, `camp`, `airport` …"),
      parent: may("string", "The place it lies in.", "places"),
      latitude: may("double", "Degrees north, WGS 84."),
      longitude: may("double", "Degrees east, WGS 84."),
      aliases: need("string[]", "Other names, any language."),
      wikidata: may("string", "Wikidata id.")
    }
  },
  sources: {
    description: "News outlets of the reference list.",
    sort: ["id"],
    columns: {
      id,
      name_en: need("string", "English name."),
      name_ar: may("string", "Arabic name."),
      name_fr: may("string", "French name."),
      kind: need(
        "string",
        "`agency`, `newspaper`, `television`, `radio`, `website`, `social_network`, `messaging`, `propaganda`."
      ),
      country: may("string", "ISO 3166-1 alpha-2."),
      url: may("string", "Domain of its site."),
      reliability: may(
        "string",
        "Admiralty grade A–F of the source, as the researchers judge it; null when not judged."
      ),
      aliases: need("string[]", "Other names, any language.")
    }
  }
} satisfies Record<string, Table>;

export type TableName = keyof typeof tables;
type Columns<T extends TableName> = (typeof tables)[T]["columns"];
type Value<C> =
  C extends Column<infer T, infer Required> ? (Required extends true ? Types[T] : Types[T] | null) : never;

/** A row of a table, as the loaders make it and as the pages get it. */
export type Row<T extends TableName> = {-readonly [K in keyof Columns<T>]: Value<Columns<T>[K]>};
export type Article = Row<"articles">;
export type Sentence = Row<"sentences">;
export type Mention = Row<"mentions">;
export type Report = Row<"reports">;
export type Attack = Row<"attacks">;
export type Claim = Row<"claims">;
export type Actor = Row<"actors">;
export type Place = Row<"places">;
export type Source = Row<"sources">;

/** All rows of a build. */
export type Rows = {[T in TableName]: Row<T>[]};

/** Names of the tables, reference lists last. */
export const tableNames = Object.keys(tables) as TableName[];
