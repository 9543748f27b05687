import { StreamLanguage, type StringStream } from '@codemirror/language';

const KEYWORDS = new Set('version import as alias struct workflow task call input output command runtime requirements hints meta parameter_meta scatter if then else in after object left right'.split(' '));
const TYPES = new Set('Array Boolean Directory File Float Int Map Object Pair String None'.split(' '));

interface State {
  /** The mark that ends the command one is in. */
  command?: '>>>' | '}';
  /** How deep in a placeholder, which is an expression again. */
  placeholder: number;
  /** `command` was read and its bracket has not come yet. */
  expected: boolean;
}

/** Colours for WDL; the services' parser alone says what is right. */
export const wdl = StreamLanguage.define<State>({
  name: 'wdl',
  startState: () => ({ placeholder: 0, expected: false }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => (state.command && state.placeholder === 0 ? inCommand(stream, state) : inDocument(stream, state)),
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '{', '"', "'"] } },
});

function inCommand(stream: StringStream, state: State): string | null {
  if (stream.match(state.command!)) {
    state.command = undefined;
    return 'bracket';
  }
  if (stream.match('~{') || (state.command === '}' && stream.match('${'))) {
    state.placeholder = 1;
    return 'special';
  }
  stream.next();
  stream.eatWhile((letter: string) => !'>}~$'.includes(letter));
  return 'string';
}

function inDocument(stream: StringStream, state: State): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^#.*/)) return 'comment';
  if (state.expected && stream.match(/^(<<<|\{)/)) {
    state.command = stream.current() === '{' ? '}' : '>>>';
    state.expected = false;
    return 'bracket';
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
  if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return 'number';
  if (stream.match(/^(true|false)\b/)) return 'bool';
  const word = stream.match(/^[A-Za-z]\w*/) as RegExpMatchArray | null;
  if (word) return wordToken(word[0], state);
  const letter = stream.next();
  if (state.placeholder > 0 && letter === '{') state.placeholder++;
  if (state.placeholder > 0 && letter === '}' && --state.placeholder === 0) return 'special';
  return '{}[]()'.includes(letter ?? '') ? 'bracket' : 'operator';
}

function wordToken(word: string, state: State): string {
  if (word === 'command') state.expected = true;
  if (KEYWORDS.has(word)) return 'keyword';
  return TYPES.has(word) ? 'typeName' : 'variableName';
}
