/** Modules by their paths: how large each is, and what it imports before it runs. */
export type Graph = ReadonlyMap<string, {bytes: number; imports: readonly string[]}>;

/** Bytes of source that a page may load in vain where that spares it a request: about what a slow connection brings meanwhile. */
const worth = 40_000;

interface Group {
  modules: string[];
  /** The wants whose pages load it. */
  wants: Set<number>;
  bytes: number;
}

/**
 * Groups modules into few files, so that a page needs few requests and loads little that it does not need. A module is in one group only.
 * Modules of a group run wherever one of them is needed: they must do nothing but define things, or else be `alone`.
 * @param wants what is loaded together: the modules that one page asks for, or one module that code asks for later.
 * @param alone modules that no page may run which did not ask for them.
 * @returns paths of modules by group; those that only one want needs are in none.
 */
export function groupModules(
  graph: Graph,
  wants: readonly Iterable<string>[],
  alone: (module: string) => boolean
): string[][] {
  const needed = wants.map((want) => reached(graph, want));
  const classes = new Map<string, Group>();
  for (const [module, {bytes}] of graph) {
    const by = needed.flatMap((modules, want) => (modules.has(module) ? [want] : []));
    if (alone(module) || !by.length) continue;
    const key = by.join();
    const group = classes.get(key) ?? {modules: [], wants: new Set(by), bytes: 0};
    group.modules.push(module);
    group.bytes += bytes;
    classes.set(key, group);
  }
  const groups = [...classes.values()];
  for (let pair = cheapest(groups); pair; pair = cheapest(groups)) {
    const [a, b] = pair;
    groups.splice(groups.indexOf(b), 1);
    a.modules.push(...b.modules);
    a.bytes += b.bytes;
    for (const want of b.wants) a.wants.add(want);
  }
  return groups.filter((group) => group.wants.size > 1).map((group) => group.modules.sort());
}

/** Two groups that spare more when they are one than is then loaded in vain; null when there are none left. */
function cheapest(groups: Group[]): [Group, Group] | null {
  let least = 0;
  let found: [Group, Group] | null = null;
  groups.forEach((a, n) => {
    for (const b of groups.slice(n + 1)) {
      const both = [...a.wants].filter((want) => b.wants.has(want)).length;
      const inVain = (b.wants.size - both) * a.bytes + (a.wants.size - both) * b.bytes;
      if (inVain - worth * both >= least) continue;
      least = inVain - worth * both;
      found = [a, b];
    }
  });
  return found;
}

/** Modules, and all that these import before they run. */
export function reached(graph: Graph, modules: Iterable<string>): Set<string> {
  const found = new Set(modules);
  for (const module of found) for (const path of graph.get(module)?.imports ?? []) found.add(path);
  return found;
}
