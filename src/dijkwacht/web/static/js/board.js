/* Dragging a card to a column takes the step of its own menu; a step that asks something opens its form. */
(() => {
  "use strict";

  const board = document.querySelector("[data-board]");
  if (!board) return;
  const says = document.querySelector("[data-board-says]");
  const columns = [...board.querySelectorAll("[data-state]")];
  let dragged = null;

  const wayTo = (card, state) => card.querySelector(`[data-to="${state}"]`);
  const reason = (card, state) => card.querySelector(`[data-not="${state}"]`)?.textContent ?? "Deze stap kan nu niet.";
  const quiet = () => columns.forEach((column) => column.classList.remove("dw-board__column--over"));

  board.querySelectorAll("[data-card]").forEach((card) => {
    if (!card.querySelector("[data-to]")) return;
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.id);
    });
    card.addEventListener("dragend", () => { dragged = null; quiet(); });
  });

  columns.forEach((column) => {
    const { state } = column.dataset;
    column.addEventListener("dragover", (event) => {
      if (!dragged || column.contains(dragged)) return;
      quiet();
      if (!wayTo(dragged, state)) return;
      event.preventDefault();
      column.classList.add("dw-board__column--over");
    });
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged) wayTo(dragged, state)?.click();
    });
    column.addEventListener("dragenter", () => {
      if (dragged && !column.contains(dragged) && !wayTo(dragged, state)) says.textContent = reason(dragged, state);
    });
  });
})();
