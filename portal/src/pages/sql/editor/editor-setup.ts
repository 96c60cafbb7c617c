import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { errorMark } from './error-mark.ts';
import classes from './sql-editor.module.css';

const highlighting = HighlightStyle.define([
  { tag: tags.keyword, class: classes.keyword! },
  { tag: [tags.string, tags.special(tags.string)], class: classes.text! },
  { tag: [tags.number, tags.bool, tags.null], class: classes.number! },
  { tag: tags.comment, class: classes.comment! },
  { tag: [tags.typeName, tags.standard(tags.name)], class: classes.type! },
]);

/** The constant extensions of the editor. Tab is not bound, so that it moves the focus on. */
export const editorSetup: Extension = [
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  syntaxHighlighting(highlighting),
  errorMark,
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  EditorView.lineWrapping,
];

/** Runs the statement before CodeMirror inserts a line break. */
export function runKeys(run: () => void): Extension {
  const command = () => {
    run();
    return true;
  };
  return Prec.highest(
    keymap.of([
      { key: 'Ctrl-Enter', run: command },
      { key: 'Cmd-Enter', run: command },
    ]),
  );
}
