import {autocompletion, closeBrackets, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {sql, SQLDialect} from "@codemirror/lang-sql";
import {bracketMatching, HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {EditorState, Prec, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, keymap, lineNumbers} from "@codemirror/view";
import type {DecorationSet} from "@codemirror/view";
import {tags} from "@lezer/highlight";

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

const setProblem = StateEffect.define<number | null>();

/** The line that DuckDB complained of, marked until the text changes. */
const problemLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, {docChanged, effects, state}) {
    let next = docChanged ? Decoration.none : marks;
    for (const effect of effects) {
      if (!effect.is(setProblem)) continue;
      const line = effect.value !== null && effect.value <= state.doc.lines ? state.doc.line(effect.value) : null;
      next = line ? Decoration.set(Decoration.line({class: "cm-problem"}).range(line.from)) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field)
});

/** Marks a line of an editor, counted from 1, as the place of an error; null takes the mark away. */
export function markProblem(view: EditorView, line: number | null): void {
  view.dispatch({effects: setProblem.of(line)});
}

export interface EditorOptions {
  text: string;
  label: string;
  /** Tables with their columns, for completion. */
  schema: Record<string, string[]>;
  /** Called on Ctrl/Cmd-Enter. */
  run: () => void;
  change: (text: string) => void;
}

/** An editor for SQL in place of the text of a query. Tab leaves it, as it does any field. */
export function sqlEditor({text, label, schema, run, change}: EditorOptions): EditorView {
  return new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{key: "Mod-Enter", run: () => (run(), true)}])),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        sql({dialect, schema, upperCaseKeywords: true}),
        syntaxHighlighting(colours),
        problemLine,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({"aria-label": label, dir: "ltr", spellcheck: "false"}),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        })
      ]
    })
  });
}
