import {covers} from "./clauses.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** Listed places that begin at a token. «في سورية»: another spelling of a country, which may also be an adjective, stands after "in" or "from". */
export function placesAt(reading: Reading, index: number): Hit[] {
  const places = reading.at(index, "place");
  // «بشكل كبير على», not «كبئر علي»: nothing happens in what is only like a place.
  if (places.length)
    return places.some(({lead}) => lead.includes("ك")) ? places.filter(({lead}) => !lead.includes("ك")) : places;
  const forms = reading.at(index, "country_form");
  if (!forms.length) return forms;
  const names = forms.filter(({row, lead}) => row.kind === "name" && /^[وفب]*$/.test(lead));
  const led =
    names.length > 0 && index > 0 && ["locative", "direction"].some((list) => reading.at(index - 1, list).length > 0);
  return led || names.some(({lead}) => lead.endsWith("ب")) ? names : places;
}

/** Whether a place is but part of the name of somebody, a group or an outlet. */
export function isName(reading: Reading, hit: Hit): boolean {
  return ["actor", "outlet", "person"].some((list) => covers(reading, list, hit));
}

/** Lists whose words say which country is spoken of. */
const tellingLists = ["place", "country_form", "actor"];
const telling = new Set(tellingLists);
const nowhere: ReadonlyMap<string, number> = new Map();

/**
 * How often each country is spoken of, most first: in the whole article by its own name, its adjective, an actor or a place that can
 * only be there, and in each sentence by its name and such places alone.
 */
export function countriesOf({sentences, references}: Document): [Map<string, number>, ReadonlyMap<string, number>[]] {
  const all = new Map<string, number>();
  const nearby = sentences.map(({reading}) => {
    if (!tellingLists.some((list) => reading.has(list))) return nowhere;
    const named = new Map<string, number>();
    for (let index = 0; index < reading.tokens.length; index++) {
      if (!reading.hasAt(index, telling)) continue;
      const places = placesAt(reading, index);
      const longest = places.length
        ? places.filter((hit) => hit.to === places[0]!.to && !isName(reading, hit))
        : places;
      if (longest.length) {
        const [first, ...others] = longest.map((hit) => references.places.get(hit.value)!);
        const {country, admin_level: level} = first!;
        // One word that is also a small town somewhere says little, a quarter («الضاحية الجنوبية») nothing.
        if (level < 4 && others.every((other) => other.country === country)) {
          const weight = level < 2 ? 2 : longest[0]!.to - index > 1 ? 2 : 1;
          add(named, country, weight);
          add(all, country, weight);
        }
      }
      const [form] = reading.at(index, "country_form");
      if (form && !longest.length) add(all, form.value, 2);
      const [actor] = reading.at(index, "actor");
      const home = actor && references.actors.get(actor.value)?.country;
      if (home) add(all, home, 1);
    }
    return mostFirst(named);
  });
  return [mostFirst(all), nearby];
}

function add(counts: Map<string, number>, country: string, weight: number): void {
  counts.set(country, (counts.get(country) ?? 0) + weight);
}

function mostFirst(counts: Map<string, number>): Map<string, number> {
  return counts.size > 1 ? new Map([...counts].sort((a, b) => b[1] - a[1])) : counts;
}
