import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  concatAST,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  separateOperations,
} from 'graphql';

/** A document of the portal or the client with one operation and its fragments. */
export interface OperationDocument {
  readonly name: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Every operation of the `.graphql` files below a folder of the repository. */
export function operationsBelow(folder: string): OperationDocument[] {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.graphql'),
  );
  const all = concatAST(files.map((path) => parse(readFileSync(join(root, path), 'utf8'))));
  return Object.entries(separateOperations(all)).map(([name, document]) => {
    const operation = document.definitions.find(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    )!;
    return { name, document, operation };
  });
}
