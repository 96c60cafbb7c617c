import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Section } from '../../ui/section.tsx';

// Chart and Arrow code load here, while the rest of the page shows already.
const RecordedMovement = lazy(async () => ({
  default: (await import('./recorded-movement.tsx')).RecordedMovement,
}));

/** The movement itself, as the sensors of the phone saw it. */
export function SensorSection({ recordingId }: { recordingId: string }) {
  return (
    <Section title="Movement">
      <Suspense fallback={<Skeleton height={680} />}>
        <RecordedMovement recordingId={recordingId} />
      </Suspense>
    </Section>
  );
}
