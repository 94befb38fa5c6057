import type { Engine } from './engine.ts';

/** Engines by name, each loaded only when it is measured. */
const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  casebook: async () => (await import('./own-engine.ts')).ownEngine,
  lunr: async () => (await import('./peers/lunr.ts')).lunrEngine,
  minisearch: async () => (await import('./peers/minisearch.ts')).miniSearchEngine,
  orama: async () => (await import('./peers/orama.ts')).oramaEngine,
  fts5: async () => (await import('./peers/fts5.ts')).fts5Engine,
  pagefind: async () => (await import('./peers/pagefind.ts')).pagefindEngine,
};

/** @throws When there is none of this name. */
export async function findEngine(name: string): Promise<Engine> {
  const load = engines[name];
  if (!load) throw new Error(`there is no search engine named ${name}`);
  return load();
}

/** Engines that ours is measured beside. */
export const peerNames: readonly string[] = Object.keys(engines).filter((name) => name !== 'casebook');
