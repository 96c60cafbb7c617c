import { createHash } from 'node:crypto';

/**
 * The clinic of the benchmark: the number of its records, and their ids. The ids are digests, so that SQL and
 * TypeScript compute the same ones, and they are as scattered as real ones.
 */
export const CLINIC = {
  participants: 5_000,
  providers: 200,
  participantsPerProvider: 50,
  testTypes: ['balance', 'sit-to-stand', 'timed-up-and-go', 'walking'],
  /** Every fifth participant has a long history, longer than the longest page. */
  longHistoryEvery: 5,
  longHistory: 240,
  shortHistory: 40,
  /** 1,000 x 240 + 4,000 x 40. */
  recordings: 400_000,
  /** Recordings with samples in the object store; one per provider. */
  recordingsWithSamples: 200,
} as const;

/** All recordings started before it; the histories end here. */
export const TODAY = new Date('2026-03-01T00:00:00.000Z');

/** Each provider's participants start this many after the previous provider's, so everyone is in two care teams. */
export const PARTICIPANTS_BETWEEN_PROVIDERS = CLINIC.participants / CLINIC.providers;

/** The recording of a long history whose samples are stored; 0 is the newest. */
export const SAMPLED_RECORDING = 30;

/** Equals `uuid_of(name)` in the SQL of the clinic. */
export function uuidOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

export const organizationId = uuidOf('organization');
export const providerId = (provider: number) => uuidOf(`provider-${provider}`);
export const sessionId = (provider: number) => uuidOf(`session-${provider}`);
export const participantId = (participant: number) => uuidOf(`participant-${participant}`);
export const recordingId = (participant: number, recording: number) =>
  uuidOf(`recording-${participant}-${recording}`);

/** The `index`th participant in a provider's care. */
export const participantOf = (provider: number, index: number): number =>
  (provider * PARTICIPANTS_BETWEEN_PROVIDERS + index) % CLINIC.participants;

/** The recording with samples of a provider's first participant. */
export const sampledRecordingOf = (provider: number) => ({
  id: recordingId(participantOf(provider, 0), SAMPLED_RECORDING),
  participantId: participantId(participantOf(provider, 0)),
  organizationId,
});
