// @ts-check
// The cards of a note by keyboard: each key presses a button that is on the page, so that the page does the
// same without this script. Alt with an arrow goes from card to card, Alt+X includes or leaves out, Alt+S cuts
// the words in two at the cursor, Alt+J joins with the next card, Alt+K keeps the work so far.
(() => {
  "use strict";

  /** @type {HTMLElement[]} */
  const cards = [...document.querySelectorAll("fieldset.card")].filter((card) => card instanceof HTMLElement);
  for (const line of document.querySelectorAll("[data-keys]")) {
    if (line instanceof HTMLElement) line.hidden = false;
  }

  /** The card in which the eye is: that of the cursor, else the one that the address names, else -1. */
  function at() {
    const here = document.activeElement;
    const isNowhere = !here || here === document.body;
    return cards.findIndex((card) => (isNowhere ? `#${card.id}` === location.hash : card.contains(here)));
  }

  /**
   * Brings the eye to a card; the first and the last have no card beyond them.
   * @param {number} n
   */
  function go(n) {
    const card = cards[Math.min(Math.max(n, 0), cards.length - 1)];
    const words = card?.querySelector("textarea");
    if (!card || !words) return;
    words.focus();
    card.scrollIntoView({ block: "nearest" });
  }

  /**
   * Presses the button of a card, or of the page, that does this.
   * @param {ParentNode} part
   * @param {string} deed
   */
  function press(part, deed) {
    const button = part.querySelector(`button[value^="${deed}"]`);
    if (button instanceof HTMLButtonElement) button.click();
  }

  /**
   * A new line at the cursor says where the words are cut.
   * @param {HTMLElement} card
   */
  function split(card) {
    const words = card.querySelector("textarea");
    if (!words) return;
    const place = words.selectionStart;
    const isInside = document.activeElement === words && place > 0 && place < words.value.length;
    if (isInside) words.setRangeText("\n", place, place, "end");
    press(card, "split-");
  }

  /** @param {HTMLElement} card */
  function toggle(card) {
    const box = card.querySelector("input[type=checkbox]");
    if (box instanceof HTMLInputElement) box.click();
  }

  /** @type {Record<string, (n: number, card: HTMLElement | undefined) => void>} */
  const deeds = {
    ArrowDown: (n) => go(n + 1),
    ArrowUp: (n) => go(n < 0 ? 0 : n - 1),
    KeyX: (_, card) => card && toggle(card),
    KeyS: (_, card) => card && split(card),
    KeyJ: (_, card) => card && press(card, "join-"),
    KeyK: () => press(document, "keep"),
  };

  addEventListener("keydown", (event) => {
    const deed = deeds[event.code];
    if (!event.altKey || event.ctrlKey || event.metaKey || !deed) return;
    event.preventDefault();
    const n = at();
    deed(n, cards[n]);
  });

  // After a step the page comes back at the card that was worked on; the browser goes to it first.
  addEventListener("load", () => {
    const card = cards[at()];
    card?.querySelector("textarea")?.focus({ preventScroll: true });
  });
})();
