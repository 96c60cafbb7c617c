import { Container } from '@mantine/core';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { useTranslation } from 'react-i18next';
import { background } from '../../background.ts';
import { ApiClientContext, createApiClient } from '../../api/api-client.ts';
import { paths } from '../../paths.ts';
import { endSession } from '../../session/session.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { Navigation } from './navigation.tsx';
import { PageHeader } from './page-header.tsx';
import classes from './signed-in-frame.module.css';

/** What surrounds every page of a signed-in viewer. Leaving it closes the API client and its cache. */
export function SignedInFrame() {
  const { t } = useTranslation();
  const router = useRouter();
  const signInAgain = useCallback(async () => {
    const { href } = router.state.location;
    await endSession();
    await router.navigate(paths.signIn(href));
  }, [router]);
  const endIdleSession = useCallback(() => {
    const { href } = router.state.location;
    background(endSession().then(() => router.navigate(paths.signInAgain(href))));
  }, [router]);
  const [api] = useState(() =>
    createApiClient({
      onSignedOut: () => background(signInAgain()),
      onSecondFactorMissing: () => background(router.navigate(paths.secondFactorRequired())),
    }),
  );
  useEffect(() => () => background(api.close()), [api]);

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
        <Container component="main" id="main" size="lg" py={{ base: 'md', sm: 'xl' }} tabIndex={-1}>
          <Outlet />
        </Container>
      </Provider>
    </ApiClientContext>
  );
}
