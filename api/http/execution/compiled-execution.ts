import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** What to run: an operation that has been checked, its document, and with what. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown> | undefined;
  readonly context: object;
}

/** Runs operations that have been checked. */
export type Execute = (execution: Execution) => Promise<ExecutionResult>;

/**
 * Executes documents by functions compiled for them, which answer exactly what graphql-js answers, and take a fraction
 * of its time for a long list (docs/decisions/0008). An operation is compiled when it comes for the second time: most
 * that are written by hand never do. Compiled operations live as long as their document, of which Apollo Server keeps
 * a bounded number.
 */
export function createCompiledExecution(
  schema: GraphQLSchema,
  { hideSuggestions }: { hideSuggestions: boolean },
): Execute {
  const seen = new WeakSet<OperationDefinitionNode>();
  const compiled = new WeakMap<OperationDefinitionNode, CompiledQuery>();

  function compiledOperation({ document, operation }: Execution): CompiledQuery | undefined {
    if (!seen.has(operation)) {
      seen.add(operation);
      return undefined;
    }
    const known = compiled.get(operation) ?? compile(schema, document, operation);
    if (known) compiled.set(operation, known);
    return known;
  }

  return async (execution) => {
    const result = await compiledOperation(execution)?.query(
      undefined,
      execution.context,
      execution.variables,
    );
    // Without data the variables were refused before anything ran; graphql-js words that as clients know it.
    if (result !== undefined && result.data !== undefined) {
      return result.errors ? { ...result, errors: result.errors.map(rewrap) } : result;
    }
    const { document, operation, variables, context } = execution;
    return execute({
      schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: context,
      hideSuggestions,
    });
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | undefined {
  const compiled = compileQuery(schema, document, operation.name?.value, {
    useExperimentalPathBasedSkipInclude: true, // the other way writes into the document
  });
  return isCompiledQuery(compiled) ? compiled : undefined;
}

/** The compiler's errors only look like those of graphql-js, which Apollo Server and our formatter know. */
function rewrap({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return Object.assign(error, { locations });
}
