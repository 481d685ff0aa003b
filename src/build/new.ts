import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, extname, join, relative} from "node:path";
import {stringify} from "yaml";
import {root} from "../../loaders/build.js";
import {headlineOf, languageOfText, slug} from "../../loaders/import.js";
import {isLanguage, languages} from "../components/languages.js";
import type {LanguageCode} from "../components/languages.js";

/** What a new file is made from. */
export interface Start {
  kind: "report" | "article";
  /** The title of a report; the file that an article's text is in, UTF-8. */
  from: string;
  /** Name of the new file without extension, and of its page. */
  id?: string;
}

/**
 * Makes the start of a report (a page in `src/reports`, or `src/ar/reports` or `src/fr/reports` for a title in Arabic or French) or of an article (a file in
 * `data/corpus` with front matter to fill in). Never writes over a file.
 * @returns the path of the new file from the project's folder, and what its author does next.
 * @throws Error saying what to do, when the file exists, the text cannot be read, or no id can be made.
 */
export function start({kind, from, id}: Start, project = root): {file: string; next: string} {
  const made = kind === "report" ? report(from, id) : article(from, id);
  const file = join(project, made.file);
  if (existsSync(file)) throw new Error(`${made.file} is there already; give another name at the end of the command`);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, made.text, {flag: "wx"});
  return {file: relative(project, file), next: made.next};
}

function idOf(given: string | undefined, name: string, example: string): string {
  const id = given ?? slug(name);
  if (id && /^[a-z0-9][a-z0-9._-]*$/.test(id)) return id;
  const problem = given ? `“${given}” is no name for a file` : "no name for the file can be made of that";
  throw new Error(
    `${problem}: give one of small letters, digits and dashes at the end of the command, such as ${example}`
  );
}

function report(title: string, given?: string): {file: string; text: string; next: string} {
  const spoken = languageOfText(title);
  const language = isLanguage(spoken) ? spoken : "en";
  const id = idOf(given, title, 'npm run new -- report "العنوان" south-2019');
  const folder = `src/${languages[language].folder}reports`;
  return {
    file: `${folder}/${id}.md`,
    text: startOf(title.replace(/\s+/g, " ").trim(), language),
    next: "Write, look with `npm run dev`, and publish with `npm run build`."
  };
}

function article(path: string, given?: string): {file: string; text: string; next: string} {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`, {cause: error});
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true})
      .decode(bytes)
      .replace(/^\ufeff/, "")
      .trim();
  } catch (error) {
    throw new Error(`${path} is not UTF-8; save it as UTF-8 (an older Arabic text may be in Windows-1256)`, {
      cause: error
    });
  }
  if (!/\p{L}/u.test(text)) throw new Error(`${path} has no text`);
  if (/^---\r?\n/.test(text)) throw new Error(`${path} has front matter already: copy it into data/corpus as it is`);
  if (/^<(!doctype|html)/i.test(text)) throw new Error(`${path} is a web page: take it with npm run import -- ${path}`);
  const id = idOf(given, basename(path, extname(path)), `npm run new -- article ${path} tripoli-2019-07-17`);
  const title = headlineOf(text);
  const fields = {
    title,
    source: null,
    author: null,
    url: null,
    language: languageOfText(text),
    published: null,
    published_note: null,
    rights: "quote"
  };
  return {
    file: `data/corpus/${id}.md`,
    text: `---\n${stringify(fields, {lineWidth: 0})}---\n${text}\n`,
    next: `Fill in ${title ? "" : "title and "}published (a day such as 2019-07-17, or 2019-07-17/2019-07-22), then \`npm start\`.`
  };
}

/** What the start of a report says, in each language of the interface. */
const starts = {
  en: {
    about: "What this report is about, on what it rests, and what it leaves open.",
    happened: "What happened",
    footnotes: `A statement leads to the sentence it rests on: write the article's id and some of its words after the statement, in square brackets that
begin with ^, as in \`[^daesh-libya: أسفر عن قتل 9 جنود]\`. The build says so when the words stand in no sentence, or in several.`,
    figure: "Figure 1. What the figure shows, in a sentence.",
    said: "Who said what",
    accusations: "An accusation stays an accusation: say whose it is, and how surely it was made.",
    unknown: "What is not known"
  },
  ar: {
    about: "عمّ هذا التقرير، وإلامَ يستند، وماذا يترك مفتوحا.",
    happened: "ما الذي حدث",
    footnotes: `تقود العبارة إلى الجملة التي تستند إليها: اكتب بعدها معرّف المقال وبعض كلماته بين معقوفين أولهما ^، مثل \`[^daesh-libya: أسفر عن قتل 9 جنود]\`. ويقول
البناء إن كانت الكلمات في غير جملة واحدة.`,
    figure: "الشكل 1. ما الذي يعرضه الشكل، في جملة.",
    said: "من قال ماذا",
    accusations: "يبقى الاتهام اتهاما: قل ممن هو، وبأي درجة من اليقين.",
    unknown: "ما لا يُعرف"
  },
  fr: {
    about: "Sur quoi porte ce rapport, sur quoi il s’appuie, et ce qu’il laisse ouvert.",
    happened: "Ce qui s’est passé",
    footnotes: `Une affirmation mène à la phrase sur laquelle elle s’appuie : écrivez après elle l’identifiant de l’article et quelques-uns de ses mots, entre
crochets qui commencent par ^, comme \`[^daesh-libya: أسفر عن قتل 9 جنود]\`. La construction du site le dit quand ces mots ne sont dans aucune phrase, ou
dans plusieurs.`,
    figure: "Figure 1. Ce que montre la figure, en une phrase.",
    said: "Qui a dit quoi",
    accusations: "Une accusation reste une accusation : dites de qui elle vient, et avec quelle certitude.",
    unknown: "Ce qu’on ne sait pas"
  }
} satisfies Record<LanguageCode, Record<string, string>>;

/** The start of a report: a query, the timeline that follows from it, and what there is to say beside them. */
function startOf(title: string, language: LanguageCode): string {
  const {about, happened, footnotes, figure, said, accusations, unknown} = starts[language];
  return `# ${title}

${about}

## ${happened}

${footnotes}

\`\`\`sql id=attacks
${attacksIn(language)}
ORDER BY date_start
\`\`\`

\`\`\`js
const {timeline} = await import("/components/timeline.js");
display(resize((width) => timeline(attacks, {width})));
\`\`\`

<p class="caption">${figure}</p>

## ${said}

${accusations}

\`\`\`sql
SELECT speaker, type, certainty, said AS date, quote, id, article, sentence
FROM claims
ORDER BY said_start
\`\`\`

## ${unknown}
`;
}

/** Places go by their English names in the table, by those of the list in other languages. */
function attacksIn(language: LanguageCode): string {
  return language === "en"
    ? `SELECT 'attack' AS lane, type, place_name AS detail, date, date_start, date_end, killed_low AS killed, responsibility AS status,
       quote, id, article, sentence
FROM attacks`
    : `SELECT 'attack' AS lane, attacks.type, coalesce(places.name_${language}, place_name) AS detail, date, date_start, date_end, killed_low AS killed,
       responsibility AS status, quote, attacks.id, article, sentence
FROM attacks LEFT JOIN places ON places.id = attacks.place`;
}
