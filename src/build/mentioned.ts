import type {Rows} from "../../loaders/schema.js";

/** The part of the rows that says what the corpus mentions. */
type Records = Pick<Rows, "articles" | "reports" | "attacks" | "claims">;

/** Ids of actors, places and sources by what names them. */
export interface Mentioned {
  actors: Set<string>;
  places: Set<string>;
  sources: Set<string>;
}

/** Which entries of the reference lists records and articles name: those that get pages. */
export function mentioned({articles, reports, attacks, claims}: Records): Mentioned {
  const ids: Mentioned = {actors: new Set(), places: new Set(), sources: new Set()};
  const add = (kind: keyof Mentioned, ...found: (string | null)[]) => {
    for (const id of found) if (id) ids[kind].add(id);
  };
  for (const {perpetrator, place, country} of [...attacks, ...reports]) {
    add("actors", perpetrator);
    add("places", place, country);
  }
  for (const claim of claims) {
    add("actors", claim.speaker_id, claim.about_actor);
    add("places", claim.about_place);
    add("sources", claim.via_source);
  }
  for (const {source} of articles) add("sources", source);
  return ids;
}

/** The rows of mentioned entries, and of what they belong to or lie in, so that pages can name those. */
export function mentionedRows(rows: Rows): Pick<Rows, "actors" | "places" | "sources"> {
  const ids = mentioned(rows);
  const withParents = <R extends {id: string; parent: string | null}>(
    list: R[],
    wanted: Set<string>,
    also: (row: R) => string | null
  ) => {
    const byId = new Map(list.map((row) => [row.id, row]));
    const found = new Set<R>();
    const take = (id: string | null) => {
      const row = id ? byId.get(id) : undefined;
      if (!row || found.has(row)) return;
      found.add(row);
      take(row.parent);
      take(also(row));
    };
    for (const id of wanted) take(id);
    return list.filter((row) => found.has(row));
  };
  return {
    actors: withParents(rows.actors, ids.actors, () => null),
    places: withParents(rows.places, ids.places, ({country}) => country),
    sources: rows.sources.filter(({id}) => ids.sources.has(id))
  };
}
