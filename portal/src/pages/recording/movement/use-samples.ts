import { useEffect, useState } from 'react';
import { useClient, type Client, CombinedError } from 'urql';
import { RecordingDownloadDocument } from '../../../__generated__/graphql.ts';
import { awaited } from '../../../api/awaited.ts';
import { canReach, useConnectionState } from '../../../api/connection-state.ts';
import { readSamples, type SensorSamples } from './samples.ts';

export interface SamplesState {
  readonly samples: SensorSamples | null;
  readonly error: CombinedError | null;
  retry(): void;
}

/**
 * The samples of a recording, loaded once because they never change. A failed load is retried as soon as the API can
 * be reached.
 */
export function useSamples(recordingId: string | null): SamplesState {
  const client = useClient();
  const connection = useConnectionState();
  const [loaded, setLoaded] = useState<{ id: string; samples: SensorSamples } | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const [attempt, setAttempt] = useState(0);

  const samples = loaded !== null && loaded.id === recordingId ? loaded.samples : null;
  const isWanted = recordingId !== null && samples === null && canReach(connection);
  useEffect(() => {
    if (!isWanted) return;
    let stale = false;
    loadSamples(client, recordingId).then(
      (found) => {
        if (stale) return;
        setLoaded({ id: recordingId, samples: found });
        setError(null);
      },
      (reason: unknown) => {
        if (!stale) setError(asCombinedError(reason));
      },
    );
    return () => {
      stale = true;
    };
  }, [client, recordingId, isWanted, attempt]);

  return {
    samples,
    error: samples === null ? error : null,
    retry: () => {
      setError(null);
      setAttempt(attempt + 1);
    },
  };
}

async function loadSamples(client: Client, id: string): Promise<SensorSamples> {
  const { data, error } = await client.query(
    RecordingDownloadDocument,
    { id, format: 'CHART' },
    { requestPolicy: 'network-only' },
  );
  if (error) throw error;
  return awaited(readSamples(data!.recording!.download.url));
}

const asCombinedError = (reason: unknown) =>
  reason instanceof CombinedError
    ? reason
    : new CombinedError({ networkError: reason instanceof Error ? reason : new Error('') });
