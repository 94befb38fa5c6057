import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPolicy, parsePolicy } from '../../../src/core/policy/policy-file.ts';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';

describe('formatPolicy', () => {
  it('writes what parsePolicy reads: the whole policy of the content', async () => {
    const { base } = await readKnowledgeBase({
      contentDir: path.resolve(import.meta.dirname, '../../../content'),
      audience: 'internal',
    });
    const text = formatPolicy(base.policy);
    expect(parsePolicy(text)).toEqual(base.policy);
    expect(base.policy.clocks.checksAfterAssignment).toEqual([15, 30, 45]);
    expect(text).toContain('"45m"');
  });
});
