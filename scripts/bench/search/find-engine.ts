import type { Engine } from './engine.ts';

/** Engines by name, each loaded only when it is measured. */
const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  casebook: async () => (await import('./own-engine.ts')).ownEngine,
};

/** @throws When there is none of this name. */
export async function findEngine(name: string): Promise<Engine> {
  const load = engines[name];
  if (!load) throw new Error(`there is no search engine named ${name}`);
  return load();
}
