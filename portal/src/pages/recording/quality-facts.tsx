import type { TFunction } from 'i18next';
import type { Axis, RecordingQuality } from '../../__generated__/graphql.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

const SENSORS = { A: 'acceleration', G: 'turning', M: 'magneticField' } as const;

type Words = TFunction<'recording'>;

/** The quality of the recording, and corrections that were made before processing. */
export function QualityFacts({ quality }: { quality: RecordingQuality }) {
  const { t } = useTranslation('recording');
  const { sampleCount, sampleRateHz, gapCount, longestGapMs, missingAxes } = quality;
  return (
    <Section title={t('quality.title')}>
      <FactList>
        <Fact name={t('quality.samples')}>
          {t('quality.samplesAtRate', {
            samples: formatNumber(sampleCount),
            rate: formatNumber(sampleRateHz),
          })}
        </Fact>
        <Fact name={t('quality.gaps')}>
          {gapCount === 0
            ? t('quality.noGaps')
            : t('quality.someGaps', { count: gapCount, longest: formatNumber(longestGapMs) })}
        </Fact>
        <Fact name={t('quality.missing')}>
          {missingAxes.length === 0 ? t('quality.nothingMissing') : missingWords(missingAxes, t)}
        </Fact>
        <Fact name={t('quality.repaired')}>{repairWords(quality, t)}</Fact>
        <Fact name={t('quality.clock')}>{offsetWords(quality.utcOffsetMinutes)}</Fact>
      </FactList>
    </Section>
  );
}

/** "Magnetic field", or "Rotation x, y" when only some axes of a sensor are missing. */
function missingWords(axes: readonly Axis[], t: Words): string {
  return Object.entries(SENSORS)
    .flatMap(([letter, sensor]) => {
      const missing = axes.filter((axis) => axis.startsWith(letter));
      if (missing.length === 0) return [];
      const name = t(`charts.sensor.${sensor}`);
      if (missing.length === 3) return [name];
      return [`${name} ${missing.map((axis) => axis[1]!.toLowerCase()).join(', ')}`];
    })
    .join('; ');
}

function repairWords(quality: RecordingQuality, t: Words): string {
  const { reorderedCount, duplicateStampCount, trimmedCount } = quality;
  const repairs = [
    reorderedCount > 0 && t('quality.reordered', { count: reorderedCount }),
    duplicateStampCount > 0 && t('quality.sameTime', { count: duplicateStampCount }),
    trimmedCount > 0 && t('quality.trimmed', { count: trimmedCount }),
  ].filter((repair) => repair !== false);
  return repairs.length === 0 ? t('quality.inOrder') : repairs.join('; ');
}

/** "UTC+2", "UTC-7:30". */
function offsetWords(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
