import type {LanguageCode} from "./words.js";

/** Words of the page where readers ask: its tables and its history. */
const en = {
  sample: "Sample",
  sampleOf: "Ten rows of",
  insert: "Write into the query:",
  columns: "columns",
  points: "points at",
  answers: "Answers:",
  changedFrom: "Changed from the answer to:",
  empty: "No query of yours yet. Each one that works is listed here, the newest first.",
  onThisDevice: "The last 50 queries that worked. They are kept in this browser, on this device, and sent nowhere.",
  notKept: "This browser keeps nothing for pages: the list lasts until you leave this one.",
  again: "Run again",
  forget: "Delete",
  forgetAll: "Delete all",
  forgotten: "Deleted.",
  undo: "Undo"
};

export type WorkbenchWords = Record<keyof typeof en, string>;

const ar: WorkbenchWords = {
  sample: "عينة",
  sampleOf: "عشرة صفوف من",
  insert: "اكتبه في الاستعلام:",
  columns: "أعمدة",
  points: "يشير إلى",
  answers: "يجيب عن:",
  changedFrom: "معدّل عن جواب:",
  empty: "لا استعلام لك بعد. كل استعلام ينجح يظهر هنا، والأحدث أولا.",
  onThisDevice: "آخر 50 استعلاما نجحت. تُحفظ في هذا المتصفح وعلى هذا الجهاز، ولا تُرسل إلى أي مكان.",
  notKept: "هذا المتصفح لا يحفظ للصفحات شيئا: تبقى القائمة حتى تغادر هذه الصفحة.",
  again: "شغّله من جديد",
  forget: "حذف",
  forgetAll: "حذف الكل",
  forgotten: "حُذف.",
  undo: "تراجع"
};

const fr: WorkbenchWords = {
  sample: "Échantillon",
  sampleOf: "Dix lignes de",
  insert: "Écrire dans la requête :",
  columns: "colonnes",
  points: "renvoie à",
  answers: "Réponses :",
  changedFrom: "Modifiée depuis la réponse à :",
  empty: "Pas encore de requête de vous. Chacune de celles qui fonctionnent est énumérée ici, la plus récente d’abord.",
  onThisDevice:
    "Les 50 dernières requêtes qui ont fonctionné. Elles sont gardées dans ce navigateur, sur cet appareil, et ne sont envoyées nulle part.",
  notKept: "Ce navigateur ne garde rien pour les pages : la liste dure jusqu’à ce que vous quittiez celle-ci.",
  again: "Exécuter de nouveau",
  forget: "Supprimer",
  forgetAll: "Tout supprimer",
  forgotten: "Supprimé.",
  undo: "Annuler"
};

const words: Record<LanguageCode, WorkbenchWords> = {en, ar, fr};

/** These words in a language. */
export function workbenchWords(language: LanguageCode): WorkbenchWords {
  return words[language];
}
