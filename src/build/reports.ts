import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {compareIn} from "../components/collate.js";
import {languages} from "../components/languages.js";
import type {LanguageCode} from "../components/words.js";

/** A report among the pages: its file's name without extension, its heading, and the first sentence below that. */
export interface ReportPage {
  name: string;
  title: string;
  summary: string;
}

/** The reports written in a language, by title. A page without a heading goes by its file's name. */
export function reportsIn(language: LanguageCode, source = join(root, "src")): ReportPage[] {
  const folder = join(source, `${languages[language].folder}reports`);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "index.md")
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
      const [, title, after = ""] = /^# (.+)$([\s\S]*)/m.exec(text) ?? [];
      const [paragraph = ""] = after.trim().split(/\n\s*\n/);
      const plain = /^[#<`|>-]/.test(paragraph)
        ? ""
        : paragraph.replace(/\[\^[^\]]*\]|[*_`]/g, "").replace(/\s+/g, " ");
      const name = file.replace(/\.md$/, "");
      return {name, title: title?.trim() ?? name, summary: /^.*?[.؟!?](?=\s|$)/u.exec(plain)?.[0] ?? plain};
    })
    .sort((a, b) => compareIn(language)(a.title, b.title));
}
