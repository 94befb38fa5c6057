import { parse } from 'yaml';
import { z } from 'zod';
import { lineSchema, slugSchema } from '../../../core/article/common-fields.ts';
import type { Policy, Product } from '../../../core/policy/policy.ts';

/** What a folder of the source is called here; a product's id alone, or with what `policy/products.yaml` needs to know. */
const productMapSchema = z.record(
  z.string(),
  z.union([
    slugSchema.transform((id) => ({ id })),
    z.strictObject({
      id: slugSchema,
      name: lineSchema.optional(),
      vendor: lineSchema.optional(),
      team: slugSchema.optional(),
    }),
    z.null(),
  ]),
);

/** Folders of the source with their products; `null`: no product. */
export type ProductMap = z.infer<typeof productMapSchema>;

/**
 * Reads a product map, YAML such as `sql: { id: sql-server, name: SQL Server, team: databases }`.
 *
 * @throws Error when it is not one.
 */
export function parseProductMap(text: string): ProductMap {
  const result = productMapSchema.safeParse(parse(text) ?? {});
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}

/** Where a source is filed: its product, and its component below. */
export interface Filing {
  readonly product: string | undefined;
  readonly component: string | undefined;
}

/** Folders that only wrap everything. */
const wrappers =
  /^(?:docs?|content|contents|articles?|kb|pages?|posts?|_posts|_articles|src|source|knowledge-?base|support|[a-z]{2}(?:[-_][a-z]{2,4})?)$/i;

/** Files a source by its folders: the top one is the product, the next the component. */
export function fileSource(path: string, map: ProductMap): Filing {
  const folders = path.split('/').slice(0, -1);
  for (let length = folders.length; length > 0; length -= 1) {
    const mapped = Object.hasOwn(map, folders.slice(0, length).join('/'))
      ? map[folders.slice(0, length).join('/')]
      : undefined;
    if (mapped === null) return { product: undefined, component: undefined };
    if (mapped !== undefined) return { product: mapped.id, component: asSlug(folders[length] ?? '') };
  }
  const start = folders.findIndex((folder) => !wrappers.test(folder));
  if (start === -1) return { product: undefined, component: undefined };
  return { product: asSlug(folders[start] ?? ''), component: asSlug(folders[start + 1] ?? '') };
}

function asSlug(folder: string): string | undefined {
  const slug = folder
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? undefined : slug;
}

/** Folder names whose product writes itself in another way. */
const spellings: Readonly<Record<string, string>> = {
  aspnet: 'ASP.NET',
  dotnet: '.NET',
  cpp: 'C++',
  csharp: 'C#',
  nodejs: 'Node.js',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  php: 'PHP',
  iis: 'IIS',
  sql: 'SQL',
  mysql: 'MySQL',
  postgresql: 'PostgreSQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  biztalk: 'BizTalk',
  sharepoint: 'SharePoint',
  vmware: 'VMware',
  vsphere: 'vSphere',
  vcenter: 'vCenter',
  esxi: 'ESXi',
  nfs: 'NFS',
  iscsi: 'iSCSI',
  san: 'SAN',
  nas: 'NAS',
  vpn: 'VPN',
  dns: 'DNS',
  dhcp: 'DHCP',
  api: 'API',
  cli: 'CLI',
  sdk: 'SDK',
  ui: 'UI',
  ha: 'HA',
  vm: 'VM',
  vms: 'VMs',
  rds: 'RDS',
  ad: 'AD',
  aws: 'AWS',
  gcp: 'GCP',
  ibm: 'IBM',
  sap: 'SAP',
  hp: 'HP',
  hpe: 'HPE',
  rhel: 'RHEL',
  macos: 'macOS',
  ios: 'iOS',
  powershell: 'PowerShell',
  github: 'GitHub',
  gitlab: 'GitLab',
  devops: 'DevOps',
  onedrive: 'OneDrive',
  dfsr: 'DFSR',
  com: 'COM',
  mem: 'MEM',
  erp: 'ERP',
  crm: 'CRM',
  ax: 'AX',
  nav: 'NAV',
  visualstudio: 'Visual Studio',
  ontap: 'ONTAP',
  wsus: 'WSUS',
  ssis: 'SSIS',
  ssrs: 'SSRS',
  and: 'and',
  of: 'of',
  for: 'for',
};

/** A readable name of a slug: `windows-server` → “Windows Server”, `dynamics-365` → “Dynamics 365”. */
export function nameOfSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) =>
      Object.hasOwn(spellings, word)
        ? (spellings[word] ?? word)
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

/** A product that the import needs and the policy may lack. */
export interface NeededProduct {
  readonly id: string;
  readonly components: ReadonlySet<string>;
}

/** Gathers the products of all sources with their components. */
export function neededProducts(filings: Iterable<Filing>): NeededProduct[] {
  const products = new Map<string, Set<string>>();
  for (const { product, component } of filings) {
    if (product === undefined) continue;
    const components = products.get(product) ?? new Set<string>();
    if (component !== undefined) components.add(component);
    products.set(product, components);
  }
  return [...products]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, components]) => ({ id, components }));
}

/** Products as they are after the import: those of the policy as they stand, the others made from their folders. */
export function completeProducts(
  policy: Pick<Policy, 'products'>,
  needed: readonly NeededProduct[],
  map: ProductMap,
  team: string,
): { readonly known: ReadonlyMap<string, Product>; readonly added: readonly Product[] } {
  const known = new Map(policy.products.map((product) => [product.id, product]));
  const described = new Map(
    Object.values(map)
      .filter((entry) => entry !== null)
      .map((entry) => [entry.id, entry]),
  );
  const added = needed
    .filter(({ id }) => !known.has(id))
    .map(({ id, components }): Product => {
      const entry = described.get(id);
      const { name, vendor, team: own } = { name: undefined, vendor: undefined, team: undefined, ...entry };
      return {
        id,
        name: name ?? nameOfSlug(id),
        ...(vendor === undefined ? {} : { vendor }),
        team: own ?? team,
        description: '',
        components: [...components]
          .toSorted()
          .map((component) => ({ id: component, name: nameOfSlug(component) })),
        versions: [],
        keywords: [],
      };
    });
  for (const product of added) known.set(product.id, product);
  return { known, added };
}
