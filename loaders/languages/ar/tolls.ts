import type {TollRule} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";
import {
  apart,
  boundary,
  counted,
  follows,
  isJoined,
  isPlural,
  kindOf,
  named,
  people,
  personAt,
  sideOf,
  way
} from "./toll-counts.js";
import {apartTolls} from "./tolls-apart.js";
import {ofPeople} from "./tolls-of-people.js";

/** Where "in addition to" begins that stands before a number: «عشرة جنود إضافة إلى ثلاثة من العاملين»; null where none does. */
function besides({from, lead}: Hit, reading: Reading): number | null {
  // «إضافة لثلاثة عاملين»
  if (lead === "ل" && /^(و?بال)?اضافه$/.test(reading.tokens[from - 1]?.key ?? "")) return from - 1;
  const at = [2, 3].find((back) =>
    reading.at(from - back, "clause_start").some(({value, to}) => value === "list" && to === from)
  );
  return at === undefined ? null : from - at;
}

/** Whether tokens `from` to `to` begin with somebody's name, rank or office. */
function isSomebody(from: number, to: number, reading: Reading): boolean {
  return (
    from < to &&
    ["person", "name", "title", "office"].some((list) => reading.at(from, list).some(({lead}) => /^(ال)?$/.test(lead)))
  );
}

/** «نفى أن يكون العدد قد ارتفع إلى خمسة» */
function isDenied(match: Match, reading: Reading): boolean {
  for (let index = match.from - 1; index >= Math.max(0, match.from - 10); index--)
    if (reading.at(index, "report_verb").some(({value}) => value === "denial")) return true;
  return false;
}

/** «ليرتفع عدد القتلى منذ 20 يوليو إلى 21»: whether tokens `from` to `to` say since when people have been counted. */
function countsSince(from: number, to: number, reading: Reading): boolean {
  for (let index = from; index < to; index++) {
    const since = reading.at(index, "time_preposition").some(({value}) => value === "from");
    if (since && [index, index + 1].some((at) => reading.at(at, "date").length > 0)) return true;
  }
  return false;
}

/** Killed and injured: verbs, verbal nouns, counted nouns and idioms of the list `toll_word`, with numbers or people beside them. */
export const tolls: TollRule[] = [
  {
    name: "toll.number-casualties",
    pattern: "[<approximate>] <number> [<target>] <casualty:toll_word>",
    examples: ["20 قتيلا", "ستة قتلى", "أكثر من 50 جريحا"],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "count")) return null;
      const next = reading.at(match.to, "toll_word").find((hit) => hit.lead.startsWith("و") && way(hit, "count"));
      // «عشرات القتلى والجرحى» counts both together.
      if (next && next.value !== casualty!.value) return {kind: "joint", min: null, max: null, victims: null};
      const toll = counted({...match, to: match.to}, reading, kindOf(casualty));
      return toll && {...toll, victims: personAt(reading, match.to)?.value ?? toll.victims};
    }
  },
  {
    name: "toll.between-killed-and-injured",
    pattern: "[<approximate>] <number> [<target>] (بين|ما بين) <casualty:toll_word> <other:toll_word>",
    examples: ["20 شخصا بين قتيل وجريح"],
    read: () => ({kind: "joint", min: null, max: null, victims: null})
  },
  {
    name: "toll.killing-and-injuring-number",
    pattern: "<casualty:toll_word> <other:toll_word> [<approximate>] <number>",
    examples: ["مقتل وإصابة 60"],
    read: ({parts}) =>
      way(parts.casualty, "noun") && way(parts.other, "noun", "count") && parts.other!.lead === "و"
        ? {kind: "joint", min: null, max: null, victims: null}
        : null
  },
  {
    name: "toll.killed-number",
    pattern: "<casualty:toll_word> _{0,4} [<approximate>] <number>",
    examples: ["قتل 25 جنديا", "مقتل ما لا يقل عن 12 مدنيا", "أودى بحياة خمسة أشخاص", "مقتل محمد علي و12 مسلحا"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (
        !way(casualty, "verb", "noun", "idiom") ||
        apart(casualty!.to, match.parts.approximate?.from ?? number!.from, reading)
      )
        return null;
      // «أصاب ثلاثة آخرين»; it hits houses as well.
      const people =
        personAt(reading, number!.to) ?? /^(اخرين|منهم|بجروح)$/.exec(reading.tokens[number!.to]?.key ?? "");
      // «وأصابوا اثنين.»: what people hit without a word for it is people.
      const alone = number!.to === reading.tokens.length || boundary.test(reading.tokens[number!.to]!.gap);
      const hurt = /^[وف]?اصاب(وا|ت)$/.test(reading.tokens[casualty!.from]!.key) && alone;
      if (/^و?ف?اصاب(ت|وا|ا)?$/.test(reading.tokens[casualty!.from]!.key) && !people && !hurt) return null;
      // «قتل جندي في 3 هجمات»: whoever stands between is what is counted.
      for (let index = casualty!.to; index < number!.from; index++) if (personAt(reading, index)) return null;
      const toll = counted(match, reading, kindOf(casualty));
      // «مقتل أحمد علي و12 مسلحا»
      const first = isJoined(number!, reading) && isSomebody(casualty!.to, number!.from, reading) ? 1 : 0;
      return (
        toll && {
          ...toll,
          min: toll.min === null ? null : toll.min + first,
          max: toll.max === null ? null : toll.max + first
        }
      );
    }
  },
  {
    name: "toll.killed-in-it-number",
    pattern: "<casualty:toll_word> (في|خلال|جراء|إثر|نتيجة) <trigger> _{1,9} [<approximate>] <number> <victim:target>",
    examples: ["وأصيب في الهجوم على الحاجز في المدينة نحو مئة شخص"],
    read(match, reading) {
      const {casualty, trigger, number, approximate, victim} = match.parts;
      const {tokens} = reading;
      if (!way(casualty, "verb", "noun") || trigger!.row.as === "past" || victim!.row.kind !== "person") return null;
      for (let index = trigger!.to; index < number!.from; index++)
        if (boundary.test(tokens[index]!.gap) || reading.at(index, "trigger").length || personAt(reading, index))
          return null;
      return apart(casualty!.to, (approximate ?? number)!.from, reading)
        ? null
        : counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.and-the-injured",
    pattern: "<casualty:toll_word> [(إلى|نحو)] <number>",
    examples: ["عدد القتلى 12 والجرحى 30"],
    read: (match, reading) => {
      const {casualty} = match.parts;
      const second = reading.at(casualty!.from - 1, "number").length > 0 && casualty!.lead === "وال";
      return way(casualty, "count") && second ? counted(match, reading, kindOf(casualty)) : null;
    }
  },
  {
    name: "toll.met-their-death",
    pattern: "<casualty:toll_word> [<approximate>] <number> _{0,14} (مصرعهم|حتفهم)",
    examples: ["لقي 5 أشخاص مصرعهم", "لقي 24 عنصرا من ميليشيات الحوثي المتمردة وعناصر الرئيس المخلوع علي صالح مصرعهم"],
    read: (match, reading) => (way(match.parts.casualty, "split") ? counted(match, reading, "killed") : null)
  },
  {
    name: "toll.met-his-death",
    pattern: "<casualty:toll_word> <target> _{0,5} (مصرعه|حتفه|مصرعها|حتفها|مصرعهما|حتفهما|مصرعهم|حتفهم)",
    examples: ["لقي جندي مصرعه", "لقي مدنيان مصرعهما", "لقي ضابط ومجندان مصرعهم"],
    read: ({parts}, reading) =>
      way(parts.casualty, "split") && parts.target!.row.kind === "person"
        ? people("killed", parts.target!, reading)
        : null
  },
  ...ofPeople,
  ...apartTolls,
  {
    name: "toll.and-number-of",
    pattern: "<number> (من|<target>)",
    examples: [
      "مقتل 13 حوثيا و3 من المقاومة",
      "قتل 18 من الحوثيين وخمسة من رجال المقاومة",
      "استشهاد عشرة جنود، إضافة إلى ثلاثة من العاملين",
      "استشهاد عشرة جنود إضافة لثلاثة مدنيين"
    ],
    read(match, reading) {
      const number = match.parts.number!;
      const addition = besides(number, reading);
      const joined = isJoined(number, reading);
      // People without "of" are added by the rule of the number before.
      if (addition === null && (!joined || match.parts.target)) return null;
      let first = false;
      for (let index = number.from - 1; index >= Math.max(0, number.from - 14); index--) {
        if (index + 1 !== addition && boundary.test(reading.tokens[index + 1]!.gap)) return null;
        first ||= reading.at(index, "number").length > 0;
        const word = reading.at(index, "toll_word").find((hit) => way(hit, "verb", "noun", "idiom", "split"));
        // «تسعة من المسلحين قتلوا إضافة إلى اثنين من رجال المقاومة»
        const fronted = word && !first && /وا$/.test(reading.tokens[index]!.key);
        if (
          fronted &&
          addition !== null &&
          [1, 2, 3, 4, 5, 6].some((back) => reading.at(index - back, "number").length)
        )
          first = true;
        if (word && first) {
          const more = {...number, lead: number.lead === "ل" ? "" : number.lead};
          const toll = counted({...match, from: number.from}, reading, kindOf(word), more);
          return toll && {...toll, plus: true};
        }
        if (reading.at(index, "trigger").length || word) return null;
      }
      return null;
    }
  },
  {
    name: "toll.others",
    pattern: "<casualty:toll_word> [<approximate>] (آخر|آخران|آخرين)",
    examples: ["وأصيب آخر"],
    read({parts}, reading) {
      const word = reading.tokens[parts.casualty!.to]!.key;
      const count = word === "اخر" ? 1 : word === "اخران" ? 2 : null;
      return way(parts.casualty, "verb", "noun")
        ? {kind: kindOf(parts.casualty), min: count, max: count, victims: null}
        : null;
    }
  },
  {
    name: "toll.two",
    pattern: "<casualty:toll_word>",
    examples: ["سقوط قتيلين", "خلفا قتيلين"],
    read: ({parts}, reading) =>
      // مصابين is the plural in the genitive more often than the dual.
      way(parts.casualty, "count") && parts.casualty!.row.number === "two" && !isPlural(parts.casualty!, reading)
        ? {kind: kindOf(parts.casualty), min: 2, max: 2, victims: null}
        : null
  },
  {
    name: "toll.fell-one",
    pattern: "(سقوط|سقط|خلف|خلفت|أوقع|أوقعت|عن) <casualty:toll_word>",
    examples: ["سقوط قتيل", "أسفر عن قتيل"],
    read: ({parts}) =>
      way(parts.casualty, "count") && parts.casualty!.row.number === "one"
        ? {kind: kindOf(parts.casualty), min: 1, max: 1, victims: null}
        : null
  },
  {
    name: "toll.one-and-number",
    pattern: "<casualty:toll_word> [و] <number> <other:toll_word>",
    examples: ["قتيل و3 جرحى"],
    read: (match, reading) => {
      const {casualty, other} = match.parts;
      return way(casualty, "count") && way(other, "count") && casualty!.row.number === "one"
        ? counted(match, reading, kindOf(other))
        : null;
    }
  },
  {
    name: "toll.number-were-killed",
    pattern: "[<approximate>] <number> _{0,8} <casualty:toll_word>",
    examples: ["25 من قوات الصاعقة قتلوا", "390 مقاتلا كرديا من حزب العمال قتلوا"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (!way(casualty, "verb") || !follows(casualty!, reading) || apart(number!.to, casualty!.from, reading))
        return null;
      return counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.number-among-them-were-killed",
    pattern: "[<approximate>] <number> _{0,3} , (بينهم|منهم|بينها|بينهن) _{0,6} , <casualty:toll_word>",
    examples: ["22 مسلحا، بينهم أربعة قادة، قتلوا"],
    read: (match, reading) =>
      way(match.parts.casualty, "verb") ? counted(match, reading, kindOf(match.parts.casualty)) : null
  },
  {
    name: "toll.rose-to",
    pattern:
      "(حصيلة|عدد|أعداد|إجمالي|حالات) _{0,2} <casualty:toll_word> _{0,20} [, _{0,14}] (إلى|بلغ|بلغت|يبلغ|على|تجاوز|تخطى) [<approximate>] <number>",
    examples: ["ارتفعت حصيلة قتلى المعارك إلى 11 شخصا", "عدد الضحايا بلغ 30"],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "count") || isDenied(match, reading)) return null;
      const toll = counted(match, reading, kindOf(casualty));
      const side = toll && (toll.side ?? sideOf(casualty!.to, reading));
      const since = toll && countsSince(casualty!.to, match.parts.number!.from, reading);
      return toll && {...toll, ...(side && {side}), ...(since && {since: true})};
    }
  },
  {
    name: "toll.attackers-among-them",
    pattern: "(بينهم|منهم|بينها|هم|فيهم|ضمنهم) _{0,14} [, _{0,8}] [, _{0,8}] <number> [من] <victim:target=attacker>",
    examples: [
      "بينهم ثلاثة مهاجمين",
      "هم أربعة عسكريين وخمسة موظفين وأربعة مهاجمين",
      "بينهم خمسة جنود، وأربعة من المهاجمين"
    ],
    read: (match, reading) => {
      const toll = counted(match, reading, "killed");
      return toll && {...toll, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.attacker-among-them",
    pattern: "(بينهم|منهم|بينها|هم|هما|فيهم|ضمنهم|بينهما) _{0,4} <victim:target=attacker>",
    examples: ["هما المهاجم وحارس", "بينهم الانتحاري", "بمن فيهم منفذ الهجوم", "بينهم المهاجمان"],
    read({parts}, reading) {
      const count = named(parts.victim!, reading);
      return count === null ? null : {kind: "killed", min: count, max: count, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.rose",
    pattern:
      "(ارتفع|ارتفعت|ارتفاع|وصل|وصلت|وصول|زاد) إلى [<approximate>] <number> (عدد|أعداد|حصيلة) _{0,1} <casualty:toll_word>",
    examples: ["ارتفع إلى 30 عدد قتلى التفجير"],
    read: (match, reading) =>
      way(match.parts.casualty, "count") && !isDenied(match, reading)
        ? counted(match, reading, kindOf(match.parts.casualty))
        : null
  },
  {
    name: "toll.put-to-death",
    pattern: "<trigger=execution> _{0,5} [, _{1,7} ,] [<approximate>] <number>",
    examples: ["إعدام تنظيم داعش أكثر من 2000 شخص", "ذبح 21 قبطيا", "أعدمت الحركة، في بلدة أخرى، ثلاثة رجال"],
    read: (match, reading) =>
      apart(match.parts.trigger!.to, match.parts.approximate?.from ?? match.parts.number!.from, reading)
        ? null
        : counted(match, reading, "killed")
  },
  {
    name: "toll.killed-him",
    pattern: "(<trigger=execution>|<trigger=assassination>|<casualty:toll_word>)",
    examples: ["وأعدمه بالرصاص", "اغتاله مسلحون", "قتله التنظيم"],
    read({parts: {trigger, casualty}}, reading) {
      const hit = (trigger ?? casualty)!;
      const verb = /^(past|present)$/.test(String(hit.row.as)) && hit.row.object === "yes";
      // «قتلة» is folded like «قتله», and «قتله» is a noun too where nobody follows who did it.
      const {text} = reading.tokens[hit.from]!;
      const by = [hit.to, hit.to + 1].some((at) => ["force", "actor"].some((list) => reading.at(at, list).length > 0));
      if (!verb || !/[^ا]ه$/.test(text) || (casualty && (casualty.value !== "killed" || !by))) return null;
      return {kind: "killed", min: 1, max: 1, victims: null, named: true};
    }
  },
  {
    name: "toll.killed-both-of-them",
    pattern: "(<trigger=execution>|<casualty:toll_word>)",
    examples: ["ثم أعدموهما رميا بالرصاص", "وقتلتهما", "ثم أعدمهما"],
    read({parts: {trigger, casualty}}, reading) {
      const hit = (trigger ?? casualty)!;
      const {key} = reading.tokens[hit.from]!;
      // «قتلهما» is a noun as well.
      const both = casualty ? casualty.value === "killed" && /[وت]هما$/.test(key) : key.endsWith("هما");
      if (hit.row.as !== "past" || hit.row.object !== "yes" || !both) return null;
      return {kind: "killed", min: 2, max: 2, victims: null};
    }
  },
  {
    name: "toll.number-they-killed",
    pattern: "<number> (<target>|من) _{0,6} (<trigger=execution>|<casualty:toll_word>)",
    examples: ["أسروا ثمانية من الركاب وقتلوهم", "خطفت خمسة جنود ثم أعدمتهم"],
    read(match, reading) {
      const {number, trigger, casualty} = match.parts;
      const hit = (trigger ?? casualty)!;
      const verb = /^(past|present)$/.test(String(hit.row.as)) && hit.row.object === "yes";
      if (!verb || (casualty && casualty.value !== "killed") || !/[وت]هم$/.test(reading.tokens[hit.from]!.key))
        return null;
      if (Number(number!.value) < 2 || apart(number!.to, hit.from, reading)) return null;
      return counted(match, reading, "killed");
    }
  }
];
