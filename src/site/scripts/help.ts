import './contents.ts';

// Code that is wider than the page scrolls, and the keyboard has to reach it.
for (const block of document.querySelectorAll<HTMLElement>('.prose pre')) block.tabIndex = 0;
