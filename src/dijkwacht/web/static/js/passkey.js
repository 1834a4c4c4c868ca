/* Says in words what went wrong with a passkey; without this the button would just do nothing. */
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    const notice = document.querySelector("[data-passkey-error]");
    if (!notice) return;
    event.preventDefault();
    notice.hidden = false;
    notice.focus();
  });
})();
