import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useClient, type Client } from 'urql';
import { RecordingDownloadDocument } from '../../__generated__/graphql.ts';
import { SensorChart } from '../../components/charts/sensor-chart.tsx';
import { readSamples, type SensorSamples } from './read-samples.ts';

/** Loads the samples once: a recording's samples never change. */
export function RecordedMovement({ recordingId }: { recordingId: string }) {
  const client = useClient();
  const [samples, setSamples] = useState<SensorSamples | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let stale = false;
    loadSamples(client, recordingId).then(
      (loaded) => stale || setSamples(loaded),
      (error: unknown) => stale || setProblem(error instanceof Error ? error.message : ''),
    );
    return () => {
      stale = true;
    };
  }, [client, recordingId, attempt]);

  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  if (samples) return <SensorChart seconds={samples.seconds} groups={samples.groups} />;
  if (problem === null) return <Skeleton height={680} />;
  return (
    <Alert color="red" title="The samples did not load" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem}</Text>
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}

async function loadSamples(client: Client, recordingId: string): Promise<SensorSamples> {
  const { data, error } = await client.query(
    RecordingDownloadDocument,
    { id: recordingId, format: 'ARROW' },
    { requestPolicy: 'network-only' },
  );
  if (error) throw error;
  if (!data?.recording) throw new Error('The recording is gone.');
  return readSamples(data.recording.download.url);
}
