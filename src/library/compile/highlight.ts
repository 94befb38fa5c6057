import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';
import accesslog from 'highlight.js/lib/languages/accesslog';
import apache from 'highlight.js/lib/languages/apache';
import dns from 'highlight.js/lib/languages/dns';
import dos from 'highlight.js/lib/languages/dos';
import http from 'highlight.js/lib/languages/http';
import nginx from 'highlight.js/lib/languages/nginx';
import powershell from 'highlight.js/lib/languages/powershell';
import properties from 'highlight.js/lib/languages/properties';

const lowlight = createLowlight(common);
lowlight.register({ accesslog, apache, dns, dos, http, nginx, powershell, properties });
lowlight.registerAlias({
  bash: ['sh', 'shell-script', 'zsh'],
  shell: ['console', 'terminal', 'shellsession'],
  dos: ['cmd', 'bat', 'batch'],
  powershell: ['ps', 'azurepowershell', 'posh'],
  sql: ['tsql', 'plsql', 'pgsql'],
});

/** Past this length (characters) code is shown plain: it is a log, and colour would only cost bytes. */
const longestHighlighted = 20_000;

/** Code as text with `hljs-*` spans; plain where the language is unknown. Classes only, as our pages allow no inline style. */
export function highlight(code: string, language: string): ElementContent[] {
  const name = language.toLowerCase();
  if (!lowlight.registered(name) || code.length > longestHighlighted) return [{ type: 'text', value: code }];
  return lowlight.highlight(name, code).children as ElementContent[]; // lowlight's root holds no doctype
}
