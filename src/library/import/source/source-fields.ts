import { posix } from 'node:path';
import type { Source } from './read-source.ts';

/** What the front matter of other tools says, as far as it could be understood. */
export interface SourceFields {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly authors: readonly string[];
  /** `2020-03-25`. */
  readonly date: string | undefined;
  /** As written: `it`, `zh-cn`, `cs_CZ`. */
  readonly language: string | undefined;
  readonly tags: readonly string[];
  readonly appliesTo: readonly string[];
  /** Absolute paths on the old site: permalinks, slugs and redirects. */
  readonly addresses: readonly string[];
  /** Name of the type in the other tool. */
  readonly kind: string | undefined;
  readonly isDraft: boolean;
  /** Number in the old knowledge base. */
  readonly number: string | undefined;
}

/** Reads the front matter of MS docs, Docusaurus, Hugo, Jekyll, MkDocs, Zendesk exports and their relatives. */
export function readFields({ fields, path }: Pick<Source, 'fields' | 'path'>): SourceFields {
  const byName = new Map(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
  const text = (...keys: string[]): string | undefined =>
    keys.map((key) => asLine(byName.get(key))).find((value) => value !== undefined);
  const list = (...keys: string[]): string[] => [...new Set(keys.flatMap((key) => asList(byName.get(key))))];
  return {
    title: text('title', 'name', 'linktitle', 'titlesuffix', 'sidebar_label'),
    description: text(
      'description',
      'summary',
      'excerpt',
      'abstract',
      'subtitle',
      'lead',
      'meta_description',
      'intro',
    ),
    // The first key that names anybody: `author` and `ms.author` are two names of one person.
    authors: (
      ['authors', 'author', 'ms.author', 'creator', 'writer']
        .map((key) => list(key))
        .find((names) => names.length > 0) ?? []
    ).slice(0, 8),
    date: [
      'ms.date',
      'date',
      'last_update',
      'lastmod',
      'last_modified_at',
      'updated',
      'updated_at',
      'edited_at',
      'created_at',
      'publishdate',
      'pubdate',
      'created',
    ]
      .map((key) => asDate(byName.get(key)))
      .find((value) => value !== undefined),
    language: text('lang', 'language', 'locale', 'ms.locale'),
    tags: list(
      'tags',
      'keywords',
      'categories',
      'category',
      'labels',
      'label_names',
      'ms.prod-support-area-path',
      'search_keywords',
    )
      .filter((tag) => tag.length <= 60)
      .slice(0, 12),
    appliesTo: list('appliesto', 'applies_to', 'applies-to', 'products', 'product', 'versions'),
    addresses: list('slug', 'permalink', 'url', 'aliases', 'redirect_from', 'redirects', 'html_url')
      .map((address) => asAddress(address, path))
      .filter((address) => address !== undefined),
    kind: text('type', 'ms.topic', 'topic', 'layout', 'page-type', 'article_type'),
    isDraft:
      byName.get('draft') === true ||
      byName.get('published') === false ||
      text('status')?.toLowerCase() === 'draft',
    number: /^(?:KB\s*)?(\d{4,15})$/i.exec(
      text('kb', 'kb_number', 'kb-number', 'ms.kb', 'article_id', 'id') ?? '',
    )?.[1],
  };
}

function asLine(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const line = plainLine(String(value));
  return line === '' ? undefined : line;
}

/** One line without markup of any kind. */
export function plainLine(text: string): string {
  return text
    .replace(/<\/?(?:a|b|i|em|strong|code|span|br|p|div|sup|sub)\b[^>]*>/gi, ' ')
    .replace(/(?:\u{2705}|\u{2714})\u{FE0F}?/gu, '')
    .replace(/[\s\u00a0\u2028\u2029]+/g, ' ')
    .trim();
}

function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => asList(item));
  if (typeof value === 'object' && value !== null) {
    return 'name' in value
      ? asList(value.name)
      : 'label' in value
        ? asList(value.label)
        : 'title' in value
          ? asList(value.title)
          : [];
  }
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return String(value)
    .split(/[,;](?![^(]*\))\s*/)
    .map((item) => plainLine(item))
    .filter((item) => item !== '');
}

/** A day, from the ways in which tools write it: ISO 8601, `3/31/2021` (month first, unless that is no month), a YAML date. */
export function asDate(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'date' in value) return asDate(value.date);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (slashed) {
    const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const isDayFirst = first > 12 || text.includes('.');
    return isDayFirst ? day(year, second, first) : day(year, first, second);
  }
  if (!/\d{4}/.test(text) || !/[a-z]{3}/i.test(text)) return undefined;
  const time = Date.parse(`${text.replace(/T.*$/, '')} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function day(year: number, month: number, date: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, date));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date || year < 1970 || year > 9999)
    return undefined;
  return time.toISOString().slice(0, 10);
}

function asAddress(address: string, path: string): string | undefined {
  const own = address.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  if (own === '' || /[{}]|:[a-z]/.test(own)) return undefined;
  const folder = path.includes('/') ? `/${path.slice(0, path.lastIndexOf('/'))}` : '';
  return asAlias(own.startsWith('/') ? own : `${folder}/${own}`);
}

/** A path as an alias may be written: encoded, without empty parts, dots and a slash at its end. */
export function asAlias(path: string): string {
  const encoded = path
    .split('/')
    .map((part) =>
      encodeURIComponent(safeDecode(part)).replace(/%(?:40|2B|2C|3D|24|26)/g, (code) =>
        decodeURIComponent(code),
      ),
    )
    .join('/');
  return posix.normalize(encoded).replace(/(?!^)\/$/, '');
}

function safeDecode(text: string): string {
  const wellFormed = text.toWellFormed();
  try {
    return decodeURIComponent(wellFormed);
  } catch {
    return wellFormed;
  }
}
