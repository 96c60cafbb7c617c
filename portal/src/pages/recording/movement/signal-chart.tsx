import { Group, Text, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useChartColors } from '../../../components/charts/chart-colors.ts';
import { Plot } from '../../../components/charts/plot.tsx';
import { useTranslation } from '../../../i18n/use-translation.tsx';
import { numberFormat } from '../../../ui/format.ts';
import classes from './movement.module.css';
import { createReadout } from './readout.ts';
import { signalData, signalOptions, type SignalLine } from './signal-plot.ts';
import type { ViewRange } from './view-range.ts';
import type { Gap } from './waveform.ts';

/** Enough digits for the values under the cursor and for the finest ticks. */
const value = numberFormat({ maximumSignificantDigits: 4 });
const moment = numberFormat({ maximumFractionDigits: 3 });

export interface SignalChartProps {
  readonly title: string;
  /** The description for screen readers. */
  readonly label: string;
  readonly lines: readonly SignalLine[];
  readonly view: ViewRange;
  readonly gaps: readonly Gap[];
  readonly under: { readonly gaps: readonly Gap[]; readonly shiftSeconds: number } | null;
  readonly cursorKey: string;
  readonly height: number;
  /** Whether x labels are drawn below the chart. */
  readonly showsAxisX: boolean;
  readonly unitOfX: 's' | 'Hz';
}

/** Lines over one axis. Buttons with their names toggle them and show their values under the cursor. */
export function SignalChart(props: SignalChartProps) {
  const { title, label, lines, view, gaps, under, cursorKey, height, showsAxisX, unitOfX } = props;
  const { language } = useTranslation();
  const colors = useChartColors();
  const [readout] = useState(createReadout);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => lines.filter(({ name }) => !hidden.has(name)), [lines, hidden]);

  const options = useMemo(
    () =>
      signalOptions(
        {
          lines: shown,
          view,
          gaps,
          under,
          cursorKey,
          height,
          showsAxisX,
          nameOfX: (x) => `${moment().format(x)} ${unitOfX}`,
          nameOfY: (y) => value().format(y),
          onCursor: (index) => {
            for (const { name, wave } of shown) {
              readout.write(name, index === null ? '' : value().format(wave.y[index] ?? 0));
            }
          },
        },
        colors,
      ),
    // The formatters depend on the language, which is not in this list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [shown, view, gaps, under, cursorKey, height, showsAxisX, unitOfX, colors, readout, language],
  );
  const data = useMemo(() => signalData(shown), [shown]);

  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name) && shown.length > 1) next.add(name);
    setHidden(next);
  };

  return (
    <div>
      <Group gap="xs" mih={22}>
        <Text fw={600} size="sm" w={{ base: '100%', sm: 'auto' }}>
          {title}
        </Text>
        {lines.map(({ name, color }) => (
          <UnstyledButton
            key={name}
            className={classes.line}
            aria-pressed={!hidden.has(name)}
            aria-label={`${title}: ${name}`}
            disabled={lines.length === 1}
            onClick={() => toggle(name)}
          >
            <span className={classes.swatch} style={{ background: color }} />
            {lines.length > 1 && name}
            <span className={classes.value} ref={readout.placeFor(name)} />
          </UnstyledButton>
        ))}
      </Group>
      <Plot options={options} data={data} label={label} />
    </div>
  );
}
