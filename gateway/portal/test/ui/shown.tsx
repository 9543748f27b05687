import { render } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import '../../src/texts/language';
import { Themed } from '../../src/ui/theme/Themed';

/** Draws a component as a page would hold it. */
export function show(element: ReactElement, at = '/') {
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[at]}>
        <Themed>{element}</Themed>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

/** Names of the rules that a part of a page breaks; colours are looked at in a real browser. */
export async function findings(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}
