import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { formatRequestError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../../log.ts';
import { statusTellsErrors } from '../answer-type.ts';
import type { OperationChecks } from './operation-checks.ts';

/** Refuses operations that may not run, before anything runs. What is executed is the operation that was checked. */
export const checkOperations = (
  checks: OperationChecks,
  log: Log,
): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      async responseForOperation({ document, request, contextValue }) {
        const { operationName, variables } = request;
        const viewer = contextValue.viewerIfAny;
        const checked = await checks.check(document, { operationName, variables, viewer });
        if ('kind' in checked) return null;
        const errors = checked.map((error) => formatRequestError(error, log));
        return {
          http: { status: waitsOf(errors).length > 0 ? 429 : 400, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { errors } },
        };
      },
    }),
});

/** Adds the request's id to its errors, says how long to wait, and gives the response the status that its media type asks for. */
export const answerRequests: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response, contextValue: { requestId } }) => {
        const { body, http } = response;
        const waits = body.kind === 'single' ? waitsOf(body.singleResult.errors) : [];
        if (waits.length > 0) http.headers.set('retry-after', String(Math.max(...waits)));
        if (body.kind === 'single' && body.singleResult.errors) {
          body.singleResult.errors = body.singleResult.errors.map((error) =>
            withRequestId(error, requestId),
          );
        }
        // What HTTP itself refuses was refused before: this is about the document and its variables.
        if (http.status === 400 && !statusTellsErrors(request.http?.headers.get('accept'))) {
          http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};

/** The waits that errors ask for, in seconds. */
const waitsOf = (errors: readonly GraphQLFormattedError[] = []): number[] =>
  errors.flatMap(({ extensions }) => {
    const wait = extensions?.['retryAfterSeconds'];
    return typeof wait === 'number' ? [wait] : [];
  });
