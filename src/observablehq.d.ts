declare module "observablehq:stdlib" {
  /** A file of the site, by its path from the module; Framework resolves it at build time. */
  export function FileAttachment(path: string): {
    href: string;
    name: string;
    size?: number;
    text(): Promise<string>;
    json(): Promise<unknown>;
  };
}
