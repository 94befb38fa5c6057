/** Style sheet of the reference page, in the colours of the site. It stands alone: the site's own has a new address with each build. */
export const referenceStyle = `:root {
  color-scheme: light dark;
  --surface: light-dark(#fbfaf8, #131518);
  --raised: light-dark(#f3f1ec, #1b1e22);
  --line: light-dark(#dedbd3, #30343a);
  --strong: light-dark(#8b8a85, #6d727a);
  --text: light-dark(#1c1d20, #e3e2de);
  --quiet: light-dark(#5c5e64, #a2a4a8);
  --link: light-dark(#23478f, #9cb8f5);
  --method: light-dark(#17683a, #7fcb9a);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--surface);
  color: var(--text);
  font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--surface); padding: 0.5rem 1rem; }
header { border-bottom: 1px solid var(--line); }
header p { display: flex; gap: 0.75rem; align-items: center; height: 3.25rem; max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header span { color: var(--quiet); }
.brand { display: flex; gap: 0.5rem; align-items: center; font-weight: 650; color: inherit; text-decoration: none; }
.brand svg { width: 1.25rem; }
.cover { fill: var(--link); }
.ribbon { fill: light-dark(#f2b84b, #b97f14); }
header button { margin-left: auto; padding: 0.35rem 0.75rem; border: 1px solid var(--strong); border-radius: 4px; background: none; color: inherit; font: inherit; font-size: 0.875rem; white-space: nowrap; cursor: pointer; }
header button:hover { border-color: var(--link); }
.frame { display: grid; grid-template-columns: 15rem minmax(0, 52rem); gap: 3rem; max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow: auto; font-size: 0.9rem; }
nav summary { display: none; padding: 0.35rem 0; font-weight: 550; cursor: pointer; }
nav h2 a { color: inherit; text-decoration: none; }
nav h2 { font-size: 0.8rem; color: var(--quiet); margin: 1rem 0 0.25rem; border: 0; padding: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: 0.2rem 0; color: inherit; text-decoration: none; }
nav li a:hover { text-decoration: underline; }
main:focus { outline: none; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 0.5rem; padding-top: 1.75rem; border-top: 1px solid var(--line); }
main > section { margin-top: 1.75rem; }
main > h2 { margin-top: 2.5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.25rem; }
code { font: 0.9em ui-monospace, 'Cascadia Mono', Consolas, 'Liberation Mono', monospace; }
.request { background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: 0.5rem 0.75rem; overflow-wrap: anywhere; }
.method { color: var(--method); font-weight: 650; font-size: 0.85rem; margin-right: 0.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 34rem; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 500; }
th code, td code { white-space: nowrap; }
thead th { color: var(--quiet); font-size: 0.85rem; }
.required, .optional { color: var(--quiet); font-size: 0.8rem; }
dl { display: grid; grid-template-columns: 3.5rem 1fr; gap: 0.2rem 0.5rem; margin: 0; }
dt { font-variant-numeric: tabular-nums; font-weight: 550; }
dd { margin: 0; }
@media (max-width: 52rem) {
  header p { padding: 0 1rem; }
  nav summary { display: list-item; }
  nav details { border-block: 1px solid var(--line); }
  .frame { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; padding: 1rem; }
  nav { position: static; max-height: none; }
}
@media print {
  nav, .skip { display: none; }
  .frame { display: block; }
}
`;
