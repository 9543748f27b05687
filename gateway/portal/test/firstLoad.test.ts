import { expect, test } from 'vitest';
import { build } from 'vite';
import { firstLoad, loads, type Part } from '../tools/firstLoad';

const part = (name: string, bytes: number, imports: string[] = [], more: Partial<Part> = {}): Part => ({ name, bytes, imports, styles: [], entry: false, ...more });

test('counts each part once, with what it cannot do without, and leaves out what loads later', () => {
  const parts = [
    part('index.js', 100, ['shared.js'], { entry: true, styles: ['index.css'] }),
    part('shared.js', 30),
    part('data.js', 7, ['shared.js', 'grid.js'], { source: '/x/src/features/data/DataPage.tsx' }),
    part('grid.js', 2),
    part('echarts.js', 9_000),
  ];
  expect(loads(parts, new Map([['index.css', 1]]))).toEqual([{ page: 'DataPage.tsx', bytes: 140 }]);
});

test('the heaviest page stands first', () => {
  const page = (name: string, bytes: number) => part(name, bytes, [], { source: `/src/features/${name.toLowerCase()}/${name}Page.tsx` });
  expect(loads([part('index.js', 1, [], { entry: true }), page('Files', 5), page('Cost', 8)], new Map()).map((load) => load.page)).toEqual(['CostPage.tsx', 'FilesPage.tsx']);
});

test('a build that loads too much at first is refused, with the size', async () => {
  const source = 'virtual:heavy';
  const heavy = {
    name: 'heavy',
    resolveId: (id: string) => (id === source ? id : undefined),
    load: (id: string) => (id === source ? `export default ${JSON.stringify(Array.from({ length: 4_000 }, (_, i) => Math.sin(i)))}` : undefined),
  };
  const refused = build({ configFile: false, logLevel: 'silent', plugins: [heavy, firstLoad(10_000)], build: { write: false, rollupOptions: { input: source, preserveEntrySignatures: 'strict' } } });
  await expect(refused).rejects.toThrow(/first load: \d+ kB gzipped .*allowed 10 kB/);
});
