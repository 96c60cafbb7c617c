import { Container } from '@mantine/core';
import { Outlet, useRouteContext, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Provider } from 'urql';
import { fireAndForget } from '../../fire-and-forget.ts';
import { ApiClientContext } from '../../api/api-client.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { paths } from '../../paths.ts';
import { endSession } from '../../session/session.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { Navigation } from './navigation.tsx';
import { PageHeader } from './page-header.tsx';
import classes from './signed-in-frame.module.css';

/** The frame around every page of a signed-in viewer. */
export function SignedInFrame() {
  const { t } = useTranslation();
  const router = useRouter();
  // Selects the stable part of the context: the rest changes with every letter of a search.
  const api = useRouteContext({ from: '/signed-in', select: (context) => context.api });
  const endIdleSession = useCallback(() => {
    const { href } = router.state.location;
    fireAndForget(
      endSession().then(() => router.navigate(paths.signIn({ returnTo: href, note: 'idle' }))),
    );
  }, [router]);
  return (
    <ApiClientContext value={api}>
      <Provider value={api.urql}>
        <a className={classes.skip} href="#main">
          {t('skipToContent')}
        </a>
        <PageHeader />
        <Navigation />
        <IdleGuard onIdle={endIdleSession} />
        <ConnectionBanner />
        <Container component="main" id="main" size="xl" py={{ base: 'md', sm: 'xl' }} tabIndex={-1}>
          <Outlet />
        </Container>
      </Provider>
    </ApiClientContext>
  );
}
