import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Maximum characters of a document. The largest text that a field takes, an SQL statement, fits inline. */
export const MAXIMUM_DOCUMENT_CHARACTERS = 256 * 1024;

/** Maximum tokens of a document. Samples are sent as variables, which do not count. */
export const MAXIMUM_TOKENS = 2000;

/** Maximum operations and fragments of a document. */
const MAXIMUM_DEFINITIONS = 50;

/** Maximum fields and spreads of one operation or fragment, with fragments expanded. */
const MAXIMUM_SELECTIONS = 500;

/** The same limit for all definitions together, because validation visits each separately. */
const MAXIMUM_SELECTIONS_IN_ALL = 2000;

/**
 * Returns an error when a document is too large with its fragments expanded. This check runs before validation, because
 * rules of graphql-js compare all fields of one name with each other, and compilation and execution expand fragments as
 * well. It takes time proportional to the text, because each fragment is counted once.
 */
export function documentSizeError({ definitions }: DocumentNode): GraphQLError | undefined {
  if (definitions.length > MAXIMUM_DEFINITIONS) {
    return tooLarge(`have at most ${MAXIMUM_DEFINITIONS} operations and fragments`);
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const counted = new Map<string, number>();

  function unfolded(name: string): number {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0); // ends the recursion of a fragment that spreads itself, which validation rejects
    const fragment = fragments.get(name);
    const size = fragment ? selections(fragment.selectionSet) : 0;
    counted.set(name, size);
    return size;
  }

  function selections(selectionSet: SelectionSetNode | undefined): number {
    let count = 0;
    for (const selection of selectionSet?.selections ?? []) {
      count += 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) count += unfolded(selection.name.value);
      else count += selections(selection.selectionSet);
    }
    return count;
  }

  let all = 0;
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const size = selections(node.selectionSet);
    all += size;
    if (size > MAXIMUM_SELECTIONS || all > MAXIMUM_SELECTIONS_IN_ALL) {
      return tooLarge(
        `select at most ${MAXIMUM_SELECTIONS} fields in an operation and ${MAXIMUM_SELECTIONS_IN_ALL} in total, with fragments expanded`,
      );
    }
  }
  return undefined;
}

const tooLarge = (rule: string) =>
  new GraphQLError(`query: must ${rule}`, { extensions: { limitExceeded: true } });
