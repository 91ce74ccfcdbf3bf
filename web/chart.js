// SPDX-License-Identifier: Apache-2.0
// Bars: events by month, and lists of counts. What is told as a fact is filled; what is not is hatched.
import {address, count, h, svg, table} from "./dom.js";

const HEIGHT = 190, LEFT = 44, BOTTOM = 24, TOP = 10;

function monthsBetween(first, last) {
  const months = [];
  for (let at = new Date(`${first}-01T00:00:00Z`); months.length < 4000; at.setUTCMonth(at.getUTCMonth() + 1)) {
    months.push(at.toISOString().slice(0, 7));
    if (months.at(-1) >= last) return months;
  }
  return months;
}

// {month, events, actual} rows -> as many periods as fit, zeros too: months, or years where there are many.
function periodsOf(rows, first, last) {
  const byYear = monthsBetween(first, last).length > 60;
  const periods = new Map(monthsBetween(first, last).map((month) => [byYear ? month.slice(0, 4) : month, {events: 0, actual: 0}]));
  let outside = 0;
  for (const row of rows) {
    const period = row.month < first || row.month > last ? null : periods.get(byYear ? row.month.slice(0, 4) : row.month);
    if (!period) outside += row.events;
    else {
      period.events += row.events;
      period.actual += row.actual;
    }
  }
  return {byYear, outside, periods: [...periods].map(([name, sums]) => ({name, ...sums}))};
}

function daysOf(period) {
  if (period.length === 4) return {from: `${period}-01-01`, to: `${period}-12-31`};
  const end = new Date(`${period}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return {from: `${period}-01`, to: end.toISOString().slice(0, 10)};
}

// A round number of at least `most`, and as many steps up to it.
function scaleOf(most) {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  const step = [0.25, 0.5, 1, 2, 5].map((part) => Math.max(1, part * size)).find((one) => most / one <= 4) ?? size * 5;
  return {step, top: Math.max(1, Math.ceil(most / step)) * step};
}

function draw(periods, width) {
  const {step, top} = scaleOf(Math.max(...periods.map((one) => one.events)));
  const inner = HEIGHT - TOP - BOTTOM, wide = (width - LEFT) / periods.length;
  const y = (events) => TOP + inner * (1 - events / top);
  const lines = [], bars = [], labels = [];
  for (let at = 0; at <= top; at += step)
    lines.push(svg("line", {class: "grid", x1: LEFT, x2: width, y1: y(at), y2: y(at)}),
      svg("text", {class: "axis", x: LEFT - 6, y: y(at) + 4, "text-anchor": "end"}, count(at)));
  const each = Math.ceil(periods.length / Math.max(1, Math.floor((width - LEFT) / 64)));
  periods.forEach((one, at) => {
    const x = LEFT + at * wide + Math.min(2, wide * 0.1), w = Math.max(1, Math.min(wide - Math.min(4, wide * 0.2), 60));
    if (one.events > 0)
      bars.push(svg("a", {href: address("/events", daysOf(one.name))},
        svg("title", {}, `${one.name}: ${one.events} events, ${one.actual} told as facts`),
        svg("rect", {class: "bar-all", x, width: w, y: y(one.events), height: y(0) - y(one.events)}),
        svg("rect", {class: "bar-fact", x, width: w, y: y(one.actual), height: y(0) - y(one.actual)})));
    if (at % each === 0)
      labels.push(svg("text", {class: "axis", x: LEFT + at * wide + Math.min(wide, 60) / 2, y: HEIGHT - 6,
        "text-anchor": at === 0 ? "start" : "middle"}, one.name));
  });
  return svg("svg", {class: "months", viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "group",
    "aria-label": "Events by the time when they happened; each bar leads to its events"}, lines, bars, labels);
}

// first, last: months of the first and the last report.
export function monthChart(rows, first, last) {
  const {byYear, outside, periods} = periodsOf(rows, first, last);
  const place = h("div", {class: "chart"});
  const redraw = () => {
    if (place.clientWidth > 0) place.replaceChildren(draw(periods, Math.max(240, place.clientWidth)));
  };
  new ResizeObserver(redraw).observe(place);
  return h("figure", {}, place,
    h("figcaption", {}, h("span", {class: "key key-fact"}), " told as facts ", h("span", {class: "key key-all"}),
      " planned, demanded, possible, denied or background",
      outside > 0 ? `. ${count(outside)} events are dated before or after the time of the reports.` : "."),
    h("details", {}, h("summary", {}, "As a table"),
      table("Events by time", [byYear ? "Year" : "Month", "Events", "Told as facts"],
        periods.map((one) => h("tr", {}, h("td", {}, one.name), h("td", {class: "number"}, count(one.events)),
          h("td", {class: "number"}, count(one.actual)))))));
}

// rows: {label, href, events, actual}; `actual` may be absent.
export function barList(caption, rows, shown = 12) {
  const most = Math.max(1, ...rows.map((one) => one.events));
  const line = (one) => {
    const bar = h("span", {class: "bar", "aria-hidden": "true"}, h("span", {class: "bar-part"}));
    bar.style.setProperty("--all", `${(100 * one.events) / most}%`);
    bar.style.setProperty("--fact", `${(100 * (one.actual ?? one.events)) / Math.max(1, one.events)}%`);
    return h("li", {}, h("a", {href: one.href, title: one.label}, one.label), bar,
      h("span", {class: "number", title: one.actual === undefined ? null : `${one.actual} told as facts`}, count(one.events)));
  };
  return h("section", {class: "bars"}, h("h2", {}, caption),
    rows.length === 0 ? h("p", {class: "none"}, "None.") : h("ol", {}, rows.slice(0, shown).map(line)),
    rows.length > shown
      ? h("details", {}, h("summary", {}, `${count(rows.length - shown)} more`), h("ol", {}, rows.slice(shown).map(line)))
      : null);
}
