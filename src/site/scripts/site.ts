import './theme-toggle.ts';
