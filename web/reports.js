// SPDX-License-Identifier: Apache-2.0
// The table of reports, those without events and those that were refused too.
import {reportAddress} from "./columns.js";
import {address, ask, askedFor, counted, h, table} from "./dom.js";
import {paging, reportFilters, sortable} from "./filters.js";

const PATH = "/reports";

function row(one, run) {
  const cell = (label, ...content) => h("td", {"data-label": label}, h("div", {}, content));
  const refused = one.kind !== null, name = one.title || one.report || "–";
  return h("tr", {class: refused ? "refused" : one.events > 0 ? "fact" : null},
    cell("Published", one.date ?? "–", one.date_doubt ? h("span", {class: "doubt"}, one.date_doubt) : null),
    cell("Report", refused ? name : h("a", {href: reportAddress(one.report, run ? one.run : null)}, name),
      one.title && one.report ? [" ", h("span", {class: "code"}, one.report)] : null),
    cell("Outlet", one.outlet ?? "–"),
    cell("Sentences", one.sentences ?? "–"),
    cell("Events", refused ? [h("span", {class: "told refusal"}, "refused"), " ", h("strong", {}, one.kind), `: ${one.message}`]
      : one.events > 0 ? h("a", {href: address("/events", {report: one.report, run})}, counted(one.events, "event", "events")) : "none"),
    cell("Input", h("span", {class: "code"}, one.line > 0 ? `${one.input}:${one.line}` : one.input)));
}

export async function reports() {
  const asked = askedFor();
  const list = await ask("/api/reports", asked);
  const heading = (name, word) => sortable(PATH, asked, "-date", name, word);
  const headings = [heading("date", "Published"), heading("report", "Report"), heading("outlet", "Outlet"),
    heading("sentences", "Sentences"), heading("events", "Events"), "Input"];
  return {title: "Reports", content: [
    h("h1", {}, "Reports"), reportFilters(asked, list),
    h("p", {class: "total", role: "status"}, counted(list.total, "report", "reports"),
      asked.state || asked.kind || list.kinds.length === 0 ? null : ", those that were refused too"),
    list.total === 0 ? h("p", {class: "none"}, "No report is like that.")
      : [table("Reports", headings, list.reports.map((one) => row(one, asked.run)), "list"), paging(PATH, asked, list)]]};
}
