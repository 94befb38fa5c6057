import { themeKey, themes, type Theme } from '../../core/site/theme.ts';
import { forget, recall, remember } from './storage.ts';

/** Cycles through the themes and remembers the choice. `before-paint.js` applies it on the next page. */
class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    this.#show(button, current());
    button.addEventListener('click', () => {
      const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system';
      apply(next);
      this.#show(button, next);
    });
  }

  #show(button: HTMLButtonElement, theme: Theme): void {
    const label = `${this.dataset['label'] ?? ''}: ${this.dataset[theme] ?? theme}`;
    button.dataset['theme'] = theme;
    button.setAttribute('aria-label', label);
    button.title = label;
  }
}

function current(): Theme {
  const stored = recall(themeKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') {
    forget(themeKey);
    delete root.dataset['theme'];
  } else {
    remember(themeKey, theme);
    root.dataset['theme'] = theme;
  }
}

customElements.define('casebook-theme', ThemeToggle);
