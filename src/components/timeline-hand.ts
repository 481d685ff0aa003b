import {mostMarks, planOf} from "./timeline-draw.js";
import type {Plan} from "./timeline-draw.js";
import {overlaps} from "./timeline-items.js";
import type {Item, Source, Window} from "./timeline-items.js";

/** What a timeline is told while its source is asked for records. */
interface Listener {
  asking(is: boolean): void;
  arrived(): void;
  failed(problem: unknown): void;
}

/**
 * The records of a source that a drawing shows one by one: of the lanes that have few enough for marks, by lane. They are asked for with
 * some room around, so that moving needs no question; where the answer takes its time, there are none until it has arrived.
 * @param lanes how many lanes are drawn at most.
 */
export function recordsAtHand(
  source: Source,
  {asking, arrived, failed}: Listener
): (plan: Plan, lanes: number, width: number) => Map<string, Item[]> {
  let held: {window: Window; lanes: Set<string>; items: Item[]} | null = null;
  let pending = false;
  return (plan, lanes, width) => {
    const {window} = plan;
    const names = plan.lanes.filter(({asMarks}) => asMarks).map(({name}) => name);
    const fits = held && held.window[0] <= window[0] && held.window[1] >= window[1];
    if (!fits || names.some((name) => !held!.lanes.has(name))) {
      // One question at a time: its answer asks again where the window has moved on.
      if (pending) return new Map();
      const span = window[1] - window[0];
      const wide: Window = [window[0] - span / 2, window[1] + span / 2];
      const few = planOf(source.counts, wide, lanes, width).lanes.filter(({name}) => names.includes(name));
      const asked = few.every(({asMarks}) => asMarks) ? wide : window;
      const found = source.items(names, asked, mostMarks);
      const keep = (items: Item[]) => (held = {window: asked, lanes: new Set(names), items});
      if (found instanceof Promise) {
        pending = true;
        asking(true);
        const done = () => {
          pending = false;
          asking(false);
        };
        void found.then(
          (items) => {
            done();
            keep(items);
            arrived();
          },
          (problem) => {
            done();
            failed(problem);
          }
        );
        return new Map();
      }
      keep(found);
    }
    const marks = new Map<string, Item[]>(names.map((name) => [name, []]));
    for (const item of held!.items) if (overlaps(item, window)) marks.get(item.lane)?.push(item);
    return marks;
  };
}
