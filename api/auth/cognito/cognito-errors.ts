import {
  InvalidPasswordException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { GaitwayError, invalidInput, notFound, unavailable } from '../../errors.ts';
import type { UserDirectory } from '../user-directory.ts';

/** Puts Cognito's errors into Gaitway's words. */
export function reportingFailures(directory: UserDirectory): UserDirectory {
  const reporting =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> =>
      work(...given).catch((error: unknown) => {
        throw failure(error);
      });
  return {
    reach: directory.reach,
    createConfirmedUser: reporting(directory.createConfirmedUser),
    find: reporting(directory.find),
    list: reporting(directory.list),
    groupsOf: reporting(directory.groupsOf),
    setGroups: reporting(directory.setGroups),
    disable: reporting(directory.disable),
    enable: reporting(directory.enable),
    signOutEverywhere: reporting(directory.signOutEverywhere),
    resetSecondFactor: reporting(directory.resetSecondFactor),
    secondFactorOf: reporting(directory.secondFactorOf),
    remove: reporting(directory.remove),
  };
}

function failure(error: unknown): Error {
  if (error instanceof GaitwayError) return error;
  if (error instanceof UserNotFoundException) return notFound('user', 'userId');
  if (error instanceof InvalidPasswordException) {
    return invalidInput({ field: 'password', message: error.message });
  }
  // Its name and message alone: the client's errors carry whole requests, and those go to no log.
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const failure = unavailable('The sign-in service does not answer as it should.');
  return Object.assign(failure, { cause: new Error(cause) });
}
