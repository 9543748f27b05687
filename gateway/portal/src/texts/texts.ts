import commonEn from './en.json';
import commonZh from './zh.json';

type Texts = Record<string, unknown>;

/** The words of the pages: those of a feature stand in its own folder, below its name; those that all share stand here. */
function ofFeatures(modules: Record<string, Texts>): Texts {
  return Object.fromEntries(Object.entries(modules).map(([path, texts]) => [path.split('/').at(-2)!, texts]));
}

export const en: Texts = {
  ...commonEn,
  ...ofFeatures(import.meta.glob<Texts>('../features/*/en.json', { eager: true, import: 'default' })),
};

export const zh: Texts = {
  ...commonZh,
  ...ofFeatures(import.meta.glob<Texts>('../features/*/zh.json', { eager: true, import: 'default' })),
};
