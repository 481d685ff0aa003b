import type {Claim} from "../../loaders/schema.js";
import {recordAddress} from "../components/addresses.js";
import {attackView} from "../components/attack.js";
import {claimView, sameThing} from "../components/claim.js";
import {attackLinkedData, claimLinkedData, linkedDataScript} from "../components/linked-data.js";
import {nearInPlace, nearInTime} from "../components/neighbours.js";
import {attackList, claimList} from "../components/record-lists.js";
import {attackTitle, claimTitle} from "../components/record-parts.js";
import type {RecordOptions} from "../components/record-parts.js";
import {newDocument} from "./document.js";
import {languageOf, rootOf} from "./place.js";
import type {Drawing, Place} from "./place.js";
import {publisher} from "./publisher.js";
import {recordIndex} from "./record-index.js";
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
    const view = attackView({attack, reports, claims: claimsOf.get(attack.id) ?? [], near}, options);
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
  }
};

/** How the drawings of a page name and link records. */
export function recordOptions(path: string): RecordOptions {
  const {names, mentioned, pages} = recordIndex();
  const {address, corrections} = publisher();
  return {
    document: newDocument(),
    language: languageOf(path),
    names,
    version: site().version.slice(0, 12),
    url: address === null ? null : `${address}${path.slice(1)}.html`,
    corrections,
    href(kind, id) {
      if (kind === "actors" || kind === "places" || kind === "sources") return null;
      void mentioned;
      return (
        rootOf(path) +
        (pages || kind === "articles" ? recordAddress(kind, id) : `${kind}/record.html#${encodeURIComponent(id)}`)
      );
    }
  };
}

function found<R>(rows: Map<string, R>, id: string | undefined, path: string): R {
  const row = rows.get(id ?? "");
  if (!row) throw new Error(`${path}: no record has the id “${id}”`);
  return row;
}

function heading(text: string, path: string): Drawing["title"] {
  return {text, lang: languageOf(path), dir: languageOf(path) === "ar" ? "rtl" : "ltr"};
}
