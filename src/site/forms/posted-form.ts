import { isTimeZone, readZonedTime } from '../../core/change/zoned-time.ts';
import { secondsOf } from './instant-field.ts';

/** A form that was posted, its fields as they were written. */
export interface PostedForm {
  /** Which form of the page it is. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Reads a posted form; `undefined` when the body is none. Lines end as programs write them, not as forms do. */
export async function readPostedForm(request: Request): Promise<PostedForm | undefined> {
  const data = await request.formData().catch(() => undefined);
  if (!data) return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value === 'string') values[name] = value.replaceAll('\r\n', '\n');
  }
  return { name: values['form'] ?? '', values };
}

/** What a field stands for in a body. */
export type FieldKind = 'text' | 'number' | 'flag' | 'instant';

/**
 * Makes a body of the fields of a form. A field is named by the path to its place in the body, `contract/number`; one that was
 * left empty is not there. Instants are read by the time zone that the form names.
 *
 * @param fields Those that the body may have; others are not looked at.
 */
export function bodyOf(
  { values }: PostedForm,
  fields: Readonly<Record<string, FieldKind>>,
): Record<string, unknown> {
  const named = values['zone'] ?? 'UTC';
  const zone = isTimeZone(named) ? named : 'UTC';
  const body: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(fields)) {
    const text = values[name];
    if (text === undefined || !/\S/.test(text)) continue;
    setAt(body, name.split('/'), readField(kind, text, zone));
  }
  return body;
}

/** What cannot be read is passed on as it is, for the API to say what is wrong with it. */
function readField(kind: FieldKind, text: string, zone: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : text;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'instant': {
      const time = readZonedTime(text, zone);
      // A log tells the second, which the clocks of change windows do not count.
      return time === undefined ? text : new Date(time.instant + secondsOf(text)).toISOString();
    }
  }
}

function setAt(
  body: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = body[first];
  const object = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}; // made below
  body[first] = object;
  setAt(object, rest, value);
}
