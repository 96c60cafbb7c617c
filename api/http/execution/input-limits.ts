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

/** Of a list without a declared maximum. A test asserts that every list declares one. */
const DEFAULT_MAXIMUM_ITEMS = 100;

/** Characters of one text in the variables. Services allow fewer, field by field. */
const MAXIMUM_TEXT = 150_000;

/** Named in one refusal. */
const MAXIMUM_PROBLEMS = 10;

/** Where a variable goes: the argument or input field that takes it. */
interface Place {
  readonly path: string;
  readonly maxItems: number | undefined;
}

/** A variable that an operation declares. */
interface Variable extends Place {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** What a document says about the input of its operations. */
export interface DocumentInput {
  /** Lists written into the document that are too long. */
  readonly problems: readonly FieldProblem[];
  readonly variables: ReadonlyMap<OperationDefinitionNode, readonly Variable[]>;
}

/** Reads the arguments of a valid document, each once: what is too long there, and where variables go. */
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
      if (!isInputObjectType(type)) return; // a scalar that is an object, of which there is none
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

/** @param places where variables go, by name; a variable without one is not used */
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

/** Fields of an `input` are named without it. */
const fieldPath = (path: string, name: string) => (path === 'input' ? name : `${path}.${name}`);

const tooManyItems = (field: string, maxItems: number): FieldProblem => ({
  field,
  message: `must have at most ${maxItems} entries`,
});

/**
 * Looks at the size and the outline of variables before GraphQL reads them: lists and texts that are too long, and
 * values that are no value of their type at all. GraphQL would visit every entry of the one, and print the other
 * into its error message. The time it takes is bounded by the schema, not by the variables.
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
      return; // one names the mistake; there may be thousands
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

/** Of a field's name in an error: enough to find it. */
const MAXIMUM_NAME = 100;

/** A `JsonColumn` is a list that was too long to be parsed. */
const isTooLong = (value: unknown, maxItems: number) =>
  value instanceof JsonColumn || (Array.isArray(value) && value.length > maxItems);
