import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { organizationScope, systemScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { phoneStore, type RegisteredPhone } from './phone-store.ts';
import { LANGUAGES } from '../domain/language.ts';
import { wordsOf } from '../domain/notice.ts';
import { PHONE_PLATFORMS } from '../domain/phone.ts';
import { notFound } from '../errors.ts';
import type { PayloadOf } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Pusher } from '../notifications/notifier.ts';
import { line, parseInput, readId } from '../services/parse-input.ts';
import { forgetPhoneJob } from './forget-phone.job.ts';
import type { pushJob } from './push.job.ts';

/** Per person. Registering one more deletes the phone with the oldest registration. */
const MOST_PHONES = 10;

const phoneInput = z.object({
  platform: z.enum(PHONE_PLATFORMS),
  token: line(4096),
  language: z.enum(LANGUAGES),
});

const scopeFor = (viewer: Viewer) => organizationScope('phones of a participant', viewer.scope);

export interface PhoneServiceDependencies {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly pusher: Pusher;
}

/** Registers participants' phones and sends push notifications to them (decision 0020). */
export class PhoneService {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #pusher: Pusher;

  constructor({ database, queue, pusher }: PhoneServiceDependencies) {
    this.#database = database;
    this.#queue = queue;
    this.#pusher = pusher;
  }

  /**
   * Registers a phone for the viewer's push notifications. A previous user of the phone no longer receives any. The app
   * registers again from time to time, which renews the registration.
   * @throws {GaitwayError} INVALID_INPUT, FORBIDDEN, UNAVAILABLE
   */
  async register(viewer: Viewer, input: z.input<typeof phoneInput>): Promise<RegisteredPhone> {
    viewer.assertCan('phone:register');
    const { language, ...phone } = parseInput(phoneInput, input);
    const address = await this.#pusher.registerPhone(phone);
    return this.#database.within(scopeFor(viewer), async (tx) => {
      const registered = await phoneStore.put(tx, viewer.userId, {
        platform: phone.platform,
        language,
        address,
        registeredAt: new Date(),
      });
      for (const old of await phoneStore.deleteBeyond(tx, viewer.userId, MOST_PHONES)) {
        await this.#forgetLater(tx, viewer.organizationId, old);
      }
      const subjectIds = [registered.id];
      await audit(tx, viewer, 'phone:register', { participantIds: [], subjectIds });
      return registered;
    });
  }

  /**
   * Stops push notifications to this phone. The app calls it when the viewer signs out.
   * @throws {GaitwayError} NOT_FOUND, FORBIDDEN
   */
  async unregister(viewer: Viewer, named: string): Promise<string> {
    viewer.assertCan('phone:register');
    const id = readId(named);
    return this.#database.within(scopeFor(viewer), async (tx) => {
      const address = id && (await phoneStore.delete(tx, viewer.userId, id));
      if (!id || !address) throw notFound('phone', 'phoneId');
      await this.#forgetLater(tx, viewer.organizationId, address);
      await audit(tx, viewer, 'phone:register', { participantIds: [], subjectIds: [id] });
      return id;
    });
  }

  /** Sends one push. Deletes a phone that no longer accepts pushes. */
  async push({ organizationId, phoneId, notice }: PayloadOf<typeof pushJob>): Promise<void> {
    const scope = organizationScope('pushes to phones', organizationId);
    const phone = await this.#database.within(scope, (tx) => phoneStore.find(tx, phoneId));
    if (phone === undefined) return;
    const words = wordsOf(notice, phone.language);
    const isAccepted = await this.#pusher.sendPush({ ...words, to: phone.address, topic: notice });
    if (isAccepted) return;
    await this.#pusher.forgetPhone(phone.address);
    await this.#database.within(scope, (tx) => phoneStore.deleteDead(tx, phone));
  }

  /** Deletes a phone at the push service, unless a user has signed in on it meanwhile. */
  async forget({ address }: PayloadOf<typeof forgetPhoneJob>): Promise<void> {
    // Checks all organizations, because the push service has one entry for this address.
    const known = await this.#database.within(
      systemScope('checking whether a phone is in use'),
      (tx) => phoneStore.isKnown(tx, address),
    );
    if (!known) await this.#pusher.forgetPhone(address);
  }

  #forgetLater(tx: ScopedTransaction, organizationId: string, address: string): Promise<void> {
    return this.#queue.enqueue(tx, forgetPhoneJob, { organizationId, address });
  }
}
