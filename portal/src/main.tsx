import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StartFailure } from './components/frame/start-failure.tsx';
import { loadPortalConfig } from './config.ts';
import { startTexts } from './i18n/texts.ts';
import { InCurrentLanguage } from './i18n/use-translation.tsx';
import { createPortalRouter } from './router.ts';
import { configureSignIn } from './session/configure-sign-in.ts';
import { readableQuietText, theme } from './theme.ts';

const root = createRoot(document.getElementById('root')!);

/** Loads settings and texts first: without them viewers cannot sign in, and the page shows an error. */
async function start() {
  try {
    const [config] = await Promise.all([loadPortalConfig(), startTexts()]);
    configureSignIn(config);
    return <RouterProvider router={createPortalRouter(config)} />;
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
