/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | {[name: string]: Json};

/** How to read and set the value of an input as JSON. A value of another kind than the input has is not taken. */
export interface Accessor {
  get(): Json;
  set(value: Json): void;
}

/** The value of a form control, of a group of them, or of a component whose `value` is JSON and can be set. */
export function accessor(node: HTMLElement): Accessor {
  if (node instanceof HTMLSelectElement) return ofSelect(node);
  if (node instanceof HTMLInputElement) return ofInput(node);
  if (node instanceof HTMLTextAreaElement) return ofText(node);
  if (!("value" in node) && node.querySelector("input[type=checkbox], input[type=radio]")) return ofGroup(node);
  return ofComponent(node as HTMLElement & {value: Json});
}

function ofSelect(node: HTMLSelectElement): Accessor {
  const set = (values: string[]) => {
    for (const option of node.options) option.selected = values.includes(option.value);
  };
  const has = (value: Json) => [...node.options].some((option) => option.value === value);
  if (node.multiple)
    return {
      get: () => Array.from(node.selectedOptions, ({value}) => value),
      set: (values) => {
        if (Array.isArray(values)) set(values.filter(has) as string[]);
      }
    };
  return {
    get: () => node.value,
    set: (value) => {
      if (has(value)) node.value = value as string;
    }
  };
}

function ofInput(node: HTMLInputElement): Accessor {
  if (node.type === "checkbox")
    return {
      get: () => node.checked,
      set: (checked) => {
        if (typeof checked === "boolean") node.checked = checked;
      }
    };
  // A file stays on the reader's machine.
  if (node.type === "file") return {get: () => null, set: () => {}};
  return ofText(node);
}

/** Dates, numbers and ranges too: their text is their value, which the browser keeps to what the control allows. */
function ofText(node: HTMLInputElement | HTMLTextAreaElement): Accessor {
  return {
    get: () => node.value,
    set: (value) => {
      if (typeof value !== "string") return;
      const before = node.value;
      node.value = value;
      // What is no date or number leaves such a control empty.
      if (value && !node.value) node.value = before;
    }
  };
}

/** Checkboxes, whose value is the list of those ticked, or radio buttons; the group gets a `value` that pages can read. */
function ofGroup(node: HTMLElement): Accessor {
  const boxes = () => [...node.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const radios = () => [...node.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const ticked = (list: HTMLInputElement[]) => list.filter(({checked}) => checked).map(({value}) => value);
  const isMany = boxes().length > 0;
  const group: Accessor = {
    get: () => (isMany ? ticked(boxes()) : (ticked(radios())[0] ?? null)),
    set(value) {
      if (isMany && Array.isArray(value)) for (const box of boxes()) box.checked = value.includes(box.value);
      else if (!isMany && (value === null || radios().some((radio) => radio.value === value)))
        for (const radio of radios()) radio.checked = radio.value === value;
    }
  };
  Object.defineProperty(node, "value", {...group, configurable: true});
  return group;
}

function ofComponent(node: HTMLElement & {value: Json}): Accessor {
  const kind = (value: Json) => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value);
  // As a link has it: a Date is text there.
  const own = kind(JSON.parse(JSON.stringify(node.value ?? null)) as Json);
  return {
    get: () => node.value,
    set: (value) => {
      // An input that holds nothing yet does not show what kind it takes.
      if (own === "null" || value === null || kind(value) === own) node.value = value;
    }
  };
}
