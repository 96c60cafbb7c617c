import { z } from 'zod';
import { openedInvitation, type SignUpTriggers } from '../auth/sign-up-triggers.ts';

/** What Amazon Cognito sends to a Lambda function, and gets back with `response` filled in. */
export interface TriggerEvent {
  /** `1`, or `2` and `3` of the events that can change access tokens. */
  readonly version: string;
  readonly triggerSource: string;
  readonly request: {
    readonly userAttributes: Readonly<Record<string, string>>;
    /** What the client passed as `ClientMetadata`. */
    readonly clientMetadata?: Readonly<Record<string, string>>;
  };
  readonly response: object;
}

const email = z.string().trim().pipe(z.email());

const newcomer = z.object({ email });

const person = z.object({
  sub: z.uuid(),
  email,
  given_name: z.string().default(''),
  family_name: z.string().default(''),
});

const subject = z.object({ sub: z.uuid() });

/** @throws {GaitwayError} FORBIDDEN when no organization would take the address */
export async function answerPreSignUp(
  triggers: SignUpTriggers,
  event: TriggerEvent,
): Promise<TriggerEvent> {
  // An administrator's new user is taken in by the process that makes it.
  if (event.triggerSource === 'PreSignUp_SignUp') {
    const { userAttributes, clientMetadata } = event.request;
    const { email } = newcomer.parse(userAttributes);
    await triggers.preSignUp({ email, ...openedInvitation(clientMetadata) });
  }
  return event;
}

/** Confirms a sign-up; a new password after a forgotten one comes here too, and changes nothing. */
export async function answerPostConfirmation(
  triggers: SignUpTriggers,
  event: TriggerEvent,
): Promise<TriggerEvent> {
  if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') {
    const { userAttributes, clientMetadata } = event.request;
    const { sub, email, given_name, family_name } = person.parse(userAttributes);
    await triggers.postConfirmation({
      ...openedInvitation(clientMetadata),
      userId: sub,
      email,
      givenName: given_name,
      familyName: family_name,
    });
  }
  return event;
}

/** Puts the groups of the record into the claim `cognito:groups`, whatever groups the pool itself has the user in. */
export async function answerPreTokenGeneration(
  triggers: SignUpTriggers,
  event: TriggerEvent,
): Promise<TriggerEvent> {
  const { sub } = subject.parse(event.request.userAttributes);
  const { groups } = await triggers.preTokenGeneration({ userId: sub });
  const groupOverrideDetails = { groupsToOverride: groups };
  const details = event.version === '1' ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails';
  return { ...event, response: { ...event.response, [details]: { groupOverrideDetails } } };
}
