import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { TextPlace } from '../../../__generated__/graphql.ts';
import classes from './sql-editor.module.css';

const setErrorMark = StateEffect.define<TextPlace | null>();

const mark = Decoration.mark({ class: classes.fault! });
const line = Decoration.line({ class: classes.faultLine! });

/** Underlines the word with the error and highlights its line until the text changes. */
export const errorMark: Extension = StateField.define({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, state }) {
    for (const effect of effects) {
      if (!effect.is(setErrorMark)) continue;
      return effect.value === null ? Decoration.none : marksAt(state, effect.value);
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Sets or removes the mark. */
export function showError(view: EditorView, place: TextPlace | null): void {
  view.dispatch({ effects: setErrorMark.of(place) });
}

function marksAt(state: EditorState, place: TextPlace) {
  const at = positionOf(state, place);
  const { from, to } = state.doc.lineAt(at);
  const word = state.wordAt(at);
  const end = word ? word.to : Math.min(at + 1, to);
  const found = end > at ? [mark.range(at, end)] : [];
  return Decoration.set([line.range(from), ...found]);
}

/** Converts a position, counted in characters, to an offset in UTF-16 units. */
export function positionOf({ doc }: EditorState, { line, column }: TextPlace): number {
  const { from, text } = doc.line(Math.min(line, doc.lines));
  return from + [...text].slice(0, column - 1).join('').length;
}
