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
  clientHeight: { configurable: true, get(this: HTMLElement) { return parseFloat(this.style.height) || 300; } },
  clientWidth: { configurable: true, get(this: HTMLElement) { return parseFloat(this.style.width) || 800; } },
});
HTMLElement.prototype.scrollTo ??= () => undefined;
const NO_QUERY = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined };
window.matchMedia ??= (media) => ({ ...NO_QUERY, media, onchange: null, dispatchEvent: () => true });
