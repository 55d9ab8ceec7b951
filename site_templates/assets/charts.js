// Draws the charts of a page. Each figure[data-chart] names a specification of chart-specs.js and
// brings its rows as JSON; Vega is loaded when the first of them comes near the window. Nothing is
// fetched, so it works from file:// too; nothing is evaluated, so a strict CSP holds.
(function () {
  "use strict";
  var figures = Array.from(document.querySelectorAll("figure[data-chart]"));
  if (!figures.length || !window.parledgerCharts) return;
  var root = document.body.dataset.root;
  var specs = window.parledgerCharts[document.documentElement.lang];
  var views = new Map();
  var near = new Set();
  var vega = null;
  var narrow = window.matchMedia("(max-width: 44rem)");
  var LINE = 13; // pixels from one line of a name to the next

  function loadVega() {
    vega = vega || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = root + "assets/vendor/vega.js";
      script.onload = function () {
        resolve(window.vegaEmbed);
      };
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return vega;
  }

  // `var(--name)` anywhere in a specification becomes what the style sheet says now.
  function paint(part, look) {
    if (typeof part === "string") {
      var name = /^var\((--[a-z0-9-]+)\)$/.exec(part);
      return name ? look.getPropertyValue(name[1]).trim() : part;
    }
    if (Array.isArray(part)) {
      return part.map(function (item) {
        return paint(item, look);
      });
    }
    if (part && typeof part === "object") {
      return Object.fromEntries(
        Object.entries(part).map(function (entry) {
          return [entry[0], paint(entry[1], look)];
        })
      );
    }
    return part;
  }

  function dataOf(figure) {
    return JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  }

  function rowsOf(fields, rows) {
    return rows.map(function (row) {
      return Object.fromEntries(
        fields.map(function (field, column) {
          return [field, row[column]];
        })
      );
    });
  }

  // Lines of at most so many characters; a drawing splits a name at its breaks.
  function linesOf(name, most) {
    return name.split(" ").reduce(function (found, word) {
      var last = found.length - 1;
      if (last >= 0 && found[last].length + word.length < most) found[last] += " " + word;
      else found.push(word);
      return found;
    }, []);
  }

  // Three lines at most, none much longer than the others.
  function wrapped(name, most) {
    var lines = linesOf(name, most);
    if (lines.length > 3) return lines.slice(0, 2).concat(lines[2] + " …").join("\n");
    for (var width = most - 1; linesOf(name, width).length === lines.length && width > 8; width -= 1) {
      lines = linesOf(name, width);
    }
    return lines.join("\n");
  }

  function wrapRows(data) {
    var most = narrow.matches ? 24 : 60;
    return data.rows.map(function (row) {
      return [wrapped(row[0], most)].concat(row.slice(1));
    });
  }

  // A height by step becomes a number: the first field of the rows names the row it is drawn in,
  // and a step has room for the longest of these names.
  function stepOf(spec, names) {
    var lines = names.map(function (name) {
      return name.split("\n").length;
    });
    var most = Math.max.apply(null, lines);
    return most > 1 ? Math.max(spec.height.step, most * LINE + 6) : spec.height.step;
  }

  function heightOf(spec, rows) {
    if (!spec.height.step) return spec.height;
    var names = Array.from(
      new Set(
        rows.map(function (row) {
          return row[0];
        })
      )
    );
    return stepOf(spec, names) * names.length;
  }

  // The room kept for a drawing is for names of one line: ask for more before anything is drawn.
  function reserve(figure) {
    var spec = specs[figure.dataset.chart];
    var data = dataOf(figure);
    var room = figure.querySelector(".chart-room");
    if (!spec.height.step || !room || !data.rows.length) return;
    var more = heightOf(spec, wrapRows(data)) - heightOf(spec, data.rows);
    room.setAttribute("height", Number(room.getAttribute("height")) + more);
  }

  // The drawing takes the room that was kept for it, so that nothing on the page moves.
  function draw(figure) {
    return loadVega().then(function (embed) {
      var box = figure.querySelector(".chart-box");
      var stage = document.createElement("div");
      var look = getComputedStyle(document.documentElement);
      var spec = paint(specs[figure.dataset.chart], look);
      var data = dataOf(figure);
      var rows = spec.height.step ? wrapRows(data) : data.rows;
      spec.datasets = { rows: rowsOf(data.fields, rows) };
      spec.height = heightOf(spec, rows);
      stage.className = "chart-stage";
      stage.setAttribute("aria-hidden", "true"); // its figures stand as a table beside it
      box.append(stage);
      return embed(stage, spec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        ast: true,
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true, theme: "chart" },
      }).then(function (result) {
        var before = views.get(figure);
        if (before) before.finalize();
        Array.from(box.children).forEach(function (child) {
          if (child !== stage) child.remove();
        });
        views.set(figure, result.view);
        figure.dataset.drawn = look.colorScheme; // paper shows what was drawn in light alone
      });
    });
  }

  function failed(figure) {
    return function (error) {
      figure.removeAttribute("data-chart");
      console.error("chart", error);
    };
  }

  // On a phone a figure that has a drawing of its own keeps it.
  function hasOwn(figure) {
    return narrow.matches && figure.querySelector(".chart-static");
  }

  function mount(figure) {
    near.add(figure);
    if (views.has(figure) || hasOwn(figure)) return;
    views.set(figure, null);
    draw(figure).catch(failed(figure));
  }

  function redraw() {
    views.forEach(function (view, figure) {
      if (view && !hasOwn(figure)) draw(figure).catch(failed(figure));
    });
    near.forEach(mount);
  }

  figures.forEach(reserve);
  if ("IntersectionObserver" in window) {
    var watcher = new IntersectionObserver(
      function (entries) {
        entries.forEach(function (entry) {
          if (!entry.isIntersecting) return;
          watcher.unobserve(entry.target);
          mount(entry.target);
        });
      },
      { rootMargin: "400px 0px" }
    );
    figures.forEach(function (figure) {
      watcher.observe(figure);
    });
  } else {
    figures.forEach(mount);
  }
  document.addEventListener("themechange", redraw);
  narrow.addEventListener("change", redraw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
