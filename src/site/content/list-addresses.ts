/** Address of the list of a product's articles. */
export function productAddress(product: string): string {
  return `/products/${product}/`;
}

/** Address of the list of articles that apply to a customer. */
export function customerAddress(customer: string): string {
  return `/customers/${customer}/`;
}
