/** Making elements, and asking documents. */

/** An element with these properties and children; children that are nothing are left out. */
export const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(Boolean));
  return element;
};

/** A property of a document, whatever the page has put in its place: an element of that name, for example. */
export const ask = (document, name) => Reflect.get(Document.prototype, name, document);
