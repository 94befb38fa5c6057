import './case-suggestions.ts';
import './form-draft.ts';
