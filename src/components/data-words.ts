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

const fr: typeof en = {
  data: "Données",
  table: "Table",
  rows: "Lignes",
  files: "Fichiers",
  file: "Fichier",
  holds: "Ce qu’elle contient",
  licence: "Licence des enregistrements",
  noLicence: "non précisée : demandez à l’éditeur avant de les republier",
  versionOf: "Version des données",
  added: "Nouveaux",
  changed: "Modifiés",
  removed: "Retirés",
  version: "Version",
  more: (count: number) => `et ${count} autres, dans changes.txt`,
  nothing: "rien",
  feeds: "Flux",
  kilobytes: "ko",
  megabytes: "Mo",
  "datapackage.json":
    "Paquet de données : chaque fichier avec sa taille, sa somme de contrôle, ses colonnes et ses clés (Frictionless Data Package 2.0).",
  SHA256SUMS: "Sommes de contrôle de tous les fichiers d’ici ; `sha256sum -c SHA256SUMS` les compare.",
  "changes.txt": "Ce que chaque version des données a apporté, par identifiant.",
  "timelinejs.json":
    "Les dernières attaques et déclarations dont le jour est connu, pour TimelineJS, 500 au plus. Les dates incertaines gardent leurs mots (`display_date`).",
  "attacks.geojson":
    "Les attaques comme points (RFC 7946), au centre de leurs lieux : `place_level` dit avec quelle exactitude. Sans coordonnées, pas de géométrie.",
  "acled-like.csv":
    "Les attaques dans les colonnes d’ACLED ; ce qui n’est pas connu reste vide. `actor1` n’a que celui qui revendique l’attaque ; celui qu’on accuse est dans `accused`.",
  "timemap-events.csv":
    "Les attaques pour TimeMap (`datasheet-server`) ; une date seulement là où le jour est certain.",
  "timemap-sources.csv": "Les articles pour TimeMap.",
  "timemap-associations.csv": "Les types d’attaques pour TimeMap."
};

/** The words of the page of data in a language. */
export const dataWords = (language: LanguageCode) => ({en, ar, fr})[language];
