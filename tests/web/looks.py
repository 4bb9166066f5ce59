"""Questions to a page in the browser, as scripts: each answers with the list of what is wrong."""

OUT_OF_PAGE = """() => {
  const wide = document.documentElement.clientWidth;
  const { scrollWidth, scrollHeight, clientHeight } = document.documentElement;
  const scrolls = scrollWidth > wide || scrollHeight > clientHeight ? [`page: ${scrollWidth}, ${scrollHeight}`] : [];
  const out = [...document.querySelectorAll("body *")].filter((each) => {
    const box = each.getBoundingClientRect();
    return each.checkVisibility() && box.width > 1 && (box.right > wide + 1 || box.left < -1) && !each.matches(".skip");
  });
  return scrolls.concat(out.map((each) => `${each.tagName}.${each.className}`));
}"""

FAINT_TEXTS = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (part) => { const s = part / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const each of document.querySelectorAll("body *")) {
    const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!own || !each.checkVisibility({ visibilityProperty: true }) || each.closest("noscript, option")) continue;
    const [a, b] = [luminance(parse(getComputedStyle(each).color)), luminance(ground(each))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${each.tagName}.${each.className} ${contrast}: ${each.textContent.trim()}`);
  }
  return faint;
}"""

NAMELESS_CONTROLS = """() => [...document.querySelectorAll("button, input, textarea, summary, a, img")]
  .filter((each) => !each.closest("[aria-hidden=true]"))
  .filter((each) => {
    const label = each.getAttribute("aria-label") ?? each.getAttribute("alt") ?? each.labels?.[0]?.textContent;
    return label == null && each.textContent.trim() === "";
  })
  .map((each) => each.outerHTML)"""
