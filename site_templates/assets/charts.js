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
  var vega = null;

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

  function rowsOf(data) {
    return data.rows.map(function (row) {
      return Object.fromEntries(
        data.fields.map(function (field, column) {
          return [field, row[column]];
        })
      );
    });
  }

  // A height by step becomes a number: the first field of the rows names the row it is drawn in.
  function heightOf(spec, data) {
    if (!spec.height.step) return spec.height;
    var names = data.rows.map(function (row) {
      return row[0];
    });
    return spec.height.step * new Set(names).size;
  }

  // The drawing takes the room that was kept for it, so that nothing on the page moves.
  function draw(figure) {
    return loadVega().then(function (embed) {
      var box = figure.querySelector(".chart-box");
      var stage = document.createElement("div");
      var look = getComputedStyle(document.documentElement);
      var spec = paint(specs[figure.dataset.chart], look);
      var data = dataOf(figure);
      spec.datasets = { rows: rowsOf(data) };
      spec.height = heightOf(spec, data);
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

  function mount(figure) {
    if (views.has(figure)) return;
    views.set(figure, null);
    draw(figure).catch(failed(figure));
  }

  function redraw() {
    views.forEach(function (view, figure) {
      if (view) draw(figure).catch(failed(figure));
    });
  }

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
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
