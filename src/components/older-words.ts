import type {LanguageCode} from "./words.js";

/** The words of a link that was made with other data than the page has. */
const en = {
  olderData:
    "This link was made with other data than this page has, so that its answers may differ. Version then and now:",
  compare: "Compare with the answer then",
  comparing: "Asking the data of then and of now …",
  cancelled: "Cancelled.",
  notPublished: "The data of then is not published any more, so that the answers cannot be compared. Its version:",
  unknown: "Which versions are published could not be read. Try again when the site can be reached.",
  same: "The answers then and now are the same. Rows, in whatever order:",
  rowsThen: "Rows then",
  rowsNow: "Rows now",
  onlyThen: "Only then",
  onlyNow: "Only now",
  columns: "The columns differ too, so that no row is the same. Then and now:",
  cut: "Only the first rows of each answer were compared, and these may be others each time. Their number:",
  failedThen: "The data of then did not answer:",
  failedNow: "The data of now did not answer:"
};

export type OlderWords = Record<keyof typeof en, string>;

const ar: OlderWords = {
  olderData: "صُنع هذا الرابط ببيانات غير بيانات هذه الصفحة، فقد تختلف أجوبته. النسخة حينها والآن:",
  compare: "قارن بالجواب حينها",
  comparing: "تُسأل بيانات ذلك الحين وبيانات الآن…",
  cancelled: "أُلغي.",
  notPublished: "لم تعد بيانات ذلك الحين منشورة، فلا يمكن مقارنة الجوابين. نسختها:",
  unknown: "تعذرت قراءة قائمة النسخ المنشورة. أعد المحاولة حين يمكن الوصول إلى الموقع.",
  same: "الجوابان حينها والآن متطابقان. عدد الصفوف، أيا كان ترتيبها:",
  rowsThen: "الصفوف حينها",
  rowsNow: "الصفوف الآن",
  onlyThen: "حينها فقط",
  onlyNow: "الآن فقط",
  columns: "تختلف الأعمدة أيضا، فلا يتطابق صف. حينها والآن:",
  cut: "قورنت الصفوف الأولى فقط من كل جواب، وقد تكون غيرها في كل مرة. عددها:",
  failedThen: "لم تجب بيانات ذلك الحين:",
  failedNow: "لم تجب بيانات الآن:"
};

const fr: OlderWords = {
  olderData:
    "Ce lien a été fait avec d’autres données que celles de cette page : ses réponses peuvent différer. Version d’alors et d’aujourd’hui :",
  compare: "Comparer avec la réponse d’alors",
  comparing: "Les données d’alors et d’aujourd’hui sont interrogées…",
  cancelled: "Annulé.",
  notPublished: "Les données d’alors ne sont plus publiées : les réponses ne peuvent être comparées. Leur version :",
  unknown: "La liste des versions publiées n’a pas pu être lue. Réessayez quand le site pourra être atteint.",
  same: "Les réponses d’alors et d’aujourd’hui sont les mêmes. Lignes, dans n’importe quel ordre :",
  rowsThen: "Lignes alors",
  rowsNow: "Lignes aujourd’hui",
  onlyThen: "Alors seulement",
  onlyNow: "Aujourd’hui seulement",
  columns: "Les colonnes diffèrent aussi : aucune ligne n’est la même. Alors et aujourd’hui :",
  cut: "Seules les premières lignes de chaque réponse ont été comparées, et ce peuvent être d’autres chaque fois. Leur nombre :",
  failedThen: "Les données d’alors n’ont pas répondu :",
  failedNow: "Les données d’aujourd’hui n’ont pas répondu :"
};

const words: Record<LanguageCode, OlderWords> = {en, ar, fr};

/** The words of older data in a language. */
export function olderWords(language: LanguageCode): OlderWords {
  return words[language];
}
