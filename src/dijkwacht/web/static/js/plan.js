/* Dragging to a quarter, and the arrow keys; without this file the menus do the same. */
(() => {
  "use strict";

  const form = document.getElementById("plan-move");
  const quarters = [...document.querySelectorAll("[data-quarter]")];
  if (!form || !quarters.length) return;
  form.action = location.search || location.pathname;
  document.getElementById("plan-hint")?.removeAttribute("hidden");
  let held = null;

  const place = (item, quarter) => {
    // By name: `elements.item` is the way to ask for one by number.
    form.querySelector("[name=item]").value = item;
    form.querySelector("[name=quarter]").value = quarter;
    form.requestSubmit();
  };

  // Left and right go to the quarter before or after; from the list right goes to the first.
  const step = (item, by) => {
    const from = quarters.findIndex((quarter) => quarter.contains(item));
    const to = quarters[from + by];
    if (to) place(item.dataset.item, to.dataset.quarter);
  };

  document.querySelectorAll("[data-item]").forEach((item) => {
    item.draggable = true;
    item.tabIndex = 0;
    item.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
    item.addEventListener("dragstart", (event) => {
      held = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.dataset.item);
      item.classList.add("dw-plan__item--held");
    });
    item.addEventListener("dragend", () => {
      held = null;
      item.classList.remove("dw-plan__item--held");
    });
    item.addEventListener("keydown", (event) => {
      if (event.target !== item || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      step(item, event.key === "ArrowRight" ? 1 : -1);
    });
  });

  quarters.forEach((quarter) => {
    const mark = (on) => quarter.classList.toggle("dw-quarter--over", on);
    quarter.addEventListener("dragover", (event) => {
      if (!held) return;
      event.preventDefault();
      mark(true);
    });
    quarter.addEventListener("dragleave", () => mark(false));
    quarter.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(false);
      if (held && !quarter.contains(held)) place(held.dataset.item, quarter.dataset.quarter);
    });
  });

  // After a move the browser comes back at the moved thing: there the keys go on.
  const back = location.hash.startsWith("#m-") && document.getElementById(location.hash.slice(1));
  if (back) back.focus();
})();
