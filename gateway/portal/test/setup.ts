import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine is no fault.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

// What jsdom has not: sizes are those of the style, and nothing is ever resized.
class NoResize {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResize as never;
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { get(this: HTMLElement) { return parseFloat(this.style.height) || 300; } },
  clientWidth: { get(this: HTMLElement) { return parseFloat(this.style.width) || 800; } },
});
HTMLElement.prototype.scrollTo ??= () => undefined;
window.matchMedia ??= (query: string) => ({ matches: false, media: query, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }) as never;
