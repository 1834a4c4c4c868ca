/* Voting: says that a vote did not arrive. The form works without it, and the page asks by itself what is on the wall. */
(() => {
  "use strict";
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) =>
    document.addEventListener(name, (event) => {
      if (event.target.id !== "stem") return;
      const line = document.createElement("p");
      line.className = "dw-saved dw-saved--failed";
      line.textContent = "Niet bewaard: er is geen verbinding. Kies Stem bewaren om het opnieuw te proberen.";
      document.getElementById("status").replaceChildren(line);
    }),
  );
})();
