/** Keys as they are written on keyboards, by the names that MkDocs has for them. */
const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  control: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  'alt-graph': 'AltGr',
  altgr: 'AltGr',
  option: 'Option',
  cmd: 'Cmd',
  command: 'Cmd',
  meta: 'Meta',
  super: 'Super',
  win: 'Win',
  windows: 'Win',
  fn: 'Fn',
  enter: 'Enter',
  return: 'Return',
  tab: 'Tab',
  esc: 'Esc',
  escape: 'Esc',
  space: 'Space',
  spacebar: 'Space',
  backspace: 'Backspace',
  bksp: 'Backspace',
  del: 'Del',
  delete: 'Del',
  ins: 'Insert',
  insert: 'Insert',
  home: 'Home',
  end: 'End',
  'page-up': 'Page Up',
  pageup: 'Page Up',
  pgup: 'Page Up',
  'page-down': 'Page Down',
  pagedown: 'Page Down',
  pgdn: 'Page Down',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  'arrow-up': 'Up',
  'arrow-down': 'Down',
  'arrow-left': 'Left',
  'arrow-right': 'Right',
  'caps-lock': 'Caps Lock',
  'num-lock': 'Num Lock',
  'scroll-lock': 'Scroll Lock',
  'print-screen': 'Print Screen',
  prtsc: 'Print Screen',
  pause: 'Pause',
  break: 'Break',
  menu: 'Menu',
  'context-menu': 'Menu',
  plus: '+',
  minus: '-',
  equal: '=',
  comma: ',',
  period: '.',
  slash: '/',
  backslash: '\\',
  semicolon: ';',
  colon: ':',
  question: '?',
  exclam: '!',
  underscore: '_',
  pipe: '|',
  tilde: '~',
  grave: '`',
  asterisk: '*',
};

/** `ctrl+alt+del` as “Ctrl+Alt+Del”; `undefined` when it does not name keys. */
export function keyCombination(written: string): string | undefined {
  const keys = written.match(/"[^"]+"|[^+"]+/g) ?? [];
  const spoken = keys.map((key) => keyName(key));
  return keys.length > 0 && keys.join('+') === written && spoken.every((key) => key !== undefined)
    ? spoken.join('+')
    : undefined;
}

function keyName(key: string): string | undefined {
  if (key.startsWith('"')) return key.slice(1, -1);
  const name = key.toLowerCase();
  if (Object.hasOwn(names, name)) return names[name];
  return /^(?:[a-z0-9]|f\d{1,2})$/.test(name) ? name.toUpperCase() : undefined;
}
