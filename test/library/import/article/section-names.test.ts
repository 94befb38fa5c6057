import { describe, expect, it } from 'vitest';
import { nameSection } from '../../../../src/library/import/article/section-names.ts';

describe('nameSection', () => {
  it.each([
    ['Symptoms', 'issue'],
    ['SYMPTOM:', 'issue'],
    ['Summary', 'issue'],
    ['Error message', 'issue'],
    ['Applies to', 'environment'],
    ['Original product version', 'environment'],
    ['Root cause', 'cause'],
    ['3. Resolution', 'resolution'],
    ['Workaround', 'resolution'],
    ['How to prevent it', 'prevention'],
    ['More information', 'appendix'],
    ['Sintomi', 'issue'],
    ['Si applica a', 'environment'],
    ['Soluzione', 'resolution'],
    ['Příznaky', 'issue'],
    ['Příčina', 'cause'],
    ['Náhradní řešení', 'resolution'],
    ['症状', 'issue'],
    ['适用于', 'environment'],
    ['解决方法：', 'resolution'],
    ['Rationale', 'why'],
  ])('reads “%s” as %s and nothing more', (heading, name) => {
    expect(nameSection(heading)).toMatchObject({ name, isPlain: true });
  });

  it.each([
    ['Workaround 2: Restart the service', 'resolution'],
    ['Cause 1', 'cause'],
    ['How to fix the issue by hand', 'resolution'],
    ['Řešení č. 2', 'resolution'],
    ['解决方案 1：重启', 'resolution'],
  ])('reads “%s” as %s that says more', (heading, name) => {
    expect(nameSection(heading)).toMatchObject({ name, isPlain: false });
  });

  it('knows a workaround from a resolution', () => {
    expect(nameSection('Workaround')?.isWorkaround).toBe(true);
    expect(nameSection('变通方法')?.isWorkaround).toBe(true);
    expect(nameSection('Resolution')?.isWorkaround).toBe(false);
  });

  it.each(['Issues with the printer', 'Causeway', 'Read a text file', ''])(
    'leaves “%s” to the article',
    (heading) => {
      expect(nameSection(heading)).toBeUndefined();
    },
  );
});
