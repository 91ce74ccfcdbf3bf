// SPDX-License-Identifier: Apache-2.0
// What is in the database, and by what it was made.
import {barList, monthChart} from "./chart.js";
import {TOLD} from "./columns.js";
import {address, ask, count, counted, h, percent, table} from "./dom.js";

const QUADS = ["", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];

const card = (number, name, more, href) =>
  h("li", {class: "card"}, h("strong", {}, href ? h("a", {href}, count(number)) : count(number)), h("span", {}, name),
    more ? h("small", {}, more) : null);

function cards(all) {
  const {counts} = all;
  const facts = all.factualities.find((one) => one.factuality === "actual")?.events ?? 0;
  return h("ul", {class: "cards"},
    card(counts.reports, counts.reports === 1 ? "report" : "reports",
      counts.first_day ? `${counts.first_day} to ${counts.last_day}` : null, "/reports"),
    card(counts.events, counts.events === 1 ? "event" : "events", counts.events > 0 ? `${percent(facts, counts.events)} told as facts` : null, "/events"),
    card(counts.told_again, "stories told twice or more",
      counts.stories > 0 ? `of ${counted(counts.stories, "story", "stories")}` : "bede stories makes them", "/stories"),
    card(counts.refusals, "refused",
      all.refusals.map((one) => `${one.kind} ${count(one.refusals)}`).join(", ") || "every report was taken",
      counts.refusals > 0 ? address("/reports", {state: "refused"}) : null),
    counts.withdrawals > 0 ? card(counts.withdrawals, "corrected or withdrawn") : null);
}

function lists(all) {
  const by = (name, path) => (row) => ({label: row[name], href: address("/events", {[path ?? name]: row[name]}), ...row});
  return h("div", {class: "columns"},
    barList("Told as", all.factualities.map((row) => ({label: (TOLD[row.factuality] ?? [row.factuality])[0],
      href: address("/events", {factuality: row.factuality}), events: row.events, actual: row.actual}))),
    barList("Type", all.types.map(by("type")), 16),
    barList("Country of the place", all.countries.map((row) => ({label: row.name ?? row.code,
      href: address("/events", {country: row.code}), events: row.events, actual: row.actual}))),
    barList("Outlet", all.outlets.map(by("outlet")), 12),
    barList("Kind", all.quads.map((row) => ({label: QUADS[row.quad], events: row.events, actual: row.actual,
      href: address("/events", {type: typesOf(row.quad)})}))));
}

// The types of each of PLOVER's four classes, by which a class can be asked for.
function typesOf(quad) {
  return [[], ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"], ["COOPERATE", "AID", "RETREAT"],
    ["REQUEST", "ACCUSE", "REJECT", "THREATEN"], ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]][quad];
}

function runs(all) {
  const made = (run) => [run.program ? `Bede ${run.program}` : null, run.model, run.lexicon ? `lexicon ${run.lexicon}` : null]
    .filter(Boolean).join(", ");
  const rows = all.runs.map((run) =>
    h("tr", {}, h("td", {class: "number"}, run.run), h("td", {}, run.state),
      h("td", {}, run.started ?? "–"), h("td", {class: "number"}, count(run.reports)), h("td", {class: "number"}, count(run.events)),
      h("td", {class: "number"}, count(run.refused)), h("td", {}, made(run))));
  const cited = all.runs.filter((run) => run.citation);
  return h("section", {}, h("h2", {}, "Runs"),
    table("Runs of bede code", ["Run", "State", "Started (UTC)", "Reports", "Events", "Refused", "Made by"], rows),
    all.counts.has_text || all.counts.reports === 0 ? null
      : h("p", {class: "note"}, "This database keeps no text (--no-text): sentences cannot be shown or searched."),
    cited.length > 0 ? h("section", {class: "cite"}, h("h2", {}, "To cite it"), cited.map((run) => h("p", {}, run.citation))) : null);
}

export async function overview() {
  const all = await ask("/api/overview");
  const content = [h("h1", {}, all.database), cards(all)];
  if (all.counts.events === 0)
    content.push(h("p", {class: "none"}, "There are no events in this database yet. ", h("code", {}, "bede code … -o " + all.database),
      " puts some there."));
  else
    content.push(h("section", {}, h("h2", {}, "When it happened"),
      monthChart(all.months, all.counts.first_day.slice(0, 7), all.counts.last_day.slice(0, 7))), lists(all));
  content.push(runs(all));
  return {title: all.database, content};
}
