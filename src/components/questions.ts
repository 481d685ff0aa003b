/** A question that a researcher asks, in the words of each language, and the query that answers it. */
export interface Question {
  en: string;
  ar: string;
  sql: string;
}

/** Questions to begin with. Each is a working query, on the tables as `loaders/schema.ts` has them. */
export const questions: Question[] = [
  {
    en: "Which attacks killed most, by the highest figure that any source gives?",
    ar: "أي الهجمات أوقعت أكبر عدد من القتلى، بحسب أعلى رقم ذكره مصدر؟",
    sql: `SELECT type, place_name AS detail, date, date_start, date_end, killed_low, killed_high, quote, article, sentence
FROM attacks
WHERE killed_high IS NOT NULL
ORDER BY killed_high DESC, date_start`
  },
  {
    en: "How many attacks were there in each month and country? Counts attacks whose month is certain.",
    ar: "كم هجوما وقع في كل شهر وبلد؟ يعد الهجمات التي لا شك في شهرها.",
    sql: `SELECT strftime(date_start, '%Y-%m') AS month, country, count(*) AS attacks,
       min(date_start) AS date_start, max(date_end) AS date_end
FROM attacks
WHERE strftime(date_start, '%Y-%m') = strftime(date_end, '%Y-%m')
GROUP BY month, country
ORDER BY month, country`
  },
  {
    en: "Which attacks certainly happened in 2019, and which possibly did?",
    ar: "أي الهجمات وقع في 2019 يقينا، وأيها ربما وقع فيه؟",
    sql: `SELECT CASE WHEN date_start >= DATE '2019-01-01' AND date_end <= DATE '2019-12-31' THEN 'certainly' ELSE 'possibly' END AS lane,
       type, place_name AS detail, date, date_start, date_end, quote, article, sentence
FROM attacks
WHERE coalesce(date_end, DATE '9999-12-31') >= DATE '2019-01-01' AND coalesce(date_start, DATE '0001-01-01') <= DATE '2019-12-31'
ORDER BY lane, date_start`
  },
  {
    en: "Who claims most attacks, and how many of them carry a date?",
    ar: "من يتبنى أكثر الهجمات، وكم منها مؤرخ؟",
    sql: `SELECT coalesce(perpetrator_name, perpetrator) AS perpetrator, count(*) AS attacks,
       count(*) FILTER (WHERE responsibility = 'claimed') AS claimed, count(date_start) AS dated
FROM attacks
WHERE perpetrator IS NOT NULL OR perpetrator_name IS NOT NULL
GROUP BY 1
ORDER BY attacks DESC, 1`
  },
  {
    en: "How long after an attack was responsibility claimed? Days at least and at most, as the dates allow.",
    ar: "بعد كم يوما من الهجوم جاء التبني؟ أقل الأيام وأكثرها كما تسمح التواريخ.",
    sql: `SELECT attacks.type, attacks.place_name AS detail, claims.speaker,
       greatest(0, date_diff('day', attacks.date_end, claims.said_start)) AS days_at_least,
       date_diff('day', attacks.date_start, claims.said_end) AS days_at_most,
       attacks.date_start, claims.said_end AS date_end, claims.quote, claims.article, claims.sentence
FROM claims JOIN attacks ON claims.attack = attacks.id
WHERE claims.type = 'responsibility'
ORDER BY days_at_least NULLS LAST`
  },
  {
    en: "Which attacks has nobody claimed, as far as the articles say?",
    ar: "أي الهجمات لم يتبنها أحد، بحسب ما تقوله المقالات؟",
    sql: `SELECT type, place_name AS detail, date, date_start, date_end, responsibility, perpetrator_name, quote, article, sentence
FROM attacks
WHERE responsibility IS NULL OR responsibility IN ('unclaimed', 'attributed')
ORDER BY date_start`
  },
  {
    en: "Where do tolls differ between reports of one attack?",
    ar: "أين تختلف الحصائل بين روايات الهجوم الواحد؟",
    sql: `SELECT attacks.id AS attack, attacks.place_name, reports.article, reports.killed_min, reports.killed_max,
       reports.injured_min, reports.injured_max, reports.quotes[1] AS quote
FROM reports JOIN attacks ON reports.attack = attacks.id
WHERE attacks.killed_low <> attacks.killed_high OR attacks.injured_low <> attacks.injured_high
ORDER BY attack, reports.killed_min`
  },
  {
    en: "Which claims contradict one another?",
    ar: "أي التصريحات ينقض بعضها بعضا؟",
    sql: `SELECT a.speaker, a.type, a.certainty, a.quote, b.speaker AS against_speaker, b.type AS against_type, b.quote AS against_quote
FROM (SELECT *, unnest(contradicts) AS other FROM claims) AS a
JOIN claims AS b ON b.id = a.other
ORDER BY a.article, a.start`
  },
  {
    en: "Which claims support one another, and how sure is each speaker?",
    ar: "أي التصريحات يؤيد بعضها بعضا، وما درجة يقين كل متحدث؟",
    sql: `SELECT a.speaker, a.certainty, a.quote, b.speaker AS with_speaker, b.certainty AS with_certainty, b.quote AS with_quote
FROM (SELECT *, unnest(supports) AS other FROM claims) AS a
JOIN claims AS b ON b.id = a.other
ORDER BY a.article, a.start`
  },
  {
    en: "How much is asserted and how much is hedged, by type of claim?",
    ar: "كم من الكلام جازم وكم منه متحفظ، بحسب نوع التصريح؟",
    sql: `SELECT type, count(*) AS claims, count(*) FILTER (WHERE certainty = 'asserted') AS asserted,
       count(*) FILTER (WHERE certainty <> 'asserted') AS hedged
FROM claims
GROUP BY type
ORDER BY claims DESC, type`
  },
  {
    en: "Who speaks most, and in what role?",
    ar: "من أكثر المتحدثين كلاما، وبأي صفة؟",
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
    sql: `SELECT speaker, via, type, certainty, quote, said AS date, said_start AS date_start, said_end AS date_end, article, sentence
FROM claims
WHERE speaker_kind = 'anonymous'
ORDER BY article, start`
  },
  {
    en: "What did armed groups themselves say, and through what channel?",
    ar: "ماذا قالت الجماعات المسلحة نفسها، وعبر أي قناة؟",
    sql: `SELECT 'claim' AS lane, type, speaker AS detail, channel, certainty, quote,
       said AS date, said_start AS date_start, said_end AS date_end, article, sentence
FROM claims
WHERE speaker_kind = 'armed_group'
ORDER BY said_start NULLS LAST, start`
  },
  {
    en: "Who accuses whom?",
    ar: "من يتهم من؟",
    sql: `SELECT coalesce(a.name_en, claims.speaker) AS accuser, coalesce(b.name_en, claims.about_actor) AS accused,
       claims.type, claims.quote, claims.article, claims.sentence
FROM claims LEFT JOIN actors AS a ON a.id = claims.speaker_id LEFT JOIN actors AS b ON b.id = claims.about_actor
WHERE claims.type IN ('accusation', 'condemnation', 'threat')
ORDER BY accuser, accused`
  },
  {
    en: "Which targets are struck, and how often?",
    ar: "أي الأهداف تُضرب، وكم مرة؟",
    sql: `SELECT target, count(*) AS attacks, sum(killed_low) AS killed_at_least
FROM (SELECT unnest(targets) AS target, killed_low FROM attacks)
GROUP BY target
ORDER BY attacks DESC, target`
  },
  {
    en: "How does each date come to be known: stated, relative, or inferred?",
    ar: "كيف عُرف كل تاريخ: مذكور أم نسبي أم مستنتج؟",
    sql: `SELECT text, value AS date, date_start, date_end, precision, basis, rule, article, sentence
FROM mentions
WHERE kind = 'date'
ORDER BY article, start`
  },
  {
    en: "Which rules read most, and what do they read?",
    ar: "أي القواعد تقرأ أكثر من غيرها، وماذا تقرأ؟",
    sql: `SELECT rule, kind, count(*) AS mentions, list(DISTINCT text)[1:5] AS examples
FROM mentions
GROUP BY rule, kind
ORDER BY mentions DESC, rule`
  },
  {
    en: "Which places are named, and where do they lie?",
    ar: "أي الأماكن ذُكرت، وأين تقع؟",
    sql: `SELECT places.name_en, places.name_ar, places.country, places.kind, places.latitude, places.longitude, count(*) AS mentions
FROM mentions JOIN places ON places.id = mentions.value
WHERE mentions.kind = 'place'
GROUP BY ALL
ORDER BY mentions DESC, places.name_en`
  },
  {
    en: "Find a word in the sentences, whatever its spelling: vowel marks, hamzas and joined letters do not matter.",
    ar: "ابحث عن كلمة في الجمل كيفما كُتبت: لا أثر للتشكيل ولا للهمزات ولا للحروف المتصلة.",
    sql: `SELECT text, article, id AS sentence
FROM sentences
WHERE regexp_matches(normalized, '(^| )[وف]?[بلك]?(ال)?جنوب( |$)')
ORDER BY article, index`
  }
];
