// What a page says to who does not see it whole: names of links and fields, long names, links to nowhere, its height.
() => {
  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const words = (ids) => plain(ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });
  const said = (one) => plain(one.getAttribute("aria-label") || words(one.getAttribute("aria-labelledby") || "") || one.textContent);
  const wrong = [];

  const links = new Map();
  for (const link of document.querySelectorAll("a[href]")) {
    if (!seen(link)) continue;
    const name = said(link);
    const to = link.href.split("#")[0] === location.href.split("#")[0] ? link.href : link.href.split("#")[0];
    if (!links.has(name)) links.set(name, new Set());
    links.get(name).add(to);
    if (/\b(GM|PV|WS|GR|PA)\d{2,4}\b/.test(name)) wrong.push(`a code in a link: ${name}`);
  }
  for (const [name, targets] of links) if (targets.size > 1) wrong.push(`${targets.size} links to different pages called: ${name}`);

  const fields = new Map();
  for (const field of document.querySelectorAll("input:not([type=hidden], [type=radio]), select, textarea")) {
    if (!seen(field)) continue;
    const label = field.getAttribute("aria-label") || words(field.getAttribute("aria-labelledby") || "") ||
      [...field.labels].map((one) => one.textContent).join(" ");
    const group = field.closest("fieldset")?.querySelector("legend")?.textContent || (field.closest("[role=group]") ? said(field.closest("[role=group]")) : "");
    const name = plain(`${group} ${label}`);
    fields.set(name, (fields.get(name) ?? 0) + 1);
  }
  for (const [name, times] of fields) if (times > 1) wrong.push(`${times} fields called: ${name}`);

  for (const one of document.querySelectorAll("main :is(a, button, summary, h1, h2, h3, label, legend)")) {
    if (/\S \s*:/.test(plain(one.textContent))) wrong.push(`a space before a colon: ${plain(one.textContent).slice(0, 80)}`);
  }
  for (const one of document.querySelectorAll("[role=img], [role=img][aria-labelledby], svg[aria-labelledby], [aria-label]")) {
    const name = said(one);
    if (one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby")) {
      if (name.length > 150) wrong.push(`a name of ${name.length} signs: ${name.slice(0, 60)}…`);
    }
  }
  for (const link of document.querySelectorAll(".dw-error-summary a[href^='#']")) {
    if (!document.getElementById(link.hash.slice(1))) wrong.push(`a fault that leads to nowhere: ${link.hash}`);
  }
  const refused = document.querySelector("[data-focus-first]");
  if (refused && !document.title.startsWith("Fout: ")) wrong.push(`a refusal whose title does not say so: ${document.title}`);
  if (refused && document.activeElement !== refused) wrong.push("a refusal without the focus");
  return wrong;
}
