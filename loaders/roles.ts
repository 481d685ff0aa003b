import {isAccused, isAccuser, isAffiliation, isClaimant, isLink} from "./accusations.js";
import {aims, hasObject} from "./aims.js";
import type {Account, ReportGrammar} from "./accounts.js";
import {clausesBetween, isRelative, startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Side} from "./sides.js";
import type {Reading} from "./rules.js";
import {undertakes} from "./undertakings.js";

/** The role words in tokens `from` to `to` (exclusive). */
export function cuesIn(reading: Reading, from: number, to: number): string[] {
  const found = [];
  for (let index = from; index < to; index++) found.push(...reading.at(index, "role").map(({value}) => value));
  return found;
}

interface Part {
  role: string | null;
  rule: string;
  /** Said in words that point back to the attack, so they may stand in a later clause: «وتبناهما», «نفذه». */
  after?: boolean;
}

/** The part that a side plays in an account. */
export function roleOf(reading: Reading, account: Account, side: Side, grammar: ReportGrammar): Part {
  if (isDoer(reading, side)) return {role: "attributed", rule: "side.doer", after: true};
  if (isAffiliation(reading, side)) return {role: null, rule: "side.affiliated"};
  if (isAccused(reading, side)) return {role: "attributed", rule: "side.accused", after: true};
  if (isAccuser(reading, side)) return {role: null, rule: ""};
  if (isClaimant(reading, side)) return {role: "claimed", rule: "side.claimed", after: true};
  // «تنظيم داعش المتهم بالوقوف خلف العملية»
  const charged = [side.to, side.to + 1].some((index) =>
    reading.at(index, "role").some(({value, row}) => value === "attributed" && row.as === "participle")
  );
  if (charged && !grammar.part && account.triggers.some(({hit}) => hit.from >= side.to))
    return {role: "attributed", rule: "side.attributed"};
  let before = side.from - 1;
  while (before >= 0 && side.from - before <= 3 && isLink(reading, before) && !startsClause(reading, before + 1))
    before--;
  // «نفذ نحو عشرين مسلحا هجوما»
  while (isCount(reading, before) && !startsClause(reading, before + 1)) before--;
  // «غارات التحالف»: its name holds the word.
  if (account.triggers.some(({hit, tense}) => tense === "noun" && side.from === hit.from && hit.to < side.to))
    return {role: "agent", rule: "side.of"};
  if (isHeld(reading, account, before)) return {role: "target", rule: "side.position"};
  // «استهدفت غارات للجيش التركي مواقع»
  if (isOwner(reading, account, side)) return {role: "agent", rule: "side.of"};
  // «عشرات القتلى في صفوف الحوثيين»
  const ranks = reading.tokens[before]?.key === "صفوف" && !startsClause(reading, before);
  if (ranks && account.tolls.some(({to}) => before >= to && before <= to + 2))
    return {role: "target", rule: "side.counted"};
  const cues = [];
  for (let index = before; index >= Math.max(0, before - 3); index--)
    cues.push(
      ...reading
        .at(index, "role")
        .filter(({row, to, value}) => to <= side.from && to >= before && row.where !== "after" && plays(value, account))
    );
  // «مسؤولية الهجوم على» says more than «على».
  for (const cue of cues.sort((a, b) => b.to - a.to || b.to - b.from - (a.to - a.from))) {
    const claims = ["claimed", "attributed"].includes(cue.value);
    if (cue.value === "target" && cue.to === side.from && aims(reading, account, cue, side, grammar)) continue;
    return {
      after: cue.row.object === "yes" || (cue.value === "attributed" && cue.row.where === "before"),
      // «تعرضت القوات لهجوم»
      role: cue.value === "able" ? "agent" : cue.value === "suffered" ? "target" : cue.value,
      rule: `side.${claims ? cue.value : cue.value === "target" ? "target" : "by"}`
    };
  }
  // «تحرير المدينة من الميليشيا»
  const from = [before, before + 1].some((at) => reading.at(at, "locative").some(({value}) => value === "from"));
  if (from && account.triggers.some(({hit}) => hit.rule === "trigger.freed" && hit.to <= side.from))
    return {role: "target", rule: "side.object"};
  // Of two sides that fight, the one that killed somebody is not therefore the attacker.
  const fights = account.triggers.some(({type}) => type === "armed_clash");
  if (!fights && slays(reading, account, side, before)) return {role: "agent", rule: "side.kills"};
  if (undertakes(reading, account, side, before, grammar)) return {role: "agent", rule: "side.undertakes"};
  // «صدت القوات هجوما للميليشيا»
  const repels = reading.at(before, "outcome").some(({row, to}) => row.by === "target" && to === before + 1);
  if (repels) return {role: "target", rule: "side.repels"};
  // «حاولت عناصر التنظيم استهداف السفارة», «محاولات حوثية لتفجير منزل»
  const startsAfter = account.triggers.some(({hit}) => hit.from >= side.to && hit.from - side.to <= 1);
  const tried = [before, before - 1].some((index) =>
    reading
      .at(index, "outcome")
      .some(
        ({value, row, to}) =>
          value === "attempted" &&
          (row.as === "past" || row.as === "present" || (to === before + 1 && to <= side.from && startsAfter))
      )
  );
  if (tried) return {role: "agent", rule: "side.tried"};
  // «برصاص قوات الاحتلال»
  let head = side.from;
  while (head > 0 && reading.at(head - 1, "force").length > 0 && !startsClause(reading, head)) head--;
  const given =
    ["actor", "force"].some((list) =>
      reading.at(side.from, list).some(({to, lead}) => to === side.to && /^[وف]?ل/.test(lead))
    ) || reading.at(head, "force").some(({lead}) => /^[وف]?لل?$/.test(lead));
  for (let index = Math.max(0, side.from - 3); index < side.from; index++) {
    // «استهدفت الفصائل مدفعا لقوات النظام»: a weapon that was hit.
    const hit = given && /[^ا]ا$/.test(reading.tokens[index]!.key);
    if (!hit && reading.at(index, "weapon").some(({to}) => to === side.from))
      return {role: "agent", rule: "side.weapon"};
  }
  if (!grammar.part && comesFrom(reading, account, side, before)) return {role: "agent", rule: "side.of"};
  const part = grammar.part?.(side, account);
  if (part) return {role: part, rule: `side.${part === "agent" ? "subject" : "object"}`};
  for (const {hit, tense, type} of grammar.part ? [] : account.triggers) {
    // «تفجير ثلاثة عناصر من التنظيم سيارات»: whoever is counted after the word for blowing up does it.
    const blower = hit.value.endsWith("bombing") && reading.at(hit.to, "number").some(({to}) => to === before + 1);
    const gap = blower ? 0 : before + 1 - hit.to;
    // «قصف صاروخي ومدفعي لقوات النظام», «هجوم فاشل لميليشيا الحوثي»; what is done to somebody has no number: «استهداف لدورية».
    const counted = hit.row.number !== undefined && !(hit.value === "attack" && hit.row.force === "weak");
    // «القصف العشوائي لعصابات الحوثي»
    const fired = ["shelling", "airstrike"].includes(type);
    const own = given && tense === "noun" && (counted || fired) && (fired || !hit.lead.includes("ال"));
    if (own && head - hit.to <= 2 && head >= hit.to && !startsClause(reading, head))
      return {role: "agent", rule: "side.of"};
    const aimed = hit.value === "attack" && reading.at(hit.from, "role").some(({value}) => value === "target");
    if (tense === "noun" && gap === 0 && !hit.lead.includes("ال"))
      return aimed && !hasObject(reading, account, side, true)
        ? {role: "target", rule: "side.object"}
        : {role: "agent", rule: "side.of"};
    if (tense === "noun" && gap === 0) return {role: "agent", rule: "side.of"};
    const governed = gap === 1 && reading.at(hit.to, "boundary").some(({value}) => value === "preposition");
    // «قصفت أهدافا للمسلحين»: a subject has no preposition.
    if (tense !== "noun" && gap === 1 && given) return {role: "target", rule: "side.object"};
    if (tense !== "noun" && gap >= 0 && gap <= 1 && !governed) return {role: "agent", rule: "side.subject"};
    // «فجر انتحاري من طالبان مركبة»
    if (tense !== "noun" && areOf(reading, hit, side)) return {role: "agent", rule: "side.subject"};
    // «أحد مسلحي داعش» within «فجر أحد مسلحي داعش أمس نفسه»
    // and «سيطرة المتمردين على المدينة»
    // but not within «أبطلت قوات الأمن مفعول عبوة»
    if (hit.from < side.from && side.to <= hit.to)
      return hit.rule === "trigger.defused" ? {role: null, rule: ""} : {role: "agent", rule: "side.subject"};
    const lead = gapBetween(reading, side.to, hit.from);
    const fronted = tense !== "noun" && lead >= 0 && lead <= 1 && type !== "armed_clash";
    if (fronted && !grammar.joined(reading, hit.from) && (grammar.part || !isLed(reading, side)))
      return {role: "agent", rule: "side.subject"};
  }
  if (kills(reading, account, side)) return {role: "agent", rule: "side.kills"};
  if (!grammar.part && leads(reading, account, side)) return {role: "agent", rule: "side.subject"};
  // «تنظيم الدولة أعلن مسؤوليته», «داعش المتهم بالوقوف خلف العملية»
  let next = side.to;
  // «طائرة أميركية من دون طيار شنت غارة»
  while (/^(من|دون|بدون|طيار)$/.test(reading.tokens[next]?.key ?? "")) next++;
  for (let index = next; index < Math.min(next + 2, account.to); index++) {
    const cue = reading
      .at(index, "role")
      .find(
        ({value, row}) =>
          (value === "claimed" && row.where !== "before") ||
          row.where === "after" ||
          (value === "attributed" && row.as === "participle") ||
          (value === "agent" && row.as === "past")
      );
    if (cue) return {role: cue.value, rule: `side.${cue.value}`};
  }
  // «قتل 19 شخصا من قوات الأمن»
  const counted = account.tolls.some(({from, to}) => side.from >= from && side.from <= to + 2);
  if (counted && attackedThemselves(reading, account, side)) return {role: "agent", rule: "side.subject"};
  if (counted) return {role: "target", rule: "side.counted"};
  return {role: null, rule: ""};
}

/** «خمس سيارات لناشطين في حركتي حماس والجهاد دمرت»: whether a preposition holds a side, which then is no subject. */
function isLed(reading: Reading, side: Side): boolean {
  for (let index = side.from - 1; index >= Math.max(0, side.from - 5); index--) {
    const words = reading.at(index);
    // «نحو مئة مقاتل من حركة طالبان هاجموا»
    if (isOfPeople(reading, index)) continue;
    if (words.some(({list, value}) => list === "between" || (list === "boundary" && value === "preposition")))
      return true;
    if (words.some(({list, value}) => list === "boundary" && value === "that")) return false;
    // «وفي تعز الحوثيون قصفوا»
    if (startsClause(reading, index + 1) || words.some(({list}) => list === "place" || list === "date")) return false;
  }
  return false;
}

/** Whether "from" stands between those who are counted or told of and the side that they are of: «مئة من المتمردين», «مقاتل من طالبان». */
function isOfPeople(reading: Reading, index: number): boolean {
  return (
    reading.at(index, "locative").some(({value}) => value === "from") &&
    (isCount(reading, index - 1) || reading.at(index - 1, "force").some(({value}) => value === "person"))
  );
}

/** «فجر انتحاري من طالبان»: whether the subject of a verb is people without an article who are of a side. */
function areOf(reading: Reading, verb: Hit, side: Side): boolean {
  const from = [side.from - 1, side.from - 2].find((index) => isOfPeople(reading, index));
  if (from === undefined || from <= verb.from) return false;
  const people = reading.at(from - 1, "force").some(({value, lead}) => value === "person" && !lead);
  return people && (verb.to === from - 1 || verb.to === from);
}

/** Whether a word says how many there are: «عشرين», «نحو عشرين». */
function isCount(reading: Reading, index: number): boolean {
  return ["number", "approximate"].some((list) => reading.at(index, list).length > 0);
}

/** «قتل عشرة من المتمردين في هجوم شنوه»: whether a plural verb after the attack says that those who died in it had carried it out. */
function attackedThemselves(reading: Reading, {triggers}: Account, side: Side): boolean {
  return triggers.some(
    ({hit, tense}) =>
      tense === "noun" &&
      hit.from >= side.to &&
      [hit.to, hit.to + 1].some(
        (index) =>
          /وا(ه|ها)?$|وه$|وها$/.test(reading.tokens[index]?.key ?? "") &&
          reading.at(index, "role").some(({value}) => value === "agent")
      )
  );
}

/** «منفذيه ينتمون لجماعة بوكو حرام», «المهاجم من عناصر التنظيم»: whoever did it is said to be of a side. */
function isDoer(reading: Reading, side: Side): boolean {
  const says = (index: number, ...roles: string[]) =>
    reading.at(index, "role").some(({value}) => roles.includes(value));
  if (side.to - side.from > 1 && says(side.from, "doer")) return true;
  for (let index = side.from - 1; index >= Math.max(0, side.from - 4); index--) {
    if (startsClause(reading, index + 1)) return false;
    if (says(index, "member", "loyal")) return [1, 2, 3].some((back) => says(index - back, "doer"));
  }
  return false;
}

/** «قتلت حركة الشباب ستة جنود»: an organisation, unlike those who belong to it, is never who was killed. */
function slays(reading: Reading, {tolls, triggers}: Account, side: Side, before: number): boolean {
  const verb = reading
    .at(before, "role")
    .some(({value, row, to}) => value === "kill" && to === before + 1 && /^(past|present)$/.test(String(row.as)));
  const whole = reading
    .at(side.from, "force")
    .some(({value, lead}) => ["group", "unit", "state"].includes(value) && !/[بلك]/.test(lead));
  // «قتل المتمردون جنديين»: only the nominative says that they killed.
  const fighters =
    tolls.some(({deed, from}) => deed && from <= before && side.from - from <= 1) &&
    /^ال.+ون$/.test(reading.tokens[side.from]!.key);
  return verb && (whole || fighters) && before + 1 === side.from && (tolls.length > 0 || triggers.length > 0);
}

/** «غارات للجيش التركي»: a joined ل right after a noun that can be counted says whose attack it was. */
function isOwner(reading: Reading, {triggers}: Account, side: Side): boolean {
  const given = ["actor", "force"].some((list) => reading.at(side.from, list).some(({lead}) => /^[وف]?ل/.test(lead)));
  return (
    given &&
    !startsClause(reading, side.from) &&
    triggers.some(
      ({hit, tense}) =>
        tense === "noun" && hit.to === side.from && hit.row.number !== undefined && !hit.lead.includes("ال")
    )
  );
}

/** «القصف العنيف من ميليشيات الحوثي»: a side after "from" that is joined to a word for an attack. */
function comesFrom(reading: Reading, {triggers}: Account, side: Side, before: number): boolean {
  const from = [before, before + 1].find((index) => reading.tokens[index]?.key === "من");
  return (
    from !== undefined &&
    from < side.from &&
    triggers.some(
      ({hit, tense, type}) =>
        tense === "noun" &&
        ["shelling", "airstrike", "attack", "armed_assault"].includes(type) &&
        hit.rule !== "trigger.freed" &&
        from - hit.to >= 0 &&
        from - hit.to <= 1 &&
        !startsClause(reading, from)
    )
  );
}

/** How many words stand between a side and a verb, but for the model of its weapon: «مقاتلات تركية إف-16 قصفت». */
function gapBetween(reading: Reading, from: number, to: number): number {
  let gap = to - from;
  for (let index = from; index < to; index++) {
    const isModel = /\d|^\p{Lu}|^-/u.test(reading.tokens[index]!.text) || reading.tokens[index + 1]?.gap === "-";
    if (isModel || reading.at(index, "weapon").length > 0) gap--;
  }
  return gap;
}

/** «قصفت مواقع للتنظيم», «غارات على معاقل الحركة»: what was hit is held by a side; «من مواقع» is where something came from. */
function isHeld(reading: Reading, {triggers, from}: Account, before: number): boolean {
  for (let index = before; index >= Math.max(from, before - 1); index--) {
    if (startsClause(reading, index + 1)) return false;
    const position = reading.at(index, "position").find(({to}) => to <= before + 1);
    if (!position) continue;
    const origin = index > 0 && reading.at(index - 1, "locative").some(({value}) => value === "from");
    return !origin && triggers.some(({hit}) => hit.to <= index);
  }
  return false;
}

/** «الجيش قتل 31 مسلحا», «طالبان التي قتلت تسعة»: a side right before the verb is its subject. */
function kills(reading: Reading, {tolls, to}: Account, side: Side): boolean {
  let verb = side.to;
  if (verb < to && reading.at(verb, "boundary").some(({value}) => value === "relative")) verb++;
  return (
    tolls.some(({from}) => from === verb) &&
    reading.at(verb, "role").some(({value, lead}) => value === "kill" && lead === "") &&
    !clausesBetween(reading, side.to, verb)
  );
}

/** «أن المقاومة في محافظة لحج وقوات الجيش الموالية للرئيس سيطرت على القاعدة»: whoever the clause opens with is the subject of its verb. */
function leads(reading: Reading, {triggers}: Account, side: Side): boolean {
  const opens =
    reading.at(side.from - 1, "boundary").some(({value}) => value === "that") || startsClause(reading, side.from);
  const given = ["actor", "force"].some((list) =>
    reading.at(side.from, list).some(({lead}) => /^[وف]?[لبك]/.test(lead))
  );
  if (!opens || given) return false;
  const verb = triggers.find(({hit}) => hit.from >= side.to);
  if (!verb || verb.tense === "noun" || verb.passive || verb.type === "armed_clash" || verb.hit.lead) return false;
  if (verb.hit.from - side.to > 16 || clausesBetween(reading, side.to, verb.hit.from)) return false;
  for (let index = side.to; index < verb.hit.from; index++) {
    const other = reading
      .at(index)
      .some(
        ({list, value, row}) =>
          list === "toll_word" ||
          list === "weapon" ||
          (list === "role" && /^(past|present)$/.test(String(row.as))) ||
          (list === "report_verb" && /^(past|present)$/.test(String(row.as))) ||
          (list === "boundary" && value === "that")
      );
    if (other || isRelative(reading, index)) return false;
  }
  return true;
}

/** Whether a word gives the side beside it a part. Who "managed to" do something is told of those who kill fighters, or foil. */
function plays(value: string, {tolls, triggers}: Account): boolean {
  if (value === "able")
    return (
      tolls.some(({victims}) => victims === "armed_group") && triggers.every(({outcome}) => outcome === "occurred")
    );
  return ![
    "accuse",
    "announce",
    "ascribe",
    "charge",
    "affiliated",
    "loyal",
    "member",
    "kill",
    "undertake",
    "doer"
  ].includes(value);
}
