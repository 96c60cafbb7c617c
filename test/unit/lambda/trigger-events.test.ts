import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConfirmedUser } from '../../../api/auth/joining.ts';
import type { OpenedInvitation, SignUpTriggers } from '../../../api/auth/sign-up-triggers.ts';
import {
  answerPostConfirmation,
  answerPreSignUp,
  answerPreTokenGeneration,
  type TriggerEvent,
} from '../../../api/lambda/trigger-events.ts';

const sub = randomUUID();
const ADA = { sub, email: 'ada@example.org', email_verified: 'true', given_name: 'Ada' };

function recorder() {
  const checked: string[] = [];
  const confirmed: (ConfirmedUser & OpenedInvitation)[] = [];
  const triggers: SignUpTriggers = {
    preSignUp: async ({ email }) => void checked.push(email),
    postConfirmation: async (user) => void confirmed.push(user),
    preTokenGeneration: async ({ userId }) => ({ groups: userId === sub ? ['analyst'] : [] }),
  };
  return { triggers, checked, confirmed };
}

const event = (
  triggerSource: string,
  version = '1',
  userAttributes: Record<string, string> = ADA,
): TriggerEvent => ({ version, triggerSource, request: { userAttributes }, response: {} });

describe('an event of a user pool', () => {
  it('before a sign-up checks the address, but not for an administrator', async () => {
    const { triggers, checked } = recorder();
    const byHerself = event('PreSignUp_SignUp');
    expect(await answerPreSignUp(triggers, byHerself)).toBe(byHerself);
    await answerPreSignUp(triggers, event('PreSignUp_AdminCreateUser'));
    expect(checked).toEqual(['ada@example.org']);
  });

  it('after a confirmation creates the record, but not after a forgotten password', async () => {
    const { triggers, confirmed } = recorder();
    await answerPostConfirmation(triggers, event('PostConfirmation_ConfirmForgotPassword'));
    expect(confirmed).toEqual([]);
    await answerPostConfirmation(triggers, event('PostConfirmation_ConfirmSignUp'));
    expect(confirmed).toEqual([
      { userId: sub, email: 'ada@example.org', givenName: 'Ada', familyName: '' },
    ]);
  });

  it('after a confirmation passes on the invitation that the person opened, and nothing else', async () => {
    const { triggers, confirmed } = recorder();
    const invitationId = randomUUID();
    const opens = async (clientMetadata: Record<string, string>) => {
      const confirmation = event('PostConfirmation_ConfirmSignUp');
      const request = { ...confirmation.request, clientMetadata };
      await answerPostConfirmation(triggers, { ...confirmation, request });
      return confirmed.at(-1)!.invitationId;
    };
    expect(await opens({ invitationId, organizationId: randomUUID() })).toBe(invitationId);
    expect(await opens({ invitationId: 'every' })).toBeUndefined();
  });

  it.each([
    ['1', 'claimsOverrideDetails'],
    ['2', 'claimsAndScopeOverrideDetails'],
    ['3', 'claimsAndScopeOverrideDetails'],
  ])('before a token (version %s) returns the groups of the record', async (version, details) => {
    const { triggers } = recorder();
    const asked = event('TokenGeneration_Authentication', version);
    expect((await answerPreTokenGeneration(triggers, asked)).response).toEqual({
      [details]: { groupOverrideDetails: { groupsToOverride: ['analyst'] } },
    });
  });

  it('without a subject is rejected', async () => {
    const { triggers } = recorder();
    const nobody = event('TokenGeneration_Authentication', '2', { email: 'ada@example.org' });
    await expect(answerPreTokenGeneration(triggers, nobody)).rejects.toThrow();
  });
});
