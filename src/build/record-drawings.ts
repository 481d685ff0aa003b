import type {Claim} from "../../loaders/schema.js";
import {recordAddress} from "../components/addresses.js";
import {attackView} from "../components/attack.js";
import {claimView, sameThing} from "../components/claim.js";
import {directionOf, nameOf} from "../components/languages.js";
import {attackLinkedData, claimLinkedData, linkedDataScript} from "../components/linked-data.js";
import {nearInPlace, nearInTime} from "../components/neighbours.js";
import {attackList, claimList} from "../components/record-lists.js";
import {attackTitle, claimTitle} from "../components/record-parts.js";
import type {RecordOptions} from "../components/record-parts.js";
import {referenceList, referenceView} from "../components/reference.js";
import type {ReferenceKind} from "../components/reference.js";
import {newDocument} from "./document.js";
import {languageOf, rootOf} from "./place.js";
import type {Drawing, Place} from "./place.js";
import {publisher} from "./publisher.js";
import {recordIndex, referenceData} from "./record-index.js";
import {shapes} from "./shapes.js";
import {site} from "./site.js";

/** Drawings of pages about one record, and of the lists of them. */
export const recordDrawings: Record<string, (place: Place) => Drawing> = {
  attacks({path}) {
    return {
      html: attackList([...recordIndex().attacks.values()], recordIndex().reportsOf, recordOptions(path)).outerHTML
    };
  },

  claims({path}) {
    return {html: claimList([...recordIndex().claims.values()], recordOptions(path)).outerHTML};
  },

  attack({path, params}) {
    const {attacks, reportsOf, claimsOf, names} = recordIndex();
    const attack = found(attacks, params.attack, path);
    const reports = reportsOf.get(attack.id) ?? [];
    const near = {
      time: nearInTime(attack, attacks.values(), names.places),
      place: nearInPlace(attack, attacks.values(), names.places)
    };
    const options = recordOptions(path);
    const view = attackView({attack, reports, claims: claimsOf.get(attack.id) ?? [], near, shapes: shapes()}, options);
    const data = linkedDataScript(attackLinkedData(attack, reports, options), options.document);
    return {html: view.outerHTML + data.outerHTML, title: heading(attackTitle(attack, reports, options), path)};
  },

  claim({path, params}) {
    const {attacks, claims} = recordIndex();
    const claim = found(claims, params.claim, path);
    const points = (from: Claim, to: Claim) => [...from.supports, ...from.contradicts].includes(to.id);
    const related = [...claims.values()].filter(
      (other) => points(claim, other) || points(other, claim) || sameThing(claim, other)
    );
    const options = recordOptions(path);
    const attack = claim.attack ? (attacks.get(claim.attack) ?? null) : null;
    const view = claimView({claim, attack, related}, options);
    const data = linkedDataScript(claimLinkedData(claim, options), options.document);
    return {html: view.outerHTML + data.outerHTML, title: heading(claimTitle(claim, options), path)};
  },

  actors: ({path}) => references("actors", path),
  places: ({path}) => references("places", path),
  sources: ({path}) => references("sources", path),
  actor: ({path, params}) => reference("actors", params.actor, path),
  place: ({path, params}) => reference("places", params.place, path),
  source: ({path, params}) => reference("sources", params.source, path)
};

function references(kind: ReferenceKind, path: string): Drawing {
  const entries = [...recordIndex().mentioned[kind]].flatMap((id) => referenceData(kind, id) ?? []);
  return {html: referenceList(entries, recordOptions(path)).outerHTML};
}

function reference(kind: ReferenceKind, id: string | undefined, path: string): Drawing {
  const data = id === undefined ? null : referenceData(kind, id);
  if (!data) throw new Error(`${path}: the list of ${kind} has no id “${id}”`);
  return {
    html: referenceView(data, recordOptions(path)).outerHTML,
    title: heading(nameOf(data.row, languageOf(path)), path)
  };
}

/** How the drawings of a page name and link records. */
export function recordOptions(path: string): RecordOptions {
  const {names, mentioned, distressing} = recordIndex();
  const {address, corrections} = publisher();
  return {
    document: newDocument(),
    language: languageOf(path),
    names,
    distressing,
    version: site().version.slice(0, 12),
    url: address === null ? null : `${address}${path.slice(1)}.html`,
    corrections,
    href(kind, id) {
      const isReference = kind === "actors" || kind === "places" || kind === "sources";
      // Entries that no record names are in the tables only.
      if (isReference && !(mentioned[kind].has(id) && names[kind].has(id))) return null;
      return rootOf(path) + recordAddress(kind, id);
    }
  };
}

function found<R>(rows: Map<string, R>, id: string | undefined, path: string): R {
  const row = rows.get(id ?? "");
  if (!row) throw new Error(`${path}: no record has the id “${id}”`);
  return row;
}

function heading(text: string, path: string): Drawing["title"] {
  return {text, lang: languageOf(path), dir: directionOf(languageOf(path))};
}
