import type {Document} from "./document.js";
import {tokenize} from "./lexicon.js";
import type {Lexicon} from "./lexicon.js";
import type {Place} from "./schema.js";
import {foldText} from "./text.js";

const known = new WeakMap<Lexicon, Map<string, Place[]>>();

/** Places that are listed under a name only together with a word for their kind («مدينة جلب»), since alone it is an ordinary word. */
export function withoutKind({references, lexicon}: Pick<Document, "references" | "lexicon">, name: string): Place[] {
  let places = known.get(lexicon);
  if (!places) {
    known.set(lexicon, (places = new Map()));
    for (const place of references.places.values()) {
      for (const full of [place.name_ar ?? "", ...place.aliases]) {
        const tokens = tokenize(full, lexicon.language);
        if (tokens.length < 2 || !lexicon.at(tokens, 0).some(({list, to}) => list === "place_kind" && to === 1))
          continue;
        const bare = foldText(full.slice(tokens[1]!.start));
        places.set(bare, [...(places.get(bare) ?? []), place]);
      }
    }
  }
  return places.get(foldText(name)) ?? [];
}
