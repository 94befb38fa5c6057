/**
 * Imports a package that is installed beside this file, and not with the project. Its types are not there when the
 * project is checked, so callers say what they use of it.
 */
export async function importPackage(name: string): Promise<unknown> {
  return import(name);
}
