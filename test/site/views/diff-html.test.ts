import { describe, expect, it } from 'vitest';
import { diffLineHtml } from '../../../src/site/views/diff-html.ts';

describe('diffLineHtml', () => {
  it('keeps every blank, and marks what changed by what happened to it', () => {
    const parts = [
      { text: '  lun ', isChanged: false },
      { text: 'show ', isChanged: true },
    ];
    expect(diffLineHtml({ kind: 'added', parts })).toBe('  lun <ins>show </ins>');
    expect(diffLineHtml({ kind: 'removed', parts })).toBe('  lun <del>show </del>');
  });

  it('lets nothing of an article be markup', () => {
    const parts = [
      { text: '<script>alert(1)</script>', isChanged: true },
      { text: '<b a="&">', isChanged: false },
    ];
    expect(diffLineHtml({ kind: 'added', parts })).toBe(
      '<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>&lt;b a=&quot;&amp;&quot;&gt;',
    );
  });
});
