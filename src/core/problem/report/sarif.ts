import { problemCodes, type ProblemCode } from '../codes.ts';
import type { Problem } from '../problem.ts';
import { referenceAddressOf } from '../reference.ts';
import { printable } from './text.ts';

/**
 * Problems as a SARIF 2.1.0 log, which code hosts and editors show in the files. Every code is a rule of the log,
 * also those that found nothing.
 *
 * @param options.origin Public address of the site whose help explains the codes.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function reportSarif(problems: readonly Problem[], options: { readonly origin: string }): SarifLog {
  // The table's keys are exactly the codes; `Object.keys` cannot say so.
  const codes = Object.keys(problemCodes) as ProblemCode[];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Casebook', rules: codes.map((code) => describeRule(code, options.origin)) },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => describeResult(problem, codes.indexOf(problem.code))),
      },
    ],
  };
}

function describeRule(code: ProblemCode, origin: string): SarifRule {
  const { severity, title, explanation, hint } = problemCodes[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation} ${hint}`, markdown: `${explanation}\n\n${hint}` },
    helpUri: new URL(referenceAddressOf(code), origin).href,
    defaultConfiguration: { level: severity },
  };
}

function describeResult(
  { code, severity, message, hint, file, line, column }: Problem,
  ruleIndex: number,
): SarifResult {
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${printable(message)} ${printable(hint)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: file
              .split('/')
              .map((part) => encodeURIComponent(part))
              .join('/'),
          },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

interface SarifRule {
  readonly id: ProblemCode;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' };
}

interface SarifResult {
  readonly ruleId: ProblemCode;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
}

/** The part of SARIF that the check writes. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
    readonly columnKind: 'utf16CodeUnits';
    readonly results: readonly SarifResult[];
  }[];
}
