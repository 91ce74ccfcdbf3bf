// SPDX-License-Identifier: Apache-2.0
// From a request to its answer: who asks, what there is, and what every answer says of itself.
#include "page/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/json_text.h"
#include "page/answers.h"
#include "page/event_filter.h"
#include "page/files.h"
#include "page/turns.h"

namespace bede {
namespace {

constexpr std::string_view json_type = "application/json; charset=utf-8";

// Nothing of the page comes from elsewhere, and nothing of it is inline: so what a report says is never a script.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

// Views of the page: each has its address, and one file shows them all.
constexpr std::array<std::string_view, 8> views = {"/",       "/events",  "/event", "/reports",
                                                   "/report", "/stories", "/story", "/map"};

constexpr std::array<std::string_view, 2> one_names = {"id", "run"};
constexpr std::array<std::string_view, 1> id_name = {"id"};

struct Endpoint {
  std::string_view path;
  std::span<const std::string_view> names;
  Result<std::string> (*answer)(const Asked&);
};

const Endpoint* find_endpoint(std::string_view path) {
  static const std::array<Endpoint, 8> endpoints = {{
      {"/api/overview", event_filter_names(), overview_json},
      {"/api/events", event_list_names(), events_json},
      {"/api/event", one_names, event_json},
      {"/api/reports", report_list_names(), reports_json},
      {"/api/report", one_names, report_json},
      {"/api/stories", story_list_names(), stories_json},
      {"/api/story", id_name, story_json},
      {"/api/places", event_filter_names(), places_json},
  }};
  const auto found =
      std::find_if(endpoints.begin(), endpoints.end(), [&](const Endpoint& each) { return each.path == path; });
  return found == endpoints.end() ? nullptr : found;
}

bool is_download(std::string_view path) { return path == "/api/events.csv" || path == "/api/events.jsonl"; }

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return "image/svg+xml";
}

PageAnswer answer_of(int status, std::string_view type, std::string body) {
  PageAnswer answer;
  answer.status = status;
  answer.body = std::move(body);
  answer.headers = {{"Content-Type", std::string(type)},
                    {"Content-Security-Policy", std::string(policy)},
                    {"X-Content-Type-Options", "nosniff"},
                    {"Referrer-Policy", "no-referrer"},
                    {"Cross-Origin-Resource-Policy", "same-origin"},
                    {"Cross-Origin-Opener-Policy", "same-origin"},
                    {"Cache-Control", "no-store"}};
  return answer;
}

PageAnswer fault(int status, ErrorKind kind, std::string_view message) {
  std::string body = "{\"error\":";
  append_json_text(error_kind_name(kind), body);
  body += ",\"message\":";
  append_json_text(message, body);
  return answer_of(status, json_type, body + "}\n");
}

PageAnswer fault_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::BadArgument: return fault(400, error.kind, error.message);
    case ErrorKind::NotFound: return fault(404, error.kind, error.message);
    case ErrorKind::Interrupted: return fault(504, error.kind, error.message);
    case ErrorKind::Unreadable: {
      PageAnswer answer = fault(503, error.kind, error.message);
      answer.headers.emplace_back("Retry-After", "5");
      return answer;
    }
    default: return fault(500, error.kind, error.message);
  }
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return small;
}

// "[::1]:8377" -> "[::1]"; "LOCALHOST." -> "localhost"
std::string name_of(std::string_view host) {
  if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos && host.find(']', colon) == host.npos)
    host = host.substr(0, colon);
  if (host.ends_with('.')) host.remove_suffix(1);
  return in_small_letters(host);
}

}  // namespace

class Page::Work {
 public:
  Work(std::vector<std::string> hosts, std::unique_ptr<Turns> turns)
      : hosts_(std::move(hosts)), turns_(std::move(turns)) {
    for (std::string& host : hosts_) host = in_small_letters(host);
  }

  void release() { turns_->release(); }

  PageAnswer answer(const PageRequest& request) const {
    if (!is_for_us(request.host))
      return fault(403, ErrorKind::BadArgument,
                   "this page is called by another name than this machine's own (the header Host); call it localhost");
    if (request.method != "GET" && request.method != "HEAD") {
      PageAnswer refused = fault(405, ErrorKind::BadArgument, "the page is only read: GET and HEAD");
      refused.headers.emplace_back("Allow", "GET, HEAD");
      return refused;
    }
    auto target = Target::parse(request.target);
    if (!target.ok()) return fault_of(target.error());
    if (std::find(views.begin(), views.end(), target->path) != views.end()) return file("index.html");
    if (is_download(target->path)) return download(*target, request.gone);
    if (const Endpoint* endpoint = find_endpoint(target->path)) return ask(*endpoint, target->parameters, request.gone);
    if (target->path.starts_with("/api/"))
      return fault(404, ErrorKind::NotFound, "there is no such address; docs/serve.md lists them");
    return file(std::string_view(target->path).substr(1));
  }

 private:
  bool is_for_us(std::string_view host) const {
    return hosts_.empty() || std::find(hosts_.begin(), hosts_.end(), name_of(host)) != hosts_.end();
  }

  PageAnswer file(std::string_view name) const {
    for (const PageFile& each : page_files())
      if (each.name == name) return answer_of(200, type_of(name), std::string(each.bytes));
    return fault(404, ErrorKind::NotFound, "there is no such page");
  }

  PageAnswer ask(const Endpoint& endpoint, const Parameters& parameters, const std::atomic<bool>* gone) const {
    if (const auto known = parameters.check_names(endpoint.names); !known.ok()) return fault_of(known.error());
    const auto turn = turns_->begin();
    if (!turn.ok()) return fault_of(turn.error());
    auto json = turn.value()->take(
        [&](const Database& database, const std::atomic<bool>* stop) {
          return endpoint.answer({database, parameters, stop});
        },
        gone);
    if (!json.ok()) return fault_of(json.error());
    return answer_of(200, json_type, std::move(json).value() + "\n");
  }

  // What the list of events shows, all of it.
  PageAnswer download(const Target& target, const std::atomic<bool>* gone) const {
    if (const auto known = target.parameters.check_names(event_filter_names()); !known.ok())
      return fault_of(known.error());
    const auto filter = read_event_filter(target.parameters);
    if (!filter.ok()) return fault_of(filter.error());
    auto turn = turns_->begin();
    if (!turn.ok()) return fault_of(turn.error());
    const bool csv = target.path.ends_with(".csv");
    struct Download {
      std::unique_ptr<Turn> turn;
      std::optional<EventStream> stream;
    };
    const auto kept = std::make_shared<Download>(Download{std::move(turn).value(), {}});
    const auto begun = kept->turn->take(
        [&](const Database& database, const std::atomic<bool>* stop) -> Result<std::string> {
          BEDE_TRY(stream, EventStream::open(
                               database, {csv ? "csv" : "jsonl", filter.value().condition, filter.value().run}, stop));
          kept->stream = std::move(stream);
          return std::string();
        },
        gone);
    if (!begun.ok()) return fault_of(begun.error());
    PageAnswer answer = answer_of(200, csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson", {});
    answer.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"events.{}\"", csv ? "csv" : "jsonl"));
    answer.more = [kept, gone] {
      return kept->turn->take([&](const Database&, const std::atomic<bool>*) { return kept->stream->next(); }, gone);
    };
    return answer;
  }

  std::vector<std::string> hosts_;
  std::unique_ptr<Turns> turns_;
};

Page::Page(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Page::Page(Page&&) noexcept = default;
Page& Page::operator=(Page&&) noexcept = default;
Page::~Page() = default;

Result<Page> Page::open(Options options) {
  BEDE_TRY(turns, Turns::open({std::move(options.database), options.stop, options.seconds}));
  return Page(std::make_unique<Work>(std::move(options.hosts), std::move(turns)));
}

bool Page::asks_database(const PageRequest& request) const {
  auto target = Target::parse(request.target);
  return target.ok() && (is_download(target->path) || find_endpoint(target->path));
}

PageAnswer Page::answer(const PageRequest& request) { return work_->answer(request); }

void Page::release() { work_->release(); }

}  // namespace bede
