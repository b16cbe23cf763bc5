#include "page_assets.h"

namespace quaestor {

const std::string_view kPagePolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
    "blob:; base-uri 'none'; form-action 'none'";

// Colours are palette.h's.
const std::string_view kPageStyle = R"css(
:root{--bg:#fff;--side:#f6f7f9;--text:#14181f;--faint:#5b6470;--rule:#d5dae1;--mark:#0b57d0;--cancelled:#7a828d;
--done:#dceaf7;--company-fill:#dceaf7;--company:#1f6fb5;--country-fill:#d5ebe4;--country:#004d3a;--law-fill:#fcebd9;
--law:#b45309;--body-fill:#f3e0ee;--body:#9c3f7c;--person-fill:#eceef1}
@media (prefers-color-scheme:dark){:root{--bg:#14181f;--side:#1b212a;--text:#f2f4f7;--faint:#a7b0bc;--rule:#38414d;
--mark:#8ab4f8;--cancelled:#8a93a0;--done:#17384f;--company-fill:#17384f;--company:#56b4e9;--country-fill:#10392e;
--country:#33c79b;--law-fill:#3d2c08;--law:#e69f00;--body-fill:#3b2235;--body:#e08cc0;--person-fill:#2a313b}}
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.45 Helvetica,Arial,"DejaVu Sans",sans-serif;
display:grid;grid-template:auto 1fr/minmax(0,1fr) 25rem;height:100vh}
header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.6rem 1rem;
border-bottom:1px solid var(--rule)}
h1{font-size:1.15rem;margin:0}
header p{margin:0;color:var(--faint);flex-basis:100%;font-size:.87rem}
input,select,button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--rule);border-radius:.4rem;
padding:.3rem .5rem}
input{width:15rem;max-width:100%}
select{max-width:12rem}
button{cursor:pointer}
label{color:var(--faint);font-size:.87rem}
:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
main{overflow:auto;padding:.5rem 1rem}
main svg{display:block;max-width:100%;height:auto;margin:0 auto}
aside{overflow:auto;background:var(--side);border-left:1px solid var(--rule);padding:.75rem 1rem}
.bar{display:flex;justify-content:space-between;align-items:center;gap:.5rem;min-height:2.2rem}
h2{font-size:1.05rem;margin:0;overflow-wrap:anywhere}
article{background:var(--bg);border:1px solid var(--rule);border-radius:.5rem;padding:.6rem .75rem;margin:.6rem 0}
h3{font-size:.95rem;margin:0;overflow-wrap:anywhere}
blockquote{margin:.45rem 0 0;padding-left:.6rem;border-left:3px solid var(--rule)}
blockquote p{margin:0;overflow-wrap:anywhere}
footer{color:var(--faint);font-size:.84rem;overflow-wrap:anywhere}
a{color:var(--mark)}
[hidden]{display:none}
svg text{fill:var(--text)}
svg .graph>polygon{fill:var(--bg)}
svg .node,svg .edge{cursor:pointer}
svg .node :is(path,polygon,polyline,ellipse){fill:var(--company-fill);stroke:var(--company)}
svg .country :is(path,polygon,polyline),svg .bloc :is(path,polygon,polyline),svg .place :is(path,polygon,polyline){fill:var(--country-fill);stroke:var(--country)}
svg .regulation :is(path,polygon,polyline){fill:var(--law-fill);stroke:var(--law)}
svg .organization :is(path,polygon,polyline){fill:var(--body-fill);stroke:var(--body)}
svg .person ellipse{fill:var(--person-fill);stroke:var(--faint)}
svg .pill :is(path,polygon,polyline){fill:var(--bg);stroke:var(--company)}
svg .not-stated :is(path,polygon,polyline){fill:var(--bg);stroke:var(--faint)}
svg .pill.completed :is(path,polygon,polyline){fill:var(--done)}
svg .pill.cancelled :is(path,polygon,polyline),svg .pill.relation :is(path,polygon,polyline){stroke:var(--cancelled)}
svg .pill.cancelled text{fill:var(--cancelled)}
svg .edge path{fill:none;stroke:var(--company);stroke-opacity:.8}
svg .edge polygon{fill:var(--company);stroke:var(--company)}
svg .edge.seat path{stroke:var(--country)}
svg .edge.subject_to path{stroke:var(--law)}
svg .edge.issued_by path,svg .edge.issued_by polygon{stroke:var(--body)}
svg .edge.issued_by polygon{fill:var(--body)}
svg .edge:is(.cancelled,.relation) path{stroke:var(--cancelled)}
svg .edge:is(.cancelled,.relation) polygon{fill:var(--cancelled);stroke:var(--cancelled)}
svg .dim{opacity:.13}
svg .node.chosen :is(path,polygon,ellipse){stroke-width:2.6}
svg .node:focus{outline:none}
svg .node:focus-visible :is(path,polygon,ellipse){stroke:var(--mark);stroke-width:3}
@media (max-width:60rem){body{display:block;height:auto}aside{border-left:0;border-top:1px solid var(--rule)}}
@media print{:root{--bg:#fff;--side:#fff;--text:#000;--faint:#444}body{display:block;height:auto}
header label,header input,header select,button{display:none}main,aside{overflow:visible;border:0}
main svg{max-height:95vh}article{break-inside:avoid}footer a::after{content:" <" attr(href) ">"}}
)css";

const std::string_view kPageScript = R"js(
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const search = byId("search"), heading = byId("heading"), all = byId("all"), none = byId("none");
  const filters = ["kind", "country", "status", "year"].map((name) => ({name, box: byId("by-" + name)}));
  const cards = new Map(Object.keys(data.facts).map((key) => [key, byId("fact-" + key)]));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let chosen = null;

  function passes(fact) {
    return filters.every(({name, box}) => !box.value || fact[name].includes(box.value));
  }
  // The facts to show: those of what was chosen, else those the search finds, else all; always within the filters.
  function shownFacts() {
    const words = fold(search.value.trim());
    const keys = Object.keys(data.facts).filter((key) => passes(data.facts[key]));
    if (chosen && data.nodes[chosen]) return keys.filter((key) => data.nodes[chosen].facts.includes(key));
    if (chosen) return keys.filter((key) => key === chosen);
    if (words) return keys.filter((key) => fold(data.facts[key].words).includes(words));
    return keys;
  }
  function show() {
    const keys = new Set(shownFacts());
    const whole = keys.size === cards.size;
    const near = new Set();
    for (const key of keys) for (const id of data.facts[key].parts) near.add(id);
    if (chosen) near.add(chosen);
    for (const group of document.querySelectorAll("svg .node, svg .edge")) {
      group.classList.toggle("dim", !whole && !near.has(group.id));
      group.classList.toggle("chosen", group.id === chosen);
    }
    for (const [key, card] of cards) card.hidden = !keys.has(key);
    const node = chosen && data.nodes[chosen];
    heading.textContent = node ? node.name : chosen ? data.words.one : whole ? data.words.all :
      data.words.found.replace("{n}", keys.size);
    all.hidden = whole && !chosen;
    none.hidden = keys.size > 0;
    remember();
  }
  // The address tells what is shown: "#giver-company-x", or "#at=…&q=…&country=…".
  function remember() {
    const state = new URLSearchParams();
    if (search.value.trim() && !chosen) state.set("q", search.value.trim());
    for (const {name, box} of filters) if (box.value) state.set(name, box.value);
    const simple = state.toString() === "";
    if (chosen && !simple) state.set("at", chosen);
    const hash = simple ? chosen : state.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }
  function recall() {
    const hash = location.hash.slice(1);
    const state = new URLSearchParams(hash.includes("=") ? hash : "");
    search.value = state.get("q") || "";
    for (const {name, box} of filters) {
      box.value = state.get(name) || "";
      if (box.selectedIndex < 0) box.value = "";
    }
    choose(hash.includes("=") ? state.get("at") : hash);
  }
  function choose(key) {
    chosen = key && (data.nodes[key] || data.facts[key]) ? key : null;
    show();
    document.querySelector("aside").scrollTop = 0;
  }
  function clear() {
    search.value = "";
    for (const {box} of filters) box.value = "";
    choose(null);
  }
  // A line stands for its fact.
  const meaning = (id) => (data.nodes[id] || data.facts[id] ? id : data.lines[id]);

  for (const group of document.querySelectorAll("svg .node")) {
    const fact = data.facts[group.id], node = data.nodes[group.id];
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.setAttribute("aria-label", fact ? fact.sentence : node ? node.name : group.id);
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(group.id);
    });
  }
  document.querySelector("svg").addEventListener("click", (event) => {
    const group = event.target.closest(".node, .edge");
    choose(group ? meaning(group.id) : null);
  });
  search.addEventListener("input", () => choose(null));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const words = fold(search.value.trim());
    const hit = Object.keys(data.nodes).find((key) => fold(data.nodes[key].name) === words) ||
      Object.keys(data.nodes).find((key) => words && fold(data.nodes[key].name).includes(words));
    if (hit) choose(hit);
  });
  for (const {box} of filters) box.addEventListener("change", () => show());
  all.addEventListener("click", clear);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
  window.addEventListener("hashchange", recall);
  window.addEventListener("beforeprint", () => { for (const card of cards.values()) card.hidden = false; });
  window.addEventListener("afterprint", show);
  document.documentElement.classList.add("script");
  recall();
})();
)js";

}  // namespace quaestor
