import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import {
  StartSqlQueryDocument,
  type OpenedSqlQueryFragment,
  type QueriedTableFragment,
} from '../../__generated__/graphql.ts';
import { background } from '../../background.ts';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { AnswerSection } from './answer/answer-section.tsx';
import { EditorSection } from './editor/editor-section.tsx';
import type { EditorHandle } from './editor/sql-editor.tsx';
import { Library } from './library/library.tsx';
import { countParameters, readParameter, type SqlValue } from './parameters.ts';
import { useQueryDraft, type QueryText } from './use-query-draft.ts';
import { isUnderWay } from './use-progress.ts';
import classes from './workbench.module.css';

/** The editor beside its library, over the answer. */
export function Workbench(props: {
  tables: readonly QueriedTableFragment[];
  query: OpenedSqlQueryFragment | null;
  isLoading: boolean;
}) {
  const { tables, query, isLoading } = props;
  const navigate = useNavigate();
  const editor = useRef<EditorHandle>(null);
  const draft = useQueryDraft(query);
  const [replaced, setReplaced] = useState<QueryText | null>(null);
  const [{ fetching, error }, start] = useMutation(StartSqlQueryDocument);

  const isBusy = fetching || (query !== null && !draft.isChanged && isUnderWay(query.state));
  /** Opens the new query; false when it could not be started. */
  const ask = async (statement: string, parameters: readonly SqlValue[]): Promise<boolean> => {
    const { data } = await start({ statement, parameters });
    if (!data) return false;
    setReplaced(null);
    await navigate(paths.sqlQuery(data.startSqlQuery.query.id));
    return true;
  };
  const run = async () => {
    const statement = draft.statement.trim();
    if (statement === '' || isBusy) return;
    const values = Array.from({ length: countParameters(statement) }, (_, index) =>
      readParameter(draft.parameters[index] ?? ''),
    );
    if (await ask(statement, values)) draft.forget(); // it is a query now
  };
  const replace = (text: QueryText) => {
    const isLost = draft.isChanged && draft.statement.trim() !== '';
    setReplaced(isLost ? { statement: draft.statement, parameters: draft.parameters } : null);
    draft.change(text);
    editor.current?.focus();
  };

  return (
    <div className={classes.bench}>
      <div>
        <EditorSection
          editor={editor}
          tables={tables}
          draft={draft}
          fault={draft.isChanged ? null : (query?.failure?.place ?? null)}
          isBusy={isBusy}
          isNew={query === null}
          onRun={() => background(run())}
          onPutBack={
            replaced &&
            (() => {
              draft.change(replaced);
              setReplaced(null);
            })
          }
        >
          {error && <FailureNotice error={error} />}
        </EditorSection>
      </div>
      <div className={classes.library}>
        <Library
          tables={tables}
          openedId={query?.id ?? null}
          onInsert={(name) => editor.current?.insert(name)}
          onOpen={(statement) => replace({ statement, parameters: [] })}
        />
      </div>
      {query && (
        <div className={classes.answer}>
          <AnswerSection
            key={query.id}
            query={query}
            isDimmed={isLoading}
            isFaultMarked={!draft.isChanged}
            onGoTo={(place) => editor.current?.goTo(place)}
            onRunAgain={() => background(ask(query.statement, query.parameters))}
          />
        </div>
      )}
    </div>
  );
}
