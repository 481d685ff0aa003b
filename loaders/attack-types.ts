/** Types that one event may be told as. */
const families: Record<string, string[]> = {
  attack: [
    "suicide_bombing",
    "vehicle_bombing",
    "ied",
    "bombing",
    "armed_assault",
    "shelling",
    "airstrike",
    "assassination",
    "execution",
    "armed_clash",
    "arson",
    "looting",
    "security_operation"
  ],
  bombing: ["suicide_bombing", "vehicle_bombing", "ied", "assassination"],
  suicide_bombing: ["vehicle_bombing", "ied", "armed_assault"],
  armed_assault: ["armed_clash", "bombing", "assassination", "security_operation", "vehicle_bombing", "arson"],
  shelling: ["airstrike", "armed_clash"],
  vehicle_bombing: ["ied"],
  arson: ["looting"],
  armed_clash: ["security_operation"]
};

/** The type that says most comes first. */
const specific = [
  "suicide_bombing",
  "vehicle_bombing",
  "ied",
  "kidnapping",
  "assassination",
  "execution",
  "airstrike",
  "armed_assault",
  "bombing",
  "shelling",
  "arson",
  "looting",
  "armed_clash",
  "security_operation",
  "attack"
];

/** Of two types for one event, the one that says more has the lower number. */
export function specificity(type: string): number {
  return specific.indexOf(type);
}

/** Whether two words may tell of one event. */
export function sameFamily(a: string, b: string): boolean {
  return a === b || (families[a]?.includes(b) ?? false) || (families[b]?.includes(a) ?? false);
}

/** What a weapon or a way of attacking makes of the type that a word gives. */
const refined: Record<string, string[]> = {
  attack: [
    "suicide_bombing",
    "vehicle_bombing",
    "ied",
    "airstrike",
    "shelling",
    "armed_assault",
    "bombing",
    "assassination",
    "arson",
    "looting"
  ],
  bombing: ["suicide_bombing", "vehicle_bombing", "ied"],
  vehicle_bombing: ["suicide_bombing"],
  ied: ["suicide_bombing"],
  shelling: ["airstrike"],
  armed_assault: ["suicide_bombing"]
};

/** A type made more specific by what else is told of the attack. */
export function refine(type: string, ways: string[]): string {
  return (refined[type] ?? []).find((one) => ways.includes(one)) ?? type;
}

/** Attacks on one thing at a time, unlike shelling or clashes, which may go over several towns. */
export const singleTargets = new Set([
  "attack",
  "bombing",
  "suicide_bombing",
  "vehicle_bombing",
  "ied",
  "armed_assault",
  "assassination",
  "kidnapping",
  "arson"
]);
