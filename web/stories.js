// SPDX-License-Identifier: Apache-2.0
// The list of stories.
import {TOLD, contested, days, kind, losses, told, where} from "./columns.js";
import {address, ask, askedFor, counted, h, table} from "./dom.js";
import {choices, paging, sortable, storyFilters} from "./filters.js";

export const FIELDS = {dead: "the dead", injured: "the injured", detained: "the detained", displaced: "the displaced",
  actor: "who did it", factuality: "whether it happened", place: "where", date: "when"};

export const state = {
  none: ["No stories are made yet. ", h("code", {}, "bede stories --db FILE"), " finds happenings that several reports tell of."],
  old: ["Reports came or went since the stories were made. ", h("code", {}, "bede stories --db FILE"), " makes them anew."],
};

export const valueOf = (field, value) => (field === "factuality" ? (TOLD[value]?.[0] ?? value) : value);

export const codes = (story) =>
  [story.actors.join(", ") || "–", story.recipients.length > 0 ? [h("span", {class: "arrow", "aria-label": " to "}, " → "), story.recipients.join(", ")] : null];

function row(story) {
  const cell = (label, ...content) => h("td", {"data-label": label}, h("div", {}, content));
  const loss = losses(story);
  return h("tr", {class: story.factuality === "actual" ? "fact" : "not-fact"},
    cell("First reported", story.first_reported ?? "–"),
    cell("What", h("a", {href: address("/story", {id: story.story})}, kind(story)), loss ? h("span", {class: "loss"}, loss) : null),
    cell("Told as", told(story.factuality), contested(story)),
    cell("Who to whom", codes(story)), cell("When", days(story)), cell("Where", where(story)),
    cell("Told by", `${counted(story.reports, "report", "reports")}, ${counted(story.outlets, "outlet", "outlets")}, ${counted(story.sources, "source", "sources")}`),
    cell("Reports differ on", (story.disputes ?? []).length === 0 ? "–" : story.disputes.map((one) =>
      h("span", {class: "dispute"}, `${FIELDS[one.field] ?? one.field}: ${one.values.map((each) => valueOf(one.field, each.value)).join(" / ")}`))));
}

export async function stories() {
  const asked = askedFor();
  const [all, list] = await Promise.all([choices(), ask("/api/stories", asked)]);
  const heading = (name, word) => sortable("/stories", asked, "-reported", name, word);
  const headings = [heading("reported", "First reported"), heading("type", "What"), "Told as", "Who → whom", heading("date", "When"),
    heading("country", "Where"), heading("reports", "Told by"), "Reports differ on"];
  return {title: "Stories", content: [
    h("h1", {}, "Stories"),
    h("p", {}, "A story is one happening, however many reports tell of it. Near copies and one agency's texts count as one source."),
    state[list.state] ? h("p", {class: "note"}, state[list.state]) : null,
    list.state === "none" ? null : [storyFilters(asked, all),
      h("p", {class: "total", role: "status"}, counted(list.total, "story", "stories")),
      list.total === 0 ? h("p", {class: "none"}, "No story is like that.")
        : [table("Stories", headings, list.stories.map(row), "list"), paging("/stories", asked, list)]]]};
}
