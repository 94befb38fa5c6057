/** What a reader does to scroll; following a link of the contents is not among it, or comes after it. */
const ownMoves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** A table of contents that marks the section in view. */
class Contents extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map<string, HTMLAnchorElement>();
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      links.set(decodeURIComponent(link.hash.slice(1)), link);
    }
    const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
    // The section that a link led to stays marked until the reader scrolls: near the end of a page, or where
    // sections are short, another heading may stand where the marked one is looked for.
    let chosen: string | undefined;
    const update = () => {
      // The section in view is the last one whose heading has passed the upper third of the window.
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const current = chosen ?? ((atEnd ? headings : passed).at(-1) ?? headings[0])?.id;
      for (const [id, link] of links) {
        if (id === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    };
    const choose = (hash: string) => {
      chosen = [...links].find(([, link]) => link.hash === hash)?.[0];
      update();
    };
    for (const link of links.values()) link.addEventListener('click', () => choose(link.hash));
    addEventListener('hashchange', () => choose(location.hash));
    for (const move of ownMoves) addEventListener(move, () => (chosen = undefined), { passive: true });
    this.#observer = new IntersectionObserver(update, { rootMargin: '0px 0px -66% 0px' });
    for (const heading of headings) this.#observer.observe(heading);
    addEventListener('scrollend', update, { passive: true });
    choose(location.hash);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('casebook-contents', Contents);
