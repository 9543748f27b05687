import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstLoad } from './tools/firstLoad.ts';

/** Where a development server finds the platform: pages come from here, everything else from there. */
const EDGE = process.env.JIXIA_EDGE ?? 'http://localhost:18000';

/** The edge takes changes from its own origin only. */
const platform = { target: EDGE, headers: { Origin: EDGE } };

export default defineConfig({
  plugins: [react(), firstLoad()],
  // The heavy parts are far over the usual size, and load when they are needed; `firstLoad` watches the rest.
  build: { outDir: 'dist', chunkSizeWarningLimit: 4000 },
  server: { proxy: { '/api': platform, '/ga4gh': platform, '/session': platform, '/service-registry': platform } },
  // What draws needs a document of its own; what only reckons does not, and shares one process.
  test: {
    projects: [
      { extends: true, test: { name: 'plain', environment: 'node', isolate: false, include: ['test/**/*.test.ts'], setupFiles: 'test/plain.ts', testTimeout: 120_000 } },
      { extends: true, test: { name: 'drawn', environment: 'jsdom', isolate: false, include: ['test/**/*.test.tsx'], setupFiles: 'test/drawn.ts', testTimeout: 120_000 } },
    ],
  },
});
