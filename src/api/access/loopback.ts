/** Whether a host name or address (IPv6 with or without brackets) is of this machine and reached from it alone. */
export function isLoopback(host: string): boolean {
  return (
    /^(?:localhost|[\w.-]+\.localhost)\.?$/i.test(host) ||
    /^127(?:\.\d{1,3}){3}$/.test(host) ||
    host === '::1' ||
    host === '[::1]'
  );
}
