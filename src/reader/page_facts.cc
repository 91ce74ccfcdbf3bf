// SPDX-License-Identifier: Apache-2.0
#include "reader/page_facts.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>

#include "base/day.h"
#include "reader/body_text.h"
#include "reader/report_date.h"

namespace bede {
namespace {

constexpr int days_apart = 7;
constexpr int deepest = 16;  // of JSON-LD

// The names in <meta> that tell of a page, the best first among those for one field.
enum class Fact { Title, Date, Outlet, Url, Language };
struct MetaName {
  std::string_view name;
  Fact fact;
};
constexpr MetaName meta_names[] = {
    {"og:title", Fact::Title},
    {"twitter:title", Fact::Title},
    {"dc.title", Fact::Title},
    {"article:published_time", Fact::Date},
    {"og:article:published_time", Fact::Date},
    {"og:published_time", Fact::Date},
    {"datepublished", Fact::Date},
    {"article.published", Fact::Date},
    {"parsely-pub-date", Fact::Date},
    {"sailthru.date", Fact::Date},
    {"cxenseparse:recs:publishtime", Fact::Date},
    {"dc.date.issued", Fact::Date},
    {"dcterms.issued", Fact::Date},
    {"dcterms.created", Fact::Date},
    {"dc.date.created", Fact::Date},
    {"dc.date", Fact::Date},
    {"dcterms.date", Fact::Date},
    {"publish-date", Fact::Date},
    {"publish_date", Fact::Date},
    {"publication_date", Fact::Date},
    {"publishdate", Fact::Date},
    {"pubdate", Fact::Date},
    {"pdate", Fact::Date},
    {"date", Fact::Date},
    {"og:site_name", Fact::Outlet},
    {"dc.publisher", Fact::Outlet},
    {"publisher", Fact::Outlet},
    {"application-name", Fact::Outlet},
    {"og:url", Fact::Url},
    {"twitter:url", Fact::Url},
    {"og:locale", Fact::Language},
    {"dc.language", Fact::Language},
    {"content-language", Fact::Language},
};
constexpr int json_ld_rank = 0, meta_rank = 10, time_rank = 100, other_time_rank = 101;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return out;
}

// "Port strike | Example Post" -> "Port strike": what stands behind the last mark is the outlet, where it is its name,
// or where nothing else tells that.
std::string without_outlet(const std::string& title, const std::string& outlet) {
  constexpr std::string_view marks[] = {" | ", " - ", " – ", " — ", " :: ", " • "};
  std::size_t last = 0, size = 0;
  for (const std::string_view mark : marks)
    if (const std::size_t at = title.rfind(mark); at != std::string::npos && at > last) {
      last = at;
      size = mark.size();
    }
  if (last == 0) return title;
  const std::string tail = title.substr(last + size);
  const bool is_outlet = !outlet.empty() && lower(tail).find(lower(outlet)) != std::string::npos;
  return is_outlet || title.substr(last, size) == " | " ? title.substr(0, last) : title;
}

// "https://www.example.org/a" -> "example.org"
std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

}  // namespace

// Objects of schema.org that are articles, wherever they stand in a script.
class JsonLd {
 public:
  explicit JsonLd(PageFacts& facts) : facts_(facts) {}

  void walk(simdjson::dom::element element, int depth) {
    if (depth > deepest) return;
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (!element.get_array().get(array)) {
      for (const simdjson::dom::element one : array) walk(one, depth + 1);
    } else if (!element.get_object().get(object)) {
      if (is_article(element)) read(element);
      for (const auto& field : object) walk(field.value, depth + 1);
    }
  }

 private:
  static std::string_view text_of(simdjson::dom::element object, const char* name) {
    std::string_view value;
    return object[name].get_string().get(value) ? std::string_view() : value;
  }

  // "NewsArticle", "ReportageNewsArticle", ["Article", "BlogPosting"]
  static bool is_article(simdjson::dom::element object) {
    const auto names_article = [](std::string_view type) {
      return type.find("Article") != std::string_view::npos || type == "BlogPosting" || type == "Report";
    };
    if (names_article(text_of(object, "@type"))) return true;
    simdjson::dom::array types;
    if (object["@type"].get_array().get(types)) return false;
    for (const simdjson::dom::element type : types)
      if (std::string_view name; !type.get_string().get(name) && names_article(name)) return true;
    return false;
  }

  void read(simdjson::dom::element object) {
    facts_.title_.offer(text_of(object, "headline"), json_ld_rank);
    const std::string_view date = text_of(object, "datePublished");
    facts_.date_.offer(date, json_ld_rank);
    if (!date.empty()) facts_.dates_.emplace_back(date);
    facts_.url_.offer(text_of(object, "url"), json_ld_rank);
    facts_.locale_.offer(text_of(object, "inLanguage"), json_ld_rank);
    simdjson::dom::element publisher;
    if (!object["publisher"].get(publisher)) facts_.outlet_.offer(text_of(publisher, "name"), json_ld_rank);
  }

  PageFacts& facts_;
};

void PageFacts::Best::offer(std::string_view offered, int offered_rank) {
  std::string line = one_line(offered);
  if (line.empty() || offered_rank >= rank) return;
  value = std::move(line);
  rank = offered_rank;
}

void PageFacts::add_meta(const HtmlAttributes& attributes) {
  std::string name;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"})
    if (name.empty()) name = lower(attributes[key]);
  const std::string_view content = attributes["content"];
  if (name.empty() || content.empty()) return;
  int rank = meta_rank;
  for (const MetaName& known : meta_names) {
    ++rank;
    if (known.name != name) continue;
    switch (known.fact) {
      case Fact::Title: title_.offer(content, rank); break;
      case Fact::Outlet: outlet_.offer(content, rank); break;
      case Fact::Url: url_.offer(content, rank); break;
      case Fact::Language: locale_.offer(content, rank); break;
      case Fact::Date:
        if (!normal_date(content)) break;
        date_.offer(content, rank);
        dates_.emplace_back(content);
        break;
    }
  }
}

void PageFacts::add_time(const HtmlAttributes& attributes, bool in_article) {
  std::string_view time = attributes["datetime"];
  if (time.empty()) time = attributes["content"];
  if (normal_date(time)) date_.offer(time, in_article ? time_rank : other_time_rank);
}

void PageFacts::add_json_ld(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(json);
  if (!parser.parse(padded).get(root)) JsonLd(*this).walk(root, 0);
}

void PageFacts::fill(Page& page) const {
  page.url = !canonical.empty() ? canonical : url_.value;
  page.outlet = !outlet_.value.empty() ? outlet_.value : host_of(page.url);
  page.title = !title_.value.empty() ? title_.value : !heading.empty() ? heading : page_title;
  page.title = without_outlet(page.title, page.outlet);
  page.language = !language.empty() ? language : locale_.value;
  page.date = date_.value;
  const auto day = parse_day(normal_date(page.date).value_or(""));
  for (const std::string& other : dates_)
    if (const auto told = parse_day(normal_date(other).value_or("")); day && told)
      page.dates_differ = page.dates_differ || std::abs(*told - *day) > days_apart;
}

}  // namespace bede
