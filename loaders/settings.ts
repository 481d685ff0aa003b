import type {Account} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Document, ReadSentence} from "./document.js";
import {dateOf} from "./event-dates.js";
import type {Event} from "./events.js";
import {mostEarlier} from "./likelihood.js";
import type {Atlas, Location} from "./locations.js";

/** How many sentences a place that opened one may hold for after it. */
const reach = 3;

/**
 * Gives events of which nothing says where or on which day they were what their sentence names beside them («دارت اشتباكات بين الجيش من
 * جهة، والمقاومة من جهة أخرى بمدينة لودر»); without a place that with which it opens («وفي مأرب، قال شهود إن مسلحين ...»), or one shortly
 * before in the paragraph, unless something elsewhere has been told of since. Those of events stay as they are.
 */
export function settle(document: Document, atlas: Atlas, events: Event[]): void {
  const {sentences} = document;
  const openings = new Map<number, Location | null>();
  const opening = (index: number): Location | null => {
    let location = openings.get(index);
    if (location === undefined) openings.set(index, (location = openingPlace(sentences[index]!, atlas)));
    return location;
  };
  const placed = new Set<number>();
  for (const {location, accounts} of events)
    if (location && location.level > 0) placed.add(accounts[0]!.sentence.row.index);
  const room = roomOf(events);
  for (const event of events) {
    for (const account of event.accounts) {
      const {from, to} = account;
      const [low, high] = room.get(account)!;
      if (!event.location) {
        event.location = placeIn(atlas, account, to, high) ?? placeIn(atlas, account, low, from);
        if (event.location) event.rules.push("place.beside");
      }
      event.date ??= dayIn(document, account, to, high) ?? dayIn(document, account, low, from);
    }
    const {row} = event.accounts[0]!.sentence;
    for (let index = row.index; !event.location && index >= Math.max(0, row.index - reach); index--) {
      if (sentences[index]!.row.paragraph !== row.paragraph) break;
      const location = opening(index);
      if (location) {
        event.location = location;
        event.rules.push("place.opening");
      }
      if (placed.has(index)) break;
    }
  }
}

/** Between which tokens of its sentence nothing but an account is told. */
function roomOf(events: Event[]): Map<Account, [low: number, high: number]> {
  const told = new Map<ReadSentence, Account[]>();
  for (const account of events.flatMap(({accounts}) => accounts)) {
    const others = told.get(account.sentence);
    if (others) others.push(account);
    else told.set(account.sentence, [account]);
  }
  const room = new Map<Account, [number, number]>();
  for (const [{reading}, accounts] of told) {
    accounts.sort((a, b) => a.from - b.from);
    accounts.forEach((account, index) =>
      room.set(account, [accounts[index - 1]?.to ?? 0, accounts[index + 1]?.from ?? reading.tokens.length])
    );
  }
  return room;
}

/** The place named in tokens `from` to `to` (exclusive) of an account's sentence, but no country. */
function placeIn(atlas: Atlas, account: Account, from: number, to: number): Location | null {
  const location = from < to ? atlas.locate(account, from, to) : null;
  return location && location.level > 0 ? location : null;
}

/** The day named in tokens `from` to `to` (exclusive) of an account's sentence; a longer time there is rather that of something else. */
function dayIn({article, language}: Document, account: Account, from: number, to: number): Event["date"] {
  const date = from < to ? dateOf(account, from, to, article.published_end, language.reports!) : null;
  return date?.row.precision === "day" ? date : null;
}

/**
 * Gives events of which nobody says who did them the side that did one of the same kind in this sentence or the one before: an armed
 * group, or whoever flies raids. An answer, another day, or what hit that side is somebody else's.
 */
export function carryOn(events: Event[]): void {
  events.forEach((event, index) => {
    const {accounts, blame, date} = event;
    const [{sentence, apart}] = accounts as [Account];
    if (blame.perpetrator || blame.responsibility || apart || event.outcome !== "occurred") return;
    const unclaimed = accounts.some(({sentence: {reading}}) =>
      reading.all("role").some(({value}) => value === "unclaimed")
    );
    if (unclaimed) return;
    const found = events.slice(Math.max(0, index - mostEarlier), index).findLast((other) => {
      const {perpetrator} = other.blame;
      const last = other.accounts.at(-1)!.sentence.row.index;
      const doer = perpetrator?.kind === "armed_group" ? "armed_group" : "military";
      return (
        perpetrator?.actor &&
        other.type === event.type &&
        Math.abs(sentence.row.index - last) <= 1 &&
        (doer === "armed_group" || event.type === "airstrike") &&
        !event.targets.includes(doer) &&
        !blame.victims.some(({actor}) => actor === perpetrator.actor) &&
        !(date && other.date && (date.row.start !== other.date.row.start || date.row.end !== other.date.row.end))
      );
    });
    if (!found) return;
    blame.perpetrator = found.blame.perpetrator;
    event.rules.push("side.carries-on");
  });
}

/** The place with which a sentence opens, before anything is told: «وفي محافظة الشرقية التي تقع ...». */
function openingPlace(sentence: ReadSentence, atlas: Atlas): Location | null {
  const {reading} = sentence;
  const from = [0, 1].find((index) => reading.at(index, "locative").some(({value}) => value === "inside"));
  if (from === undefined) return null;
  let to = from + 1;
  while (
    to < Math.min(reading.tokens.length, from + 7) &&
    !startsClause(reading, to) &&
    !reading.at(to, "trigger").length
  )
    to++;
  return placeIn(atlas, {sentence, triggers: [], tolls: []} as unknown as Account, from, to);
}
