/** GraphQL types that refer to one another. TypeGraphQL resolves them through functions. */
const GRAPHQL_TYPES =
  '^schema/(participant/participant|recording/recording(-connection)?)[.]type[.]ts$';

/**
 * Rejects import cycles. Type-only imports count: `import-x/no-cycle` of ESLint skips those. Which folder may import
 * which is in eslint.config.js.
 */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Move what both files need into a third file, or let the lower one declare a port.',
      severity: 'error',
      from: {},
      to: { circular: true, via: { pathNot: GRAPHQL_TYPES } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // counts `import type`
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '__generated__|[.]dist-|(^|/)dist/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
