import { createSignUpTriggers, type SignUpTriggers } from '../auth/sign-up-triggers.ts';
import { openDatabase } from '../composition/database.ts';
import { readConfig } from '../config/config.ts';
import { GaitwayError } from '../errors.ts';
import { createLog } from '../log.ts';
import {
  answerPostConfirmation,
  answerPreSignUp,
  answerPreTokenGeneration,
  type TriggerEvent,
} from './trigger-events.ts';

// The triggers of an Amazon Cognito user pool: the functions of the local pool, on the same records. The infrastructure
// names the handlers `preSignUp`, `postConfirmation` and `preTokenGeneration` of this file's bundle.

const config = readConfig();
const log = createLog(config.LOG_LEVEL);

/** Opened with the first event and kept while the function is warm. */
let triggers: Promise<SignUpTriggers> | undefined;
const openTriggers = () =>
  (triggers ??= openDatabase({ ...config, DATABASE_POOL_SIZE: 1 }, log).then((database) =>
    createSignUpTriggers({
      database,
      signUpOrganizationId: config.SIGN_UP_ORGANIZATION,
      now: () => new Date(),
    }),
  ));

type TriggerHandler = (triggers: SignUpTriggers, event: TriggerEvent) => Promise<TriggerEvent>;

/** Cognito shows a person the message of what a handler throws, so it is a refusal in our words or nothing. */
const handler =
  (handle: TriggerHandler) =>
  async (event: TriggerEvent): Promise<TriggerEvent> => {
    try {
      return await handle(await openTriggers(), event);
    } catch (error) {
      if (error instanceof GaitwayError) throw new Error(error.message, { cause: error });
      log.error({ err: error, trigger: event.triggerSource }, 'a user pool trigger failed');
      throw new Error('Something went wrong. Try again.', { cause: error });
    }
  };

export const preSignUp = handler(answerPreSignUp);
export const postConfirmation = handler(answerPostConfirmation);
export const preTokenGeneration = handler(answerPreTokenGeneration);
