import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import {
  mergeWanted,
  NOTHING_WANTED,
  type Wanted,
  type WantedField,
  wantedAt,
} from '../api/domain/wanted.ts';

/**
 * Hands a resolver what the request asks for below its field, so that its service loads the page at once. `path`
 * leads on from there, through fields without arguments: `@LookAhead('participant')`.
 */
export const LookAhead = (...path: readonly string[]): ParameterDecorator =>
  createParameterDecorator(({ info }) => wantedAt(lookAhead(info), ...path)) as ParameterDecorator;

function lookAhead(info: GraphQLResolveInfo): Wanted {
  const fields = info.fieldNodes.map((node) => ({
    key: '',
    args: NO_ARGUMENTS,
    wanted: below(node, info.returnType, info),
  }));
  return fields.length === 1 ? fields[0]!.wanted : mergeWanted(fields);
}

type Request = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

const NO_ARGUMENTS = {};

/** What stands below a field without any variable in it is read once. Plans go when their documents do. */
const constant = new WeakMap<FieldNode, Wanted>();

function below(node: FieldNode, returns: GraphQLOutputType, request: Request): Wanted {
  const known = constant.get(node);
  if (known) return known;
  const type = getNamedType(returns);
  if (!node.selectionSet || !isObjectType(type)) return NOTHING_WANTED;
  const definitions = type.getFields();
  const wanted: Record<string, WantedField[]> = {};

  for (const child of fieldsOf(node.selectionSet, request)) {
    const name = child.name.value;
    const definition = definitions[name];
    if (definition === undefined) continue; // __typename
    const field: WantedField = {
      key: child.alias?.value ?? name,
      args:
        definition.args.length > 0
          ? getArgumentValues(definition, child, request.variableValues)
          : NO_ARGUMENTS,
      wanted: below(child, definition.type, request),
    };
    const named = (wanted[name] ??= []);
    const same = named.findIndex(({ key }) => key === field.key);
    if (same < 0) named.push(field);
    else named[same] = { ...field, wanted: mergeWanted([named[same]!, field]) };
  }
  if (!hasVariables(node.selectionSet, request)) constant.set(node, wanted);
  return wanted;
}

/** The fields of a selection, fragments unfolded, as far as `@skip` and `@include` let them stand. */
function* fieldsOf({ selections }: SelectionSetNode, request: Request): Generator<FieldNode> {
  for (const selection of selections) {
    if (!isIncluded(selection, request)) continue;
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      yield* fieldsOf(selection.selectionSet, request);
    else {
      const fragment = request.fragments[selection.name.value];
      if (fragment) yield* fieldsOf(fragment.selectionSet, request);
    }
  }
}

function isIncluded(selection: SelectionNode, { variableValues }: Request): boolean {
  if (!selection.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Whether anything in a selection, fragments and all, depends on a variable. */
function hasVariables(selectionSet: SelectionSetNode, request: Request): boolean {
  let found = false;
  visit(selectionSet, {
    Variable: () => {
      found = true;
    },
    FragmentSpread: ({ name }) => {
      const fragment = request.fragments[name.value];
      if (fragment) found ||= hasVariables(fragment.selectionSet, request);
    },
  });
  return found;
}
