// SPDX-License-Identifier: Apache-2.0
// One report: its text with what was coded marked in it.
import {by, eventAddress, kind, reportAddress, told, whoSays, whoToWhom} from "./columns.js";
import {address, ask, askedFor, counted, facts, h} from "./dom.js";
import {key, marked} from "./marks.js";

function paragraphs(text, marks, number) {
  const points = [...text], out = [];
  let begin = 0;
  const add = (end) => {
    if (points.slice(begin, end).join("").trim() !== "") out.push(h("p", {}, marked(points, begin, end, marks, number)));
  };
  for (let at = 0; at + 1 < points.length; ++at)
    if (points[at] === "\n" && points[at + 1] === "\n") {
      add(at);
      while (points[at + 1] === "\n") ++at;
      begin = at + 1;
    }
  add(points.length);
  return out;
}

export async function report() {
  const asked = askedFor();
  const {report: one, events, marks, copies} = await ask("/api/report", asked);
  const numbers = new Map(events.map((each, at) => [each.id, at + 1]));
  const number = (id) => numbers.get(id);
  const inTitle = marks.filter((mark) => mark.title), inText = marks.filter((mark) => !mark.title);
  const title = one.title ? [...one.title] : null;
  return {title: one.title ?? one.id, content: [
    h("p", {class: "path"}, h("a", {href: "/reports"}, "All reports"), " · ",
      h("a", {href: address("/events", {report: one.id})}, "Events of this report")),
    h("h1", {}, title ? marked(title, 0, title.length, inTitle, number) : one.id),
    h("p", {class: "lead"}, [one.outlet, one.date].filter(Boolean).join(", ")),
    h("div", {class: "reading"},
      h("article", {class: "text", "aria-label": "The report's text"},
        one.keeps_text ? [key(marks), paragraphs(one.text, inText, number)]
          : h("p", {class: "note"}, "No text is kept of this report (--no-text): only names, cues and places of words.")),
      h("section", {class: "coded"}, h("h2", {}, counted(events.length, "event", "events")),
        events.length === 0 ? h("p", {class: "none"}, "Nothing was coded in it; ", h("code", {}, "bede why"), " says why.") : null,
        h("ol", {}, events.map((each, at) => h("li", {id: `event-${at + 1}`, class: each.factuality === "actual" ? "fact" : "not-fact"},
          h("a", {href: eventAddress(each, asked.run)}, kind(each)), " ", told(each.factuality),
          by({...each, around: events.filter((other) => other.about === each.id).flatMap((other) => other.actor)}), h("div", {}, whoToWhom(each)),
          h("div", {class: "says"}, whoSays(each))))))),
    h("section", {}, h("h2", {}, "The report"), facts([
      ["Id", h("code", {}, one.id), ` of run ${one.run}`], ["Published", one.published ?? one.date], ["Doubt about the date", one.date_doubt],
      ["Outlet", one.outlet],
      ["Address", one.url ? (/^https?:\/\//.test(one.url) ? h("a", {href: one.url, rel: "noreferrer noopener"}, one.url) : one.url) : null],
      ["Dateline", one.dateline], ["Version", one.version], ["Status", one.status], ["In place of", one.corrects],
      ["Sentences", one.sentences], ["As JSON", h("a", {href: address("/api/report", asked)}, "all of this")]])),
    copies.length === 0 ? null : h("section", {}, h("h2", {}, "Reports with the same sentences"),
      h("p", {}, "Half of this report or more stands word for word in:"),
      h("ul", {}, copies.map((copy) => h("li", {}, h("a", {href: reportAddress(copy.report)}, copy.report), " ",
        [copy.outlet, copy.date].filter(Boolean).join(", "), `: ${copy.same} of ${copy.sentences} sentences`))))]};
}
