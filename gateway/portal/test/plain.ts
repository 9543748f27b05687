// Clients know where they are; nothing is asked of anybody there.
globalThis.location ??= new URL('http://localhost') as never;
