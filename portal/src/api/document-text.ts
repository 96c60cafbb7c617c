/**
 * The tag of the generated documents, which are one module for all pages that the start brings along. They stay text, a
 * seventh as long as what a parser makes of it: urql parses those that a page sends, when it first sends them.
 */
export function gql(parts: TemplateStringsArray, ...fragments: unknown[]): string {
  const text = String.raw({ raw: parts }, ...fragments);
  // Each fragment brings those that it uses; what several use may be there only once.
  return [...new Set(text.split(/^ *(?=fragment \w+ on )/m).map((one) => one.trim()))].join('\n');
}
