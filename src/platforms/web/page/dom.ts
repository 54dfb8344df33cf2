// Elements as nodes of the document; texts become text nodes, whatever they contain.
import { type Child, type Element as Described, written } from '../view/element.js';

const SVG = 'http://www.w3.org/2000/svg';

export function node(described: Described, namespace?: string): Element {
  const { tag, attributes, children } = described;
  const inside = tag === 'svg' ? SVG : namespace;
  const element = inside ? document.createElementNS(inside, tag) : document.createElement(tag);
  for (const [name, value] of written(attributes)) element.setAttribute(name, value);
  element.append(...children.flatMap((child) => nodeOrText(child, inside)));
  return element;
}

const nodeOrText = (child: Child, namespace: string | undefined): (Node | string)[] => {
  if (child === undefined || child === false) return [];
  return [typeof child === 'string' ? child : node(child, namespace)];
};

/** The one element that must be there. */
export function find<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

const status = find('[role=status]');
/** Tells people who listen to the page. */
export function announce(sentence: string): void {
  status.textContent = sentence;
}
