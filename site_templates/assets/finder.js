// Finds units by name, with or without accents. The index is loaded on first use, by a script
// tag and not by fetch, so that it works from file:// too:
//   window.parledgerFinder = [[name, place, path], ...]   path: from the Vietnamese site's root
(function () {
  "use strict";
  var LIMIT = 12;
  var root = document.body.dataset.root;
  var english = document.documentElement.lang === "en";
  var entries = null;
  var waiting = [];

  function fold(text) {
    return text
      .toLowerCase()
      .replace(/đ/g, "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }

  function load(then) {
    if (entries) return then();
    waiting.push(then);
    if (waiting.length > 1) return;
    var script = document.createElement("script");
    script.src = root + "assets/finder-data.js";
    script.onload = function () {
      entries = window.parledgerFinder.map(function (row) {
        return { name: row[0], place: row[1], path: row[2], key: fold(row[0]), all: fold(row[0] + " " + row[1]) };
      });
      waiting.forEach(function (run) {
        run();
      });
    };
    document.head.appendChild(script);
  }

  // 0: the name itself, then: begins with it, a word of it begins so, holds it, holds every word.
  function distance(entry, query, words) {
    if (entry.key === query) return 0;
    if (entry.key.startsWith(query)) return 1;
    // "my duc" is the whole name of "Quận Mỹ Đức" but for what kind of unit it is.
    if (entry.key.endsWith(" " + query)) return 2;
    if (entry.key.includes(" " + query)) return 3;
    if (entry.key.includes(query)) return 4;
    var every = words.every(function (word) {
      return entry.all.includes(word);
    });
    return every ? 5 : -1;
  }

  function search(text) {
    var query = fold(text);
    if (!query) return null;
    var words = query.split(" ");
    var marked = text.toLowerCase().normalize("NFC").trim();
    return entries
      .map(function (entry, order) {
        // Of two names alike but for their marks, the one typed with its marks comes first.
        var exact = entry.name.toLowerCase().includes(marked) ? 0 : 1;
        return { entry: entry, near: distance(entry, query, words), exact: exact, order: order };
      })
      .filter(function (hit) {
        return hit.near >= 0;
      })
      .sort(function (a, b) {
        return a.near - b.near || a.exact - b.exact || a.order - b.order;
      });
  }

  function start(box) {
    var input = box.querySelector("input");
    var list = box.querySelector("ul");
    var status = box.querySelector("[role=status]");

    function show(hits) {
      list.replaceChildren();
      list.hidden = hits === null;
      if (hits === null) {
        status.textContent = "";
        return;
      }
      hits.slice(0, LIMIT).forEach(function (hit) {
        var link = document.createElement("a");
        link.href = root + (english ? "en/" : "") + hit.entry.path;
        link.textContent = hit.entry.name;
        var place = document.createElement("span");
        place.textContent = hit.entry.place;
        link.append(" ", place);
        var item = document.createElement("li");
        item.append(link);
        list.append(item);
      });
      status.textContent = hits.length ? box.dataset.many.replace("{count}", hits.length) : box.dataset.none;
      if (!hits.length) {
        var none = document.createElement("li");
        none.className = "finder-none";
        none.textContent = box.dataset.none;
        list.append(none);
      }
    }

    function update() {
      load(function () {
        show(search(input.value));
      });
    }

    function move(step) {
      var links = Array.from(list.querySelectorAll("a"));
      var at = links.indexOf(document.activeElement) + step;
      if (at < 0) input.focus();
      else if (links[at]) links[at].focus();
    }

    input.addEventListener("focus", function () {
      load(function () {});
    });
    input.addEventListener("input", update);
    box.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        show(null);
        input.focus();
      } else if (event.key === "Enter" && document.activeElement === input) {
        var first = list.querySelector("a");
        if (first && !list.hidden) first.click();
      }
    });
    document.addEventListener("click", function (event) {
      if (!box.contains(event.target)) show(null);
    });
  }

  document.querySelectorAll("[data-finder]").forEach(start);
})();
