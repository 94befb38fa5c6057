// Runs before the first paint, so that a remembered theme never flashes in the other one, and navigation never grows.
try {
  const theme = localStorage.getItem('casebook:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the page follows the system.
}

// Areas that the server has for this reader; where there is no server, nobody has set it.
const areas = /(?:^|; )casebook-areas=([a-z.]+)/.exec(document.cookie)?.[1];
if (areas !== undefined) document.documentElement.dataset.areas ??= areas.replaceAll('.', ' ');
