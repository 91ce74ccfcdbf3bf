// SPDX-License-Identifier: Apache-2.0
// The forms that choose events, reports and stories. They are the browser's own: what is chosen stands in the address, so that a
// view can be bookmarked and cited.
import {TOLD, TYPES} from "./columns.js";
import {address, ask, h} from "./dom.js";

const field = (label, input) => h("label", {}, h("span", {}, label), input);

function text(label, name, asked, hint, type = "text") {
  return field(label, h("input", {type, name, value: asked[name] ?? "", placeholder: hint ?? null, autocomplete: "off"}));
}

function choice(label, name, asked, options) {
  const chosen = [asked[name] ?? ""].flat();
  const known = chosen.filter((one) => one !== "" && !options.some(([value]) => value === one)).map((one) => [one, one]);
  return field(label, h("select", {name},
    [["", "any"], ...options, ...known].map(([value, word]) => h("option", {value, selected: chosen[0] === value}, word))));
}

// Several may be chosen; boxes, for lists of which several are chosen are hard by keyboard.
function boxes(label, name, asked, options) {
  const chosen = [asked[name] ?? []].flat().flatMap((one) => one.split(","));
  return h("fieldset", {class: "boxes"}, h("legend", {}, label),
    options.map(([value, word]) => h("label", {}, h("input", {type: "checkbox", name, value, checked: chosen.includes(value)}), word)));
}

// A field that asks for nothing stays out of the address.
function leaveOutEmpty(submitted) {
  const form = submitted.target;
  for (const input of form.elements) if (input.name && input.value === "") input.disabled = true;
  setTimeout(() => [...form.elements].forEach((input) => (input.disabled = false)));
}

function form(path, asked, fields, kept, closed) {
  const active = Object.keys(asked).filter((name) => !["sort", "limit", "offset"].includes(name)).length;
  const open = !closed && matchMedia("(min-width: 60rem)").matches;
  return h("details", {class: "filters", open},
    h("summary", {}, active > 0 ? `Filters (${active})` : "Filters"),
    h("form", {action: path, method: "get", role: "search", onsubmit: leaveOutEmpty}, fields,
      kept.filter((name) => asked[name]).map((name) => h("input", {type: "hidden", name, value: [asked[name]].flat()[0]})),
      h("p", {class: "buttons"}, h("button", {}, "Show"), " ", h("a", {href: path}, "Clear"))));
}

// What there is to choose from: what /api/overview answers. A list does not wait in vain for what takes too long: then the
// fields offer nothing but what is asked for.
export const choices = () =>
  ask("/api/overview").catch(() => ({database: "this database", counts: {has_text: true}, countries: [], modes: [], outlets: [], runs: []}));

// all: what choices() gives.
export function eventFilters(path, asked, all) {
  return form(path, asked, [
    h("div", {class: "fields"},
      text("From", "from", asked, null, "date"), text("To", "to", asked, null, "date"),
      text("Actor: name or code", "actor", asked, "police, KENGOV"), text("Recipient", "recipient", asked, "students, SYRREB"),
      text("Who says so", "source", asked, "minister, Reuters"),
      choice("In whose voice", "voice", asked, [["own", "the report's own"], ["said", "somebody's, named"]]),
      choice("Country of the place", "country", asked, all.countries.map((one) => [one.code, `${one.name ?? one.code} (${one.events})`])),
      text("Place", "place", asked, "Mombasa"),
      choice("Type and mode", "mode", asked, all.modes.map((one) => [one.mode, `${one.mode} (${one.events})`])),
      choice("Outlet", "outlet", asked, all.outlets.map((one) => [one.outlet, `${one.outlet} (${one.events})`])),
      text("Words in the sentence", "q", asked, all.counts.has_text ? "curfew" : "no text is kept"),
      field("Confidence, at least", h("input", {type: "number", name: "confidence", min: 0, max: 1, step: 0.05, value: asked.confidence ?? ""}))),
    boxes("Told as", "factuality", asked, Object.entries(TOLD).map(([value, [word]]) => [value, word])),
    boxes("Type", "type", asked, TYPES.map((one) => [one, one])),
  ], ["sort", "limit", "at", "report", "run"], path === "/map");
}

// list: what /api/reports answers.
export function reportFilters(asked, list) {
  return form("/reports", asked, [
    h("div", {class: "fields"},
      text("From", "from", asked, null, "date"), text("To", "to", asked, null, "date"),
      choice("Outlet", "outlet", asked, list.outlets.map((one) => [one.outlet, `${one.outlet} (${one.reports})`])),
      choice("Which", "state", asked, [["with", "with events"], ["without", "without events"], ["refused", "refused"]]),
      choice("Refused as", "kind", asked, list.kinds.map((one) => [one.kind, `${one.kind} (${one.refusals})`])),
      text("Words in title or text", "q", asked, "curfew")),
    h("p", {class: "hint"}, "What was refused has no date and no outlet."),
  ], ["sort", "limit", "run"]);
}

export function storyFilters(asked, all) {
  return form("/stories", asked, [
    h("div", {class: "fields"},
      text("From", "from", asked, null, "date"), text("To", "to", asked, null, "date"),
      text("Party: code", "party", asked, "KENCOP"),
      choice("Country of the place", "country", asked, all.countries.map((one) => [one.code, one.name ?? one.code])),
      choice("Type", "type", asked, TYPES.map((one) => [one, one])),
      choice("Told by outlet", "outlet", asked, all.outlets.map((one) => [one.outlet, one.outlet])),
      choice("Where reports differ", "disputed", asked, [["yes", "on anything"], ["dead", "the dead"], ["injured", "the injured"],
        ["detained", "the detained"], ["displaced", "the displaced"], ["actor", "who did it"], ["factuality", "whether it happened"],
        ["place", "where"]]),
      field("Reports, at least", h("input", {type: "number", name: "reports", min: 1, value: asked.reports ?? "", placeholder: "2"}))),
  ], ["sort", "limit"]);
}

// Links to the pages of a list, and what is shown of it.
export function paging(path, asked, list) {
  const from = list.offset + 1, shown = Math.min(list.total, list.offset + list.limit);
  const to = (offset, word, possible) =>
    possible ? h("a", {href: address(path, {...asked, offset: offset || null}), rel: word === "Next" ? "next" : "prev"}, word) : h("span", {}, word);
  return h("nav", {class: "paging", "aria-label": "Pages"},
    to(Math.max(0, list.offset - list.limit), "Previous", list.offset > 0), " ",
    list.total > 0 ? `${from.toLocaleString("en")}–${shown.toLocaleString("en")} of ${list.total.toLocaleString("en")}` : "0", " ",
    to(list.offset + list.limit, "Next", shown < list.total));
}

// A heading that sorts: the other way round where it does already.
export function sortable(path, asked, usual, name, word) {
  const now = asked.sort ?? usual, down = now === `-${name}`, up = now === name;
  return h("th", {scope: "col", "aria-sort": up ? "ascending" : down ? "descending" : null},
    h("a", {href: address(path, {...asked, offset: null, sort: up ? `-${name}` : name})}, word, up ? " ↑" : down ? " ↓" : null));
}
