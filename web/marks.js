// SPDX-License-Identifier: Apache-2.0
// A text with the words marked that events rest on. Spans count code points, and may lie over each other.
import {h} from "./dom.js";

export const WORDS = {cue: "what happens", actor: "actor", recipient: "recipient", mediator: "mediator", excluded: "left out",
  source: "who says so", date: "when", place: "where"};
const ORDER = Object.keys(WORDS);

// points: the code points of the whole text; marks with begin and end in it. number: of an event by its id, or nothing.
export function marked(points, begin, end, marks, number) {
  const inside = marks.filter((one) => one.begin < end && one.end > begin);
  const cuts = new Set([begin, end]);
  for (const one of inside) cuts.add(Math.max(begin, one.begin)).add(Math.min(end, one.end));
  const at = [...cuts].sort((a, b) => a - b), out = [];
  for (let i = 0; i + 1 < at.length; ++i) {
    const text = points.slice(at[i], at[i + 1]).join("");
    const over = inside.filter((one) => one.begin <= at[i] && one.end >= at[i + 1]);
    if (over.length === 0) {
      out.push(text);
      continue;
    }
    const kinds = ORDER.filter((kind) => over.some((one) => one.what === kind));
    const starting = over.filter((one) => one.what === "cue" && one.begin === at[i]);
    const said = kinds.map((kind) => {
      const whose = number ? [...new Set(over.filter((one) => one.what === kind).map((one) => number(one.id)))] : [];
      return WORDS[kind] + (whose.length > 0 ? ` of ${whose.join(", ")}` : "");
    });
    out.push(h("mark", {class: kinds.join(" "), title: said.join("; ")},
      number ? starting.map((one) => h("a", {class: "number", href: `#event-${number(one.id)}`, "aria-label": `event ${number(one.id)}`}, number(one.id))) : null,
      text));
  }
  return out;
}

// What the colours mean, of those that are there.
export function key(marks) {
  const there = ORDER.filter((kind) => marks.some((one) => one.what === kind));
  return h("p", {class: "mark-key"}, there.map((kind) => [h("mark", {class: kind}, WORDS[kind]), " "]));
}
