import { Button, Container, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../../api/use-viewer.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { PaletteButton } from '../palette/palette-button.tsx';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useSignOut } from './use-sign-out.ts';
import classes from './signed-in-frame.module.css';

/** A door icon, which replaces the text on phones. */
const DOOR = 'M10 4H5v16h5M9 12h11M16 8l4 4l-4 4';

/** The name of the portal, the signed-in viewer, and sign-out. */
export function PageHeader() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const signOut = useSignOut();

  return (
    <header className={classes.header}>
      <Container size="xl" className={classes.bar}>
        <Link {...paths.home()} className={classes.wordmark}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          Gaitway
        </Link>
        <div className={classes.who}>
          {viewer && (
            <>
              <Text span inherit c="dimmed">
                {viewer.organization.name}
              </Text>
              <span>
                {viewer.name}{' '}
                <Text span inherit c="dimmed">
                  {viewer.groups.map((group) => t(`group.${group}`)).join(', ')}
                </Text>
              </span>
            </>
          )}
        </div>
        <Group gap="xs" ml="auto" wrap="nowrap">
          <PaletteButton />
          <LanguageSwitch />
          <ColorSchemeToggle />
          <Button size="xs" variant="default" className={classes.signOut} onClick={signOut}>
            <svg viewBox="0 0 24 24" width={16} height={16} aria-hidden>
              <path d={DOOR} fill="none" stroke="currentColor" strokeWidth={2} />
            </svg>
            <span className={classes.signOutWords}>{t('signOut')}</span>
          </Button>
        </Group>
      </Container>
    </header>
  );
}
