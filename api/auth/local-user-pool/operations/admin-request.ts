import { z } from 'zod';
import { CognitoError } from '../cognito-error.ts';
import { findAccount } from '../stores/account-store.ts';
import type { UserPoolParts } from '../user-pool-parts.ts';
import type { Account, UserPoolTransaction } from '../user-pool-tables.ts';
import { field } from './operation.ts';

/** Fields of a request about the pool. */
export const poolRequest = { UserPoolId: z.string() };
/** Fields of a request about one account. */
export const userRequest = { ...poolRequest, Username: field.username };

export interface UserRequest {
  readonly UserPoolId: string;
  readonly Username: string;
}

export interface AdminParts extends UserPoolParts {
  readonly userPoolId: string;
}

/** Finds what the requests of administrators name. */
export function createAdminRequests({ within, userPoolId }: AdminParts) {
  /** @throws {CognitoError} ResourceNotFoundException */
  function assertPool(requested: string): void {
    if (requested === userPoolId) return;
    const message = `User pool ${requested} does not exist.`;
    throw new CognitoError('ResourceNotFoundException', message);
  }

  /**
   * Runs `work` on the account that the request names.
   * @throws {CognitoError} ResourceNotFoundException, UserNotFoundException
   */
  function onAccount<T>(
    request: UserRequest,
    work: (account: Account, tx: UserPoolTransaction) => Promise<T>,
  ): Promise<T> {
    assertPool(request.UserPoolId);
    return within(async (tx) => {
      const account = await findAccount(tx, request.Username);
      if (!account) throw new CognitoError('UserNotFoundException', 'User does not exist.');
      return work(account, tx);
    });
  }

  return {
    assertPool,
    onAccount,
    /** The id of the account that the request names. */
    idOf: (request: UserRequest) => onAccount(request, async ({ id }) => id),
  };
}

export type AdminRequests = ReturnType<typeof createAdminRequests>;
