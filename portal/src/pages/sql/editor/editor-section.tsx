import { Button, Group, Kbd, Stack, Text } from '@mantine/core';
import { useRef, useState, type ReactNode, type Ref } from 'react';
import type { QueriedTableFragment, TextPlace } from '../../../__generated__/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { paths } from '../../../paths.ts';
import { LinkText } from '../../../ui/links.tsx';
import { Section } from '../../../ui/section.tsx';
import { countParameters } from '../parameters.ts';
import type { QueryDraft } from '../use-query-draft.ts';
import { ParameterFields } from './parameter-fields.tsx';
import { SaveQuery } from './save-query.tsx';
import { SqlEditor, type EditorHandle } from './sql-editor.tsx';

const IS_MAC = /^Mac/.test(navigator.platform);

/** The editor with its parameters and buttons. */
export function EditorSection(props: {
  editor: Ref<EditorHandle>;
  tables: readonly QueriedTableFragment[];
  draft: QueryDraft;
  fault: TextPlace | null;
  isBusy: boolean;
  isNew: boolean;
  onRun: () => void;
  /** Set when a text that was never run was replaced. */
  onPutBack: (() => void) | null;
  /** The name that the query is saved under; empty when it is not saved. */
  savedName: string;
  onSaved: (name: string) => void;
  /** Why the query could not be started. */
  children: ReactNode;
}) {
  const { editor, tables, draft, fault, isBusy, isNew, onRun, onPutBack, savedName } = props;
  const { t } = useTranslation('sql');
  const [isNaming, setNaming] = useState(false);
  const saveButton = useRef<HTMLButtonElement>(null);
  const endNaming = () => {
    setNaming(false);
    saveButton.current?.focus();
  };
  const isEmpty = draft.statement.trim() === '';
  const parameterCount = countParameters(draft.statement);
  return (
    <Section
      title={t('editor.title')}
      aside={
        !isNew && (
          <LinkText {...paths.sql()} size="sm">
            {t('editor.new')}
          </LinkText>
        )
      }
    >
      <Stack gap="sm">
        <SqlEditor
          ref={editor}
          tables={tables}
          value={draft.statement}
          fault={fault}
          label={t('editor.label')}
          hint={t('editor.hint')}
          onChange={(statement) => draft.change({ statement })}
          onRun={onRun}
        />
        {parameterCount > 0 && (
          <ParameterFields
            count={parameterCount}
            values={draft.parameters}
            onChange={(parameters) => draft.change({ parameters })}
            onRun={onRun}
          />
        )}
        <Group gap="sm">
          <Button loading={isBusy} disabled={isEmpty} onClick={onRun}>
            {t('editor.run')}
          </Button>
          <Text size="sm" c="dimmed" visibleFrom="sm">
            <Kbd>{IS_MAC ? '⌘' : t('editor.control')}</Kbd> <Kbd>{t('editor.enter')}</Kbd>
          </Text>
          <Button
            ref={saveButton}
            variant="default"
            disabled={isEmpty}
            aria-expanded={isNaming}
            onClick={() => setNaming(!isNaming)}
          >
            {t('saved.title')}
          </Button>
          {onPutBack && (
            <Group gap="xs" role="status">
              <Text size="sm">{t('editor.replaced')}</Text>
              <Button size="compact-sm" variant="default" onClick={onPutBack}>
                {t('editor.putBack')}
              </Button>
            </Group>
          )}
        </Group>
        {isNaming && (
          <SaveQuery
            text={draft}
            initialName={savedName}
            onSaved={(name) => {
              props.onSaved(name);
              endNaming();
            }}
            onCancel={endNaming}
          />
        )}
        {props.children}
      </Stack>
    </Section>
  );
}
