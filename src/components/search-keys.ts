/**
 * The way of the keyboard between the field and its results: arrow down and up, Home and End within the results, Escape back to the
 * field, and there to empty it.
 */
export function addKeys(place: HTMLElement, input: HTMLInputElement): void {
  place.addEventListener("keydown", (event) => {
    const links = [...place.querySelectorAll<HTMLElement>(".results .title")];
    const at = links.indexOf(event.target as HTMLElement);
    const inField = event.target === input;
    if (!inField && at < 0) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    let next: HTMLElement | undefined;
    if (event.key === "ArrowDown") next = links[at + 1];
    else if (event.key === "ArrowUp" && !inField) next = links[at - 1] ?? input;
    else if (event.key === "Home" && !inField) next = links[0];
    else if (event.key === "End" && !inField) next = links.at(-1);
    else if (event.key === "Escape" && !inField) next = input;
    else if (event.key === "Escape" && input.value) {
      event.preventDefault();
      input.value = "";
      input.dispatchEvent(new Event("input", {bubbles: true}));
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
