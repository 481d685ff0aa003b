import type {Drawn} from "./timeline-draw.js";
import type {Item, Source} from "./timeline-items.js";

/** The records that one is linked with: the attack it speaks of, and what else is said about that. */
export function linkedWith(key: string, source: Source): Item[] {
  const about = source.find(key)?.row.about;
  const attack = about ? source.find(about) : undefined;
  return [...(attack ? [attack] : []), ...source.about(about ?? key).filter((item) => item.key !== key)];
}

/** Lines from a record to others, as far as they are drawn; null where it is not drawn itself. */
export function ties({svg, at}: Drawn, key: string, others: Item[]): SVGGElement | null {
  const document = svg.ownerDocument;
  const from = at.get(key);
  if (!from) return null;
  const g = document.createElementNS("http://www.w3.org/2000/svg", "g");
  g.setAttribute("class", "ties");
  for (const other of others) {
    const to = at.get(other.key);
    if (!to) continue;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const middle = (from.y + to.y) / 2;
    path.setAttribute("class", "tie");
    path.setAttribute("d", `M${from.x},${from.y}C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`);
    g.append(path);
  }
  return g;
}
