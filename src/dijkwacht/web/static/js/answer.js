/* Answering: says what is happening to an answer, and keeps what did not arrive. The form works without it. */
(() => {
  "use strict";
  const form = () => document.getElementById("answer");
  const status = () => document.getElementById("status");
  let unsaved = false;

  const say = (words, failed) => {
    const line = document.createElement("p");
    line.className = `dw-saved dw-saved--${failed ? "failed" : "busy"}`;
    line.textContent = words;
    status().replaceChildren(line);
  };

  document.addEventListener("input", (event) => {
    if (form()?.contains(event.target)) unsaved = true;
  });
  document.addEventListener("submit", () => {
    unsaved = false;
  });
  document.addEventListener("htmx:beforeRequest", () => say("Bezig met bewaren…", false));
  document.addEventListener("htmx:afterRequest", (event) => {
    // A refusal that is shown (409, 422) is an answer to htmx, but nothing was saved.
    if (event.detail.successful && event.detail.xhr.status < 400) unsaved = false;
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) =>
    document.addEventListener(name, () => {
      unsaved = true;
      say("Niet bewaard: er is geen verbinding of u bent uitgelogd. Wat u invulde, staat er nog. Wijzig iets of kies Volgende om het opnieuw te proberen.", true);
    }),
  );
  document.addEventListener("htmx:afterSwap", () => {
    const title = document.getElementById("conflict-title");
    if (title) title.focus();
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
})();
