import type {LanguageCode} from "./words.js";

/** Words of what a query's result offers: its table, its charts, its files, its citation. */
const en = {
  toSort: "Sort: up, down, as they came",
  ascending: "ascending",
  descending: "descending",
  sortedBy: "sorted by",
  perPage: "Rows per page",
  firstPage: "First",
  lastPage: "Last",
  wholeTexts: "Whole texts",
  choose: "Choose row",
  chosen: "Chosen: row",
  clearChoice: "Clear the choice",
  chart: "Chart",
  none: "none",
  timeline: "timeline",
  line: "line",
  bar: "bars",
  map: "map",
  by: "by",
  tableHasAll: "The table below has the same values.",
  moreSeries: "Not drawn:",
  truncated: "CSV and JSON hold these rows, Parquet and Arrow hold all.",
  failed: "Could not be made:",
  noClipboard: "The browser does not allow copying. Select and copy this:",
  cite: "Cite this view",
  citePlain: "Plain text",
  citeNote: "The link holds the query; the data version tells which records it was asked of.",
  data: "data",
  accessed: "Accessed"
};

export type ResultWords = Record<keyof typeof en, string>;

const ar: ResultWords = {
  toSort: "ترتيب: تصاعديا ثم تنازليا ثم كما جاءت",
  ascending: "تصاعديا",
  descending: "تنازليا",
  sortedBy: "مرتبة حسب",
  perPage: "صفوف في الصفحة",
  firstPage: "الأولى",
  lastPage: "الأخيرة",
  wholeTexts: "النصوص كاملة",
  choose: "اختر الصف",
  chosen: "المختار: الصف",
  clearChoice: "ألغ الاختيار",
  chart: "الرسم",
  none: "بلا رسم",
  timeline: "خط زمني",
  line: "خط بياني",
  bar: "أعمدة",
  map: "خريطة",
  by: "حسب",
  tableHasAll: "الجدول أدناه فيه القيم نفسها.",
  moreSeries: "لم يُرسم:",
  truncated: "في CSV وJSON هذه الصفوف، وفي Parquet وArrow كلها.",
  failed: "تعذر صنعه:",
  noClipboard: "لا يسمح المتصفح بالنسخ. حدد هذا وانسخه:",
  cite: "اقتبس هذا العرض",
  citePlain: "نص عادي",
  citeNote: "الرابط يحمل الاستعلام، ونسخة البيانات تبين السجلات التي سُئلت.",
  data: "بيانات",
  accessed: "اطُّلع عليه في"
};

const words: Record<LanguageCode, ResultWords> = {en, ar};

/** These words in a language. */
export function resultWords(language: LanguageCode): ResultWords {
  return words[language];
}
