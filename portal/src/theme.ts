import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import i18next from 'i18next';

/** One quiet accent, system fonts: nothing to download, and it looks at home on every machine. */
export const theme = createTheme({
  primaryColor: 'cyan',
  // The first shade that white text is readable on, in both schemes.
  primaryShade: 9,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Modal: {
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
    },
    PasswordInput: {
      // A function, so that the words are those of the language at the time of drawing.
      defaultProps: () => ({
        visibilityToggleButtonProps: { tabIndex: 0, 'aria-label': i18next.t('showPassword') },
      }),
    },
  },
});

/** The accent under the mouse: Mantine's own, a shade lighter, is too light for white text. */
const DARKER = '#095f70';

/** Quiet text that still has a contrast of 4.5 to 1 on every background it stands on. */
export const readableQuietText: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6a7178',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-red-text': '#c92a2a',
    '--mantine-color-orange-text': '#a63f00',
    '--mantine-color-teal-text': '#087f5b',
    '--mantine-color-yellow-light-color': '#6b4a00',
    '--mantine-color-cyan-filled-hover': DARKER,
    // Under a subtle button that somebody points at.
    '--mantine-color-cyan-light-hover': 'var(--mantine-color-cyan-0)',
  },
  dark: {
    '--mantine-color-text': 'var(--mantine-color-gray-3)',
    '--mantine-color-dimmed': '#a6a6a6',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    // Quiet buttons look like links, as they do on white.
    '--mantine-color-cyan-light-color': 'var(--mantine-color-cyan-4)',
    '--mantine-color-cyan-filled-hover': DARKER,
  },
});
