import {day, toDate} from "./dates.js";
import type {Source, Window} from "./timeline-items.js";
import {daysOf} from "./timeline-scale.js";
import {windowTable} from "./timeline-table.js";
import type {Languages} from "./timeline-text.js";

/** Rows of the table at most. */
const mostRows = 200;

interface Listed extends Languages {
  document: Document;
  root: string;
  source(): Source;
  /** What the reader selected, or else what is shown. */
  window(): Window;
}

/** The table of what a timeline shows, which the reader opens; `lay` writes it anew, `toggle` opens and closes it. */
export function listing(place: HTMLElement, options: Listed): {toggle(): void; lay(): Promise<void>} {
  const {document} = options;
  let sort: "date" | "killed" = "date";

  async function lay(): Promise<void> {
    const source = options.source();
    const names = source.counts.lanes.map(({name}) => name);
    const window = options.window();
    const days = daysOf(window);
    const items = await source.items(names, window, mostRows);
    let total = 0;
    for (const lane of names.keys()) {
      if (source.counts.dated)
        total += source.counts.within(lane, +toDate(days.from)! / day, +toDate(days.to)! / day).possibly;
    }
    const within = place.contains(document.activeElement);
    const focused = within ? document.activeElement!.getAttribute("aria-label") : null;
    const sorted = (by: typeof sort) => {
      sort = by;
      void lay().then(() => place.querySelector<HTMLElement>("[aria-sort] button")?.focus());
    };
    place.replaceChildren(windowTable(items, {...options, source, days, total, sort, sorted}));
    if (!within) return;
    const again = [...place.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === focused);
    (again ?? place.querySelector<HTMLElement>('[tabindex="0"]'))?.focus({preventScroll: true});
  }

  return {
    lay,
    toggle() {
      place.hidden = !place.hidden;
      if (!place.hidden) void lay().then(() => place.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
    }
  };
}
