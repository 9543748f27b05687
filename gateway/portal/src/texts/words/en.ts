import common from '../en.json';
import { featureWords, type Words } from './featureWords';

/** All words of this language; the browser loads only the language that is read. */
export const words: Words = {
  ...common,
  ...featureWords(import.meta.glob<Words>('../../features/*/en.json', { eager: true, import: 'default' })),
};
