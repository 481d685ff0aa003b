import type {Actor} from "./schema.js";

/** What a country's armed corps is called, and its kind, where the country's own is not listed. */
export const unlisted: Record<string, {called: string; kind: string}> = {
  regime: {called: "forces", kind: "military"},
  army: {called: "forces", kind: "military"},
  police: {called: "police", kind: "security_force"},
  security: {called: "security forces", kind: "security_force"}
};

/** How the names of listed corps begin. */
const corpsNames: [corps: string, kind: string, name: RegExp][] = [
  ["regime", "military", /^قوات النظام/],
  ["army", "military", /^(الجيش|القوات المسلحة)/],
  ["police", "security_force", /^الشرطة \S+$/],
  ["security", "security_force", /^(قوات الأمن|القوات الأمنية|الأجهزة الأمنية) \S+$/]
];

const known = new WeakMap<Map<string, Actor>, Map<string, Actor>>();

/** The listed armed corps of each country, by its code and the corps: «SY army»; as its army rather what is called so than guards. */
export function corpsOf(actors: Map<string, Actor>): Map<string, Actor> {
  let corps = known.get(actors);
  if (!corps) {
    known.set(actors, (corps = new Map()));
    const add = (name: string, actor: Actor) => {
      const key = `${actor.country} ${name}`;
      if (actor.country && !corps!.has(key)) corps!.set(key, actor);
    };
    for (const actor of actors.values())
      for (const [name, kind, called] of corpsNames)
        if (actor.kind === kind && called.test(actor.name_ar ?? "")) add(name, actor);
    for (const actor of actors.values()) if (actor.kind === "military" && !actor.parent) add("army", actor);
  }
  return corps;
}
