// SPDX-License-Identifier: Apache-2.0
// One story: who tells of it, who was first, and where they differ.
import {contested, days, eventAddress, kind, losses, reportAddress, told, where, whoSays, whoToWhom} from "./columns.js";
import {address, ask, askedFor, counted, facts, h, table} from "./dom.js";
import {FIELDS, codes, valueOf} from "./stories.js";

function dispute(one) {
  const rows = one.values.map((each) => h("tr", {}, h("td", {}, h("strong", {}, valueOf(one.field, each.value))),
    h("td", {}, each.outlets.join(", ") || "–"),
    h("td", {}, each.reports.map((id, at) => [at > 0 ? ", " : null, h("a", {href: reportAddress(id)}, id)])),
    h("td", {class: "number"}, each.sources)));
  return h("section", {class: "differs"}, h("h3", {}, `On ${FIELDS[one.field] ?? one.field}`),
    table(`What is said on ${FIELDS[one.field] ?? one.field}`, ["Said", "Outlets", "Reports", "Sources"], rows));
}

function telling(one, story, isFirst) {
  const loss = losses(one);
  return h("li", {class: one.factuality === "actual" ? "fact" : "not-fact"},
    h("p", {class: "when"}, h("strong", {}, one.report_date), " ", one.outlet ?? "no outlet", ", ",
      h("a", {href: reportAddress(one.report, one.run)}, one.report), isFirst ? h("span", {class: "first"}, "first telling") : null),
    one.text ? h("blockquote", {}, h("p", {}, one.text)) : h("p", {}, `“${one.cue}”`),
    h("p", {}, h("a", {href: eventAddress(one)}, kind(one)), " ", told(one.factuality), " ", whoToWhom(one), loss ? `, ${loss}` : null, ", ", days(one), ", ", where(one)),
    h("p", {class: "says"}, "Who says so: ", whoSays(one)));
}

export async function story() {
  const asked = askedFor();
  const {story: one, tellings} = await ask("/api/story", asked);
  const disputes = one.disputes ?? [];
  const first = tellings.findIndex((each) => each.report === one.first_report);
  return {title: `Story: ${one.type}${one.mode ? ` ${one.mode}` : ""} ${one.date_start}`, content: [
    h("p", {class: "path"}, h("a", {href: "/stories"}, "Stories")),
    h("h1", {}, kind(one), " ", told(one.factuality), contested(one)),
    h("p", {class: "lead"}, codes(one), ", ", where(one), ", ", days(one)),
    h("section", {}, facts([
      ["Told by", `${counted(one.reports, "report", "reports")} of ${counted(one.outlets, "outlet", "outlets")}: ${counted(one.sources, "source", "sources")}`],
      ["Agencies", one.agencies.join(", ")],
      ["First telling", one.first_reported, " ", one.first_outlet ?? "", " ", h("a", {href: reportAddress(one.first_report)}, one.first_report)],
      ["Losses, as last told", losses(one)], ["Contexts", (one.contexts ?? []).join(", ")], ["CAMEO", one.cameo],
      ["Id", h("code", {}, one.story)], ["As JSON", h("a", {href: address("/api/story", asked)}, "all of this")]])),
    h("section", {}, h("h2", {}, "Where reports differ"),
      disputes.length === 0 ? h("p", {class: "none"}, "They do not, on what is compared.") : disputes.map(dispute)),
    h("section", {}, h("h2", {}, counted(tellings.length, "telling", "tellings")),
      h("ol", {class: "tellings"}, tellings.map((each, at) => telling(each, one, at === first))))]};
}
