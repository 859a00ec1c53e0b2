/** Whether a key belongs to a field somebody types into, or goes with another key. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)))
  );
}

/** Whether a key was pressed in the page or nowhere in particular, and not in a menu of the browser. */
export function isForPage({ target, isComposing }: KeyboardEvent): boolean {
  return (
    !isComposing &&
    target instanceof Element &&
    target.tagName !== 'SELECT' &&
    (target === document.body || target.closest('#page') !== null)
  );
}

const ABOVE = '.ant-popover, .ant-select-dropdown, .ant-picker-dropdown, .ant-modal';

/** Whether a popover, a menu, a calendar or a dialog is open above the page. */
export function isSomethingAbove(): boolean {
  return [...document.querySelectorAll(ABOVE)].some((found) => found.getClientRects().length > 0);
}
