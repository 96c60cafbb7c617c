import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { useListSearch } from './use-list-search.ts';

/** Search while typing. The URL follows, so that a search can be bookmarked. */
export function ParticipantSearch() {
  const { t } = useTranslation('participants');
  const [{ search = '' }, change] = useListSearch();
  const [text, setText] = useState(search);
  const [asked, setAsked] = useState(search);
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // The URL was changed by a link, such as the one to home: discard what was typed.
    if (search !== asked) setText(search);
  }
  const follow = useDebouncedCallback((typed: string) => {
    const wanted = typed.trim();
    setAsked(wanted);
    change({ search: wanted === '' ? undefined : wanted });
  }, 200);

  return (
    <TextInput
      type="search"
      label={t('search')}
      maxLength={200}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        follow(currentTarget.value);
      }}
    />
  );
}
