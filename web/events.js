// SPDX-License-Identifier: Apache-2.0
// The table of events.
import {by, confidence, days, eventAddress, kind, legend, losses, reportAddress, told, where, whoSays, whoToWhom} from "./columns.js";
import {address, ask, askedFor, counted, h, table} from "./dom.js";
import {choices, eventFilters, paging, sortable} from "./filters.js";

const PATH = "/events";

// The sentence, with the cue in it told apart where it stands as it is.
function words(event) {
  if (!event.text) return h("q", {}, h("mark", {class: "cue"}, event.cue));
  const at = event.text.indexOf(event.cue);
  if (at < 0) return h("q", {}, event.text);
  return h("q", {}, event.text.slice(0, at), h("mark", {class: "cue"}, event.cue), event.text.slice(at + event.cue.length));
}

function eventRow(event, run) {
  const cell = (label, ...content) => h("td", {"data-label": label}, h("div", {}, content));
  const loss = losses(event);
  return h("tr", {class: event.factuality === "actual" ? "fact" : `not-fact not-${event.factuality}`},
    cell("When", days(event)),
    cell("What", h("a", {href: eventAddress(event, run)}, kind(event)), loss ? h("span", {class: "loss"}, loss) : null),
    cell("Told as", told(event.factuality), by(event)),
    cell("Who to whom", whoToWhom(event)),
    cell("Where", where(event)),
    cell("Who says so", whoSays(event)),
    cell("Sentence", words(event)),
    cell("Reported", h("a", {href: reportAddress(event.report, event.run)}, event.report_date)),
    cell("Confidence", confidence(event.confidence)));
}

// What a paper says of this view.
function citation(all, list, filter) {
  const chosen = Object.entries(filter).map(([name, value]) => `${name} ${[value].flat().join(", ")}`).join("; ");
  const runs = all.runs.filter((run) => run.citation && (!filter.run || String(run.run) === filter.run));
  return h("details", {class: "legend cite"}, h("summary", {}, "To cite this view"),
    h("p", {}, `${counted(list.total, "event", "events")} of ${all.database}${chosen ? `, chosen by ${chosen}` : ""}. `,
      runs.map((run) => `${run.citation} `), `${address(PATH, filter)}`));
}

export async function events() {
  const asked = askedFor();
  const [all, list] = await Promise.all([choices(), ask("/api/events", asked)]);
  const {sort, limit, offset, ...filter} = asked;
  const heading = (name, word) => sortable(PATH, asked, "-date", name, word);
  const headings = [heading("date", "When"), heading("type", "What"), heading("factuality", "Told as"), "Who → whom",
    heading("place", "Where"), "Who says so", "Sentence", heading("reported", "Reported"), heading("confidence", "Confidence")];
  return {title: "Events", content: [
    h("h1", {}, "Events"), eventFilters(PATH, asked, all),
    h("div", {class: "bar-top"}, h("p", {class: "total", role: "status"}, counted(list.total, "event", "events")),
      h("p", {class: "downloads"}, "All of them as ", h("a", {href: address("/api/events.csv", filter), download: "events.csv"}, "CSV"),
        " or ", h("a", {href: address("/api/events.jsonl", filter), download: "events.jsonl"}, "JSON Lines"), "; on the ",
        h("a", {href: address("/map", filter)}, "map"))),
    list.total === 0 ? h("p", {class: "none"}, "No event is like that.")
      : [table("Events", headings, list.events.map((event) => eventRow(event, asked.run)), "list"), paging(PATH, asked, list)],
    legend(), citation(all, list, filter)]};
}
