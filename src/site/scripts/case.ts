import './local-times.ts';
import './form-zone.ts';
