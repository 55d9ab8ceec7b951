// Searches the guides with pagefind's index. It is read by fetch, so it works over http and https
// alone; from file://, or where there is no index, the page keeps its list of guides.
(function () {
  "use strict";
  var LIMIT = 10;
  var PLACES = 3;
  var SPELLINGS = 16;
  var root = document.body.dataset.root;
  var box = document.querySelector("[data-prose-search]");
  var away = document.querySelector("[data-prose-search-away]");
  if (!box || !/^https?:$/.test(location.protocol)) return;

  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var list = box.querySelector("ol");

  // Pagefind's addresses begin at the site's root, wherever that is published.
  function address(url) {
    return root + url.replace(/^\//, "");
  }

  function place(found) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = address(found.url);
    link.textContent = found.title;
    var text = document.createElement("p");
    text.textContent = found.plain_excerpt || "";
    item.append(link, text);
    return item;
  }

  function places(data) {
    var parts = data.sub_results.slice(0, PLACES);
    var page = data.meta.title;
    return parts.map(function (part) {
      var title = part.title === page ? page : page + ": " + part.title;
      return { url: part.url, title: title, plain_excerpt: part.plain_excerpt };
    });
  }

  function show(found, count) {
    list.replaceChildren();
    found.forEach(function (data) {
      places(data).forEach(function (one) {
        list.append(place(one));
      });
    });
    status.textContent = count ? box.dataset.many.replace("{count}", count) : box.dataset.none;
  }

  // Pagefind folds accents, but đ is a letter of its own to it: `diem` is asked as `điem` too.
  function spellings(typed) {
    return typed
      .split(/\s+/)
      .reduce(
        function (heads, word) {
          var ways = /^d/i.test(word) ? [word, "đ" + word.slice(1)] : [word];
          return heads.flatMap(function (head) {
            return ways.map(function (way) {
              return (head + " " + way).trim();
            });
          });
        },
        [""]
      )
      .slice(1, SPELLINGS);
  }

  // Every page once, the best place first.
  function joined(answers) {
    var best = new Map();
    answers.forEach(function (answer) {
      answer.results.forEach(function (hit) {
        var known = best.get(hit.id);
        if (!known || known.score < hit.score) best.set(hit.id, hit);
      });
    });
    return Array.from(best.values()).sort(function (a, b) {
      return b.score - a.score;
    });
  }

  function start(pagefind) {
    box.hidden = false;
    away.hidden = true;
    function update() {
      var typed = input.value.trim();
      if (!typed) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      pagefind.debouncedSearch(typed, {}, 150).then(function (answer) {
        // Null: another letter was typed meanwhile.
        if (answer === null) return;
        Promise.all(
          spellings(typed).map(function (spelling) {
            return pagefind.search(spelling);
          })
        ).then(function (answers) {
          var hits = joined([answer].concat(answers));
          var first = hits.slice(0, LIMIT).map(function (hit) {
            return hit.data();
          });
          Promise.all(first).then(function (found) {
            if (input.value.trim() === typed) show(found, hits.length);
          });
        });
      });
    }
    input.addEventListener("input", update);
    update();
  }

  import(new URL(root + "pagefind/pagefind.js", document.baseURI).href)
    .then(function (pagefind) {
      return pagefind.options({ baseUrl: "/" }).then(function () {
        return pagefind.init();
      }).then(function () {
        start(pagefind);
      });
    })
    .catch(function () {
      away.hidden = false;
    });
})();
