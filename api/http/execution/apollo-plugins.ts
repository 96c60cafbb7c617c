import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { formatRequestError, withRequestId } from '../graphql-errors.ts';
import type { Log } from '../../log.ts';
import { statusReportsErrors } from '../response-type.ts';
import type { OperationChecks } from './operation-checks.ts';

/** Rejects operations that may not run, before execution. The executed operation is the one that was checked. */
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

/** Adds the request's id to errors, sets `retry-after`, and sets the status that the response's media type requires. */
export const completeResponses: ApolloServerPlugin<RequestContext> = {
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
        // Errors of HTTP itself were handled earlier. This error concerns the document or its variables.
        if (http.status === 400 && !statusReportsErrors(request.http?.headers.get('accept'))) {
          http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};

/** The waits of errors, in seconds. */
const waitsOf = (errors: readonly GraphQLFormattedError[] = []): number[] =>
  errors.flatMap(({ extensions }) => {
    const wait = extensions?.['retryAfterSeconds'];
    return typeof wait === 'number' ? [wait] : [];
  });
