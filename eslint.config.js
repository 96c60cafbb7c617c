import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Capabilities beside the core: core never imports them, and they never import one another. */
const WINGS = ['analytics', 'privacy', 'operations', 'messaging'];

/** The rooms that a wing may import. Adapters and the rooms that serve requests are not among them. */
const CORE = [
  'api/domain',
  'api/auth',
  'api/database',
  'api/storage',
  'api/conversion',
  'api/services',
  'api/events',
  'api/jobs',
  'api/limits',
  'api/notifications/notifier.ts',
  'api/workers/worker-pool.ts',
  'api/aws-client.ts',
  'api/errors.ts',
  'api/log.ts',
  'api/program-file.ts',
  'api/root-folder.ts',
  'api/wing.ts',
];

/** The allowed imports between rooms (docs/ARCHITECTURE.md). Files of a room may always import each other. */
const ROOMS = [
  { room: 'api/domain', may: [] },
  { room: 'api/conversion', may: ['api/domain'] },
  { room: 'api/scoring/model', may: ['api/domain'] },
  { room: 'api/reports', may: ['api/domain'] },
  {
    room: 'api/workers',
    may: [
      'api/domain',
      'api/conversion',
      'api/reports',
      'api/scoring/model',
      // Plain functions of a wing that need a thread.
      'api/analytics/warehouse/athena-rows.ts',
      'api/analytics/warehouse/athena-statement.ts',
      'api/errors.ts',
      'api/program-file.ts',
    ],
  },
  {
    room: 'api/database',
    may: [
      'api/domain',
      'api/auth/scope.ts',
      'api/errors.ts',
      'api/log.ts',
      'api/make-folder.ts',
      'api/owner-only.ts',
    ],
  },
  { room: 'api/limits', may: ['api/errors.ts'] },
  {
    room: 'api/storage',
    may: ['api/domain', 'api/aws-client.ts', 'api/errors.ts', 'api/log.ts', 'api/make-folder.ts'],
  },
  {
    room: 'api/notifications',
    may: [
      'api/domain',
      'api/auth/scope.ts',
      'api/database',
      'api/config',
      'api/aws-client.ts',
      'api/errors.ts',
    ],
  },
  {
    room: 'api/scoring',
    may: [
      'api/domain',
      'api/storage',
      'api/workers',
      'api/aws-client.ts',
      'api/config',
      'api/errors.ts',
    ],
  },
  {
    room: 'api/analytics/warehouse',
    may: [
      'api/domain',
      'api/conversion',
      'api/storage/object-keys.ts',
      'api/workers/worker-pool.ts',
      'api/aws-client.ts',
      'api/errors.ts',
      'api/program-file.ts',
    ],
  },
  {
    room: 'api/auth',
    may: [
      'api/domain',
      'api/database',
      'api/limits',
      'api/notifications/notifier.ts',
      'api/storage/private-file.ts',
      'api/errors.ts',
      'api/log.ts',
    ],
  },
  {
    room: 'api/services',
    may: [
      'api/domain',
      'api/auth',
      'api/database',
      'api/limits',
      'api/storage',
      'api/workers/worker-pool.ts',
      'api/conversion',
      'api/reports',
      'api/scoring/scorer.ts',
      'api/notifications/notifier.ts',
      'api/events',
      'api/jobs/define-job.ts',
      'api/jobs/limits.ts',
      'api/jobs/queue.ts',
      'api/errors.ts',
      'api/log.ts',
    ],
  },
  { room: 'api/events', may: ['api/domain', 'api/database/database.ts'] },
  {
    room: 'api/services/access',
    may: ['api/domain', 'api/auth', 'api/database', 'api/services/parse-input.ts', 'api/errors.ts'],
  },
  {
    room: 'api/services/loading',
    may: [
      'api/domain',
      'api/auth',
      'api/database',
      'api/storage/object-store.ts',
      'api/services/paging.ts',
      'api/services/parse-input.ts',
      'api/errors.ts',
    ],
  },
  ...WINGS.map((wing) => ({ room: `api/${wing}`, may: CORE })),
  {
    room: 'api/jobs',
    may: ['api/auth/scope.ts', 'api/domain', 'api/database', 'api/errors.ts', 'api/log.ts'],
  },
  {
    room: 'api/lambda',
    may: [
      'api/auth/sign-up-triggers.ts',
      'api/composition/database.ts',
      'api/config',
      'api/errors.ts',
      'api/log.ts',
    ],
  },
  { room: 'schema', may: ['api/domain'] },
  {
    room: 'resolvers',
    may: ['schema', 'api/http/context.ts', 'api/domain/selection.ts', 'api/errors.ts'],
  },
  { room: 'client', may: [] },
  { room: 'portal', may: [] },
  { room: 'infra', may: [] },
];

const TOP_LEVEL = ['api', 'schema', 'resolvers', 'client', 'portal', 'infra', 'test'];

const zones = ROOMS.flatMap(({ room, may }) => {
  const own = `./${room}`;
  return TOP_LEVEL.map((folder) => ({
    target: own,
    from: `./${folder}`,
    // Paths of `except` are relative to `from`.
    except: [room, ...may]
      .filter((path) => path === folder || path.startsWith(`${folder}/`))
      .map((path) => `./${path.slice(folder.length + 1)}`),
    message: `${room} may import ${may.join(', ') || 'nothing of ours'} (docs/ARCHITECTURE.md).`,
  }));
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      'portal/.dist-*/',
      'node_modules/',
      'client/__generated__/',
      'portal/src/__generated__/',
      'data/',
      'coverage/',
      'screenshots/',
    ],
  },
  js.configs.recommended,
  {
    plugins: { regexp },
    rules: {
      // A text of some thousand characters would block the process for seconds.
      'regexp/no-super-linear-move': 'error',
      'regexp/no-super-linear-backtracking': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
      'import-x/ignore': ['node_modules'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only api/config/config.ts reads the environment.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess requires them in tight loops
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/require-await': 'off', // interfaces are asynchronous where one adapter needs it
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['api/config/config.ts', 'test/**', '**/*.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['api/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name="within"] CallExpression[callee.object.property.name=' +
            '/^(store|directory|notifier|scorer|warehouse)$/]',
          message:
            'What `within` runs may run again: do it before or after, or say why it bears that (docs/decisions/0019).',
        },
      ],
    },
  },
  {
    files: ['api/**'],
    ignores: ['api/services/recordings/recording-writer.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/recording-write-store[.]ts$',
              allowTypeImports: true,
              message: 'Change recordings through RecordingWriter, which publishes the event.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    // A test reads like a document, and a migration is one list of statements.
    ignores: ['test/**', 'api/database/migrations/**'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/infra/**'], // templates are JSON of hundreds of kinds of resources
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['portal/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['bin/**/*.js', '*.config.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
);
