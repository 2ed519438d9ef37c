// What is wrong in the front ends whatever they look like (looks are prettier's). Types are svelte-check's.

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', '**/node_modules/', 'packages/api/src/schema.ts'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'smart'],
      // The compiler knows names better.
      'no-undef': 'off',
      // A name left out on purpose begins with an underscore.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Our own router takes plain links.
      'svelte/no-navigation-without-resolve': 'off',
      // A space that must survive formatting is written {' '}.
      'svelte/no-useless-mustaches': 'off',
      // A snippet named in place says which of several it is.
      'svelte/no-useless-children-snippet': 'off',
      // A set that lives as long as one call is no state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
