import './account-link.ts';
import './theme-toggle.ts';
