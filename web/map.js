// SPDX-License-Identifier: Apache-2.0
// Events by place, on a grid of degrees: nothing is fetched for it, so there are no coasts and no borders.
import {address, ask, askedFor, count, counted, h, svg} from "./dom.js";
import {choices, eventFilters} from "./filters.js";

const STEPS = [45, 30, 15, 10, 5, 2, 1, 0.5], NAMES = 14, SMALLEST = 0.5;

// What is seen: the middle and the height in degrees; the width follows from the shape of the drawing.
function viewOf(places, shape) {
  if (places.length === 0) return {lon: 0, lat: 0, high: Math.max(180, 360 / shape)};
  const lons = places.map((one) => one.lon), lats = places.map((one) => one.lat);
  const west = Math.min(...lons), east = Math.max(...lons), south = Math.min(...lats), north = Math.max(...lats);
  const high = Math.min(Math.max((north - south) * 1.25, ((east - west) * 1.15) / shape, 4), Math.max(180, 360 / shape));
  const most = Math.max(0, 90 - high / 2);  // no more beyond the poles than there must be
  return {lon: (west + east) / 2, lat: Math.min(most, Math.max(-most, (south + north) / 2)), high};
}

const degrees = (value, plus, minus) => `${Math.abs(value)}°${value > 0 ? plus : value < 0 ? minus : ""}`;

function grid(view, scale, x, y, width, height) {
  const step = STEPS.find((one, at) => at + 1 === STEPS.length || view.high / one >= 4) ?? 30, out = [];
  const wide = width / scale;
  for (let lon = Math.ceil((view.lon - wide / 2) / step) * step; lon <= view.lon + wide / 2; lon += step)
    if (Math.abs(lon) <= 180)
      out.push(svg("line", {class: lon === 0 ? "grid zero" : "grid", x1: x(lon), x2: x(lon), y1: Math.max(0, y(90)), y2: Math.min(height, y(-90))}),
        svg("text", {class: "axis", x: x(lon) + 3, y: Math.min(height, y(-90)) - 4}, degrees(lon, "E", "W")));
  for (let lat = Math.ceil((view.lat - view.high / 2) / step) * step; lat <= view.lat + view.high / 2; lat += step)
    if (Math.abs(lat) <= 90)
      out.push(svg("line", {class: lat === 0 ? "grid zero" : "grid", y1: y(lat), y2: y(lat), x1: Math.max(0, x(-180)), x2: Math.min(width, x(180))}),
        svg("text", {class: "axis", x: Math.max(0, x(-180)) + 3, y: y(lat) - 3}, degrees(lat, "N", "S")));
  return out;
}

// Names of the largest places, where they do not stand over each other.
function names(shown, x, y, radius, width) {
  const taken = [], out = [];
  for (const one of shown) {
    if (out.length >= NAMES) break;
    const box = {left: x(one.lon) + radius(one) + 3, top: y(one.lat) - 8, right: 0, bottom: y(one.lat) + 6};
    box.right = box.left + one.name.length * 7;
    const left = box.right > width;  // no room: it stands on the other side
    if (left) [box.left, box.right] = [x(one.lon) - radius(one) - 3 - one.name.length * 7, x(one.lon) - radius(one) - 3];
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue;
    taken.push(box);
    out.push(svg("text", {class: "place-name", x: left ? box.right : box.left, y: y(one.lat) + 4, "text-anchor": left ? "end" : "start"}, one.name));
  }
  return out;
}

const eventsAt = (one, filter) => address("/events", {...filter, at: `${one.lat},${one.lon}`});
const title = (one) => `${one.name}${one.country ? `, ${one.country}` : ""} (${one.grain}): ${counted(one.events, "event", "events")}, ${count(one.actual)} told as facts`;

class Drawing {
  constructor(places, filter) {
    this.places = places;
    this.filter = filter;
    this.most = Math.max(1, ...places.map((one) => one.events));
    this.element = svg("svg", {class: "map", role: "group", tabindex: "0",
      "aria-label": "Map of events by place. Arrow keys move it, plus and minus zoom, 0 shows all. The list beside it has the same places."});
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, event);
    }, {passive: false});
    this.element.addEventListener("dragstart", (event) => event.preventDefault());  // of a link
    this.element.addEventListener("pointerdown", (event) => this.drag(event));
    new ResizeObserver(() => (this.moved ? this.draw() : this.all())).observe(this.element);
  }

  get size() {
    const box = this.element.getBoundingClientRect();
    return {width: Math.max(box.width, 200), height: Math.max(box.height, 200)};
  }

  // Until somebody moves it, it shows all, however large it is.
  all() {
    this.moved = false;
    const {width, height} = this.size;
    this.view = viewOf(this.places, width / height);
    this.draw();
  }

  zoom(by, at) {
    const {width, height} = this.size, scale = height / this.view.high;
    const high = Math.min(Math.max(this.view.high * by, SMALLEST), 360);
    if (at) {
      const box = this.element.getBoundingClientRect(), real = high / this.view.high;
      const dx = (at.clientX - box.left - width / 2) / scale, dy = (at.clientY - box.top - height / 2) / scale;
      this.view.lon += dx * (1 - real);
      this.view.lat -= dy * (1 - real);
    }
    this.view.high = high;
    this.moved = true;
    this.draw();
  }

  move(right, up) {
    this.view.lon = Math.min(180, Math.max(-180, this.view.lon + right));
    this.view.lat = Math.min(90, Math.max(-90, this.view.lat + up));
    this.moved = true;
    this.draw();
  }

  key(event) {
    const far = this.view.high / 8;
    const moves = {ArrowLeft: () => this.move(-far, 0), ArrowRight: () => this.move(far, 0), ArrowUp: () => this.move(0, far),
      ArrowDown: () => this.move(0, -far), "+": () => this.zoom(1 / 1.4), "=": () => this.zoom(1 / 1.4), "-": () => this.zoom(1.4), 0: () => this.all()};
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[event.key]();
  }

  // A place is a link: a pointer that hardly moves follows it, one that moves drags the map.
  drag(down) {
    if (down.button !== 0) return;
    let last = down, moved = 0;
    const move = (event) => {
      const scale = this.size.height / this.view.high;
      moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
      this.move((last.clientX - event.clientX) / scale, (event.clientY - last.clientY) / scale);
      last = event;
    };
    const stay = (event) => moved > 5 && event.preventDefault();
    const end = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      setTimeout(() => this.element.removeEventListener("click", stay, true));
    };
    down.preventDefault();
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    this.element.addEventListener("click", stay, true);
    this.element.focus({preventScroll: true});
  }

  draw() {
    const {width, height} = this.size, scale = height / this.view.high;
    const x = (lon) => width / 2 + (lon - this.view.lon) * scale, y = (lat) => height / 2 - (lat - this.view.lat) * scale;
    const radius = (one) => 4 + 18 * Math.sqrt(one.events / this.most);
    const shown = this.places.filter((one) => x(one.lon) > -30 && x(one.lon) < width + 30 && y(one.lat) > -30 && y(one.lat) < height + 30);
    const focused = document.activeElement?.closest?.("[data-place]")?.dataset.place;
    this.element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.element.replaceChildren(...grid(this.view, scale, x, y, width, height),
      ...shown.map((one) => svg("a", {href: eventsAt(one, this.filter), "data-place": `${one.lat},${one.lon}`, "aria-label": title(one)},
        svg("title", {}, title(one)),
        svg("circle", {class: `spot ${one.grain === "country" || one.grain === "region" ? "wide-area" : ""} ${one.actual === 0 ? "no-fact" : ""}`,
          cx: x(one.lon), cy: y(one.lat), r: radius(one)}))),
      ...names(shown, x, y, radius, width));
    if (focused) this.element.querySelector(`[data-place="${focused}"]`)?.focus({preventScroll: true});
  }
}

export async function map() {
  const asked = askedFor();
  const [overview, all] = await Promise.all([choices(), ask("/api/places", asked)]);
  const drawing = new Drawing(all.places, asked), unplaced = all.total.events - all.total.placed;
  const button = (word, label, act) => h("button", {type: "button", "aria-label": label, title: label, onclick: act}, word);
  const content = [h("h1", {}, "Map"), eventFilters("/map", asked, overview),
    h("p", {class: "total", role: "status"}, `${counted(all.total.placed, "event", "events")} at ${counted(all.places.length, "place", "places")}`,
      unplaced > 0 ? `; of ${count(unplaced)} no place is told` : null, all.places.length >= all.most ? `; the ${count(all.most)} largest are shown` : null,
      ". ", h("a", {href: address("/events", asked)}, "As a table")),
    h("div", {class: "mapped"},
      h("div", {class: "map-frame"}, drawing.element,
        h("div", {class: "map-buttons"}, button("+", "Zoom in", () => drawing.zoom(1 / 1.4)), button("−", "Zoom out", () => drawing.zoom(1.4)),
          button("⤢", "Show all places", () => drawing.all())),
        h("p", {class: "map-key"}, svg("svg", {width: 16, height: 16, "aria-hidden": "true"}, svg("circle", {class: "spot", cx: 8, cy: 8, r: 6})), " site or city ",
          svg("svg", {width: 16, height: 16, "aria-hidden": "true"}, svg("circle", {class: "spot wide-area", cx: 8, cy: 8, r: 6})), " region or country, at its middle ",
          svg("svg", {width: 16, height: 16, "aria-hidden": "true"}, svg("circle", {class: "spot no-fact", cx: 8, cy: 8, r: 6})), " nothing told as a fact")),
      h("section", {class: "place-list"}, h("h2", {}, "Places"), h("ol", {}, all.places.slice(0, 300).map((one) =>
        h("li", {}, h("a", {href: eventsAt(one, asked)}, one.name), one.country && one.country !== one.name ? [" ", h("span", {class: "code"}, one.country)] : null,
          h("span", {class: "number"}, count(one.events))))),
        all.places.length > 300 ? h("p", {}, `and ${count(all.places.length - 300)} more, in the table`) : null))];
  return {title: "Map", content};
}
