import { readdirSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import eslint from 'typescript-eslint';

const FEATURES = readdirSync(new URL('src/features', import.meta.url));
const SRC = '**/';

/** Arrows point app -> features -> ui -> texts; api stands below all three. */
const refuse = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const FROM_APP = { regex: '(^|/)app/', message: 'Only main.tsx knows app: features and ui are used by it.' };
const FROM_FEATURES = { regex: '(^|/)features/', message: 'A feature is used by app alone: move what two share to ui or api.' };
const beside = (regex) => ({ regex, message: 'No feature imports another: move what two share to ui or api.' });
const FROM_UI = { regex: '(^|/)ui/', message: 'api and texts know no components.' };

export default eslint.config(
  { ignores: ['dist', 'target', 'node_modules'] },
  { files: [`${SRC}*.ts`, `${SRC}*.tsx`], extends: [eslint.configs.recommended] },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: {
      // A hook after a return takes the page down only where that return is taken: no type and few tests see it.
      'react-hooks/rules-of-hooks': 'error',
      'max-lines': ['error', { max: 200 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'What people wrote stays text.' }],
    },
  },
  ...FEATURES.flatMap((feature) => [
    { files: [`src/features/${feature}/**`], rules: refuse([FROM_APP, beside('^\\.\\./(?!\\.\\./)'), beside('(^|/)features/')]) },
    // A folder of a large feature may use the feature's own parts.
    { files: [`src/features/${feature}/*/**`], rules: refuse([FROM_APP, beside('^\\.\\./\\.\\./(?!\\.\\./)'), beside('(^|/)features/')]) },
  ]),
  { files: ['src/ui/**'], rules: refuse([FROM_APP, FROM_FEATURES]) },
  { files: ['src/api/**', 'src/texts/**'], rules: refuse([FROM_APP, FROM_FEATURES, FROM_UI]) },
);
