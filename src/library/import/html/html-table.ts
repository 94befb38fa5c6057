import type { Element } from 'hast';
import type { ListItem, PhrasingContent, TableCell, TableRow } from 'mdast';
import type { Flow } from '../markdown/article-nodes.ts';
import { flattenCell } from '../markdown/flatten-cell.ts';
import type { ReportLoss } from '../loss.ts';
import { plainText } from '../markdown/parse-markdown.ts';

/** A cell as HTML has it, its content converted. */
interface Cell {
  readonly blocks: Flow[];
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Converts a table: to one of Markdown where its cells can be lines, else to a list with an item for each row. The
 * first row is the header, as Markdown wants one.
 *
 * @param convertCell Blocks of a cell's element.
 */
export function convertTable(
  table: Element,
  convertCell: (cell: Element) => Flow[],
  line: number,
  report: ReportLoss,
): Flow[] {
  const { rows: elements, caption } = rowsOf(table);
  const { grid, hasSpans } = spread(elements.map((row) => cellsOf(row, convertCell)));
  const rows = grid.filter((row) => row.some((cell) => cell.blocks.length > 0));
  const title: Flow[] = caption
    ? convertCell(caption).map((block) =>
        block.type === 'paragraph'
          ? { ...block, children: [{ type: 'strong', children: block.children }] }
          : block,
      )
    : [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length === 0) return title;
  // A table of one column or one row only draws a frame around its content.
  if (width === 1 || rows.length === 1) {
    report('table-flattened', line, width === 1 ? 'one column' : 'one row');
    return [...title, ...rows.flat().flatMap((cell) => cell.blocks)];
  }
  const flattened = rows.map((row) => row.map((cell) => flattenCell(cell.blocks)));
  if (flattened.flat().includes(undefined)) {
    report('table-flattened', line, `${rows.length} rows`);
    return [...title, asList(rows)];
  }
  if (hasSpans || flattened.flat().some((cell) => cell?.isSimplified))
    report('table-simplified', line, hasSpans ? 'cells that span others' : 'blocks in cells');
  const cells = flattened.map((row, rowIndex): TableRow => ({
    type: 'tableRow',
    children: row.map((cell, column): TableCell => {
      const content: PhrasingContent[] = cell?.content ?? [];
      const isRowHeader =
        rowIndex > 0 && column === 0 && rows[rowIndex]?.[0]?.isHeader === true && content.length > 0;
      return { type: 'tableCell', children: isRowHeader ? [{ type: 'strong', children: content }] : content };
    }),
  }));
  return [...title, { type: 'table', align: Array.from({ length: width }, () => null), children: cells }];
}

/** Rows in order, head first; those of nested tables are not ours. */
function rowsOf(table: Element): { readonly rows: Element[]; readonly caption: Element | undefined } {
  const rows: Element[] = [];
  let caption: Element | undefined;
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'tr') rows.push(child);
      else if (child.tagName === 'caption') caption ??= child;
      else if (child.tagName !== 'table') walk(child);
    }
  };
  walk(table);
  return { rows, caption };
}

function cellsOf(row: Element, convertCell: (cell: Element) => Flow[]): Cell[] {
  return row.children
    .filter((child) => child.type === 'element')
    .filter((child) => child.tagName === 'td' || child.tagName === 'th')
    .map((cell) => ({
      blocks: convertCell(cell),
      isHeader: cell.tagName === 'th',
      columns: span(cell.properties['colSpan']),
      rows: span(cell.properties['rowSpan']),
    }));
}

function span(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 1 ? Math.min(number, 100) : 1;
}

/** Gives every row the same number of cells. What spans rows is repeated in each of them, so that each can be read alone. */
function spread(rows: readonly (readonly Cell[])[]): { readonly grid: Cell[][]; readonly hasSpans: boolean } {
  const empty: Cell = { blocks: [], isHeader: false, columns: 1, rows: 1 };
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  let hasSpans = false;
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[rowIndex]?.[column]) column += 1;
      hasSpans ||= cell.columns > 1 || cell.rows > 1;
      for (let below = rowIndex; below < Math.min(rowIndex + cell.rows, rows.length); below += 1) {
        for (let right = column; right < column + cell.columns; right += 1) {
          const line = grid[below];
          if (line) line[right] = right === column ? cell : empty;
        }
      }
      column += cell.columns;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  return {
    grid: grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? empty)),
    hasSpans,
  };
}

function asList(rows: readonly (readonly Cell[])[]): Flow {
  const [head = [], ...body] = rows;
  const hasHead =
    body.length > 0 && head.every((cell) => cell.blocks.every((block) => block.type === 'paragraph'));
  const names = hasHead
    ? head.map((cell) =>
        cell.blocks
          .map((block) => plainText(block))
          .join(' ')
          .trim(),
      )
    : [];
  return {
    type: 'list',
    ordered: false,
    spread: true,
    children: (hasHead ? body : rows).map((row): ListItem => ({
      type: 'listItem',
      spread: true,
      children: row.flatMap((cell, column): Flow[] => {
        const name = names[column] ?? '';
        const [first, ...rest] = cell.blocks;
        if (!first) return [];
        if (name === '') return cell.blocks;
        const label: PhrasingContent[] = [
          { type: 'strong', children: [{ type: 'text', value: `${name}:` }] },
        ];
        if (first.type === 'paragraph')
          return [
            { ...first, children: [...label, { type: 'text', value: ' ' }, ...first.children] },
            ...rest,
          ];
        return [{ type: 'paragraph', children: label }, ...cell.blocks];
      }),
    })),
  };
}
