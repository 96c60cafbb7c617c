import '@mantine/spotlight/styles.css';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useRouteContext, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { PalettePeopleDocument } from '../../__generated__/graphql.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { LANGUAGE_NAMES } from '../../i18n/languages.ts';
import { chooseLanguage } from '../../i18n/texts.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { menuFor } from '../../navigation.ts';
import { paths } from '../../paths.ts';
import { routeOf } from '../../routes.ts';
import { seesParticipants } from '../../session/groups.ts';
import { useSignOut } from '../frame/use-sign-out.ts';

const [store, palette] = createSpotlight();

/** A shorter search would match almost everyone. */
const FEWEST_LETTERS = 2;
const TYPING_PAUSE_MS = 150;

interface Command {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  run(): void;
}

/** Finds participants, pages and commands by name. It opens again whenever `openings` grows. */
export function CommandPalette({ openings }: { openings: number }) {
  const { t } = useTranslation(['palette', 'common']);
  const [query, setQuery] = useState('');
  useEffect(() => palette.open(), [openings]);

  const people = usePeople(query.trim());
  const pages = usePages();
  const commands = useCommands();
  const groups = [
    { label: t('people'), actions: people },
    { label: t('pages'), actions: matching(pages, query) },
    { label: t('commands'), actions: matching(commands, query) },
  ].filter(({ actions }) => actions.length > 0);

  const found = groups.flatMap(({ actions }) => actions.map(({ key }) => key)).join();
  const isSearching = query.trim() !== '';
  useEffect(() => {
    if (isSearching) markFirst();
  }, [isSearching, found]);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      attributes={{ content: { 'aria-label': t('title') } }}
    >
      <Spotlight.Search
        placeholder={t('search')}
        aria-label={t('search')}
        styles={{ input: { textOverflow: 'ellipsis' } }}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, actions }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {actions.map(({ key, label: name, description, run }) => (
              <Spotlight.Action
                key={key}
                label={name}
                {...(description !== undefined && { description })}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Selects the first entry, which Enter opens. Spotlight does this on each key press, but participants arrive later. */
function markFirst() {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

const matching = (commands: readonly Command[], query: string): Command[] => {
  const wanted = query.trim().toLocaleLowerCase();
  return commands.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
};

/** The first participants that the viewer may see whose name or email contains the search. */
function usePeople(query: string): Command[] {
  const { session } = useRouteContext({ from: '/signed-in' });
  const router = useRouter();
  const [search] = useDebouncedValue(query, TYPING_PAUSE_MS);
  const isTooShort = search.length < FEWEST_LETTERS || query.length < FEWEST_LETTERS;
  const isPaused = isTooShort || !seesParticipants(session.groups);
  const [{ data }] = useQuery({
    query: PalettePeopleDocument,
    variables: { search },
    pause: isPaused,
    requestPolicy: 'network-only',
  });
  if (isPaused || !data) return [];
  return data.participants.edges.map(({ node: { id, givenName, familyName, email } }) => ({
    key: id,
    label: `${givenName} ${familyName}`,
    description: email ?? undefined,
    run: () => fireAndForget(router.navigate(paths.participant(id))),
  }));
}

function usePages(): Command[] {
  const { session } = useRouteContext({ from: '/signed-in' });
  const { t } = useTranslation();
  const router = useRouter();
  return menuFor(session.groups)
    .filter(({ name }) => routeOf(name).opens === undefined)
    .map(({ name, title }) => ({
      key: name,
      label: t(`place.${title}`),
      run: () => fireAndForget(router.navigate(paths[name]())),
    }));
}

function useCommands(): Command[] {
  const { t, language } = useTranslation(['palette', 'common']);
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const signOut = useSignOut();
  const otherLanguage = language === 'fr' ? 'en' : 'fr';
  return [
    {
      key: 'colours',
      label: t(isDark ? 'common:lightColours' : 'common:darkColours'),
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    {
      key: 'language',
      label: LANGUAGE_NAMES[otherLanguage],
      run: () => fireAndForget(chooseLanguage(otherLanguage)),
    },
    { key: 'sign-out', label: t('common:signOut'), run: signOut },
  ];
}
