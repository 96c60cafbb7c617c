import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import {
  StartSqlQueryDocument,
  type OpenedSqlQueryFragment,
  type QueriedTableFragment,
} from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { paths } from '../../paths.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ResultSection } from './result/result-section.tsx';
import { EditorSection } from './editor/editor-section.tsx';
import type { EditorHandle } from './editor/sql-editor.tsx';
import { Library } from './library/library.tsx';
import { parametersOf, type QueryText } from './parameters.ts';
import { textOf, useQueryDraft } from './use-query-draft.ts';
import { isUnfinished } from './use-progress.ts';
import classes from './workbench.module.css';

/** The state of one open query; null for a new one. */
interface OfQuery<Value> {
  readonly queryId: string | null;
  readonly value: Value;
}

/** The editor beside the library, with the result below. */
export function Workbench(props: {
  tables: readonly QueriedTableFragment[];
  query: OpenedSqlQueryFragment | null;
  isLoading: boolean;
}) {
  const { tables, query, isLoading } = props;
  const navigate = useNavigate();
  const editor = useRef<EditorHandle>(null);
  const draft = useQueryDraft(query);
  const [replaced, setReplaced] = useState<OfQuery<QueryText> | null>(null);
  const [savedName, setSavedName] = useState<OfQuery<string> | null>(null);
  const [{ fetching, error }, start] = useMutation(StartSqlQueryDocument);
  const openedId = query?.id ?? null;
  const newest = useRef(draft.statement);
  useEffect(() => {
    newest.current = draft.statement;
  });

  const isBusy = fetching || (query !== null && !draft.isChanged && isUnfinished(query.state));
  const show = async (id: string) => {
    if (savedName?.queryId === openedId) setSavedName({ ...savedName, queryId: id });
    await navigate(paths.sqlQuery(id));
  };
  const run = async () => {
    const statement = draft.statement.trim();
    if (statement === '' || isBusy) return;
    const { data } = await start({ statement, parameters: parametersOf(draft) });
    if (!data) return;
    const hasTypedOn = newest.current !== draft.statement;
    await show(data.startSqlQuery.query.id);
    if (!hasTypedOn) draft.forget(); // it is a stored query now
  };
  const runAgain = async ({ statement, parameters }: OpenedSqlQueryFragment) => {
    const { data } = await start({ statement, parameters });
    if (data) await show(data.startSqlQuery.query.id);
  };
  const replace = (text: QueryText) => {
    const { statement, parameters, isChanged } = draft;
    const isLost = isChanged && statement.trim() !== '';
    setReplaced(isLost ? { queryId: openedId, value: { statement, parameters } } : null);
    draft.change(text);
    editor.current?.focus();
  };
  const putBack = () => {
    draft.change(replaced!.value);
    setReplaced(null);
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
          onRun={() => fireAndForget(run())}
          onPutBack={replaced?.queryId === openedId ? putBack : null}
          savedName={savedName?.queryId === openedId ? savedName.value : ''}
          onSaved={(name) => setSavedName({ queryId: openedId, value: name })}
        >
          {error && <FailureNotice error={error} />}
        </EditorSection>
      </div>
      <div className={classes.library}>
        <Library
          tables={tables}
          openedId={openedId}
          onInsert={(name) => editor.current?.insert(name)}
          onOpen={(statement) => replace({ statement, parameters: [] })}
          onOpenSaved={(saved) => {
            replace(textOf(saved));
            setSavedName({ queryId: openedId, value: saved.name });
          }}
        />
      </div>
      {query && (
        <div className={classes.answer}>
          <ResultSection
            key={query.id}
            query={query}
            isDimmed={isLoading}
            isFaultMarked={!draft.isChanged}
            onGoTo={(place) => editor.current?.goTo(place)}
            onRunAgain={() => fireAndForget(runAgain(query))}
          />
        </div>
      )}
    </div>
  );
}
