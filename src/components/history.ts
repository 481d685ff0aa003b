/** A query that its reader ran. */
export interface Entry {
  sql: string;
  /** When it last ran, ISO 8601, UTC. */
  at: string;
  rows: number;
  /** Milliseconds it took. */
  time: number;
}

const key = "sijill:queries";
const most = 50;

/**
 * The queries that a reader ran on this device, the newest first and each text once. They are kept in the browser's own storage; where
 * that is refused or holds something else they last as long as the page.
 */
export class History {
  #entries: Entry[] = [];
  #storage: Storage | null;

  /** @param storage Opens the storage, which throws where the browser refuses it. */
  constructor(storage: () => Storage = () => localStorage) {
    try {
      this.#storage = storage();
      this.#storage.getItem(key);
    } catch {
      this.#storage = null;
    }
  }

  /** Whether entries outlast the page. */
  get isKept(): boolean {
    return this.#storage !== null;
  }

  /** All entries, as other pages and tabs of the site left them. */
  get entries(): readonly Entry[] {
    if (!this.#storage) return this.#entries;
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isEntry).slice(0, most) : [];
    } catch {
      return [];
    }
  }

  add(entry: Entry): void {
    this.set([entry, ...this.entries.filter(({sql}) => sql !== entry.sql)]);
  }

  remove(sql: string): void {
    this.set(this.entries.filter((entry) => entry.sql !== sql));
  }

  /** Takes these for all entries; none clears the storage. */
  set(entries: readonly Entry[]): void {
    this.#entries = entries.slice(0, most);
    try {
      if (this.#entries.length) this.#storage?.setItem(key, JSON.stringify(this.#entries));
      else this.#storage?.removeItem(key);
    } catch {
      // The storage is full: what it holds stays, and this page goes on without it.
      this.#storage = null;
    }
  }
}

function isEntry(value: unknown): value is Entry {
  const {sql, at, rows, time} = (value ?? {}) as Partial<Entry>;
  return (
    typeof sql === "string" &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at)) &&
    typeof rows === "number" &&
    typeof time === "number"
  );
}
