import { numberFormat } from '../../../ui/format.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formats = UNITS.map((unit) =>
  numberFormat({
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }),
);

/** "512 bytes", "1.2 MB"; in French "1,2 Mo". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const at = Math.min(power, UNITS.length - 1);
  return formats[at]!().format(bytes / 1000 ** at);
}
