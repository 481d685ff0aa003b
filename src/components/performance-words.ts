import type {LanguageCode} from "./words.js";

const en = {
  title: "Performance",
  what: "Measured",
  most: "May be",
  is: "Is",
  met: "Met",
  yes: "yes",
  no: "missed",
  measured: "Measured on",
  load: (load: number) => `; ${load} other programs at work when it began.`,
  parts: {
    visit: "A first visit",
    answers: "An answer",
    million: "A million attacks in a browser",
    tables: "From a corpus to tables",
    drawing: "Drawing timelines"
  },
  about: {
    visit:
      "Over a slow mobile network (1.6 Mbit/s, 150 ms), nothing cached, a small screen; bytes and requests until the engine is asked for.",
    answers: "The questions of the page Query on the articles of this project, engine and files warm.",
    million:
      "A synthetic table of twenty years in all its columns, read in parts from the same machine; nothing cached.",
    tables: "News articles in one compressed file, all cores.",
    drawing: "Synthetic attacks of twenty years in ten lanes."
  },
  figures: {
    report_text: "Report: text painted after",
    report_timeline: "Report: timeline painted after",
    report_bytes: "Report: bytes until then and the rest of the page",
    report_requests: "Report: requests",
    report_ar_bytes: "The same in Arabic: bytes",
    home_bytes: "Home page: bytes",
    home_requests: "Home page: requests",
    answer_median: "From the key to the table, median of the questions",
    answer_slowest: "From the key to the table, the slowest question",
    answer_asked: "From asking to the first answer in the page, a month by actor",
    first_answer: "From the address to the first answer in the page, a month by actor",
    answer_bytes: "Bytes of tables read for it",
    answer_requests: "Requests for it, with page and engine",
    month_actor: "All months by actor, asked again",
    tab_memory: "Memory of the tab at the most",
    tables_seconds: "29,848 articles become all tables in",
    tables_memory: "Memory for it, all threads",
    tables_edit: "Again after an edit of one article",
    tables_twice: "Twice the articles, times the time",
    draw_first: "First marks of a thousand, from the address",
    draw_step: "A step of zooming among a million, median"
  }
};

export type PartName = keyof typeof en.parts;
export type FigureName = keyof typeof en.figures;

const ar: typeof en = {
  title: "الأداء",
  what: "المقيس",
  most: "الحد الأعلى",
  is: "القيمة",
  met: "تحقق",
  yes: "نعم",
  no: "لم يتحقق",
  measured: "قيس في",
  load: (load) => `؛ عدد البرامج الأخرى العاملة عند البدء: ${load}.`,
  parts: {
    visit: "الزيارة الأولى",
    answers: "الجواب",
    million: "مليون هجوم في متصفح",
    tables: "من المقالات إلى الجداول",
    drawing: "رسم الخطوط الزمنية"
  },
  about: {
    visit:
      "عبر شبكة جوال بطيئة (1.6 ميغابت في الثانية، 150 مللي ثانية)، بلا ذاكرة مخبأة، وعلى شاشة صغيرة؛ البايتات والطلبات قبل طلب المحرك.",
    answers: "أسئلة صفحة الاستعلام على مقالات هذا المشروع، والمحرك والملفات جاهزة.",
    million: "جدول مصطنع لعشرين سنة بكل أعمدته، يقرأ أجزاء من الجهاز نفسه؛ بلا ذاكرة مخبأة.",
    tables: "مقالات إخبارية في ملف مضغوط واحد، على كل الأنوية.",
    drawing: "هجمات مصطنعة لعشرين سنة في عشرة مسارات."
  },
  figures: {
    report_text: "التقرير: ظهور النص بعد",
    report_timeline: "التقرير: ظهور الخط الزمني بعد",
    report_bytes: "التقرير: البايتات حتى ذلك ولبقية الصفحة",
    report_requests: "التقرير: الطلبات",
    report_ar_bytes: "التقرير بالعربية: البايتات",
    home_bytes: "الصفحة الرئيسية: البايتات",
    home_requests: "الصفحة الرئيسية: الطلبات",
    answer_median: "من ضغط المفتاح إلى الجدول، وسيط الأسئلة",
    answer_slowest: "من ضغط المفتاح إلى الجدول، أبطأ سؤال",
    answer_asked: "من السؤال إلى أول جواب في الصفحة، شهر بحسب الفاعل",
    first_answer: "من العنوان إلى أول جواب في الصفحة، شهر بحسب الفاعل",
    answer_bytes: "بايتات الجداول المقروءة له",
    answer_requests: "الطلبات له، مع الصفحة والمحرك",
    month_actor: "كل الأشهر بحسب الفاعل، عند السؤال ثانية",
    tab_memory: "ذاكرة علامة التبويب على الأكثر",
    tables_seconds: "تحويل 29,848 مقالا إلى كل الجداول في",
    tables_memory: "الذاكرة لذلك، لكل المسارات",
    tables_edit: "ثانية بعد تحرير مقال واحد",
    tables_twice: "ضعف المقالات، بكم ضعف من الوقت",
    draw_first: "أول العلامات من ألف، من العنوان",
    draw_step: "خطوة تكبير بين مليون، الوسيط"
  }
};

const fr: typeof en = {
  title: "Performances",
  what: "Mesuré",
  most: "Au plus",
  is: "Est",
  met: "Atteint",
  yes: "oui",
  no: "manqué",
  measured: "Mesuré sur",
  load: (load: number) => ` ; ${load} autres programmes au travail au début.`,
  parts: {
    visit: "Une première visite",
    answers: "Une réponse",
    million: "Un million d’attaques dans un navigateur",
    tables: "Du corpus aux tables",
    drawing: "Dessiner des chronologies"
  },
  about: {
    visit:
      "Sur un réseau mobile lent (1,6 Mbit/s, 150 ms), rien en cache, un petit écran ; octets et requêtes jusqu’à ce que le moteur soit demandé.",
    answers: "Les questions de la page Interroger sur les articles de ce projet, moteur et fichiers déjà là.",
    million:
      "Une table synthétique de vingt ans dans toutes ses colonnes, lue par parties depuis la même machine ; rien en cache.",
    tables: "Des articles de presse dans un fichier compressé, tous les cœurs.",
    drawing: "Des attaques synthétiques de vingt ans en dix couloirs."
  },
  figures: {
    report_text: "Rapport : texte affiché après",
    report_timeline: "Rapport : chronologie affichée après",
    report_bytes: "Rapport : octets jusque-là et le reste de la page",
    report_requests: "Rapport : requêtes",
    report_ar_bytes: "Le même en arabe : octets",
    home_bytes: "Page d’accueil : octets",
    home_requests: "Page d’accueil : requêtes",
    answer_median: "De la touche au tableau, médiane des questions",
    answer_slowest: "De la touche au tableau, la question la plus lente",
    answer_asked: "De la question à la première réponse dans la page, un mois par acteur",
    first_answer: "De l’adresse à la première réponse dans la page, un mois par acteur",
    answer_bytes: "Octets de tables lus pour elle",
    answer_requests: "Requêtes pour elle, avec la page et le moteur",
    month_actor: "Tous les mois par acteur, demandés de nouveau",
    tab_memory: "Mémoire de l’onglet au plus",
    tables_seconds: "29 848 articles deviennent toutes les tables en",
    tables_memory: "Mémoire pour cela, tous les fils",
    tables_edit: "De nouveau après la modification d’un article",
    tables_twice: "Deux fois plus d’articles, fois plus de temps",
    draw_first: "Premières marques d’un millier, depuis l’adresse",
    draw_step: "Un pas de zoom dans un million, médiane"
  }
};

export const performanceWords: Record<LanguageCode, typeof en> = {en, ar, fr};
