// SPDX-License-Identifier: Apache-2.0
// One event: all that is known of it, the words that it rests on, and why.
import {TOLD, by, confidence, eventAddress, kind, legend, reportAddress, told, whoSays, whoToWhom} from "./columns.js";
import {address, ask, askedFor, counted, facts, h, table} from "./dom.js";
import {key, marked} from "./marks.js";

function tellings({event, report, marks}) {
  const body = [...(report.text ?? "")], title = [...(report.title ?? "")];
  return event.mentions.map((one, at) => {
    const points = one.sentence === -1 ? title : body;
    const own = marks.filter((mark) => mark.title === (one.sentence === -1));
    const shown = points.length > 0 ? marked(points, one.span[0], one.span[1], own) : [h("mark", {class: "cue"}, one.cue)];
    return h("blockquote", {class: at === 0 ? "telling" : "telling again"}, h("p", {}, shown),
      h("footer", {}, one.sentence === -1 ? "title" : `sentence ${one.sentence + 1}`, at > 0 ? `, told again: “${one.cue}”` : null));
  });
}

const link = (one, run) => [h("a", {href: eventAddress(one, run)}, kind(one)), " ", told(one.factuality), ` “${one.cue}”`,
  one.actors.length > 0 ? ` by ${one.actors.join(", ")}` : null];

function losses(casualties) {
  return Object.entries(casualties ?? {}).filter(([, toll]) => toll).map(([what, toll]) =>
    `${toll.low === toll.high ? toll.low : `${toll.low} to ${toll.high}`} ${what} (“${toll.text}”)`).join(", ");
}

function entityRows(event) {
  const rows = [];
  for (const [side, list] of [["actor", event.actor], ["recipient", event.recipient], ["mediator", event.mediator],
    ["left out", event.excluded], ["says so", event.attribution]])
    for (const one of list)
      rows.push(h("tr", {}, h("td", {}, one.role ? `${side}: ${one.role}` : side), h("td", {}, one.name), h("td", {class: "code"}, one.code),
        h("td", {}, one.country ?? ""), h("td", {}, (one.sectors ?? []).join(" ")), h("td", {}, one.text ? `“${one.text}”` : ""),
        h("td", {}, one.via ?? ""), h("td", {class: "code"}, one.id ?? "")));
  return rows;
}

export async function event() {
  const asked = askedFor();
  const all = await ask("/api/event", asked);
  const {event: one, report} = all, {date, place, terms} = one;
  const inParties = one.recipient.length === 0 && one.actor.length === 0 ? "Nobody is told" : whoToWhom(one);
  return {title: `${one.type}${one.mode ? ` ${one.mode}` : ""} ${one.date.start}`, content: [
    h("p", {class: "path"}, h("a", {href: "/events"}, "Events"), " / ", h("a", {href: reportAddress(one.report, report.run)}, report.title ?? one.report)),
    h("h1", {}, kind(one), " ", told(one.factuality)),
    h("p", {class: "lead"}, inParties),
    h("p", {class: "lead says"}, "Who says so: ", whoSays(one)),
    one.factuality === "actual" ? null : h("p", {class: "warning"}, `This is not told as a fact: it is ${TOLD[one.factuality][0]}${by({...one, around: all.around.flatMap((each) => each.actors.map((name) => ({name})))})?.textContent ?? ""}.`),
    report.keeps_text ? null : h("p", {class: "note"}, "No text is kept in this database: only names, cues and places of words."),
    h("section", {"aria-label": "The words"}, tellings(all), report.keeps_text ? key(all.marks) : null),
    h("div", {class: "two"}, h("section", {}, h("h2", {}, "What is coded"), facts([
      ["When", `${date.start === date.end ? date.start : `${date.start} to ${date.end}`} (${date.basis})`, date.text ? ` “${date.text}”` : null],
      ["Where", place ? [place.name, place.country ? ` (${place.country}, ${place.grain})` : ` (${place.grain})`,
        place.lat !== null ? [" ", h("a", {href: address("/events", {at: `${place.lat},${place.lon}`})}, `${place.lat}, ${place.lon}`)] : null] : null],
      ["Losses", losses(one.casualties)],
      ["Terms", terms ? ["scope", "begins", "lasts", "place"].filter((name) => terms[name]).map((name) => `${name} ${terms[name]}`).join(", ") : null],
      ["Contexts", one.contexts.join(", ")],
      ["CAMEO", one.cameo], ["Score", `${one.score}${one.goldstein === null ? "" : `, Goldstein ${one.goldstein}`}`],
      ["Cue", `“${one.cue.text}”, ${one.cue.frame}`],
      ["Confidence", confidence(one.confidence)],
      ["Id", h("code", {}, one.id), ` of run ${report.run}`]])),
    h("section", {}, h("h2", {}, "What belongs to it"), facts([
      ["It is about", all.inside.map((each) => h("div", {}, link(each, asked.run)))],
      ["Told inside", all.around.map((each) => h("div", {}, link(each, asked.run)))],
      ["Story", all.story ? [h("a", {href: address("/story", {id: all.story.story})}, `told by ${counted(all.story.reports, "report", "reports")} of ${counted(all.story.outlets, "outlet", "outlets")}`),
        all.story.disputes > 0 ? h("strong", {}, `, which differ on ${counted(all.story.disputes, "point", "points")}`) : null] : null],
      ["Report", h("a", {href: `${reportAddress(one.report, report.run)}`}, report.title ?? one.report)],
      ["Outlet", report.outlet], ["Reported", report.date],
      ["As JSON", h("a", {href: address("/api/event", asked)}, "all of this")]]))),
    h("section", {}, h("h2", {}, "Who takes part, and who says so"),
      table("Parties and sources", ["Side", "Name", "Code", "Country", "Sectors", "Words", "Found by", "Lexicon"], entityRows(one))),
    h("section", {}, h("h2", {}, "Why"), all.reasons.length === 0
      ? h("p", {class: "none"}, "The run did not keep its reasons; ", h("code", {}, "bede code --explain"), " does.")
      : table("Steps that led to a field", ["Field", "Words", "Rule", "Row of the lexicon"], all.reasons.map((reason) =>
        h("tr", {}, h("td", {}, reason.field), h("td", {}, reason.words ? `“${reason.words}”` : ""), h("td", {}, reason.rule),
          h("td", {class: "code"}, reason.row ?? ""))))),
    legend()]};
}
