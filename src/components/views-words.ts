import type {LanguageCode} from "./words.js";

/** The words of map, matrix, casualties, lags and small multiples. Every key of `en` has to be there in Arabic: the type says so. */
const en = {
  map: "Map",
  mapDescription:
    "Map. Arrow keys move it, plus and minus zoom, 0 shows all. Each mark is a place; the same places stand in the list below.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  wholeMap: "Show all",
  drawBox: "Draw a box",
  thisView: "Only what is in view",
  clear: "Clear the choice",
  records: "records",
  places: "places",
  inView: "places in view",
  placeNotStated: "Place not stated",
  placeList: "Places as a list",
  placeUnknown: "no coordinates known",
  chosen: "chosen",
  chosenArea: "Chosen area",
  precision_point: "point",
  precision_town: "town",
  precision_district: "district",
  precision_governorate: "governorate or region",
  precision_country: "country",
  precision_unknown: "precision not stated",
  cluster: "several places: choose it to zoom in",
  mapNote:
    "Outlines: Natural Earth. Borders and names are drawn as that source has them and take no position on the status of any territory. A district or governorate is a circle about as wide as such areas are, not its border.",
  noPlaces: "No record has a place that a map can show.",
  moreEvidence: "more"
};

export type ViewWords = Record<keyof typeof en, string>;

const ar: ViewWords = {
  map: "خريطة",
  mapDescription:
    "خريطة. تحركها الأسهم، ويقربها زائد ويبعدها ناقص، ويعرضها كلها 0. كل علامة مكان، والأماكن نفسها في القائمة أدناه.",
  zoomIn: "تقريب",
  zoomOut: "إبعاد",
  wholeMap: "عرض الكل",
  drawBox: "ارسم إطارا",
  thisView: "ما يظهر الآن فقط",
  clear: "امح الاختيار",
  records: "السجلات",
  places: "أماكن",
  inView: "الأماكن الظاهرة",
  placeNotStated: "المكان غير مذكور",
  placeList: "الأماكن في قائمة",
  placeUnknown: "إحداثياته غير معروفة",
  chosen: "مختار",
  chosenArea: "المنطقة المختارة",
  precision_point: "موضع",
  precision_town: "مدينة أو بلدة",
  precision_district: "ناحية",
  precision_governorate: "محافظة أو إقليم",
  precision_country: "بلد",
  precision_unknown: "الدقة غير مذكورة",
  cluster: "عدة أماكن: اخترها للتقريب",
  mapNote:
    "الحدود من Natural Earth. الحدود والأسماء مرسومة كما في ذلك المصدر وليست موقفا من وضع أي إقليم. والناحية أو المحافظة دائرة باتساع أمثالها تقريبا، لا حدودها.",
  noPlaces: "ليس بين السجلات مكان يظهر على خريطة.",
  moreEvidence: "أخرى"
};

/** The words of these components in a language of the interface. */
export function viewWords(language: LanguageCode): ViewWords {
  return language === "ar" ? ar : en;
}
