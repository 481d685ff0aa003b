import type {LanguageCode} from "./languages.js";

/** A question that a researcher asks, in the words of each language, and the query that answers it. */
export type Question = Record<LanguageCode, string> & {
  /** What a row of the answer is, and what to mind in reading it. */
  shows: Record<LanguageCode, string>;
  sql: string;
};

/** Attacks with the names of places and actors in a language in the columns of names, where the lists have them. */
const attacksNamed = (language: LanguageCode) => `attacks AS (
  SELECT attacks.* REPLACE (coalesce(places.name_${language}, place_name) AS place_name, coalesce(actors.name_${language}, perpetrator_name) AS perpetrator_name)
  FROM main.attacks LEFT JOIN places ON places.id = attacks.place LEFT JOIN actors ON actors.id = attacks.perpetrator
)`;

/** The query of a question whose answer names places and actors in a language. */
export function questionSql({sql}: Question, language: LanguageCode): string {
  if (language === "en") return sql;
  const named = sql.replace(/coalesce\((\w+)\.name_en,/g, `coalesce($1.name_${language}, $1.name_en,`);
  if (!/\b(?:FROM|JOIN) attacks\b/.test(sql) || !/\b(?:place|perpetrator)_name\b/.test(sql)) return named;
  return named.startsWith("WITH ")
    ? `WITH ${attacksNamed(language)},\n${named.slice("WITH ".length)}`
    : `WITH ${attacksNamed(language)}\n${named}`;
}

/** Questions to begin with. Each is a working query, on the tables as `loaders/schema.ts` has them. */
export const questions: Question[] = [
  {
    en: "Which attacks killed most, by the highest figure that any source gives?",
    ar: "أي الهجمات أوقعت أكبر عدد من القتلى، بحسب أعلى رقم ذكره مصدر؟",
    fr: "Quelles attaques ont tué le plus, d’après le chiffre le plus élevé qu’une source donne ?",
    shows: {
      en: "One row an attack, with the lowest and the highest toll of its reports. Attacks whose toll nobody states are left out.",
      ar: "صف لكل هجوم، فيه أدنى حصيلة وأعلى حصيلة في رواياته. لا تظهر الهجمات التي لم يذكر أحد حصيلتها.",
      fr: "Une ligne par attaque, avec le bilan le plus bas et le plus élevé de ses récits. Les attaques dont personne ne donne le bilan sont omises."
    },
    sql: `SELECT type, place_name AS detail, killed_low, killed_high, date, date_start, date_end, quote, id AS attack, article, sentence
FROM attacks
WHERE killed_high IS NOT NULL
ORDER BY killed_high DESC, date_start`
  },
  {
    en: "How many attacks were there in each month and place?",
    ar: "كم هجوما وقع في كل شهر ومكان؟",
    fr: "Combien d’attaques y a-t-il eu par mois et par lieu ?",
    shows: {
      en: "One row a month and place. Only attacks whose month is certain are counted: a span over several months belongs to none of them.",
      ar: "صف لكل شهر ومكان. لا يُعد إلا ما كان شهره يقينا: المدة التي تمتد على عدة أشهر لا تنسب إلى شهر منها.",
      fr: "Une ligne par mois et lieu. Seules les attaques dont le mois est certain sont comptées : une durée de plusieurs mois n’appartient à aucun."
    },
    sql: `SELECT strftime(attacks.month, '%Y-%m') AS month, place_name, country, count(*) AS attacks, sum(killed_low) AS killed_at_least
FROM attacks
WHERE attacks.month IS NOT NULL
GROUP BY attacks.month, place_name, country
ORDER BY attacks.month, attacks DESC, place_name`
  },
  {
    en: "Which attacks certainly happened in 2019, and which possibly did?",
    ar: "أي الهجمات وقع في 2019 يقينا، وأيها ربما وقع فيه؟",
    fr: "Quelles attaques ont certainement eu lieu en 2019, et lesquelles peut-être ?",
    shows: {
      en: "Two lanes. An attack is certainly of that year when every day it may have happened on is; change the two dates for another window.",
      ar: "مساران. الهجوم من تلك السنة يقينا إذا كان كل يوم محتمل له فيها؛ غيّر التاريخين لمدة أخرى.",
      fr: "Deux couloirs. Une attaque est certainement de cette année quand chaque jour où elle a pu avoir lieu l’est ; changez les deux dates pour une autre fenêtre."
    },
    sql: `SELECT CASE WHEN date_start >= DATE '2019-01-01' AND date_end <= DATE '2019-12-31' THEN 'certainly' ELSE 'possibly' END AS lane,
       type, place_name AS detail, date, date_start, date_end, quote, id AS attack, article, sentence
FROM attacks
WHERE coalesce(date_end, DATE '9999-12-31') >= DATE '2019-01-01' AND coalesce(date_start, DATE '0001-01-01') <= DATE '2019-12-31'
ORDER BY lane, date_start`
  },
  {
    en: "Who claims most attacks, and how many of them carry a date?",
    ar: "من يتبنى أكثر الهجمات، وكم منها مؤرخ؟",
    fr: "Qui revendique le plus d’attaques, et combien d’entre elles sont datées ?",
    shows: {
      en: "One row a perpetrator named by anyone; `claimed` counts the attacks that it claimed itself, so the rest is what others say.",
      ar: "صف لكل منفذ سماه أحد؛ ويعد `claimed` ما تبناه بنفسه، فالباقي قول غيره.",
      fr: "Une ligne par auteur que quelqu’un nomme ; `claimed` compte les attaques qu’il a revendiquées lui-même, le reste est ce que d’autres disent."
    },
    sql: `SELECT coalesce(perpetrator_name, perpetrator) AS who, perpetrator, count(*) AS attacks,
       count(*) FILTER (WHERE responsibility = 'claimed') AS claimed, count(date_start) AS dated
FROM attacks
WHERE perpetrator IS NOT NULL OR perpetrator_name IS NOT NULL
GROUP BY ALL
ORDER BY attacks DESC, who`
  },
  {
    en: "How long after an attack was responsibility claimed?",
    ar: "بعد كم يوما من الهجوم جاء التبني؟",
    fr: "Combien de temps après une attaque a-t-elle été revendiquée ?",
    shows: {
      en: "One row a claim of responsibility, with the days between at least and at most, as far as both dates allow.",
      ar: "صف لكل تبنٍّ، فيه أقل ما بينهما من الأيام وأكثره، بقدر ما يسمح به التاريخان.",
      fr: "Une ligne par revendication, avec le nombre de jours au moins et au plus, autant que les deux dates le permettent."
    },
    sql: `SELECT attacks.type, attacks.place_name AS detail, claims.speaker,
       greatest(0, date_diff('day', attacks.date_end, claims.said_start)) AS days_at_least,
       date_diff('day', attacks.date_start, claims.said_end) AS days_at_most,
       attacks.date_start, claims.said_end AS date_end, claims.quote, attacks.id AS attack, claims.id AS claim, claims.article, claims.sentence
FROM claims JOIN attacks ON claims.attack = attacks.id
WHERE claims.type = 'responsibility'
ORDER BY days_at_least NULLS LAST`
  },
  {
    en: "Which attacks has nobody claimed, as far as the articles say?",
    ar: "أي الهجمات لم يتبنها أحد، بحسب ما تقوله المقالات؟",
    fr: "Quelles attaques personne n’a-t-il revendiquées, pour autant que les articles le disent ?",
    shows: {
      en: "One row an attack that is unclaimed, attributed by others, or of which no article says who did it.",
      ar: "صف لكل هجوم لم يتبنه أحد، أو نسبه غير فاعله، أو لا يقول أي مقال من نفذه.",
      fr: "Une ligne par attaque qui n’est pas revendiquée, que d’autres attribuent, ou dont aucun article ne dit l’auteur."
    },
    sql: `SELECT type, place_name AS detail, date, date_start, date_end, responsibility, perpetrator_name, quote, id AS attack, article, sentence
FROM attacks
WHERE responsibility IS NULL OR responsibility IN ('unclaimed', 'attributed')
ORDER BY date_start`
  },
  {
    en: "Where do tolls differ between sources?",
    ar: "أين تختلف الحصائل بين المصادر؟",
    fr: "Où les bilans diffèrent-ils selon les sources ?",
    shows: {
      en: "One row a report of an attack whose reports differ in killed or injured, with the outlet that each is from.",
      ar: "صف لكل رواية لهجوم تختلف رواياته في القتلى أو الجرحى، مع الوسيلة التي نشرتها.",
      fr: "Une ligne par récit d’une attaque dont les récits diffèrent sur les tués ou les blessés, avec le média de chacun."
    },
    sql: `SELECT attacks.id AS attack, attacks.place_name, articles.source, reports.killed_min, reports.killed_max,
       reports.injured_min, reports.injured_max, reports.quotes[1] AS quote, reports.article
FROM reports JOIN attacks ON reports.attack = attacks.id JOIN articles ON articles.id = reports.article
WHERE attacks.killed_low <> attacks.killed_high OR attacks.injured_low <> attacks.injured_high
ORDER BY attack, reports.killed_min`
  },
  {
    en: "Which articles repeat one wire?",
    ar: "أي المقالات تكرر خبر وكالة واحدة؟",
    fr: "Quels articles répètent une même dépêche ?",
    shows: {
      en: "One row a pair of articles that share long sentences word for word, spelling apart. It takes two articles whose rights allow quotation.",
      ar: "صف لكل مقالين يشتركان في جمل طويلة بلفظها، بصرف النظر عن الإملاء. يلزم لذلك مقالان تسمح حقوقهما بالاقتباس.",
      fr: "Une ligne par paire d’articles qui ont de longues phrases en commun mot pour mot, à l’orthographe près. Il faut deux articles dont les droits permettent la citation."
    },
    sql: `SELECT a.article, first.source, b.article AS other, second.source AS other_source,
       count(DISTINCT a.normalized) AS shared_sentences, any_value(a.text) AS example
FROM sentences AS a JOIN sentences AS b ON a.normalized = b.normalized AND a.article < b.article
JOIN articles AS first ON first.id = a.article JOIN articles AS second ON second.id = b.article
WHERE length(a.normalized) >= 60
GROUP BY ALL
ORDER BY shared_sentences DESC, a.article`
  },
  {
    en: "Which claims contradict one another?",
    ar: "أي التصريحات ينقض بعضها بعضا؟",
    fr: "Quelles déclarations se contredisent ?",
    shows: {
      en: "One row a pair of claims of one article, first the one, then the one that it contradicts.",
      ar: "صف لكل تصريحين في مقال واحد: الأول، ثم الذي ينقضه.",
      fr: "Une ligne par paire de déclarations d’un même article : l’une, puis celle qu’elle contredit."
    },
    sql: `SELECT a.speaker, a.type, a.certainty, a.quote, b.speaker AS against_speaker, b.type AS against_type, b.quote AS against_quote,
       a.id AS claim, b.id AS against
FROM (SELECT *, unnest(contradicts) AS other FROM claims) AS a
JOIN claims AS b ON b.id = a.other
ORDER BY a.article, a.start`
  },
  {
    en: "Which claims support one another, and how sure is each speaker?",
    ar: "أي التصريحات يؤيد بعضها بعضا، وما درجة يقين كل متحدث؟",
    fr: "Quelles déclarations s’appuient l’une l’autre, et avec quelle certitude parle chacun ?",
    shows: {
      en: "One row a pair of claims of one article, with the certainty that the words of each express.",
      ar: "صف لكل تصريحين في مقال واحد، مع درجة اليقين التي تعبر عنها ألفاظ كل منهما.",
      fr: "Une ligne par paire de déclarations d’un même article, avec la certitude qu’expriment les mots de chacune."
    },
    sql: `SELECT a.speaker, a.certainty, a.quote, b.speaker AS with_speaker, b.certainty AS with_certainty, b.quote AS with_quote,
       a.id AS claim, b.id AS supported
FROM (SELECT *, unnest(supports) AS other FROM claims) AS a
JOIN claims AS b ON b.id = a.other
ORDER BY a.article, a.start`
  },
  {
    en: "How much is asserted and how much is hedged, by type of claim?",
    ar: "كم من الكلام جازم وكم منه متحفظ، بحسب نوع التصريح؟",
    fr: "Combien est affirmé et combien est dit avec réserve, par type de déclaration ?",
    shows: {
      en: "One row a type of claim; hedged is whatever is said to be probable, possible or doubtful.",
      ar: "صف لكل نوع من التصريحات؛ والمتحفظ كل ما قيل إنه مرجح أو محتمل أو مشكوك فيه.",
      fr: "Une ligne par type de déclaration ; est dit avec réserve tout ce qui est donné pour probable, possible ou douteux."
    },
    sql: `SELECT type, count(*) AS claims, count(*) FILTER (WHERE certainty = 'asserted') AS asserted,
       count(*) FILTER (WHERE certainty <> 'asserted') AS hedged
FROM claims
GROUP BY type
ORDER BY claims DESC, type`
  },
  {
    en: "Who speaks most, and in what role?",
    ar: "من أكثر المتحدثين كلاما، وبأي صفة؟",
    fr: "Qui parle le plus, et en quelle qualité ?",
    shows: {
      en: "One row a speaker, known bodies under one name; the words and the role are those of one of its claims.",
      ar: "صف لكل متحدث، والجهات المعروفة باسم واحد؛ واللفظ والصفة من أحد تصريحاته.",
      fr: "Une ligne par locuteur, les organismes connus sous un seul nom ; les mots et la qualité sont ceux d’une de ses déclarations."
    },
    sql: `SELECT coalesce(actors.name_en, claims.speaker) AS who, any_value(claims.speaker) AS speaker,
       any_value(claims.speaker_role) AS role, count(*) AS claims, list(DISTINCT claims.type) AS types
FROM claims LEFT JOIN actors ON actors.id = claims.speaker_id
WHERE claims.speaker IS NOT NULL
GROUP BY 1
ORDER BY claims DESC, who`
  },
  {
    en: "What do unnamed sources say, and through whom?",
    ar: "ماذا تقول المصادر التي لا اسم لها، وعبر من؟",
    fr: "Que disent les sources anonymes, et par qui ?",
    shows: {
      en: "One row a claim of a speaker without a name, with the outlet it came through where one is named.",
      ar: "صف لكل تصريح لمتحدث بلا اسم، مع الوسيلة التي نقلته إن ذُكرت.",
      fr: "Une ligne par déclaration d’un locuteur sans nom, avec le média qui l’a transmise quand il est nommé."
    },
    sql: `SELECT 'claim' AS lane, type, speaker AS detail, via, certainty, quote, said AS date, said_start AS date_start, said_end AS date_end,
       id AS claim, article, sentence
FROM claims
WHERE speaker_kind = 'anonymous'
ORDER BY article, start`
  },
  {
    en: "What did armed groups themselves say, and through what channel?",
    ar: "ماذا قالت الجماعات المسلحة نفسها، وعبر أي قناة؟",
    fr: "Qu’ont dit les groupes armés eux-mêmes, et par quel canal ?",
    shows: {
      en: "One row a claim of an armed group or of one of its men. These are its words, not what happened.",
      ar: "صف لكل تصريح لجماعة مسلحة أو لأحد رجالها. هذا كلامها، لا ما حدث.",
      fr: "Une ligne par déclaration d’un groupe armé ou d’un de ses hommes. Ce sont ses paroles, non ce qui s’est passé."
    },
    sql: `SELECT 'claim' AS lane, type, speaker AS detail, channel, certainty, quote, true AS armed_group,
       said AS date, said_start AS date_start, said_end AS date_end, id AS claim, article, sentence
FROM claims
WHERE speaker_kind = 'armed_group'
ORDER BY said_start NULLS LAST, start`
  },
  {
    en: "Who accuses whom?",
    ar: "من يتهم من؟",
    fr: "Qui accuse qui ?",
    shows: {
      en: "One row an accusation, condemnation or threat, with the actor it is about where it is known. An accusation is no finding.",
      ar: "صف لكل اتهام أو إدانة أو تهديد، مع الجهة المعنية إن عُرفت. الاتهام ليس حكما.",
      fr: "Une ligne par accusation, condamnation ou menace, avec l’acteur visé quand il est connu. Une accusation n’est pas un constat."
    },
    sql: `SELECT coalesce(a.name_en, claims.speaker) AS accuser, coalesce(b.name_en, claims.about_actor) AS accused,
       claims.type, claims.quote, claims.id AS claim, claims.article, claims.sentence
FROM claims LEFT JOIN actors AS a ON a.id = claims.speaker_id LEFT JOIN actors AS b ON b.id = claims.about_actor
WHERE claims.type IN ('accusation', 'condemnation', 'threat')
ORDER BY accuser, accused`
  },
  {
    en: "Which targets are struck, and how often?",
    ar: "أي الأهداف تُضرب، وكم مرة؟",
    fr: "Quelles cibles sont frappées, et combien de fois ?",
    shows: {
      en: "One row a kind of target. An attack on two kinds counts in both, so the numbers do not add up to all attacks.",
      ar: "صف لكل نوع من الأهداف. الهجوم على نوعين يُعد في كليهما، فلا يساوي المجموع عدد الهجمات.",
      fr: "Une ligne par sorte de cible. Une attaque contre deux sortes compte dans les deux : les nombres ne s’additionnent pas."
    },
    sql: `SELECT target, count(*) AS attacks, sum(killed_low) AS killed_at_least
FROM (SELECT unnest(targets) AS target, killed_low FROM attacks)
GROUP BY target
ORDER BY attacks DESC, target`
  },
  {
    en: "How does each date come to be known: stated, relative, or inferred?",
    ar: "كيف عُرف كل تاريخ: مذكور أم نسبي أم مستنتج؟",
    fr: "Comment chaque date est-elle connue : indiquée, relative ou déduite ?",
    shows: {
      en: "One row a date in the text, with the words, the days they may mean, and the rule that read them.",
      ar: "صف لكل تاريخ في النص، مع لفظه والأيام التي قد يعنيها والقاعدة التي قرأته.",
      fr: "Une ligne par date du texte, avec ses mots, les jours qu’ils peuvent désigner et la règle qui les a lus."
    },
    sql: `SELECT text AS detail, basis AS lane, value AS date, date_start, date_end, precision, rule, article, sentence
FROM mentions
WHERE kind = 'date'
ORDER BY article, start`
  },
  {
    en: "Which rules read most, and what do they read?",
    ar: "أي القواعد تقرأ أكثر من غيرها، وماذا تقرأ؟",
    fr: "Quelles règles lisent le plus, et que lisent-elles ?",
    shows: {
      en: "One row a rule and kind of mention, with up to five examples of its words.",
      ar: "صف لكل قاعدة ونوع من المقروء، مع خمسة أمثلة من ألفاظه على الأكثر.",
      fr: "Une ligne par règle et sorte de mention, avec jusqu’à cinq exemples de ses mots."
    },
    sql: `SELECT rule, kind, count(*) AS mentions, list(DISTINCT text)[1:5] AS examples
FROM mentions
GROUP BY rule, kind
ORDER BY mentions DESC, rule`
  },
  {
    en: "Which places are named, and where do they lie?",
    ar: "أي الأماكن ذُكرت، وأين تقع؟",
    fr: "Quels lieux sont nommés, et où se trouvent-ils ?",
    shows: {
      en: "One row a place of the reference list, with how often it is named. A place that is named is not one that was attacked.",
      ar: "صف لكل مكان في القائمة المرجعية، مع عدد مرات ذكره. ليس كل مكان يُذكر مكان هجوم.",
      fr: "Une ligne par lieu de la liste de référence, avec le nombre de fois où il est nommé. Un lieu nommé n’est pas un lieu attaqué."
    },
    sql: `SELECT places.name_en AS place_name, places.name_ar AS place_name_ar, places.id AS place, places.country, places.kind,
       places.admin_level, places.latitude, places.longitude, count(*) AS count
FROM mentions JOIN places ON places.id = mentions.value
WHERE mentions.kind = 'place'
GROUP BY ALL
ORDER BY count DESC, place_name`
  },
  {
    en: "In which sentences does a word stand, whatever its spelling?",
    ar: "في أي الجمل ترد كلمة كيفما كُتبت؟",
    fr: "Dans quelles phrases se trouve un mot, quelle qu’en soit l’orthographe ?",
    shows: {
      en: "One row a sentence. Vowel marks, hamzas and joined letters do not matter; put another word in the place of جنوب.",
      ar: "صف لكل جملة. لا أثر للتشكيل ولا للهمزات ولا للحروف المتصلة؛ ضع كلمة أخرى مكان «جنوب».",
      fr: "Une ligne par phrase. Voyelles brèves, hamzas et lettres jointes ne comptent pas ; mettez un autre mot à la place de جنوب."
    },
    sql: `SELECT text, article, id AS sentence
FROM sentences
WHERE regexp_matches(normalized, '(^| )[وف]?[بلك]?(ال)?جنوب( |$)')
ORDER BY article, index`
  }
];
