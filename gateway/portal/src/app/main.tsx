import '../texts/language';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { isTransient } from '../api/client';
import { App } from './App';
import './app.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: (count, error) => isTransient(error) && count < 3, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
});

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queries}>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </QueryClientProvider>,
);
