import './case-suggestions.ts';
import './customer-contract.ts';
import './form-draft.ts';
