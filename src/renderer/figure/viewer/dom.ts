/** Elements made without markup: text stays text, whatever it holds. */

export type Properties = Readonly<Record<string, string | null>>;

/** Attributes that are null are left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) if (value !== null) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function makeButton(
  label: string,
  sign: string,
  act: () => void,
  properties: Properties = {},
): HTMLButtonElement {
  const named = label === sign ? {} : { 'aria-label': label, title: label };
  const button = make('button', { type: 'button', ...named, ...properties }, sign);
  button.addEventListener('click', act);
  return button;
}

/** Only addresses of the web become links. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
