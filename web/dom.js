// SPDX-License-Identifier: Apache-2.0
// Elements, addresses, and what is fetched. Texts become text nodes and never markup: reports are by others.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// h("a", {href: "/events"}, "Events")
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

// An address with the parameters that have a value: "/events?type=COERCE".
export function address(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values ?? {}))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null && each !== undefined && each !== "") query.append(name, each);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export async function ask(path, values) {
  let answer;
  try {
    answer = await fetch(address(path, values));
  } catch {
    throw new Error("The program that serves this page does not answer. Is bede serve still running?");
  }
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.message);
  return json;
}

// What the address of this page asks for, as values for address(): lists where a name comes more than once.
export function askedFor() {
  const values = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (value === "") continue;
    values[name] = name in values ? [values[name], value].flat() : value;
  }
  return values;
}

export const count = (number) => number.toLocaleString("en");
export const counted = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;
export const percent = (part, all) => (all > 0 ? `${Math.round((100 * part) / all)} %` : "–");

// A list of names and values; rows without a value are left out.
export function facts(rows) {
  const list = h("dl", {class: "facts"});
  for (const [name, ...value] of rows) {
    const shown = value.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== "" && one !== false);
    if (shown.length > 0) list.append(h("dt", {}, name), h("dd", {}, shown));
  }
  return list;
}

// A table that can be scrolled sideways by keyboard too.
export function table(caption, headings, rows, kind) {
  return h("div", {class: "wide", tabindex: "0", role: "region", "aria-label": caption},
    h("table", {class: kind},
      h("caption", {class: "unseen"}, caption),
      h("thead", {}, h("tr", {}, headings.map((one) => (one instanceof Node ? one : h("th", {scope: "col"}, one))))),
      h("tbody", {}, rows)));
}
