import './case-suggestions.ts';
