import {sameFamily, specificity} from "./attack-types.js";
import type {Event} from "./events.js";
import {sameToll} from "./like-tolls.js";
import {isFiner} from "./locations.js";
import type {Location} from "./locations.js";

/** «نهاية يوليو», then «في 22 يوليو»: a day makes a part of a month exact, but no nights and none that says since when. */
function isExacter(later: Event["date"], {row: {start, end, precision, vague}}: NonNullable<Event["date"]>): boolean {
  if (later?.row.precision !== "day" || precision === "day") return false;
  const days = (Date.parse(end) - Date.parse(start)) / 864e5;
  const part = days > 3 && days < 31 && (vague || start.slice(0, 7) === end.slice(0, 7));
  return precision !== "interval" || (part && start <= later.row.start && later.row.end <= end);
}

/** Whether the words that told of an event first told of one. */
const isSingle = ({accounts}: Event) => accounts[0]!.triggers.every(({number}) => number !== "many");

/** Adds what a later account says: it fills what is missing, and widens the tolls. */
export function join(event: Event, later: Event): void {
  const named = isNamedOnly(event) && !isNamedOnly(later);
  event.accounts.push(...later.accounts);
  // What is taken in a battle is told of the battle.
  const taken = event.type === "armed_clash" && later.type === "armed_assault";
  if (specificity(later.type) < specificity(event.type) && sameFamily(event.type, later.type) && !taken)
    event.type = later.type;
  event.count = Math.max(event.count, later.count);
  // «قضوا في قصف المخيم خلال يوليو الحالي»: all that time, no single attack took.
  const fills = !event.date && !(later.date?.running && isSingle(event));
  if (fills || (named && later.date) || (event.date && isExacter(later.date, event.date))) event.date = later.date;
  // Two attacks on a town are not both in the quarter that is named for one.
  const finer = (one: Location, other: Location) => isFiner(one, other) && (event.count === 1 || other.level < 3);
  if (!event.location || (later.location && finer(later.location, event.location))) event.location = later.location;
  event.blame.perpetrator ??= later.blame.perpetrator;
  if (later.blame.responsibility && event.blame.responsibility !== "claimed")
    event.blame.responsibility = later.blame.responsibility;
  event.targets = [...new Set([...event.targets, ...later.targets])];
  event.weapon ??= later.weapon;
  for (const building of later.buildings) event.buildings.add(building);
  // What is told again and again counts once, so that the longest text costs no more than its length.
  for (const toll of later.tolls) if (!event.tolls.some((other) => sameToll(toll, other))) event.tolls.push(toll);
  for (const word of later.words) event.words.add(word);
  for (const person of later.people) event.people.add(person);
  event.several ||= later.several;
  for (const rule of later.rules) if (!event.rules.includes(rule)) event.rules.push(rule);
}

/** Whether nothing is told of an event but that there was one, as known: «هجوم سوسة», «الهجوم الذي استهدف دورية». */
export function isNamedOnly({accounts, tolls}: Event): boolean {
  return (
    tolls.every(({min}) => min === null) &&
    accounts.every(({triggers}) => {
      const first = triggers.find(({force}) => force !== "anaphor") ?? triggers[0];
      return first?.tense === "noun" && first.number !== "many" && (first.definite || first.named);
    })
  );
}
