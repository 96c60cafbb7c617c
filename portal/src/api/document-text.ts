/**
 * The tag of the generated documents, which are one module for all pages and part of the start. They stay text, which
 * is a seventh of the size of parsed documents. urql parses a document when a page first sends it.
 */
export function gql(parts: TemplateStringsArray, ...fragments: unknown[]): string {
  const text = String.raw({ raw: parts }, ...fragments);
  // Each fragment includes the fragments that it uses; one that several use must appear only once.
  return [...new Set(text.split(/^ *(?=fragment \w+ on )/m).map((one) => one.trim()))].join('\n');
}
