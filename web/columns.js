// SPDX-License-Identifier: Apache-2.0
// How the parts of an event are shown, the same everywhere.
import {address, h} from "./dom.js";

// What is told of an event, in words: only the first one says that it happened.
export const TOLD = {
  actual: ["fact", "told as having happened or happening"],
  planned: ["planned", "to come, intended or scheduled: it has not happened"],
  possible: ["possible", "may be: nobody says that it happened"],
  conditional: ["conditional", "hangs on something that has not happened"],
  demanded: ["demanded", "somebody asks for it: it has not happened"],
  negated: ["denied", "told as not having happened"],
  historical: ["background", "told as background, long before the report"],
};

export const TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
  "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];

export function told(factuality) {
  const [word, meaning] = TOLD[factuality] ?? [factuality, ""];
  return h("span", {class: `told told-${factuality}`, title: meaning}, word);
}

// Of a story whose tellings do not agree that it happened.
export const contested = (story) =>
  (story.disputes ?? []).some((one) => one.field === "factuality")
    ? [" ", h("span", {class: "told disputed", title: "some reports tell it as a fact, others deny it"}, "disputed")] : null;

// Whose demand, plan or denial it is: the actors of the events that are about this one.
export function by(event) {
  if (event.factuality === "actual" || (event.around ?? []).length === 0) return null;
  return h("span", {class: "by"}, " by ", [...new Set(event.around.map((one) => one.name || one.code))].join(", "));
}

export const kind = (event) => [
  h("span", {class: `type quad-${event.quad}`}, event.type), event.mode ? h("span", {class: "mode"}, ` ${event.mode}`) : null];

function party(one) {
  const code = one.code && one.code !== one.name ? h("span", {class: "code"}, one.code) : null;
  return h("span", {class: "party"}, one.name || one.code, code ? [" ", code] : null);
}

export function parties(list, none = "–") {
  if (!list || list.length === 0) return none;
  return list.map((one, at) => [at > 0 ? ", " : null, party(one)]);
}

// "Police → 12 students"; of a meeting, whose parties are all actors, no arrow.
export function whoToWhom(event) {
  if (event.recipient.length === 0) return parties(event.actor);
  return [parties(event.actor), h("span", {class: "arrow", "aria-label": " to "}, " → "), parties(event.recipient)];
}

// Who says so. Without a speaker or a document it is the report that tells it, in its own voice.
export function whoSays(event) {
  const said = event.attribution.filter((one) => one.role === "speaker" || one.role === "document");
  const printed = event.attribution.filter((one) => one.role === "agency" || one.role === "outlet");
  const by = printed.map((one) => one.name).join(", ");
  if (said.length === 0) return h("span", {class: "own"}, by ? `${by}, in its own voice` : "the report, in its own voice");
  return [
    h("span", {class: "said"}, said.map((one, at) => [at > 0 ? ", as told by " : null, party(one)])),
    by ? h("span", {class: "printed"}, ` in ${by}`) : null];
}

export function days(event) {
  const same = event.date_start === event.date_end;
  const basis = {stated: "", story: "from another telling", report: "no day is told: the report's own"}[event.date_basis] ?? "";
  return h("span", {class: `days days-${event.date_basis}`, title: basis || null},
    same ? event.date_start : `${event.date_start} – ${event.date_end}`, event.date_basis === "report" ? "*" : null);
}

export const where = (event) =>
  event.place_name && event.place_name !== event.country
    ? [event.place_name, event.country ? [" ", h("span", {class: "code"}, event.country)] : null]
    : event.country ?? "–";

export function losses(event) {
  const parts = [];
  for (const what of ["dead", "injured", "detained", "displaced"]) {
    const low = event[`${what}_low`], high = event[`${what}_high`];
    if (low !== null && low !== undefined) parts.push(`${low === high ? low : `${low}–${high}`} ${what}`);
  }
  return parts.join(", ");
}

export const eventAddress = (event, run) => address("/event", {id: event.id, run});
export const reportAddress = (id, run) => address("/report", {id, run});
export const confidence = (value) => (value === null ? "–" : value.toFixed(2));

export function legend() {
  return h("details", {class: "legend"}, h("summary", {}, "What the words mean"),
    h("dl", {class: "meanings"}, Object.keys(TOLD).map((one) => [h("dt", {}, told(one)), h("dd", {}, TOLD[one][1])])),
    h("p", {}, "A day with * is the report's own: none is told. Types are those of PLOVER, codes those of CAMEO; confidence says " +
      "how sure the event is right, not how strong it is."));
}
