import './account-link.ts';
import './offline-start.ts';
import './theme-toggle.ts';
