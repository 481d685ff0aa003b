import type {ReadSentence} from "./document.js";
/** Adds hits of the list `number` for numerals and number words. */
export function readNumbers(_sentence: ReadSentence): void {}
