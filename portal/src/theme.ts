import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import i18next from 'i18next';

/** One accent color and system fonts: nothing to download. */
export const theme = createTheme({
  primaryColor: 'cyan',
  // The first shade on which white text is readable, in both schemes.
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
      // A function, so that the text is in the current language.
      defaultProps: () => ({
        visibilityToggleButtonProps: { tabIndex: 0, 'aria-label': i18next.t('showPassword') },
      }),
    },
  },
});

/** The hover color. Mantine's own is a shade lighter, too light for white text. */
const DARKER = '#095f70';

/** Dimmed text with a contrast of at least 4.5 to 1 on every background. */
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
    // On a hovered subtle button.
    '--mantine-color-cyan-light-hover': 'var(--mantine-color-cyan-0)',
  },
  dark: {
    '--mantine-color-text': 'var(--mantine-color-gray-3)',
    '--mantine-color-dimmed': '#a6a6a6',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    // Subtle buttons look like links, as on white.
    '--mantine-color-cyan-light-color': 'var(--mantine-color-cyan-4)',
    '--mantine-color-cyan-filled-hover': DARKER,
  },
});
