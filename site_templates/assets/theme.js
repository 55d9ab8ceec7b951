// Light or dark: the system's choice until the reader makes one. Runs before the page is drawn.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function kept() {
    try {
      var theme = localStorage.getItem("theme");
      return theme === "dark" || theme === "light" ? theme : "";
    } catch (error) {
      return ""; // storage may be closed, from file:// for instance
    }
  }
  function current() {
    return root.dataset.theme || (dark.matches ? "dark" : "light");
  }
  if (kept()) root.dataset.theme = kept();
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-toggle]");
    if (!button) return;
    function label() {
      button.textContent = current() === "dark" ? button.dataset.light : button.dataset.dark;
    }
    button.addEventListener("click", function () {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch (error) {
        // the choice then lasts as long as the page
      }
      label();
      document.dispatchEvent(new CustomEvent("themechange", { detail: root.dataset.theme }));
    });
    dark.addEventListener("change", label);
    label();
  });
})();
