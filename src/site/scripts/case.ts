import './form-zone.ts';
import { forgetDrafts } from './kept-draft.ts';
import './last-search.ts';
import './local-times.ts';
import './popovers.ts';
import './running-clocks.ts';

// What was written is a case now.
if (new URLSearchParams(location.search).get('done') === 'opened') forgetDrafts('new-case');
