/** Address of the run sheet of the procedure at an address. */
export function runSheetAddress(address: string): string {
  return `${address}run-sheet/`;
}
