import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { declaredMaxItems } from '../../../schema/limits.ts';
import { takesLists } from '../../../schema/scalars.ts';
import { JsonColumn } from '../../domain/recording/json-columns.ts';
import type { FieldProblem } from '../../errors.ts';

/** The limit of a list that declares none. A test asserts that every list declares one. */
const DEFAULT_MAXIMUM_ITEMS = 100;

/** Maximum characters of one text in the variables. Services have lower limits for each field. */
const MAXIMUM_TEXT = 150_000;

/** The maximum number of problems in one error. */
const MAXIMUM_PROBLEMS = 10;

/** The argument or input field that takes a variable. */
interface Place {
  readonly path: string;
  readonly maxItems: number | undefined;
}

/** A variable that an operation declares. */
interface Variable extends Place {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** The inputs of a document's operations. */
export interface DocumentInput {
  /** Lists in the document itself that are too long. */
  readonly problems: readonly FieldProblem[];
  readonly variables: ReadonlyMap<OperationDefinitionNode, readonly Variable[]>;
}

/** Reads each argument of a valid document once. Finds lists that are too long, and where variables are used. */
export function readDocumentInput(schema: GraphQLSchema, document: DocumentNode): DocumentInput {
  const problems: FieldProblem[] = [];
  const places = new Map<string, Place>();
  const typeInfo = new TypeInfo(schema);

  function read(value: ValueNode, definition: Definition, path: string): void {
    const maxItems = maxItemsOf(definition);
    if (value.kind === Kind.VARIABLE) {
      const known = places.get(value.name.value);
      if (known === undefined || (maxItems ?? Infinity) < (known.maxItems ?? Infinity)) {
        places.set(value.name.value, { path, maxItems });
      }
    } else if (value.kind === Kind.LIST) {
      if (maxItems !== undefined && value.values.length > maxItems) {
        problems.push(tooManyItems(path, maxItems));
      }
      for (const item of value.values) if (item.kind !== Kind.LIST) read(item, definition, path);
    } else if (value.kind === Kind.OBJECT) {
      const type = itemType(definition.type);
      if (!isInputObjectType(type)) return; // the schema has no scalar that takes an object
      const fields = type.getFields();
      for (const { name, value: inner } of value.fields) {
        read(inner, fields[name.value]!, fieldPath(path, name.value));
      }
    }
  }

  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument({ name, value }) {
        const definition = typeInfo.getArgument();
        if (definition) read(value, definition, name.value);
        return false;
      },
    }),
  );

  const variables = new Map<OperationDefinitionNode, readonly Variable[]>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      variables.set(definition, variablesOf(schema, definition, places));
    }
  }
  return { problems, variables };
}

/** @param places where variables are used, by name; unused variables have no entry */
const variablesOf = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  places: ReadonlyMap<string, Place>,
): Variable[] =>
  variableDefinitions.flatMap(({ variable, type: typeNode }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    if (!isInputType(type)) return []; // validation has rejected it
    return { path: name, maxItems: undefined, ...places.get(name), name, type };
  });

type Definition = GraphQLArgument | GraphQLInputField;

/** The type of a value, or of the items of a list. */
function itemType(type: GraphQLInputType): GraphQLInputType {
  const nullable = getNullableType(type);
  return isListType(nullable) ? itemType(nullable.ofType) : nullable;
}

function maxItemsOf(definition: Definition): number | undefined {
  const isList = isListType(getNullableType(definition.type));
  return declaredMaxItems(definition) ?? (isList ? DEFAULT_MAXIMUM_ITEMS : undefined);
}

/** Leaves out the prefix `input`. */
const fieldPath = (path: string, name: string) => (path === 'input' ? name : `${path}.${name}`);

const tooManyItems = (field: string, maxItems: number): FieldProblem => ({
  field,
  message: `must have at most ${maxItems} entries`,
});

/**
 * Checks the size and outline of variables before GraphQL reads them. Finds lists and texts that are too long, and values
 * of an entirely wrong type. GraphQL would visit every entry of a long list, and print a wrong value into its error
 * message. The time of this check is bounded by the schema, not by the variables.
 */
export function variableProblems(
  operation: OperationDefinitionNode,
  input: DocumentInput,
  variables: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];

  function check(value: unknown, type: GraphQLInputType, { path, maxItems }: Place): void {
    const nullable = getNullableType(type);
    if (value === undefined || value === null || problems.length >= MAXIMUM_PROBLEMS) return;
    if (maxItems !== undefined && isTooLong(value, maxItems)) {
      problems.push(tooManyItems(path, maxItems));
    } else if (isListType(nullable)) {
      const items = Array.isArray(value) ? (value as unknown[]) : [value];
      for (const item of items) check(item, nullable.ofType, { path, maxItems: undefined });
    } else if (isInputObjectType(nullable)) {
      checkFields(value, nullable.getFields(), path);
    } else if (isScalarType(nullable) && takesLists(nullable)) {
      const isList = Array.isArray(value) || value instanceof JsonColumn;
      if (!isList) problems.push({ field: path, message: 'must be a list' });
    } else if (typeof value === 'object') {
      problems.push({ field: path, message: 'must be a single value' });
    } else if (typeof value === 'string' && value.length > MAXIMUM_TEXT) {
      problems.push({ field: path, message: `must have at most ${MAXIMUM_TEXT} characters` });
    }
  }

  function checkFields(
    value: unknown,
    fields: Readonly<Record<string, GraphQLInputField>>,
    path: string,
  ): void {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof JsonColumn) {
      problems.push({ field: path, message: 'must be an object' });
      return;
    }
    for (const name in value) {
      if (Object.hasOwn(fields, name)) continue;
      const field = fieldPath(path, name.slice(0, MAXIMUM_NAME));
      problems.push({ field, message: 'is not a field of this input' });
      return; // one problem is enough: there may be thousands
    }
    for (const [name, definition] of Object.entries(fields)) {
      const inner = (value as Record<string, unknown>)[name];
      check(inner, definition.type, {
        path: fieldPath(path, name),
        maxItems: maxItemsOf(definition),
      });
    }
  }

  for (const variable of input.variables.get(operation) ?? []) {
    check(variables[variable.name], variable.type, variable);
    if (problems.length > 0) return problems;
  }
  return problems;
}

/** The maximum length of a field's name in an error. */
const MAXIMUM_NAME = 100;

/** A `JsonColumn` is a list that is too long to be parsed on the event loop. */
const isTooLong = (value: unknown, maxItems: number) =>
  value instanceof JsonColumn || (Array.isArray(value) && value.length > maxItems);
