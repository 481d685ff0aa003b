import {inRange, startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import type {Event} from "./events.js";
import type {Reading} from "./rules.js";
import type {Trigger} from "./triggers.js";

/** What an article is about as a whole, which decides what weak words in it mean. */
export interface Tone {
  sport: boolean;
  /** Whether the article tells of attacks in words that mean nothing else, so that weaker words may do so too. */
  violent: boolean;
}

/** The tone of an article, by the words in all its sentences. */
export function toneOf({sentences}: Document): Tone {
  const counts = sentences.reduce((sum, {reading}) => sum + topics(reading, "sport", 0, reading.tokens.length), 0);
  return {
    sport: counts >= 5,
    violent:
      sentences.filter(({reading}) =>
        inRange(reading, "trigger", 0, reading.tokens.length).some(({row}) => row.force === "strong")
      ).length >= 2
  };
}

/** Who dies in fights rather than in accidents. */
const fighting = new Set(["military", "security_forces", "armed_group", "attacker"]);

/** Kinds of actors that plant no bombs. */
const forces = new Set(["military", "security_force", "government", "coalition"]);

/** Rules by which somebody is said to have killed. */
const killing = /^side\.(kills|weapon)$/;

/** Whether a first account tells of something that happened, somewhere, to someone. */
export function happened(event: Event, {sport, violent}: Tone): boolean {
  const [account] = event.accounts;
  const {reading} = account!.sentence;
  const {triggers, from, to} = account!;
  const toll = account!.tolls.length > 0;
  const place = event.placed && event.location!.level > 0 && !event.location!.again;
  const somewhere = event.placed;
  const date = event.date !== null;
  const {perpetrator, victims} = event.blame;
  const side = perpetrator !== null || victims.length > 0;
  const weapon = event.weapon !== null || inRange(reading, "method", from, to).length > 0;
  const target = event.targets.length > 0;
  const guarded = event.targets.some((one) =>
    ["security_forces", "military", "religious", "diplomatic", "armed_group"].includes(one)
  );
  if (sport && !weapon && !side) return false;
  if (topics(reading, "sport", 0, reading.tokens.length) > 1 && !weapon && !side && !toll) return false;
  const accident = topics(reading, "accident", from, to) > 0;
  if (
    accident &&
    perpetrator?.kind !== "armed_group" &&
    !weapon &&
    // «احتجز الحريق سبعة أشخاص»
    triggers.every(({type}) => ["bombing", "attack", "arson", "kidnapping"].includes(type))
  )
    return false;
  // «تمكنت قوات الأمن من تفجير عبوات ناسفة»: who keeps order blows up what others have planted.
  if (event.type === "ied" && !toll && forces.has(perpetrator?.kind ?? "")) return false;
  // A shell of an old war that goes off is an accident.
  if (topics(reading, "remnant", 0, reading.tokens.length) > 0 && !perpetrator) return false;
  // A murder for which somebody was put to death by a court.
  if (topics(reading, "court", 0, reading.tokens.length) > 0 && perpetrator?.kind !== "armed_group") return false;
  if (topics(reading, "fiction", 0, reading.tokens.length) > 1 && !toll) return false;
  if (topics(reading, "tags", 0, 4) > 0 || topics(reading, "nuclear", from, to) > 0) return false;
  if (!triggers.length) {
    const fighters = account!.tolls.some(
      ({victims, deed}) => deed || (victims !== "attacker" && fighting.has(victims ?? ""))
    );
    if (topics(reading, "war", from, to) > 0) return false;
    return (
      account!.tolls.some(({kind}) => kind === "killed") &&
      !accident &&
      ((somewhere && (perpetrator !== null || fighters || weapon)) ||
        // «قتل خمسة مدنيين برصاص الحوثيين»
        (perpetrator !== null && event.rules.some((rule) => killing.test(rule))) ||
        // «تبنت الحركة قتل شرطيين»
        (perpetrator !== null && event.blame.responsibility === "claimed"))
    );
  }
  if (triggers.every(({force}) => force === "anaphor")) {
    // «العملية التي سقط خلالها خمسة جنود» presents what it names.
    const relative = reading.at(triggers.at(-1)!.hit.to, "boundary").some(({value}) => value === "relative");
    const armed = account!.tolls.some(({victims}) => fighting.has(victims ?? ""));
    // «الجريمة البشعة التي وقعت الخميس في مسجد»
    const presents = [1, 2, 3].some((on) =>
      reading.at(triggers.at(-1)!.hit.to + on - 1, "boundary").some(({value}) => value === "relative")
    );
    const told = presents && triggers.some(({definite}) => definite) && date && somewhere && guarded;
    if (told && !accident) return true;
    // «قتلت القوات 16 مسلحا في عملية»
    const kills = armed && perpetrator !== null && event.rules.includes("side.kills");
    return (relative || kills) && armed && !topics(reading, "war", from, to) && !topics(reading, "accident", from, to);
  }
  // Courts and states execute too: that is no attack.
  if (triggers.every(({type}) => type === "execution") && !side && !weapon) return false;
  // Operations and raids are no attacks unless somebody comes to harm.
  if (triggers.every(({type}) => type === "security_operation") && !toll) return false;
  const strong = triggers.some(({force}) => force === "strong");
  const takes = triggers.some(({hit}) => /^trigger\.(freed|took|drove|fell-to)/.test(hit.rule ?? ""));
  // «حملة أمنية تستهدف جماعات متشددة»: whom an operation is aimed at is not hit by it yet.
  if (event.type === "security_operation" && !strong && !toll && !weapon) return false;
  const now = triggers.every(({tense, hit}) => tense === "present" && !reading.at(hit.from - 1, "irrealis").length);
  if (now && !toll && !(strong && date && (side || place))) return false;
  const fights = triggers.some(({type}) => type === "armed_clash");
  const generic = triggers.every(
    ({number, definite, tense}) => tense === "present" || (tense === "noun" && number === "many" && definite)
  );
  if (generic && !toll) return (date && (place || side)) || (fights && place);
  if (event.outcome !== "occurred" && (target || side || triggers.some(({hit}) => hit.rule === "trigger.defused")))
    return true;
  if (triggers.some(({passive}) => passive) && (target || place || (strong && somewhere))) return true;
  const past = triggers.some(({tense}) => tense === "past");
  if (fights && triggers.every(({type}) => type === "armed_clash"))
    return toll || (side && (strong || place || date)) || (place && (strong || date));
  if (!strong)
    return (
      // «سيطرت على قاعدة العند الجوية في 3 أغسطس»
      // «بعد استعادة القاعدة أول من أمس»
      ((past || takes) && place && date) ||
      // Among news of fights a town is not taken in any other sense.
      (violent && past && takes && place) ||
      toll ||
      (side && (place || date || weapon || target || (past && victims.length > 0))) ||
      (place && (weapon || date) && target) ||
      // «العمل الإجرامي الذي استهدف مسجدا في منطقة عسير»
      ((violent || past) && place && guarded)
    );
  if (toll || place || (fights && side) || (date && (target || side || somewhere || weapon))) return true;
  // «اغتيل فرج فودة», «قصفت ناقلات نفط»: a verb that means nothing else, and whom or what it was done to.
  if (
    triggers.some(
      ({force, tense, type}) =>
        force === "strong" && tense === "past" && ((violent && target) || type === "assassination")
    )
  )
    return true;
  // «شهدت خمسة تفجيرات»: what is counted happened. «صد الحارس ثلاث هجمات»: an attack may be any.
  if (event.count > 1 && event.type !== "attack" && triggers.every(({definite}) => !definite)) return true;
  // «أدان اختطاف الموظفين الإيطاليين»: what is condemned happened.
  if (
    target &&
    triggers.some(
      ({tense, number, hit, definite, named}) =>
        tense === "noun" && number !== "many" && (definite || named) && isCondemned(reading, hit.from)
    )
  )
    return true;
  if (triggers.every(({tense, definite}) => tense === "noun" && definite)) return false;
  return (
    date || somewhere || (target && weapon) || (side && (past || target || weapon || isCarriedOut(reading, triggers)))
  );
}

/** How many words of a topic of the list `figurative` stand in tokens `from` to `to`. */
export function topics(reading: Reading, topic: string, from: number, to: number): number {
  return inRange(reading, "figurative", from, to).filter(({value}) => value === topic).length;
}

/** «شن التنظيم هجمات», «نفذت الجماعة مذابح»: whether a verb in the past has the word for the attack as its object. */
function isCarriedOut(reading: Reading, triggers: Trigger[]): boolean {
  return triggers.some(({hit, tense}) => {
    for (let index = hit.from - 1; tense === "noun" && index >= Math.max(0, hit.from - 14); index--) {
      if (reading.at(index, "role").some(({value, row}) => value === "agent" && row.as === "past" && !row.object))
        return true;
      if (startsClause(reading, index + 1)) return false;
    }
    return false;
  });
}

/** Whether a verb of condemning stands before token `to` in its clause. */
function isCondemned(reading: Reading, to: number): boolean {
  for (let index = to - 1; index >= Math.max(0, to - 6); index--) {
    if (reading.at(index, "report_verb").some(({value}) => value === "condemnation")) return true;
    if (startsClause(reading, index + 1)) return false;
  }
  return false;
}
