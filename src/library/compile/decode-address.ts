/** An address as it was written, without percent-encoding; left alone when the encoding is broken. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
