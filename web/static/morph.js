// Makes a part of the page like a fragment that the server sent, touching only what differs: what is typed,
// focused, scrolled or open stays so. Children that carry a data-key are matched by it, others by their place.

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.dataset.key : undefined);

export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export function morphChildren(from, to) {
  const wantedKeys = new Set([...to.childNodes].map(keyOf));
  const kept = new Map();
  for (const child of [...from.childNodes]) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (wantedKeys.has(key)) kept.set(key, child);
    else child.remove();
  }
  let here = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const match = matching(here, wanted, kept);
    while (match !== null && here !== match && here?.nodeType === Node.TEXT_NODE) here = without(here);
    if (match === null) {
      from.insertBefore(wanted, here);
      continue;
    }
    if (match === here) here = here.nextSibling;
    else from.insertBefore(match, here);
    morph(match, wanted);
  }
  while (here) here = without(here);
}

function without(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function matching(here, wanted, kept) {
  const key = keyOf(wanted);
  if (key !== undefined) return kept.get(key) ?? null;
  let found = here; // an element stands behind whatever space the template left before it
  if (wanted.nodeType === Node.ELEMENT_NODE) while (found?.nodeType === Node.TEXT_NODE) found = found.nextSibling;
  return found && keyOf(found) === undefined && found.nodeName === wanted.nodeName ? found : null;
}

function morph(from, to) {
  if (from.isEqualNode(to)) return;
  if (from.nodeName !== to.nodeName) {
    from.replaceWith(to);
  } else if (from.nodeType === Node.ELEMENT_NODE) {
    morphAttributes(from, to);
    morphChildren(from, to);
  } else {
    from.nodeValue = to.nodeValue;
  }
}

function morphAttributes(from, to) {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) {
    if (name === "value" && from === document.activeElement) continue; // half a date is being typed there
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}
