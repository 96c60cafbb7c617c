import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Viewer } from '../../auth/viewer.ts';
import { GaitwayError, invalidInput } from '../../errors.ts';
import { asGraphQLError } from '../graphql-errors.ts';
import { limitRules } from './document-rules.ts';
import { documentSizeError, MAXIMUM_DOCUMENT_CHARACTERS, MAXIMUM_TOKENS } from './document-size.ts';
import { type DocumentInput, readDocumentInput, variableProblems } from './input-limits.ts';
import { type CostOf, createCost, type Variables } from './operation-cost.ts';
import type { QueryBudget } from './query-budget.ts';

export interface OperationCheckOptions {
  readonly schema: GraphQLSchema;
  /**
   * Whether clients may list the schema. If not, error messages contain no suggestions, and for requests without a viewer
   * they reveal nothing about the schema.
   */
  readonly introspection: boolean;
  /** The maximum cost of one operation; 0 for no limit. */
  readonly maximumCost: number;
  readonly budget: QueryBudget;
}

/** An operation of a request, and its sender. */
export interface OperationRequest {
  readonly operationName: string | null | undefined;
  readonly variables: Variables | null | undefined;
  /** Null without a viewer. Root fields then throw, and nothing is loaded. */
  readonly viewer: Viewer | null;
}

/** Decides whether an operation may run, over HTTP and over sockets alike. */
export interface OperationChecks {
  /** @throws {GraphQLError} when the text is not a valid document, or too long */
  parse(query: string): DocumentNode;
  /** Returns the operation, or the errors for which it may not run. */
  check(
    document: DocumentNode,
    request: OperationRequest,
  ): Promise<OperationDefinitionNode | readonly GraphQLError[]>;
}

/** The share of the maximum cost that a subscription may have. It is low because each event costs as much again. */
const SUBSCRIPTION_SHARE = 0.1;

/** The cached result for a document: its errors, or the data for checking its operations. */
type Plan =
  | { readonly errors: readonly GraphQLError[] }
  | {
      readonly input: DocumentInput;
      readonly costs: Map<OperationDefinitionNode, CostOf>;
    };

export function createOperationChecks(options: OperationCheckOptions): OperationChecks {
  const { schema, introspection, maximumCost, budget } = options;
  const rules = [...specifiedRules, ...limitRules({ introspection })];
  const plans = new WeakMap<DocumentNode, Plan>(); // Apollo Server keeps a bounded number of documents

  /** Checks the size first, because the time of validation grows with the expanded fragments. */
  function planOf(document: DocumentNode): Plan {
    const sizeError = documentSizeError(document);
    if (sizeError) return { errors: [sizeError] };
    const errors = validate(schema, document, rules, { hideSuggestions: !introspection });
    if (errors.length > 0) {
      return { errors: introspection ? errors : errors.map(withoutSuggestion) };
    }
    const input = readDocumentInput(schema, document);
    if (input.problems.length > 0)
      return { errors: [asGraphQLError(invalidInput(...input.problems))] };
    return { input, costs: new Map() };
  }

  function costOf(
    costs: Map<OperationDefinitionNode, CostOf>,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): number {
    let cost = costs.get(operation);
    if (!cost) {
      cost = createCost(schema, document, operation);
      costs.set(operation, cost);
    }
    return cost(variables);
  }

  return {
    parse(query) {
      if (query.length > MAXIMUM_DOCUMENT_CHARACTERS) throw documentTooLong();
      return parse(query, { maxTokens: MAXIMUM_TOKENS });
    },

    async check(document, { operationName, variables, viewer }) {
      let plan = plans.get(document);
      if (!plan) {
        plan = planOf(document);
        plans.set(document, plan);
      }
      const isStranger = viewer === null && !introspection;
      if ('errors' in plan) return isStranger ? hideSchema(plan.errors) : plan.errors;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [unknownOperation(operationName)];
      const problems = variableProblems(operation, plan.input, variables ?? {});
      if (problems.length > 0) {
        return isStranger ? [unfitDocument()] : [asGraphQLError(invalidInput(...problems))];
      }
      if (isStranger && !hasFitVariables(schema, operation, variables ?? {})) {
        return [unfitDocument()];
      }

      const cost = costOf(plan.costs, document, operation, variables ?? {});
      const most =
        operation.operation === OperationTypeNode.SUBSCRIPTION
          ? maximumCost * SUBSCRIPTION_SHARE
          : maximumCost;
      if (maximumCost > 0 && cost > most) return [tooCostly(cost, most)];
      try {
        if (viewer) await budget.spend(viewer, cost);
        return operation;
      } catch (error) {
        if (error instanceof GaitwayError) return [asGraphQLError(error)];
        throw error;
      }
    },
  };
}

/** Removes a suggestion that graphql-js cannot turn off: `Field "me" ... must have a selection. Did you mean "me { ... }"?` */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean [\s\S]*$/, '');
  if (message === error.message) return error;
  const { nodes = null, extensions } = error;
  return new GraphQLError(message, { nodes, extensions });
}

const hasFitVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): boolean => getVariableValues(schema, variableDefinitions, variables).errors === undefined;

/** Keeps the errors that reveal nothing about the schema. Replaces all others with a single general error. */
function hideSchema(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const open = errors.filter(
    ({ extensions }) => extensions['limitExceeded'] === true || extensions['openToAll'] === true,
  );
  return open.length > 0 ? open : [unfitDocument()];
}

const unfitDocument = () =>
  new GraphQLError(
    'The operation does not match the schema. Sign in to see what is wrong with it.',
  );

const LIMIT_EXCEEDED = { limitExceeded: true };

const documentTooLong = () =>
  new GraphQLError(`query: must have at most ${MAXIMUM_DOCUMENT_CHARACTERS} characters`, {
    extensions: LIMIT_EXCEEDED,
  });

const tooCostly = (cost: number, most: number) =>
  new GraphQLError(
    `query: costs ${cost}, but at most ${most} is allowed. Select fewer records or fields at a time.`,
    { extensions: LIMIT_EXCEEDED },
  );

const unknownOperation = (name: string | null | undefined) =>
  asGraphQLError(
    invalidInput({
      field: 'operationName',
      message:
        name == null ? 'must name one of the operations' : 'must name an operation of the document',
    }),
  );
