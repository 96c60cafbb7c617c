import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { background } from './background.ts';
import { StartFailure } from './components/frame/start-failure.tsx';
import { loadPortalConfig } from './config.ts';
import { startTexts } from './i18n/texts.ts';
import { InCurrentLanguage } from './i18n/use-translation.tsx';
import { createPortalRouter } from './routes.tsx';
import { configureSignIn } from './session/configure-sign-in.ts';
import { readableQuietText, theme } from './theme.ts';

const root = createRoot(document.getElementById('root')!);

/** The settings and the texts come first: without them nobody can sign in, and the page says so. */
async function start() {
  try {
    const texts = startTexts();
    const config = await loadPortalConfig();
    configureSignIn(config);
    const router = createPortalRouter(config);
    // What the page shows is asked for while its words are still on the way. Until React is there and listens itself, somebody
    // may go elsewhere.
    const stopListening = router.history.subscribe(router.load);
    router.subscribe('onResolved', stopListening);
    background(router.load());
    await texts;
    return <RouterProvider router={router} />;
  } catch (error) {
    return <StartFailure error={error} />;
  }
}

const page = await start();
root.render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableQuietText}
      defaultColorScheme="auto"
    >
      <InCurrentLanguage>{page}</InCurrentLanguage>
    </MantineProvider>
  </StrictMode>,
);
