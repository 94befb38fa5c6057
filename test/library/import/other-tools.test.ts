import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImportFolder, type ImportFolder } from './import-folder.ts';

let folder: ImportFolder;
beforeEach(async () => {
  folder = await openImportFolder();
});
afterEach(async () => folder.remove());

/** What becomes of a text below “Symptoms”, and what the report says was lost, by its line in the text. */
const convert = async (
  text: string,
  name = 'a.md',
): Promise<{ readonly text: string; readonly losses: readonly string[] }> => {
  const before = '---\ntitle: The title\nowner: Jana\n---\n\n## Symptoms\n\n';
  await folder.write({ [name]: `${before}${text}\n` });
  const { articles, losses } = await folder.run();
  const source = await folder.read(articles[0]?.file ?? '');
  expect((await folder.check()).filter(({ severity }) => severity === 'error')).toEqual([]);
  const first = before.split('\n').length;
  return {
    text: /\n## Issue\n\n([\s\S]*?)\n\n## Environment\n/.exec(source)?.[1] ?? source,
    losses: losses.map(({ kind, line, detail }) => `${line - first + 1} ${kind} ${detail}`),
  };
};

type Example = readonly [string, string, string, readonly string[]];

describe('Markdown of MkDocs, kramdown and Obsidian', () => {
  it.each<Example>([
    [
      'keys-01: names, letters, signs and quoted words',
      'Press ++ctrl+alt+del++, ++"Print"+f12++, ++cmd+shift+p++ or ++page-up++.',
      'Press `Ctrl+Alt+Del`, `Print+F12`, `Cmd+Shift+P` or `Page Up`.',
      [],
    ],
    [
      'keys-02: what names no keys, and code',
      'C++ and i++; ++nonsense++ stays, `++ctrl+c++` and a++b++ too.',
      'C++ and i++; ++nonsense++ stays, `++ctrl+c++` and a++b++ too.',
      [],
    ],
    ['mark-01: words', 'It is ==very important== here.', 'It is **very important** here.', []],
    [
      'mark-02: with code and links in it',
      'See ==the `df` [page](https://example.org)==.',
      'See **the `df` [page](https://example.org)**.',
      [],
    ],
    [
      'mark-04: code alone',
      'See ==`df`== and ==[a](https://example.org)==',
      'See **`df`** and **[a](https://example.org)**',
      [],
    ],
    [
      'mark-03: comparisons, rulers and code',
      'a == b == c, x==1 and y==2, ===== and `==x==`',
      'a == b == c, x==1 and y==2, ===== and `==x==`',
      [],
    ],
    ['script-01: digits', 'H~2~O and 10^6^ m^2^', 'H₂O and 10⁶ m²', []],
    ['script-02: letters', 'x^n^', 'xn', ['1 formatting-dropped ^n^']],
    ['deleted-01: one tilde and two', 'Now ~gone~ and ~~gone, too~~.', 'Now ~~gone~~ and ~~gone, too~~.', []],
    [
      'deleted-02: paths and amounts',
      'In ~/a and ~/b, ~5 to ~10, pkg~31bf3856ad364e35~amd64',
      'In \\~/a and \\~/b, \\~5 to \\~10, pkg\\~31bf3856ad364e35\\~amd64',
      [],
    ],
    ['inserted-01', 'Now ^^there^^.', 'Now there.', ['1 formatting-dropped ^^there^^']],
    [
      'edits-01: as if all were accepted',
      'Old{--er--} {++new++} {~~a~>b~~} {==mark==}{>>why?<<}.',
      'Old new b **mark**.',
      ['1 comment-dropped why?', '1 edit-accepted {--er--}', '1 edit-accepted {~~a~>b~~}'],
    ],
    [
      'attributes-01',
      'A [link](https://example.org){ target=_blank .x } and text.{: .note #id }',
      'A [link](https://example.org) and text.',
      [],
    ],
    [
      'icon-01',
      'Click :material-check: now :smile:',
      'Click now :smile:',
      ['1 formatting-dropped :material-check:'],
    ],
    ['contents-01', '[TOC]\n\nText.\n\n- TOC\n{:toc}', 'Text.', []],
    [
      'template-01: variables and tags',
      'It is {{ site.title }}, not `{{ x }}`.\n\nThen {% if x %}y{% endif %}.',
      'It is \\{\\{ site.title }}, not `{{ x }}`.\n\nThen \\{% if x %}y\\{% endif %}.',
      [
        '1 template-code It is {{ site.title }}, not `{{ x }}`.',
        '3 template-code Then {% if x %}y{% endif %}.',
      ],
    ],
    [
      'formula-01',
      'Text:\n\n$$\nx = \\frac{a}{b}\n$$\n\n$$y$$',
      'Text:\n\n```text\nx = \\frac{a}{b}\n```\n\n```text\ny\n```',
      ['3 math-as-code x = \\frac{a}{b}', '7 math-as-code y'],
    ],
    [
      'definition-01: terms with one and two definitions',
      'RAID\n:   Several disks\n    as one.\n\nLUN\n\n:   A unit.\n\n:   A number.',
      '- **RAID**: Several disks\n  as one.\n\n- **LUN**: A unit.\n\n  A number.',
      [],
    ],
    [
      'abbreviation-01: explained once, where it stands first',
      'The `RAID` of RAID is RAID.\n\n*[RAID]: redundant array\n*[LUN]: never used',
      'The `RAID` of RAID (redundant array) is RAID.',
      [],
    ],
    [
      'comment-01: of Obsidian',
      'Text %% ask Jana %% here.\n\n%%\nA longer\none.\n%%\n\nfor %%a in (1 2) do echo %%a',
      'Text here.\n\nfor %%a in (1 2) do echo %%a',
      ['1 comment-dropped ask Jana', '3 comment-dropped A longer one.'],
    ],
    [
      'comment-02: as a definition',
      '[//]: # (ask Jana)\n[comment]: <> "and Petr"\n\nText.',
      'Text.',
      ['1 comment-dropped ask Jana', '2 comment-dropped and Petr'],
    ],
    [
      'comment-03: of HTML, but for those that speak to a tool',
      'Text <!-- ask Jana --> here.\n\n<!--\n## Old\n\nRestart it.\n-->\n\n<!-- markdownlint-disable -->\n\n<p>HTML<!-- inside --></p>',
      'Text here.\n\nHTML',
      ['1 comment-dropped ask Jana', '3 comment-dropped ## Old Restart it.', '11 comment-dropped inside'],
    ],
    [
      'embed-01: of Obsidian',
      '![[gone.png|300]] and ![[Other page]], then [[Nowhere|a page]].\n\nA block ^1a2b3c\n\nTest `[[ -f x ]]` [[:alpha:]] a[[b]]',
      'and Other page, then a page.\n\nA block\n\nTest `[[ -f x ]]` \\[\\[:alpha:]] a\\[\\[b]]',
      [
        '1 image-missing gone.png',
        '1 link-broken [[Other page]]',
        '1 link-broken [[Nowhere|a page]]',
        '1 media-as-link ![[Other page]]',
      ],
    ],
    [
      'code-01: lines that are marked for a highlighter',
      '```js\n// highlight-next-line\na();\nb(); // [!code ++]\n```',
      '```js\na();\nb();\n```',
      [],
    ],
    [
      'code-02: nothing in a fence is touched',
      '```text\n++ctrl+c++ ==x== $$ %% {.a} *[A]: b\n```',
      '```text\n++ctrl+c++ ==x== $$ %% {.a} *[A]: b\n```',
      [],
    ],
  ])('%s', async (_, source, expected, losses) => {
    expect(await convert(source)).toEqual({ text: expected, losses });
  });
});

describe('MDX', () => {
  it.each<Example>([
    [
      'import-01: in one line and in several, with a component of ours',
      "import Tabs from '@theme/Tabs';\nimport {\n  a,\n  b,\n} from './x';\nimport './y.css'\n\nText.",
      'Text.',
      [
        "1 code-dropped import Tabs from '@theme/Tabs';",
        "2 code-dropped import { a, b, } from './x';",
        "6 code-dropped import './y.css'",
      ],
    ],
    [
      'export-01: functions go, constants stand where they are named',
      "export const version = '9.1';\nexport const Box = ({children}) => (\n  <b style={{color: 'red'}}>{children}</b>\n);\n\nVersion {version} by {frontMatter.owner}: {frontMatter.title}.",
      'Version 9.1 by Jana: The title.',
      [
        "1 code-dropped export const version = '9.1';",
        "2 code-dropped export const Box = ({children}) => ( <b style={{color: 'red'}}>{children}</b> );",
      ],
    ],
    [
      'export-02: prose that begins with these words',
      'Text.\n\nexport the volume, then\nimport it.',
      'Text.\n\n&#101;xport the volume, then\nimport it.',
      [],
    ],
    ['expression-01: literals', 'A {"<b>"} {`c`}{\' \'}{42}.', 'A \\<b> c 42.', []],
    [
      'expression-02: code',
      'Sum {a + 1}, {items.map((x) => `${x}`)}.',
      'Sum `{a + 1}`, ``{items.map((x) => `${x}`)}``.',
      ['1 template-code {a + 1}', '1 template-code {items.map((x) => `${x}`)}'],
    ],
    [
      'expression-03: comments',
      'A {/* ask Jana */} b.\n\n{/*\n  Over\n  lines { }\n*/}\n\nc',
      'A b.\n\nc',
      ['1 comment-dropped ask Jana', '3 comment-dropped Over lines { }'],
    ],
    ['expression-04: escaped, in code and not closed', '\\{a} `{b}` and {c', '\\{a} `{b}` and \\{c', []],
    [
      'component-01: tabs, however they are indented',
      '<Tabs groupId="os" values={[{label: \'A\', value: \'a\'}]}>\n    <TabItem value="win" label="Windows">Use `dir`.</TabItem>\n    <TabItem value="lin" label={"Linux"}>\n\n        Use:\n\n        ```sh\n        ls\n        ```\n\n    </TabItem>\n</Tabs>',
      '<Tabs by="platform">\n\n<Tab label="Windows">\n\nUse `dir`.\n\n</Tab>\n\n<Tab label="Linux">\n\nUse:\n\n```sh\nls\n```\n\n</Tab>\n\n</Tabs>',
      [],
    ],
    [
      'component-02: unknown ones are taken apart',
      '<Card title="X">\n    <Inner>\n        Text with <Mark color={c}>a mark</Mark>.\n    </Inner>\n</Card>\n\n<Toc items={toc} />\n\n<Details summary="More">\n  Deep\n</Details>\n\n<Image src="https://example.org/x.png" alt="A" />\n\n<>End.</>',
      '**X**\n\nText with a mark.\n\n<Details summary="More">\n\nDeep\n\n</Details>\n\n[A](https://example.org/x.png)\n\nEnd.',
      [
        '1 component-dropped <Card title="X">',
        '2 component-dropped <Inner>',
        '3 component-dropped <Mark>',
        '7 component-dropped <Toc />',
        '13 image-remote https://example.org/x.png',
      ],
    ],
    [
      'component-03: an admonition in a list',
      '1. One\n\n   <Admonition type="danger" title="Stop">\n\n   Beware.\n\n   </Admonition>\n\n2. Two',
      '1. One\n\n   <Danger title="Stop">\n\n   Beware.\n\n   </Danger>\n\n2. Two',
      [],
    ],
    [
      'component-05: callouts by their name or type, and what folds',
      '<Warning>\n  It is hot.\n</Warning>\n\n<Callout type="error" title="Stop">\nNow.\n</Callout>\n\n<Aside>A note.</Aside>\n\n<Accordion title="More">\n  Deep\n</Accordion>',
      '<Caution>\n\nIt is hot.\n\n</Caution>\n\n<Danger title="Stop">\n\nNow.\n\n</Danger>\n\n<Note>\n\nA note.\n\n</Note>\n\n<Details summary="More">\n\nDeep\n\n</Details>',
      [],
    ],
    [
      'component-06: titles and addresses of those that are taken apart',
      '<Steps>\n  <Step title="Install">\n    Run it.\n  </Step>\n</Steps>\n\n<Card title="Guide" href="https://example.org" />',
      '**Install**\n\nRun it.\n\n[Guide](https://example.org)',
      [
        '1 component-dropped <Steps>',
        '2 component-dropped <Step title="Install">',
        '7 component-dropped <Card title="Guide" href="https://example.org" />',
      ],
    ],
    [
      'component-04: attributes of HTML',
      '<div className="admonition warning" style={{color: \'red\'}}>\n\nHot **text**.\n\n</div>',
      '<Caution>\n\nHot **text**.\n\n</Caution>',
      [],
    ],
  ])('%s', async (_, source, expected, losses) => {
    expect(await convert(source, 'a.mdx')).toEqual({ text: expected, losses });
  });

  it('is read in .md files that import something, and braces stay text in others', async () => {
    expect((await convert('Set {name} and <Host>.')).text).toBe('Set \\{name} and `<Host>`.');
    const page = await convert("import X from './x';\n\nSet {name} and <X>here</X>.");
    expect(page.text).toBe('Set `{name}` and here.');
  });
});

describe('sources that say nothing', () => {
  const empty = {
    'zero.md': '',
    'blank.md': '\n \n',
    'mark.md': '\uFEFF',
    'matter.md': '---\ntitle: Only a title\n---\n',
    'headings.md': '# A\n\n## Symptoms\n\n## Cause\n\n---\n',
    'comment.md': '# A\n\n<!-- later -->\n',
    'contents.md': '# A\n\n[TOC]\n',
    'code.mdx': "import X from './x';\n\n{/* later */}\n",
  };

  it('are left out and reported, and nothing links to them', async () => {
    await folder.write({ ...empty, 'good.md': '# Good\n\nText, see [the other](headings.md).\n' });
    const result = await folder.run();
    expect(result.articles.map(({ id, source }) => `${id} ${source}`)).toEqual(['SN-0001 good.md']);
    expect(result.skipped).toEqual(
      Object.keys(empty)
        .toSorted()
        .map((file) => ({ file, reason: 'empty' })),
    );
    expect(result.failures).toEqual([]);
    expect(result.losses.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'link-broken the other (headings.md)',
    ]);
    expect(JSON.parse(await folder.read('.import/report.json'))).toMatchObject({ skipped: result.skipped });
    const before = await folder.snapshot();
    await folder.run();
    expect(await folder.snapshot()).toEqual(before);
  });

  it('leave the pages alone that say nothing of them, and what else shares their name', async () => {
    await folder.write({
      'one/page.md': '# Page\n',
      'two/page.md': '# Page\n\nText.\n',
      'a.md': '# A\n\nSee [[Page]] and [one](one/page.md).\n',
      'b.md': '# B\n\nSee [a](a.md), ![x](gone.png).\n',
    });
    const { losses } = await folder.run();
    expect(losses.map(({ kind, file }) => `${file} ${kind}`)).toEqual([
      'a.md link-broken',
      'b.md image-missing',
    ]);
    const [first = ''] = (await folder.read('service-notes/sn-0001.mdx')).match(/^See .*$/m) ?? [];
    expect(first).toBe('See [Page](SN-0003) and one.');
    expect(await folder.read('service-notes/sn-0002.mdx')).toContain('See [a](SN-0001)');
  });

  it('of HTML are left out, too; a picture or a description says something', async () => {
    await folder.write({
      'a.html':
        '<html><head><title>A</title></head><body><nav>Home</nav><h1>A</h1><!-- later --></body></html>',
      'b.html':
        '<html><head><meta name="description" content="What it is about, in short."></head><body><h1>B</h1></body></html>',
      'c.html': '<html><body><h1>C</h1><p>Text.<!-- ask Jana --></p></body></html>',
    });
    const { articles, skipped, losses } = await folder.run({ format: 'html' });
    expect(articles.map(({ source }) => source)).toEqual(['b.html', 'c.html']);
    expect(skipped).toEqual([{ file: 'a.html', reason: 'empty' }]);
    expect(losses.map(({ kind, file, line }) => `${kind} ${file}:${line}`)).toEqual([
      'comment-dropped c.html:1',
    ]);
  });

  it('leave an article alone that an earlier import made of them', async () => {
    await folder.write({ 'a.md': '# A\n\nText.\n' });
    await folder.run();
    const before = await folder.read('service-notes/sn-0001.mdx');
    await folder.write({ 'a.md': '# A\n', 'b.md': '# B\n\nSee [a](a.md).\n' });
    const { articles, skipped } = await folder.run();
    expect(articles.map(({ id }) => id)).toEqual(['SN-0002']);
    expect(skipped).toEqual([{ file: 'a.md', reason: 'empty' }]);
    expect(await folder.read('service-notes/sn-0001.mdx')).toBe(before);
    expect(await folder.read('service-notes/sn-0002.mdx')).toContain('[a](SN-0001)');
  });
});
