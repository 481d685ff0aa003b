import type {LanguageCode} from "./words.js";

const en = {
  data: "Data",
  table: "Table",
  rows: "Rows",
  files: "Files",
  file: "File",
  holds: "What it holds",
  licence: "Licence of the records",
  noLicence: "not stated: ask the publisher before you publish them again",
  versionOf: "Version of the data",
  added: "New",
  changed: "Changed",
  removed: "Removed",
  version: "Version",
  more: (count: number) => `and ${count} more, in changes.txt`,
  nothing: "nothing",
  feeds: "Feeds",
  kilobytes: "kB",
  megabytes: "MB",
  "datapackage.json":
    "Data package: every file with its size, checksum, columns and keys (Frictionless Data Package 2.0).",
  SHA256SUMS: "Checksums of all files here; `sha256sum -c SHA256SUMS` compares them.",
  "changes.txt": "What each version of the data brought, by id.",
  "timelinejs.json":
    "The latest attacks and claims with a day, for TimelineJS, at most 500. Uncertain dates keep their words (`display_date`).",
  "attacks.geojson":
    "Attacks as points (RFC 7946), the centres of their places: `place_level` says how exact. Without coordinates, no geometry.",
  "acled-like.csv":
    "Attacks in the columns of ACLED; what is not known stays empty. `actor1` has only who claims the attack; who is accused is in `accused`.",
  "timemap-events.csv": "Attacks for TimeMap (`datasheet-server`); a date only where the day is certain.",
  "timemap-sources.csv": "Articles for TimeMap.",
  "timemap-associations.csv": "Types of attacks for TimeMap."
};

const ar: typeof en = {
  data: "البيانات",
  table: "الجدول",
  rows: "الصفوف",
  files: "الملفات",
  file: "الملف",
  holds: "ما فيه",
  licence: "رخصة السجلات",
  noLicence: "غير مذكورة: اسأل الناشر قبل إعادة نشرها",
  versionOf: "إصدار البيانات",
  added: "جديد",
  changed: "معدَّل",
  removed: "محذوف",
  version: "الإصدار",
  more: (count: number) => `و${count} غيرها في changes.txt`,
  nothing: "لا شيء",
  feeds: "الخلاصات",
  kilobytes: "كيلوبايت",
  megabytes: "ميغابايت",
  "datapackage.json": "حزمة البيانات: كل ملف بحجمه وبصمته وأعمدته ومفاتيحه (Frictionless Data Package 2.0).",
  SHA256SUMS: "بصمات كل الملفات هنا؛ يقارنها الأمر `sha256sum -c SHA256SUMS`.",
  "changes.txt": "ما جاء به كل إصدار من البيانات، بالمعرّفات.",
  "timelinejs.json":
    "أحدث الهجمات والأقوال ذات اليوم المعروف، لبرنامج TimelineJS، خمسمئة على الأكثر. تبقى التواريخ غير المؤكدة بكلماتها (`display_date`).",
  "attacks.geojson":
    "الهجمات نقاطا (RFC 7946) في مراكز أماكنها: يبين `place_level` مدى دقتها. ومن دون إحداثيات لا نقطة.",
  "acled-like.csv":
    "الهجمات بأعمدة ACLED؛ وما لا يُعرف يبقى فارغا. في `actor1` من يتبنى الهجوم وحده، والمتهَم في `accused`.",
  "timemap-events.csv": "الهجمات لبرنامج TimeMap (`datasheet-server`)؛ ولا تاريخ إلا حيث اليوم مؤكد.",
  "timemap-sources.csv": "المقالات لبرنامج TimeMap.",
  "timemap-associations.csv": "أنواع الهجمات لبرنامج TimeMap."
};

/** The words of the page of data in a language. */
export const dataWords = (language: LanguageCode) => ({en, ar})[language];
