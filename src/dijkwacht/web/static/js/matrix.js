/* The matrix by keyboard, and a criterion in the panel beside it on a wide screen. Without this the links lead to a page. */
(() => {
  "use strict";

  const region = document.querySelector("[data-matrix]");
  const panel = document.getElementById("paneel");
  if (!region || !panel) return;

  const wide = window.matchMedia("(min-width: 64rem)");
  const links = [...region.querySelectorAll("[data-row]")];
  let opened = null;
  let typed = false;

  const mayLeave = () => !typed || window.confirm("U heeft iets nog niet bewaard. Toch verdergaan?");

  const mark = (url) => {
    const path = new URL(url, location.href).pathname;
    links.forEach((link) => {
      const isIt = link.pathname === path;
      link.closest("tr").toggleAttribute("data-open", isIt);
      if (isIt) opened = link;
    });
  };

  const open = (url, moveFocus = true) => {
    if (!mayLeave()) return;
    typed = false;
    window.htmx.ajax("GET", url, { target: "#paneel", swap: "innerHTML" }).then(() => {
      panel.hidden = !panel.firstElementChild;
      panel.scrollTop = 0;
      mark(url);
      if (moveFocus) panel.focus({ preventScroll: true });
    });
  };

  const close = () => {
    if (!mayLeave()) return;
    typed = false;
    panel.hidden = true;
    panel.replaceChildren();
    opened?.closest("tr").removeAttribute("data-open");
    opened?.focus();
  };

  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-row], #paneel [data-panel], #paneel [data-close]");
    if (!link || !plain(event) || !wide.matches || !window.htmx) return;
    event.preventDefault();
    if (link.hasAttribute("data-close")) close();
    else open(link.href);
  });

  // Single keys only while the matrix has the focus: elsewhere they belong to the person and to screen readers.
  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  region.addEventListener("keydown", (event) => {
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = links.indexOf(document.activeElement);
    const next = place < 0 ? links[0] : links[place + steps[event.key]];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.closest("tr").scrollIntoView({ block: "nearest" });
  });

  panel.addEventListener("input", () => { typed = true; });
  panel.addEventListener("submit", () => { typed = false; });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

  // After saving beside the matrix the address names the row: show it again.
  window.addEventListener("load", () => {
    const row = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = row && row.matches("tr") && row.querySelector("[data-row]");
    if (link && wide.matches && window.htmx) open(link.href, false);
  });
})();
