import { useComputedColorScheme } from '@mantine/core';
import { usePrinting } from '../../ui/printing.ts';

/** The theme's colors for canvases, which cannot read CSS variables while they draw. */
export interface ChartColors {
  readonly text: string;
  readonly grid: string;
  readonly paper: string;
  readonly score: string;
  readonly clinician: string;
  /** From the best band down; translucent, drawn below the marks. */
  readonly bands: { readonly ok: string; readonly low: string; readonly veryLow: string };
  /** Where samples are missing. */
  readonly gap: string;
  /** For the axes x, y and z. */
  readonly lines: readonly [string, string, string];
}

const LIGHT: ChartColors = {
  text: '#495057',
  grid: '#dee2e6',
  paper: '#ffffff',
  score: '#0b7285',
  clinician: '#9c36b5',
  bands: { ok: '#12b88620', low: '#fd7e1424', veryLow: '#fa525222' },
  gap: '#f08c0030',
  lines: ['#1864ab', '#d9480f', '#2b8a3e'],
};

const DARK: ChartColors = {
  text: '#c9c9c9',
  grid: '#424242',
  paper: '#242424',
  score: '#3bc9db',
  clinician: '#e599f7',
  bands: { ok: '#12b88626', low: '#fd7e1426', veryLow: '#fa525226' },
  gap: '#f08c0040',
  lines: ['#74c0fc', '#ffa94d', '#8ce99a'],
};

/** The colors of the current color scheme. The object is stable while the scheme is, so effects may depend on it. */
export function useChartColors(): ChartColors {
  const isDark = useComputedColorScheme('light') === 'dark';
  const isPrinting = usePrinting();
  return isDark && !isPrinting ? DARK : LIGHT;
}
