// A unit's page and its trail: open the criterion a link points at, open or close all, print the sheet.
(function () {
  "use strict";
  var leaves = document.querySelectorAll("details.leaf");

  function openTarget() {
    var target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target && target.matches("details")) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  function setAll(open) {
    leaves.forEach(function (leaf) {
      leaf.open = open;
    });
  }

  function on(selector, run) {
    var button = document.querySelector(selector);
    if (button) button.addEventListener("click", run);
  }

  on("[data-open-all]", function () {
    setAll(true);
  });
  on("[data-close-all]", function () {
    setAll(false);
  });
  on("[data-print]", function () {
    window.print();
  });
  // A trail prints unfolded; a unit's own page prints as its sheet.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".page-trail details").forEach(function (folded) {
      folded.open = true;
    });
  });
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
