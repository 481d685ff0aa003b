import type {SearchKind} from "./search-index.js";
import type {LanguageCode} from "./words.js";

const en = {
  search: "Search",
  intro: "In articles, evidence, attacks, claims, actors, places and sources, in Arabic, English and French.",
  label: "Words to find",
  hint: "All words have to be there. Vowel marks, hamzas, joined letters, accents and kinds of digits do not matter.",
  kind: "Kind",
  all: "All",
  more: "Show more",
  found: (count: string) => (count === "1" ? "1 result" : `${count} results`),
  some: "Nothing has all of these words. These have some of them.",
  partial: "Many words begin so: only the nearest were looked up. Type more letters.",
  nothing: "Nothing was found.",
  advice:
    "Try fewer words, or the beginning of a word. Words are looked up as they are written: not by meaning, and not in translation. What the rights of an article do not allow to be shown cannot be found.",
  inTables: "Ask the tables",
  begin: "Type at least two letters.",
  reading: "Searching…",
  failed: "The search could not read its files. Check the connection, then search again.",
  noScript:
    "Searching needs JavaScript, which is switched off here. These lists hold everything, and the browser can search in each page:",
  reports: "Reports",
  actors: "Actors",
  places: "Places",
  sources: "Sources",
  attacks: "Attacks",
  claims: "Claims",
  articles: "Articles",
  sentences: "Sentences",
  oneOf: {
    reports: "Report",
    actors: "Actor",
    places: "Place",
    sources: "Source",
    attacks: "Attack",
    claims: "Claim",
    articles: "Article",
    sentences: "Sentence"
  } satisfies Record<SearchKind, string>
};

export type SearchPageWords = typeof en;

const ar: SearchPageWords = {
  search: "بحث",
  intro: "في المقالات والأدلة والهجمات والتصريحات والجهات والأماكن والمصادر، بالعربية والإنجليزية والفرنسية.",
  label: "كلمات البحث",
  hint: "لا بد من وجود الكلمات كلها. ولا أثر للتشكيل ولا للهمزات ولا للحروف المتصلة ولا لشكل الأرقام.",
  kind: "الصنف",
  all: "الكل",
  more: "عرض المزيد",
  found: (count) => {
    const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
      zero: "لا نتائج",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: `${count} نتائج`
    };
    return forms[new Intl.PluralRules("ar").select(Number(count.replaceAll(",", "")))] ?? `${count} نتيجة`;
  },
  some: "لا شيء فيه هذه الكلمات كلها. هذه فيها بعضها.",
  partial: "كلمات كثيرة تبدأ هكذا، ولم يُبحث إلا عن أقربها. اكتب حروفا أخرى.",
  nothing: "لم يُعثر على شيء.",
  advice:
    "جرّب كلمات أقل أو بداية الكلمة. يُبحث عن الكلمات كما كُتبت، لا بمعناها ولا بترجمتها. وما لا تسمح حقوق المقال بعرضه لا يُعثر عليه.",
  inTables: "اسأل الجداول",
  begin: "اكتب حرفين على الأقل.",
  reading: "يجري البحث…",
  failed: "تعذرت قراءة ملفات البحث. تحقق من الاتصال ثم أعد البحث.",
  noScript: "البحث يحتاج إلى جافاسكربت، وهي موقوفة هنا. في هذه القوائم كل شيء، ويستطيع المتصفح البحث في كل صفحة:",
  reports: "التقارير",
  actors: "الجهات",
  places: "الأماكن",
  sources: "المصادر",
  attacks: "الهجمات",
  claims: "التصريحات",
  articles: "المقالات",
  sentences: "الجمل",
  oneOf: {
    reports: "تقرير",
    actors: "جهة",
    places: "مكان",
    sources: "مصدر",
    attacks: "هجوم",
    claims: "تصريح",
    articles: "مقال",
    sentences: "جملة"
  }
};

const fr: SearchPageWords = {
  search: "Recherche",
  intro:
    "Dans les articles, les preuves, les attaques, les déclarations, les acteurs, les lieux et les sources, en arabe, en anglais et en français.",
  label: "Mots à trouver",
  hint: "Tous les mots doivent s’y trouver. Voyelles brèves, hamzas, lettres jointes, accents et sortes de chiffres ne comptent pas.",
  kind: "Genre",
  all: "Tous",
  more: "En montrer plus",
  found: (count) => (count === "1" ? "1 résultat" : `${count} résultats`),
  some: "Rien n’a tous ces mots. Ceci en a quelques-uns.",
  partial: "Beaucoup de mots commencent ainsi : seuls les plus proches ont été cherchés. Tapez plus de lettres.",
  nothing: "Rien n’a été trouvé.",
  advice:
    "Essayez moins de mots, ou le début d’un mot. Les mots sont cherchés tels qu’ils sont écrits : ni par le sens, ni en traduction. Ce que les droits d’un article ne permettent pas de montrer ne peut être trouvé.",
  inTables: "Interroger les tables",
  begin: "Tapez au moins deux lettres.",
  reading: "Recherche en cours…",
  failed: "La recherche n’a pas pu lire ses fichiers. Vérifiez la connexion, puis cherchez de nouveau.",
  noScript:
    "La recherche a besoin de JavaScript, qui est désactivé ici. Ces listes contiennent tout, et le navigateur peut chercher dans chaque page :",
  reports: "Rapports",
  actors: "Acteurs",
  places: "Lieux",
  sources: "Sources",
  attacks: "Attaques",
  claims: "Déclarations",
  articles: "Articles",
  sentences: "Phrases",
  oneOf: {
    reports: "Rapport",
    actors: "Acteur",
    places: "Lieu",
    sources: "Source",
    attacks: "Attaque",
    claims: "Déclaration",
    articles: "Article",
    sentences: "Phrase"
  }
};

const words: Record<LanguageCode, SearchPageWords> = {en, ar, fr};

/** The words of the search, by language. */
export function searchWords(language: LanguageCode): SearchPageWords {
  return words[language];
}
