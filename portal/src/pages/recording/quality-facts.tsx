import type { Axis, RecordingQuality } from '../../__generated__/graphql.ts';
import { Fact, FactList } from '../../ui/fact-list.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';

const SENSORS: Record<string, string> = { A: 'accelerometer', G: 'gyroscope', M: 'magnetometer' };

/** How well the phone recorded, and what was put in order before anything was measured. */
export function QualityFacts({ quality }: { quality: RecordingQuality }) {
  const { sampleCount, sampleRateHz, gapCount, longestGapMs, missingAxes } = quality;
  return (
    <Section title="Quality of the recording">
      <FactList>
        <Fact name="Samples">
          {formatNumber(sampleCount)}, about {formatNumber(sampleRateHz)} a second
        </Fact>
        <Fact name="Gaps">
          {gapCount === 0
            ? 'None'
            : `${formatCount(gapCount, 'gap', 'gaps')}; the longest ${formatNumber(longestGapMs)} ms`}
        </Fact>
        <Fact name="Missing">
          {missingAxes.length === 0 ? 'Nothing' : missingWords(missingAxes)}
        </Fact>
        <Fact name="Put in order">{repairWords(quality)}</Fact>
        <Fact name="Clock of the phone">{offsetWords(quality.utcOffsetMinutes)}</Fact>
      </FactList>
    </Section>
  );
}

/** "magnetometer", or "gyroscope x, y" where only some axes of a sensor are missing. */
function missingWords(axes: readonly Axis[]): string {
  return Object.entries(SENSORS)
    .flatMap(([letter, sensor]) => {
      const missing = axes.filter((axis) => axis.startsWith(letter));
      if (missing.length === 0) return [];
      if (missing.length === 3) return [sensor];
      return [`${sensor} ${missing.map((axis) => axis[1]!.toLowerCase()).join(', ')}`];
    })
    .join('; ');
}

function repairWords(quality: RecordingQuality): string {
  const { reorderedCount, duplicateStampCount, trimmedCount } = quality;
  const repairs = [
    reorderedCount > 0 && `${formatCount(reorderedCount, 'sample', 'samples')} sorted by time`,
    duplicateStampCount > 0 &&
      `${formatCount(duplicateStampCount, 'sample', 'samples')} with the time of the one before`,
    trimmedCount > 0 && `${formatCount(trimmedCount, 'sample', 'samples')} cut off at the end`,
  ].filter((repair) => repair !== false);
  return repairs.length === 0 ? 'Nothing had to be' : repairs.join('; ');
}

/** "UTC+2", "UTC-7:30". */
function offsetWords(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
