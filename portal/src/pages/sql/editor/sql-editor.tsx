import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, placeholder } from '@codemirror/view';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import type { QueriedTableFragment, TextPlace } from '../../../__generated__/graphql.ts';
import { sqlOver } from './completion.ts';
import { positionOf, showError } from './error-mark.ts';
import { editorSetup, runKeys } from './editor-setup.ts';
import classes from './sql-editor.module.css';

/** The actions of other components on the editor. */
export interface EditorHandle {
  focus(): void;
  /** Replaces the selection by a name, separated from a word before it. */
  insert(name: string): void;
  goTo(place: TextPlace): void;
}

/** Marks changes from outside, which are not typing. */
const fromOutside = Annotation.define<boolean>();

/** A text field for SQL. Tab leaves it; Ctrl-Enter and Cmd-Enter run it. */
export function SqlEditor(props: {
  ref: Ref<EditorHandle>;
  tables: readonly QueriedTableFragment[];
  value: string;
  fault: TextPlace | null;
  label: string;
  /** Shown while it is empty. */
  hint: string;
  onChange: (value: string) => void;
  onRun: () => void;
}) {
  const { ref, tables, value, fault, label, hint } = props;
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const words = useRef(new Compartment());
  const names = useRef(new Compartment());
  const onChange = useEffectEvent(props.onChange);
  const onRun = useEffectEvent(props.onRun);

  useEffect(() => {
    const editor = new EditorView({
      parent: frame.current!,
      state: EditorState.create({
        extensions: [
          runKeys(() => onRun()),
          editorSetup,
          words.current.of([]),
          names.current.of([]),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            const isTyped = transactions.some((one) => !one.annotation(fromOutside));
            if (docChanged && isTyped) onChange(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const attributes = EditorView.contentAttributes.of({ 'aria-label': label });
    const effects = words.current.reconfigure([attributes, placeholder(hint)]);
    view.current!.dispatch({ effects });
  }, [label, hint]);

  useEffect(() => {
    view.current!.dispatch({ effects: names.current.reconfigure(sqlOver(tables)) });
  }, [tables]);

  useEffect(() => {
    replaceText(view.current!, value);
    showError(view.current!, fault);
  }, [value, fault]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current!.focus(),
    insert(name) {
      const { state } = view.current!;
      const { from } = state.selection.main;
      const isAfterWord = /\w/.test(state.sliceDoc(from - 1, from));
      view.current!.dispatch(state.replaceSelection(isAfterWord ? ` ${name}` : name), {
        scrollIntoView: true,
      });
      view.current!.focus();
    },
    goTo(place) {
      const anchor = positionOf(view.current!.state, place);
      view.current!.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.current!.focus();
    },
  }));

  return <div ref={frame} className={classes.editor} />;
}

/** Changes only the differing part of the text, so that the cursor stays where it is. */
function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const start = text === '' ? -1 : before.indexOf(text);
  const changes =
    start === -1
      ? { from: 0, to: before.length, insert: text }
      : [
          { from: 0, to: start },
          { from: start + text.length, to: before.length },
        ];
  view.dispatch({ changes, annotations: fromOutside.of(true) });
}
