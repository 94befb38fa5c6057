/** A table of contents that marks the section in view. */
class Contents extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map<string, HTMLAnchorElement>();
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      links.set(decodeURIComponent(link.hash.slice(1)), link);
    }
    const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
    const update = () => {
      // The section in view is the last one whose heading has passed the upper third of the window.
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const current = (atEnd ? headings : passed).at(-1)?.id;
      for (const [id, link] of links) {
        if (id === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    };
    this.#observer = new IntersectionObserver(update, { rootMargin: '0px 0px -66% 0px' });
    for (const heading of headings) this.#observer.observe(heading);
    addEventListener('scrollend', update, { passive: true });
    update();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('casebook-contents', Contents);
