/* Small graces; every page works without them. */
(() => {
  "use strict";

  // After a refused form the summary of faults gets the focus, so that it is read out first.
  const focusFaults = () => document.querySelector("[data-focus-first]")?.focus();

  // An open menu closes on Escape and when the focus or a click goes elsewhere.
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  const closeOthers = (target) => menus().forEach((menu) => menu.contains(target) || menu.removeAttribute("open"));

  document.addEventListener("DOMContentLoaded", focusFaults);
  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });
})();
