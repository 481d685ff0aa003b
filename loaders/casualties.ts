import type {Hit} from "./lexicon.js";
import {RuleSet} from "./rules.js";
import type {Reading, Rule} from "./rules.js";

/** People said to be killed or injured, in tokens `from` to `to` (exclusive) of a sentence. */
export interface Toll {
  /** `joint` where killed and injured are counted together: the number then says nothing of either. */
  kind: "killed" | "injured" | "joint";
  /** At least so many; null where people are named without a number. */
  min: number | null;
  /** At most so many; null after "at least" and where only an order of size is given. */
  max: number | null;
  /** Category of those counted, of the list `target`: `civilians`, `military`, `attacker` … */
  victims: string | null;
  /** Whether a number told before it counts them too: «13 قتيلا بينهم أربعة مهاجمين». */
  within?: boolean;
  /** Whether its form ties it to what stands before it: "killing 12". */
  tied?: boolean;
  /** Whether those counted are "others" beside the ones told of before: «وأصيب 225 آخرون». */
  others?: boolean;
  /** Whether they are added to those of the toll before: «13 حوثيا و3 من المقاومة». */
  plus?: boolean;
  /** Whether the words say that somebody killed or injured them: «قتل مسلح شخصين». */
  deed?: boolean;
  /** Whether somebody is told of rather than counted: «مقتل القيادي». */
  named?: boolean;
  /** Whether they are some of those told of before: «قتل اثنان منهم». */
  some?: boolean;
  /** Whether it counts those of all attacks since a day: «ليرتفع عدد القتلى منذ 20 يوليو إلى 21». */
  since?: boolean;
  /** Id of the group whose people they are: «18 عنصرا من جبهة النصرة». */
  side?: string;
  from: number;
  to: number;
  rule: string;
}

/** What a rule reads of a toll; where it stands and which rule it was come from the match. */
export type TollReading = Pick<
  Toll,
  | "kind"
  | "min"
  | "max"
  | "victims"
  | "within"
  | "tied"
  | "others"
  | "plus"
  | "deed"
  | "named"
  | "some"
  | "since"
  | "side"
>;

/** Killed and injured of one account, attackers apart. */
export interface Casualties {
  killed_min: number | null;
  killed_max: number | null;
  injured_min: number | null;
  injured_max: number | null;
  attackers_killed: number | null;
}

export type TollRule = Rule<TollReading, Reading>;

const ruleSets = new WeakMap<TollRule[], RuleSet<TollReading, Reading>>();
const known = new WeakMap<Reading, Toll[]>();

/**
 * The tolls that rules find in one sentence: read once, when all else has been recognised in it, since reports and the relations of
 * claims ask for them. They are not to be changed.
 */
export function tollsIn(reading: Reading, rules: TollRule[]): readonly Toll[] {
  let tolls = known.get(reading);
  if (!tolls) {
    let set = ruleSets.get(rules);
    if (!set) ruleSets.set(rules, (set = new RuleSet(rules)));
    tolls = set
      .run(reading, reading)
      .map(({match, result}) => ({...result, from: match.from, to: match.to, rule: match.rule}));
    known.set(reading, tolls);
  }
  return tolls;
}

/** The bounds that a number gives, widened by words such as "at least" beside it. */
export function bounds(number: Hit, extent: string | undefined): {min: number | null; max: number | null} {
  const {min, max, vague} = number.row as {min: number; max: number | null; vague?: boolean};
  if (extent === "under") return {min: null, max: min};
  return {min, max: extent === "over" || vague ? null : max};
}

/**
 * What the tolls of one event come to: the lowest and the highest number told of each kind, since a text corrects itself and quotes
 * several sources, and never adds parts to a total. Attackers count only where nobody else died.
 */
export function casualties(tolls: Toll[]): Casualties {
  const dead = tolls.filter((toll) => toll.kind === "killed" && toll.min !== null);
  // Whoever is named is one of those counted.
  const total = whole(dead.some((toll) => !toll.named) ? dead.filter((toll) => !toll.named) : dead);
  const killed = added(total);
  const attackers = killed.filter((toll) => toll.victims === "attacker");
  const others = withoutAttackers(killed, attackers);
  const injured = added(whole(tolls.filter((toll) => toll.kind === "injured" && toll.min !== null)));
  const [killed_min, killed_max] = ofSides(others) ?? range(others);
  const [attackers_killed, most] = range(attackers);
  // Where nobody else is said to have died, they are the dead of the attack.
  const alone = !others.length;
  const [injured_min, injured_max] = range(injured);
  return {
    killed_min: alone ? attackers_killed : killed_min,
    killed_max: alone ? most : killed_max,
    injured_min,
    injured_max,
    attackers_killed
  };
}

/** Tolls without those of some of the people that others count, and those of more attacks. */
function whole(tolls: Toll[]): Toll[] {
  const all = tolls.filter(({some, since}) => !some && !since);
  return all.length ? all : tolls;
}

const isAttacker = ({victims}: Toll) => victims === "attacker";

/** Tolls with what is told in addition joined to them. */
function added(tolls: Toll[]): Toll[] {
  const sums: Toll[] = [];
  for (const toll of tolls) {
    const last = sums.at(-1);
    if (last && toll.plus && isAttacker(toll) === isAttacker(last))
      sums[sums.length - 1] = {
        ...last,
        min: last.min! + toll.min!,
        max: last.max === null || toll.max === null ? null : last.max + toll.max
      };
    else sums.push(toll);
  }
  return sums;
}

/** What is told of others than the attackers; numbers that count these too are lowered, or left out where the rest is told. */
function withoutAttackers(killed: Toll[], attackers: Toll[]): Toll[] {
  const others = killed.filter((toll) => !isAttacker(toll));
  const within = attackers.find((toll) => toll.within);
  // «13 قتيلا بينهم أربعة مهاجمين»: the four are among these thirteen, not among the fifteen of another source.
  const total = within && killed.slice(0, killed.indexOf(within)).findLast((toll) => !isAttacker(toll));
  if (total && total.min! > within.min!)
    return others.map((toll) => {
      const same = toll.min === total.min;
      return same
        ? {...toll, min: toll.min! - within.min!, max: toll.max === null ? null : toll.max - within.min!}
        : toll;
    });
  // «25 قتيلا ... 18 من المهاجمين وسبعة من المدافعين»
  const sums = new Set(attackers.flatMap((one) => others.map((other) => one.min! + other.min!)));
  return others.filter((toll) => !sums.has(toll.min!));
}

/**
 * The dead of several sides, where tolls say whose they are: «15 من الحوثيين ... و6 من المقاومة»; null elsewhere, and where a number
 * counts all of them.
 */
function ofSides(tolls: Toll[]): [number | null, number | null] | null {
  const sides = new Map<string, Toll[]>();
  const whose = ({victims, side}: Toll) => (victims === "civilians" ? victims : side);
  for (const toll of tolls) {
    if (toll.plus) return null;
    const side = whose(toll);
    if (side) sides.set(side, [...(sides.get(side) ?? []), toll]);
  }
  if (sides.size < 2) return null;
  const ranges = [...sides.values()].map(range);
  // «مقتل 260 كرديا ... 260 من مقاتلي الحزب»: the same people in other words.
  if (new Set(ranges.map(([min]) => min)).size < ranges.length && ranges.some(([min]) => min! > 9)) return null;
  const least = ranges.reduce((sum, [min]) => sum + min!, 0);
  // Of whom nothing is said they are some of these, unless they are all.
  const rest = tolls.filter((toll) => !whose(toll));
  if (rest.some(({min}) => min! >= least) || (rest.length && rest[0] === tolls[0])) return null;
  const open = ranges.some(([, max]) => max === null);
  return [least, open ? null : ranges.reduce((sum, [, max]) => sum + max!, 0)];
}

function range(all: Toll[]): [number | null, number | null] {
  if (!all.length) return [null, null];
  const [first, ...rest] = all;
  // «ثلاثة قتلوا ... جنديان ... كما قتل حارس»: parts that come to the total told first.
  const parts = rest.filter(({min}) => min! < first!.min!);
  if (parts.length > 1 && parts.reduce((sum, {min}) => sum + min!, 0) === first!.min)
    return range([first!, ...rest.filter((toll) => !parts.includes(toll))]);
  // Far fewer than told first are some of them: «390 مقاتلا ... 30 متمردة».
  const tolls = all.filter((toll) => toll.min! * 2 > all[0]!.min!);
  const highest = Math.max(...tolls.map((toll) => toll.max ?? toll.min!));
  const lowest = Math.min(...tolls.map((toll) => toll.min!));
  // "At least 12" leaves the upper end open, unless it is itself the higher of several numbers.
  const open = lowest === highest && tolls.some((toll) => toll.max === null);
  return [lowest, open ? null : highest];
}
