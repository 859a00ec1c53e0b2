/**
 * Gives every style that scripts of this page make the nonce of the page. The components make theirs as they are drawn, some of them deep inside a library;
 * a style that stands in the markup has none and is left out.
 */
export function nonceStyles(page: Document) {
  const nonce = page.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
  const create: (name: string, options?: ElementCreationOptions) => HTMLElement = page.createElement.bind(page);
  page.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = create(name, options);
    if (made.tagName === 'STYLE') {
      made.nonce = nonce;
    }
    return made;
  }) as typeof page.createElement;
}
