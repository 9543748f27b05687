import common from '../zh.json';
import { featureWords, type Words } from './featureWords';

/** All words of this language; the browser loads only the language that is read. */
export const words: Words = {
  ...common,
  ...featureWords(import.meta.glob<Words>('../../features/*/zh.json', { eager: true, import: 'default' })),
};
