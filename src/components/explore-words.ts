import type {LanguageCode} from "./words.js";

const en = {
  explore: "Explore",
  filters: "Filters",
  search: "Search words",
  searchHint: "Any spelling: vowel marks, hamzas and joined letters do not matter.",
  kind: "Kind",
  type: "Type",
  actor: "Actor",
  place: "Place",
  certainty: "Certainty",
  status: "Responsibility",
  source: "Source",
  record: "Record",
  article: "Article",
  notStated: "not stated",
  unspecified: "attack of no stated type",
  window: "Between",
  from: "From",
  to: "To",
  possibly: "possibly in it",
  certainly: "certainly in it",
  left: (left: string, all: string) => `${left} of ${all} records`,
  inWindow: (certainly: string, possibly: string, undated: string) =>
    `${certainly} certainly, ${possibly} possibly in these days; ${undated} without a date left out`,
  clear: "Clear all",
  remove: (what: string) => `Remove: ${what}`,
  more: (count: string) => `Show ${count} more`,
  fewer: "Show fewer",
  narrow: "Find in this list",
  nothing: "Nothing meets all of these choices. Take one out to go on.",
  brushHint: "Select days on the timeline, or a place on the map, to narrow everything else.",
  onlyFirst: (shown: string, all: string) =>
    `The first ${shown} of ${all} are drawn; narrow your choices to see the others.`,
  map: "Where",
  time: "When",
  matrix: "Who said what about it",
  table: "The records",
  failed: "The records could not be opened. Reload the page to try again."
};

export type ExploreWords = typeof en;

const ar: ExploreWords = {
  explore: "استكشاف",
  filters: "المرشحات",
  search: "البحث بالكلمات",
  searchHint: "بأي كتابة: لا أثر للتشكيل ولا للهمزات ولا للحروف المتصلة.",
  kind: "الصنف",
  type: "النوع",
  actor: "الجهة",
  place: "المكان",
  certainty: "درجة اليقين",
  status: "المسؤولية",
  source: "المصدر",
  record: "السجل",
  article: "المقال",
  notStated: "غير مذكور",
  unspecified: "هجوم لم يُذكر نوعه",
  window: "بين يومين",
  from: "من",
  to: "إلى",
  possibly: "قد تقع فيها",
  certainly: "تقع فيها يقينا",
  left: (left, all) => `${left} من ${all} سجلا`,
  inWindow: (certainly, possibly, undated) =>
    `في هذه الأيام ${certainly} يقينا و${possibly} احتمالا؛ و${undated} بلا تاريخ خارجها`,
  clear: "إلغاء الكل",
  remove: (what) => `إزالة: ${what}`,
  more: (count) => `عرض ${count} أخرى`,
  fewer: "عرض أقل",
  narrow: "ابحث في هذه القائمة",
  nothing: "لا سجل يوافق هذه الاختيارات كلها. أزل أحدها للمتابعة.",
  brushHint: "حدد أياما على الخط الزمني أو مكانا على الخريطة ليضيق كل ما عداه.",
  onlyFirst: (shown, all) => `رُسم أول ${shown} من ${all}؛ ضيّق اختياراتك لترى الباقي.`,
  map: "أين",
  time: "متى",
  matrix: "من قال ماذا عنها",
  table: "السجلات",
  failed: "تعذر فتح السجلات. أعد تحميل الصفحة للمحاولة من جديد."
};

const fr: ExploreWords = {
  explore: "Explorer",
  filters: "Filtres",
  search: "Chercher des mots",
  searchHint: "Toute orthographe : voyelles brèves, hamzas et lettres jointes ne comptent pas.",
  kind: "Genre",
  type: "Type",
  actor: "Acteur",
  place: "Lieu",
  certainty: "Certitude",
  status: "Responsabilité",
  source: "Source",
  record: "Enregistrement",
  article: "Article",
  notStated: "non précisé",
  unspecified: "attaque de type non précisé",
  window: "Entre",
  from: "Du",
  to: "Au",
  possibly: "possiblement dedans",
  certainly: "certainement dedans",
  left: (left, all) => `${left} enregistrements sur ${all}`,
  inWindow: (certainly, possibly, undated) =>
    `${certainly} certainement, ${possibly} possiblement dans ces jours ; ${undated} sans date laissés de côté`,
  clear: "Tout effacer",
  remove: (what) => `Enlever : ${what}`,
  more: (count) => `En montrer ${count} de plus`,
  fewer: "En montrer moins",
  narrow: "Chercher dans cette liste",
  nothing: "Rien ne répond à tous ces choix. Enlevez-en un pour continuer.",
  brushHint: "Choisissez des jours sur la chronologie, ou un lieu sur la carte, pour restreindre tout le reste.",
  onlyFirst: (shown, all) =>
    `Les ${shown} premiers sur ${all} sont dessinés ; restreignez vos choix pour voir les autres.`,
  map: "Où",
  time: "Quand",
  matrix: "Qui en a dit quoi",
  table: "Les enregistrements",
  failed: "Les enregistrements n’ont pas pu être ouverts. Rechargez la page pour réessayer."
};

const words: Record<LanguageCode, ExploreWords> = {en, ar, fr};

/** The words of the *Explore* page in a language of the interface. */
export function exploreWords(language: LanguageCode): ExploreWords {
  return words[language];
}
