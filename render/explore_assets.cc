#include "explore_assets.h"

namespace quaestor {

const std::string_view kExploreStyle = R"css(
main{position:relative;padding:0;overflow:hidden;min-height:60vh}
#network{position:absolute;inset:0}
#list{list-style:none;margin:.6rem 0;padding:0}
#list button{display:flex;justify-content:space-between;gap:1rem;width:100%;text-align:left;border:0;border-radius:.3rem;
background:none;padding:.25rem .4rem}
#list button:hover{background:var(--bg)}
#list small,.of{color:var(--faint)}
@media print{main{min-height:0;height:150mm}}
)css";

const std::string_view kExploreScript = R"js(
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const search = byId("search"), heading = byId("heading"), all = byId("all"), none = byId("none");
  const list = byId("list"), cards = byId("cards"), words = data.words;
  const filters = ["kind", "country", "status", "year"].map((name) => ({name, box: byId("by-" + name)}));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const things = new Map(data.nodes.map((node) => [node.id, node]));
  const links = new Map(data.nodes.map((node) => [node.id, []]));
  data.lines.forEach((line, i) => {
    line.id = "line" + i;
    links.get(line.from).push(line);
    links.get(line.to).push(line);
  });
  const lines = new Map(data.lines.map((line) => [line.id, line]));
  const mostCards = 150, mostNames = 400, mostNamed = 60, letters = 11, least = 7;
  let chosen = null;

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  function style() {
    const text = css("--text"), company = css("--company"), faint = css("--faint");
    const paint = (fill, line) => ({"background-color": css(fill), "border-color": css(line)});
    return [
      {selector: "node", style: {label: "data(label)", width: "data(w)", height: "data(h)", shape: "round-rectangle",
        "font-size": 11, "font-family": "Helvetica, Arial, DejaVu Sans, sans-serif", color: text,
        "text-valign": "center", "text-halign": "center", "border-width": 1.2, "min-zoomed-font-size": 6,
        ...paint("--company-fill", "--company")}},
      {selector: ".country, .bloc, .place", style: {shape: "rectangle", "font-weight": "bold", ...paint("--country-fill", "--country")}},
      {selector: ".bloc", style: {"border-style": "dashed"}},
      {selector: ".regulation", style: {shape: "cut-rectangle", ...paint("--law-fill", "--law")}},
      {selector: ".organization", style: {shape: "barrel", ...paint("--body-fill", "--body")}},
      {selector: ".person", style: {shape: "ellipse", ...paint("--person-fill", "--faint")}},
      {selector: "edge", style: {width: 1, "line-color": faint, "target-arrow-color": faint, "line-style": "dotted",
        "curve-style": "haystack", opacity: 0.5}},
      {selector: ".investment", style: {width: "data(width)", "line-color": company, "target-arrow-color": company,
        "line-style": "solid", "curve-style": "straight", "target-arrow-shape": "triangle", "arrow-scale": 0.8, opacity: 0.55}},
      {selector: ".subject_to, .issued_by", style: {"line-color": css("--law"), "line-style": "dashed"}},
      {selector: ".away", style: {display: "none"}},
      {selector: ".dim", style: {opacity: 0.1, "z-index": 0}},
      {selector: ".near", style: {opacity: 1, "z-index": 5}},
      {selector: ".chosen", style: {"border-width": 3, "border-color": css("--mark"), "line-color": css("--mark"), "z-index": 9}},
    ];
  }
  const cy = cytoscape({
    container: byId("network"),
    elements: [
      ...data.nodes.map((node) => ({group: "nodes", data: {id: node.id, label: node.label, w: node.w, h: node.h},
        position: {x: node.x, y: node.y}, classes: node.kind})),
      ...data.lines.map((line) => ({group: "edges", data: {id: line.id, source: line.from, target: line.to,
        width: line.width}, classes: line.relation})),
    ],
    style: style(),
    layout: {name: "preset", fit: true, padding: 20},
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.05,
    maxZoom: 4,
    hideEdgesOnViewport: data.lines.length > 1500,
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));

  const passes = (key) => filters.every(({name, box}) => !box.value || data.facts[key][name].includes(box.value));
  const liveFacts = (line) => line.facts.filter(passes);
  function element(tag, text, attributes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    return made;
  }
  function card(key) {
    const fact = data.facts[key], box = element("article"), title = element("h3");
    title.append(element("bdi", fact.sentence));
    box.append(title);
    for (const source of fact.sources) {
      const quote = element("blockquote", "", {dir: "auto", ...(source.language ? {lang: source.language} : {})});
      const foot = element("footer");
      foot.append(element("bdi", source.cited));
      if (source.url) {
        foot.append(" · ", element("a", words.source, {href: source.url, target: "_blank", rel: "noopener noreferrer"}));
      }
      quote.append(element("p", "“" + source.quote + "”"), foot);
      box.append(quote);
    }
    return box;
  }
  function name(node) {
    const item = element("li"), button = element("button", "", {type: "button"});
    button.append(element("bdi", node.name), element("small", words.kinds[node.kind]));
    button.addEventListener("click", () => choose(node.id));
    item.append(button);
    return item;
  }
  // From afar names would be too small to read: those with most links (or next to what was chosen) are
  // drawn as large as ever where they find room, the rest are dots.
  let resized = false, naming = 0;
  function nameSome() {
    cancelAnimationFrame(naming);
    const scale = 1 / cy.zoom(), named = new Set(), taken = [];
    const far = letters * cy.zoom() < least;
    const dims = chosen !== null || search.value.trim() !== "";
    for (const node of far ? data.nodes : []) {
      if (named.size === mostNamed) break;
      const part = cy.getElementById(node.id), at = part.position();
      if (part.hasClass("away") || (dims && !part.hasClass("near"))) continue;
      const w = node.w * scale / 2, h = node.h * scale / 2;
      const box = [at.x - w, at.y - h, at.x + w, at.y + h];
      if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      named.add(node.id);
    }
    cy.batch(() => {
      if (resized) cy.nodes().removeStyle();
      resized = far;
      if (!far) return;
      cy.nodes().filter((part) => !named.has(part.id())).style(
        {width: 6 * scale, height: 6 * scale, "border-width": scale, "text-opacity": 0});
      for (const id of named) {
        const node = things.get(id);
        cy.getElementById(id).style({"font-size": letters * scale, width: node.w * scale, height: node.h * scale,
          "border-width": 1.2 * scale, "z-index": 6});
      }
    });
  }
  function nameSoon() {
    cancelAnimationFrame(naming);
    naming = requestAnimationFrame(nameSome);
  }
  cy.on("zoom", nameSoon);

  function panel(keys, shown) {
    const node = things.get(chosen);
    heading.textContent = node ? node.name : chosen ? words.one : words.all;
    const isList = keys === null;
    cards.replaceChildren(...(isList ? [] : keys.slice(0, mostCards).map(card)));
    list.replaceChildren(...(isList ? shown.slice(0, mostNames).map(name) : []));
    none.hidden = isList ? shown.length > 0 : keys.length > 0;
    all.hidden = isList && !search.value && filters.every(({box}) => !box.value);
  }
  // Lines without a fact that passes the filters go away, and things without lines with them.
  function show() {
    const asked = fold(search.value.trim());
    const filtered = filters.some(({box}) => box.value);
    const live = new Set(data.lines.filter((line) => !filtered || liveFacts(line).length).map((line) => line.id));
    const ends = new Set();
    for (const id of live) ends.add(lines.get(id).from).add(lines.get(id).to);
    const shown = data.nodes.filter((node) => ends.has(node.id) && (!asked || fold(node.words).includes(asked)));
    const near = new Set();
    if (things.has(chosen)) {
      near.add(chosen);
      for (const line of links.get(chosen)) if (live.has(line.id)) near.add(line.id).add(line.from).add(line.to);
    } else if (lines.has(chosen)) {
      near.add(chosen).add(lines.get(chosen).from).add(lines.get(chosen).to);
    } else if (asked) {
      for (const node of shown) near.add(node.id);
    }
    const dims = chosen !== null || asked !== "";
    cy.batch(() => cy.elements().forEach((part) => {
      const id = part.id();
      part.toggleClass("away", part.isEdge() ? !live.has(id) : !ends.has(id));
      part.toggleClass("dim", dims && !near.has(id));
      part.toggleClass("near", dims && near.has(id));
      part.toggleClass("chosen", id === chosen);
    }));
    const of = chosen === null ? null : lines.has(chosen) ? [lines.get(chosen)] : links.get(chosen);
    panel(of && [...new Set(of.flatMap(liveFacts))], shown);
    nameSome();
    remember();
  }
  function remember() {
    const state = new URLSearchParams();
    if (search.value.trim() && !chosen) state.set("q", search.value.trim());
    for (const {name, box} of filters) if (box.value) state.set(name, box.value);
    const at = things.has(chosen) ? chosen : null;
    const simple = state.toString() === "";
    if (at && !simple) state.set("at", at);
    const hash = simple ? at && encodeURI(at) : state.toString();
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
    choose(hash.includes("=") ? state.get("at") : decodeURI(hash), true);
  }
  function choose(id, look) {
    chosen = id && (things.has(id) || lines.has(id)) ? id : null;
    if (look && things.has(chosen)) cy.fit(cy.getElementById(chosen).closedNeighborhood(), 60);
    show();
    document.querySelector("aside").scrollTop = 0;
  }
  function clear() {
    search.value = "";
    for (const {box} of filters) box.value = "";
    choose(null);
  }
  cy.on("tap", (event) => choose(event.target === cy ? null : event.target.id()));
  search.addEventListener("input", () => choose(null));
  search.addEventListener("keydown", (event) => {
    const asked = fold(search.value.trim());
    if (event.key !== "Enter" || !asked) return;
    const hit = data.nodes.find((node) => fold(node.name) === asked) ||
      data.nodes.find((node) => fold(node.words).includes(asked));
    if (hit) choose(hit.id, true);
  });
  for (const {box} of filters) box.addEventListener("change", show);
  all.addEventListener("click", clear);
  byId("fit").addEventListener("click", () => cy.fit(cy.elements(":visible"), 20));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    const typing = ["INPUT", "SELECT"].includes(document.activeElement.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "0" && !typing) cy.fit(cy.elements(":visible"), 20);
    if ((event.key === "+" || event.key === "-") && !typing) {
      cy.zoom({level: cy.zoom() * (event.key === "+" ? 1.25 : 0.8), renderedPosition: {x: cy.width() / 2, y: cy.height() / 2}});
    }
  });
  window.addEventListener("hashchange", recall);
  recall();
})();
)js";

}  // namespace quaestor
