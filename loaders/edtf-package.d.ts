declare module "edtf" {
  /** Parses EDTF; `min` and `max` are UTC milliseconds, or throw or are infinite where open. */
  export default function edtf(expression: string): {type: string; min: number; max: number};
}
