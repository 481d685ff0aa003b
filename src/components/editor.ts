import {autocompletion, closeBrackets, closeCompletion, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {sql, SQLDialect} from "@codemirror/lang-sql";
import {bracketMatching, HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {EditorState, Prec, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, keymap, lineNumbers} from "@codemirror/view";
import type {DecorationSet} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {namesAndFunctions, schemaNames} from "./completion.js";
import {directionOf} from "./languages.js";
import type {LanguageCode} from "./words.js";

/** DuckDB's SQL as far as the editor colours it. */
const dialect = SQLDialect.define({
  keywords:
    "select from where group by order having limit offset as on using join left right inner outer full cross natural union all except intersect distinct with recursive case when then else end and or not in is null like ilike between exists asc desc nulls first last over partition rows range preceding following unbounded current row filter qualify sample values cast try_cast interval unnest describe summarize pivot unpivot lateral",
  builtin:
    "count sum avg min max median list string_agg coalesce date_trunc date_part strftime lower upper length regexp_matches list_contains strip_accents",
  types: "varchar integer bigint double boolean date timestamp",
  doubleQuotedStrings: false,
  operatorChars: "*+-%<>!=&|~^/"
});

const colours = HighlightStyle.define([
  {tag: tags.keyword, class: "sql-keyword"},
  {tag: [tags.string, tags.special(tags.string)], class: "sql-string"},
  {tag: tags.number, class: "sql-number"},
  {tag: tags.comment, class: "sql-comment"},
  {tag: [tags.typeName, tags.standard(tags.name)], class: "sql-builtin"}
]);

const setProblem = StateEffect.define<{from: number; to: number} | null>();

/** What DuckDB complained of, marked until the text changes. */
const problemMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, {docChanged, effects, state}) {
    let next = docChanged ? Decoration.none : marks;
    for (const effect of effects) {
      if (!effect.is(setProblem)) continue;
      const [from, to] = [effect.value?.from ?? 0, Math.min(effect.value?.to ?? 0, state.doc.length)];
      next = to > from ? Decoration.set(Decoration.mark({class: "cm-problem"}).range(from, to)) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field)
});

export interface EditorOptions {
  text: string;
  label: string;
  /** Which keys do what. */
  hint: string;
  language: LanguageCode;
  /** Called on Ctrl/Cmd-Enter. */
  run: () => void;
  /** Called on Escape, to put the focus elsewhere. */
  leave: () => void;
  change: (text: string) => void;
}

/** An open editor, as its cell uses it. */
export interface Editor {
  /** Puts another text into it, which undo takes back. */
  setText(text: string): void;
  /** Writes at the cursor. */
  insert(words: string): void;
  /** Marks a part of the text as the place of an error; null takes the mark away. */
  mark(place: {from: number; to: number} | null): void;
}

/** Puts an editor for SQL in place of the text of a query. Tab leaves it, as it does any field, and so does Escape. */
export async function openEditor(parent: HTMLElement, options: EditorOptions): Promise<Editor> {
  const {text, label, hint, language, run, leave, change} = options;
  const [schema, complete] = await Promise.all([schemaNames(language), namesAndFunctions(language)]);
  const note = document.createElement("p");
  note.className = "note";
  note.id = `keys-${++count}`;
  note.dir = directionOf(language);
  note.textContent = hint;
  const support = sql({dialect, schema, upperCaseKeywords: true});
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{key: "Mod-Enter", run: (view) => (closeCompletion(view), run(), true)}])),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        keymap.of([
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap.filter(({key}) => key !== "Escape"),
          {key: "Escape", run: () => (leave(), true)}
        ]),
        support,
        support.language.data.of({autocomplete: complete}),
        syntaxHighlighting(colours),
        problemMark,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-describedby": note.id,
          dir: "ltr",
          spellcheck: "false"
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        })
      ]
    })
  });
  // Typing in the editor is no input of the page: only a query that ran is.
  view.dom.addEventListener("input", (event) => event.stopPropagation());
  parent.replaceChildren(view.dom, note);
  view.focus();
  return {
    setText(now) {
      if (now !== view.state.doc.toString())
        view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: now}});
    },
    insert(words) {
      view.dispatch(view.state.replaceSelection(words));
      view.focus();
    },
    mark: (place) => view.dispatch({effects: setProblem.of(place)})
  };
}

let count = 0;
