import type {LanguageCode} from "./words.js";

/** The words of a live query. */
const en = {
  keys: "Ctrl or ⌘ + Enter runs, Ctrl + Space completes, Escape leaves the editor.",
  at: "Line {line}, column {column}",
  crashed:
    "The query was more than the database can hold, which was started anew. A LIMIT or a GROUP BY makes it smaller.",
  type: "The result has a column whose type cannot be shown: ENUM, UNION, INTERVAL, TIME, or a list or struct of numbers of 64 bits or times. CAST(… AS VARCHAR) makes it text.",
  large: "The result is more than a page can hold. A LIMIT or a GROUP BY makes it smaller.",
  long: "The query has more letters than the database takes: 20,000.",
  several:
    "DuckDB makes several statements of this query, and only one runs here. PIVOT needs its values named: ON column IN ('a', 'b').",
  unstarted:
    "The database could not be started: a file of this site is missing, or the connection was lost. Try again when there is a connection.",
  unreadable:
    "A table of this site could not be read: its file is missing or cut short, or the connection was lost. Questions about other tables may still be answered.",
  again: "Try again",
  empty: "There is no query. Write one, or reset to the author's.",
  wasReset: "The author's query again; undo or the back button brings yours back.",
  tooLong: "The query is too long for a link: it stays on this page only."
};

export type CellWords = Record<keyof typeof en, string>;

const ar: CellWords = {
  keys: "Ctrl أو ⌘ مع Enter للتشغيل، وCtrl مع المسافة للإكمال، وEscape للخروج من المحرر.",
  at: "السطر {line}، العمود {column}",
  crashed: "الاستعلام أكبر مما تتسع له قاعدة البيانات، فأعيد تشغيلها. يصغره LIMIT أو GROUP BY.",
  type: "في النتيجة عمود لا يمكن عرض نوعه: ENUM أو UNION أو INTERVAL أو TIME، أو قائمة أو بنية من أعداد بـ 64 بتا أو أوقات. يجعله CAST(… AS VARCHAR) نصا.",
  large: "النتيجة أكبر مما تتسع له صفحة. تصغرها LIMIT أو GROUP BY.",
  long: "في الاستعلام حروف أكثر مما تقبله قاعدة البيانات: 20,000.",
  several:
    "يجعل DuckDB من هذا الاستعلام أكثر من تعليمة، ولا تعمل هنا إلا واحدة. يحتاج PIVOT إلى تسمية قيمه: ON column IN ('a', 'b').",
  unstarted: "تعذر تشغيل قاعدة البيانات: ينقص ملف من هذا الموقع أو انقطع الاتصال. أعد المحاولة حين يتوفر الاتصال.",
  unreadable:
    "تعذرت قراءة جدول من هذا الموقع: ملفه ناقص أو غير موجود، أو انقطع الاتصال. قد تبقى الأسئلة عن جداول أخرى ممكنة.",
  again: "أعد المحاولة",
  empty: "لا استعلام. اكتب واحدا أو استعد استعلام المؤلف.",
  wasReset: "عاد استعلام المؤلف. يعيد التراجع أو زر الرجوع استعلامك.",
  tooLong: "الاستعلام أطول من أن يحمله رابط: يبقى في هذه الصفحة فقط."
};

const fr: CellWords = {
  keys: "Ctrl ou ⌘ + Entrée exécute, Ctrl + Espace complète, Échap quitte l’éditeur.",
  at: "Ligne {line}, colonne {column}",
  crashed:
    "La requête dépassait ce que la base de données peut contenir ; celle-ci a été redémarrée. Un LIMIT ou un GROUP BY la réduit.",
  type: "Le résultat a une colonne dont le type ne peut être montré : ENUM, UNION, INTERVAL, TIME, ou une liste ou structure de nombres de 64 bits ou de temps. CAST(… AS VARCHAR) en fait du texte.",
  large: "Le résultat est plus grand que ce qu’une page peut contenir. Un LIMIT ou un GROUP BY le réduit.",
  long: "La requête a plus de lettres que la base de données n’en accepte : 20 000.",
  several:
    "DuckDB fait de cette requête plusieurs instructions, et une seule s’exécute ici. PIVOT veut que ses valeurs soient nommées : ON column IN ('a', 'b').",
  unstarted:
    "La base de données n’a pas pu démarrer : un fichier de ce site manque, ou la connexion a été perdue. Réessayez quand il y aura une connexion.",
  unreadable:
    "Une table de ce site n’a pas pu être lue : son fichier manque ou est tronqué, ou la connexion a été perdue. Les questions sur d’autres tables peuvent encore trouver réponse.",
  again: "Réessayer",
  empty: "Il n’y a pas de requête. Écrivez-en une, ou rétablissez celle de l’auteur.",
  wasReset: "De nouveau la requête de l’auteur ; annuler ou le bouton de retour ramène la vôtre.",
  tooLong: "La requête est trop longue pour un lien : elle ne reste que sur cette page."
};

const words: Record<LanguageCode, CellWords> = {en, ar, fr};

/** The words of a live query in a language. */
export function cellWords(language: LanguageCode): CellWords {
  return words[language];
}
