import type { Case } from '../case/case.ts';
import type { Statement } from '../case/statement.ts';
import type { KnownNames, MaskedPart } from '../masking/mask-case-text.ts';
import type { Policy } from '../policy/policy.ts';
import { DraftMasking, type LikelyInDraft } from './draft-masking.ts';
import { plainLine, plainMarkdown } from './plain-markdown.ts';

/** What a case says of a service note: fields of its front matter, and texts of its sections as Markdown, by their keys. */
export interface CaseDraft {
  readonly title: string;
  readonly summary?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly sections: Readonly<Record<string, string>>;
  /** What was masked, to be reviewed: each once. */
  readonly masked: readonly MaskedPart[];
  /** What is likely a name and was left, with its place: to be reviewed. */
  readonly likely: readonly LikelyInDraft[];
}

/** What is known of a case. */
export interface DraftSource {
  readonly subject: Case;
  readonly statements: readonly Statement[];
  readonly names: KnownNames;
}

const longestTitle = 160;
const longestSummary = 400;
const longestSymptom = 160;
const mostSymptoms = 5;
const mostCodes = 10;

/** Codes as products print them. */
const errorCode =
  /(?<![\p{L}\d_-])(?:[A-Z]{2,}[-_]\d{2,}[A-Z]?|0x[\dA-Fa-f]{4,8}|[A-Z]{2,}(?:_[A-Z\d]+)+)(?![\p{L}\d_-])/gu;

/**
 * What a service note can take from the case that taught it: what the customer said as symptoms, what was verified, false leads as
 * such, and cause, resolution and prevention. Names, addresses, serial and contract numbers are masked. Remarks and the log stay in the
 * case. Sections that the case says nothing of are left to the template.
 */
export function draftFromCase(
  { subject, statements, names }: DraftSource,
  { products, teams }: Pick<Policy, 'products' | 'teams'>,
): CaseDraft {
  const { outcome } = subject;
  const said = statements.flatMap(({ text, evidence }) => [text, evidence]);
  const found = [outcome?.cause, outcome?.resolution, outcome?.prevention, outcome?.pending];
  const masking = new DraftMasking(
    names,
    [subject.title, subject.problem, ...said, ...found].filter((text) => text !== undefined),
  );
  const mask = (text: string, place: string): string => masking.mask(text, place);
  const ofStanding = (standing: Statement['standing']) =>
    statements.filter((each) => each.standing === standing);
  const product = products.find(({ id }) => id === subject.product);
  const component = product?.components.find(({ id }) => id === subject.component);
  const problem = mask(subject.problem ?? subject.title, 'problem');
  const reported = ofStanding('reported').map(({ text }) => mask(text, 'reported'));
  const verified = ofStanding('verified').map(({ text, evidence }) =>
    told(mask(text, 'verified'), evidence && mask(evidence, 'verified')),
  );
  const falseLeads = ofStanding('false-lead').map(({ text, evidence }) =>
    told(mask(text, 'false-lead'), evidence && mask(evidence, 'false-lead')),
  );
  const cause = outcome?.cause && mask(outcome.cause, 'cause');
  const resolution = outcome?.resolution && mask(outcome.resolution, 'resolution');
  const prevention = outcome?.prevention && mask(outcome.prevention, 'prevention');
  const pending = outcome?.pending && mask(outcome.pending, 'pending');
  const title = oneLine(mask(subject.title, 'title'), longestTitle);
  const summary = oneLine([problem, resolution ?? cause].filter(Boolean).join(' '), longestSummary);
  const allText = [problem, ...reported, ...verified, cause, resolution].join('\n');
  const isOpen = outcome?.kind === 'unsolved' || outcome?.kind === 'withdrawn';
  const owner = product?.team ?? teams[0]?.id;
  const environment = [
    ...(product ? [`- ${plainLine([product.name, subject.productVersion].filter(Boolean).join(' '))}`] : []),
    ...(component ? [`- ${plainLine(component.name)}`] : []),
  ].join('\n');
  return {
    title,
    summary,
    fields: {
      ...(product && {
        products: [
          subject.productVersion !== undefined && product.versions.includes(subject.productVersion)
            ? { product: product.id, versions: [subject.productVersion] }
            : product.id,
        ],
      }),
      ...(component && { components: [component.id] }),
      errorCodes: [...new Set(allText.match(errorCode) ?? [])].slice(0, mostCodes),
      symptoms: [...new Set([problem, ...reported].map((text) => oneLine(text, longestSymptom)))].slice(
        0,
        mostSymptoms,
      ),
      ...(outcome && { outcome: isOpen ? 'unresolved' : outcome.kind }),
      ...(isOpen &&
        owner !== undefined && {
          pending: { what: oneLine(pending ?? 'What is still open', longestSymptom), owner },
        }),
    },
    sections: {
      issue: [
        `<Symptom>\n\n${[problem, ...reported].map(plainMarkdown).join('\n\n')}\n\n</Symptom>`,
        ...(verified.length > 0 ? [`Verified:\n\n${verified.map((text) => `- ${text}`).join('\n')}`] : []),
      ].join('\n\n'),
      ...(environment !== '' && { environment }),
      ...(cause !== undefined && {
        cause: [
          plainMarkdown(cause),
          ...falseLeads.map((text) => `<Note title="False lead">\n\n${text}\n\n</Note>`),
        ].join('\n\n'),
      }),
      ...(resolution !== undefined && {
        resolution: `${outcome?.kind === 'workaround' ? 'This is a workaround.\n\n' : ''}${plainMarkdown(resolution)}`,
      }),
      ...(prevention !== undefined && { prevention: plainMarkdown(prevention) }),
    },
    masked: masking.masked,
    likely: masking.likely,
  };
}

/** A statement on one line, with what shows it. */
function told(text: string, evidence: string | undefined): string {
  const said = plainLine(text.replaceAll(/\s+/gu, ' '));
  return evidence === undefined ? said : `${said} (${plainLine(evidence.replaceAll(/\s+/gu, ' '))})`;
}

/** A text as a field takes it: printable, on one line, cut between words. */
function oneLine(text: string, longest: number): string {
  const line = text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (line.length <= longest) return line || '…';
  const cut = line.slice(0, longest - 1).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
