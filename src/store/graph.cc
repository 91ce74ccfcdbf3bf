// SPDX-License-Identifier: Apache-2.0
// A network: nodes are actors by their code, an edge is what one does to another on some days, as one type of event.
//   "Police arrested twelve students." and the same again that day -> KENCOP -> KENEDU, COERCE, weight 2
#include <fmt/format.h>

#include "store/export_formats.h"

namespace bede {
namespace {

// A state's label is its name; of all others it is the code, for many go by it. The name that they go by most often is
// beside it.
constexpr const char* nodes_sql = R"sql(
SELECT code, coalesce(name_of_state(code), code), arg_max(name, (times, name)), any_value(country),
  sum(times)::BIGINT::VARCHAR FROM (
  SELECT code, name, any_value(country) AS country, count(*) AS times FROM (
    SELECT source_code AS code, source_name AS name, source_country AS country FROM linked UNION ALL
    SELECT target_code, target_name, target_country FROM linked) GROUP BY code, name)
GROUP BY code ORDER BY code)sql";

constexpr const char* edges_sql = R"sql(
SELECT source_code, target_code, type, day_of(first), day_of(last), count(*)::VARCHAR, round(avg(score), 4)::VARCHAR,
  any_value(quad)::VARCHAR
FROM linked GROUP BY source_code, target_code, type, first, last
ORDER BY first, last, source_code, target_code, type)sql";

constexpr const char* linked_sql =
    "SELECT source_code, source_name, source_country, target_code, target_name, target_country, type, score, quad, "
    "coalesce(date_start, report_date) AS first, coalesce(date_end, date_start, report_date) AS last "
    "FROM pairs WHERE source_code <> '' AND target_code <> ''";

// The pairs of all slices, for what is counted over all of them.
Result<void> make_linked(const Database& database, const std::vector<Slice>& slices) {
  BEDE_CHECKED(database.run(fmt::format("CREATE TEMP TABLE linked AS {}", linked_sql)));  // of no slice yet
  for (const Slice& slice : slices) {
    BEDE_CHECKED(choose_slice(database, slice, false));
    BEDE_CHECKED(database.run(fmt::format("INSERT INTO linked {}", linked_sql)));
  }
  return {};
}

// What XML 1.0 may not hold becomes a blank.
std::string xml(const std::optional<std::string_view>& text) {
  std::string out;
  for (const char c : text.value_or("")) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

using MakeElement = std::function<std::string(std::uint64_t number, Database::Values row)>;

// The rows as elements, after `head` and before `tail`. Gives how many.
Result<std::uint64_t> write_elements(const Database& database, const char* sql, std::string_view head,
                                     const MakeElement& make, std::string_view tail, const TakeBytes& write) {
  std::uint64_t count = 0;
  bool open = write(head);
  BEDE_CHECKED(database.read(sql, [&](Database::Values row) { return open = open && write(make(count++, row)); }));
  if (open) write(tail);
  return count;
}

constexpr std::string_view gexf_head = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph mode="dynamic" timeformat="date" defaultedgetype="directed">
<attributes class="node" mode="static">
<attribute id="name" title="name" type="string"/>
<attribute id="country" title="country" type="string"/>
<attribute id="events" title="events" type="integer"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="type" title="type" type="string"/>
<attribute id="score" title="score" type="double"/>
<attribute id="quad" title="quad" type="integer"/>
</attributes>
<nodes>
)xml";

std::string gexf_node(std::uint64_t, Database::Values row) {
  return fmt::format(
      "<node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"name\" value=\"{}\"/>"
      "<attvalue for=\"country\" value=\"{}\"/><attvalue for=\"events\" value=\"{}\"/></attvalues></node>\n",
      xml(row[0]), xml(row[1]), xml(row[2]), xml(row[3]), xml(row[4]));
}

std::string gexf_edge(std::uint64_t number, Database::Values row) {
  return fmt::format(
      "<edge id=\"{}\" source=\"{}\" target=\"{}\" start=\"{}\" end=\"{}\" weight=\"{}\"><attvalues>"
      "<attvalue for=\"type\" value=\"{}\"/><attvalue for=\"score\" value=\"{}\"/>"
      "<attvalue for=\"quad\" value=\"{}\"/></attvalues></edge>\n",
      number, xml(row[0]), xml(row[1]), xml(row[3]), xml(row[4]), xml(row[5]), xml(row[2]), xml(row[6]), xml(row[7]));
}

constexpr std::string_view graphml_head = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="events" for="node" attr.name="events" attr.type="int"/>
<key id="type" for="edge" attr.name="type" attr.type="string"/>
<key id="start" for="edge" attr.name="start" attr.type="string"/>
<key id="end" for="edge" attr.name="end" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="int"/>
<key id="score" for="edge" attr.name="score" attr.type="double"/>
<key id="quad" for="edge" attr.name="quad" attr.type="int"/>
<graph id="events" edgedefault="directed">
)xml";

std::string graphml_node(std::uint64_t, Database::Values row) {
  return fmt::format(
      "<node id=\"{}\"><data key=\"label\">{}</data><data key=\"name\">{}</data><data key=\"country\">{}</data>"
      "<data key=\"events\">{}</data></node>\n",
      xml(row[0]), xml(row[1]), xml(row[2]), xml(row[3]), xml(row[4]));
}

std::string graphml_edge(std::uint64_t number, Database::Values row) {
  return fmt::format(
      "<edge id=\"e{}\" source=\"{}\" target=\"{}\"><data key=\"type\">{}</data><data key=\"start\">{}</data>"
      "<data key=\"end\">{}</data><data key=\"weight\">{}</data><data key=\"score\">{}</data>"
      "<data key=\"quad\">{}</data></edge>\n",
      number, xml(row[0]), xml(row[1]), xml(row[2]), xml(row[3]), xml(row[4]), xml(row[5]), xml(row[6]), xml(row[7]));
}

}  // namespace

Result<std::uint64_t> write_gexf(const Database& database, const std::vector<Slice>& slices, const TakeBytes& write) {
  BEDE_CHECKED(make_linked(database, slices));
  BEDE_TRY(nodes, write_elements(database, nodes_sql, gexf_head, gexf_node, "</nodes>\n<edges>\n", write));
  BEDE_TRY(edges, write_elements(database, edges_sql, "", gexf_edge, "</edges>\n</graph>\n</gexf>\n", write));
  return nodes + edges;
}

Result<std::uint64_t> write_graphml(const Database& database, const std::vector<Slice>& slices,
                                    const TakeBytes& write) {
  BEDE_CHECKED(make_linked(database, slices));
  BEDE_TRY(nodes, write_elements(database, nodes_sql, graphml_head, graphml_node, "", write));
  BEDE_TRY(edges, write_elements(database, edges_sql, "", graphml_edge, "</graph>\n</graphml>\n", write));
  return nodes + edges;
}

}  // namespace bede
