/* Small graces; every page works without them. */
(() => {
  "use strict";

  // After a refused form the summary of faults gets the focus, so that it is read out first.
  const focusFaults = (within) => within.querySelector("[data-focus-first]")?.focus();

  // What is done is read out: only what comes into a region that was there before is heard.
  const say = (within) => {
    const words = [...within.querySelectorAll("[data-said]")].map((one) => one.textContent.replace(/\s+/g, " ").trim()).join(" ");
    if (words) setTimeout(() => { document.querySelector("[data-heard]").textContent = words; }, 300);
  };

  // An open menu closes on Escape and when the focus or a click goes elsewhere.
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  const closeOthers = (target) => menus().forEach((menu) => menu.contains(target) || menu.removeAttribute("open"));

  // A link to something in a fold opens the fold.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target) target.scrollIntoView();
  };

  // The second press of a double click would break off what the first began, and with it a sign-in. A second later it counts.
  const pressed = new WeakMap();
  const once = (event) => {
    const { by, at } = pressed.get(event.target) ?? { at: -Infinity };
    if (event.defaultPrevented) return; // a part of a page sees to it
    if (by === event.submitter && event.timeStamp - at < 1000) event.preventDefault();
    else pressed.set(event.target, { by: event.submitter, at: event.timeStamp });
  };

  const lost = "Niet gelukt: er is geen verbinding of u bent uitgelogd. Wat u invulde, staat er nog. Log in op een ander tabblad en probeer het opnieuw.";
  const tell = (event) => {
    if (document.getElementById("status")) return; // that page says it where the answer is
    if (event.detail.elt.getAttribute("hx-swap") !== "none") document.getElementById("melding").textContent = lost;
  };

  document.addEventListener("DOMContentLoaded", () => { focusFaults(document); say(document); });
  document.addEventListener("htmx:afterSwap", (event) => { focusFaults(event.target); say(event.target); });
  window.addEventListener("hashchange", unfold);
  window.addEventListener("load", () => { if (document.querySelector("details") && location.hash) unfold(); });
  document.addEventListener("htmx:beforeRequest", () => { document.getElementById("melding").textContent = ""; });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => document.addEventListener(name, tell));
  document.addEventListener("submit", once);
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
