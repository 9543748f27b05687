const PAUSE = 30;
const MOST = 200;

/** Questions of one moment become one: each gets its own answer, or nothing when there is none. */
export function together<T>(ask: (ids: string[]) => Promise<Map<string, T>>): (id: string) => Promise<T | undefined> {
  let waiting: { id: string; resolve: (answer: T | undefined) => void; reject: (fault: unknown) => void }[] = [];
  const flush = async () => {
    const asked = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    if (waiting.length) setTimeout(flush, 0);
    try {
      const answers = await ask([...new Set(asked.map(({ id }) => id))]);
      asked.forEach(({ id, resolve }) => resolve(answers.get(id)));
    } catch (fault) {
      asked.forEach(({ reject }) => reject(fault));
    }
  };
  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(flush, PAUSE);
      waiting.push({ id, resolve, reject });
    });
}
