import {JSDOM} from "jsdom";

let shared: Document | null = null;

/** A document to draw in at build time. It is shared: what is drawn is never put into it. */
export function newDocument(): Document {
  return (shared ??= new JSDOM("<!DOCTYPE html>").window.document);
}
