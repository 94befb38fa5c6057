/**
 * Why a record of another system was not taken. Codes are permanent: `not-a-record`: it cannot be read, or is no object; `too-large`:
 * no record is as long as that; `id-missing`, `title-missing`, `customer-missing`: it lacks what a case cannot be without;
 * `value-not-valid`: a value is not what its field holds; `rule-broken`: the case would break a rule of cases.
 */
export type RejectionCode =
  | 'not-a-record'
  | 'too-large'
  | 'id-missing'
  | 'title-missing'
  | 'customer-missing'
  | 'value-not-valid'
  | 'rule-broken';

export interface Rejection {
  readonly code: RejectionCode;
  /** What is wrong, and what to do. */
  readonly message: string;
}
