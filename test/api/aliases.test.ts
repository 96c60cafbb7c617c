import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let gateway: TestGateway;
let clinic: Clinic;
let recordingId: string;

beforeAll(async () => {
  gateway = await startGateway();
  clinic = await openClinic(gateway);
  ({ id: recordingId } = clinic.submitInput());
  await clinic.submit({ id: recordingId });
  await gateway.recordingBecomes(recordingId, 'AWAITING_MODEL');
});

afterAll(() => gateway.stop());

describe('two aliases of one object', () => {
  const query = `query ($id: ID!, $scored: [RecordingStatus!]) {
    recording(id: $id) {
      waiting: participant { id latest: latestRecording(status: [AWAITING_MODEL]) { id } }
      scored: participant { id latest: latestRecording(status: $scored) { id } }
      any: participant {
        latest: latestRecording { status }
        page: recordings(filter: { status: [SCORED] }) { totalCount }
      }
      all: participant { page: recordings(first: 5) { totalCount } }
    }
  }`;

  // The gateway compiles an operation when it arrives for the second time.
  it.each(['interpreted', 'compiled'])(
    'have fields of the same key with different arguments, %s',
    async () => {
      const answer = await clinic.ask(query, { id: recordingId, scored: ['SCORED'] });
      expect(answer).toEqual({
        recording: {
          waiting: { id: clinic.participantId, latest: { id: recordingId } },
          scored: { id: clinic.participantId, latest: null },
          any: { latest: { status: 'AWAITING_MODEL' }, page: { totalCount: 0 } },
          all: { page: { totalCount: 1 } },
        },
      });
    },
  );
});
