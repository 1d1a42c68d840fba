/** Making elements. */

/** An element with these properties and children; children that are nothing are left out. */
export const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(Boolean));
  return element;
};
