// Makes `table[data-sortable]` sortable and, by an input[data-filter=<table id>], filterable.
// A cell's order is its data-v (a plain decimal; empty: always last) or else its text.
(function () {
  "use strict";
  var collator = new Intl.Collator("vi");

  function fold(text) {
    return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function value(row, column) {
    var cell = row.cells[column];
    if (cell.dataset.v === undefined) return cell.textContent.trim();
    return cell.dataset.v === "" ? null : Number(cell.dataset.v);
  }

  function compare(a, b, sign) {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" ? a - b : collator.compare(a, b));
  }

  function sortBy(table, heading) {
    var column = heading.cellIndex;
    var first = heading.dataset.first === "descending" ? "descending" : "ascending";
    var second = first === "ascending" ? "descending" : "ascending";
    var order = heading.getAttribute("aria-sort") === first ? second : first;
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      return compare(value(a, column), value(b, column), order === "ascending" ? 1 : -1);
    });
    body.append.apply(body, rows);
    table.querySelectorAll("th[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", order);
  }

  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (heading) {
      if (heading.tagName !== "TH") return; // a column of drawings has no order of its own
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(heading.childNodes));
      heading.append(button);
      button.addEventListener("click", function () {
        sortBy(table, heading);
      });
    });
  });

  document.querySelectorAll("input[data-filter]").forEach(function (input) {
    var groups = Array.from(document.getElementById(input.dataset.filter).tBodies);
    // A group's heading is no row of its own: it goes with the last of its rows.
    var rows = groups.flatMap(function (group) {
      return Array.from(group.rows).filter(function (row) {
        return !row.classList.contains("group-row");
      });
    });
    var names = rows.map(function (row) {
      return fold(row.querySelector("th").textContent);
    });
    var status = document.getElementById(input.getAttribute("aria-describedby"));
    input.addEventListener("input", function () {
      var words = fold(input.value).split(/\s+/);
      var shown = 0;
      rows.forEach(function (row, order) {
        var fits = words.every(function (word) {
          return names[order].includes(word);
        });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      groups.forEach(function (group) {
        group.hidden = !rows.some(function (row) {
          return row.parentNode === group && !row.hidden;
        });
      });
      status.textContent = status.dataset.found.replace("{shown}", shown).replace("{all}", rows.length);
    });
  });
})();
