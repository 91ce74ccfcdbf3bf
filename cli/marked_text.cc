// SPDX-License-Identifier: Apache-2.0
#include "cli/marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace bede::cli {
namespace {

struct Sign {
  std::string_view letter, name;
  Look look;
};
constexpr std::array<Sign, 8> signs = {{{"", "cue", Look::Bold},
                                        {"A", "actor", Look::Cyan},
                                        {"R", "recipient", Look::Magenta},
                                        {"M", "mediator", Look::Cyan},
                                        {"X", "left\u00a0out", Look::Magenta},
                                        {"S", "source", Look::Plain},
                                        {"D", "date", Look::Green},
                                        {"P", "place", Look::Green}}};

const Sign& sign_of(MarkKind kind) { return signs.at(static_cast<std::size_t>(kind)); }

// One bracket: all marks with the same ends, cues apart from the rest.
struct Bracket {
  std::size_t begin = 0, end = 0;
  bool cue = false, goes_on = false;
  std::map<MarkKind, std::set<std::size_t>> events;

  // Outer ones first.
  bool operator<(const Bracket& other) const {
    return std::tuple(begin, other.end, !cue) < std::tuple(other.begin, end, !other.cue);
  }
  // "A1,2 R3"
  std::string label() const {
    std::string label;
    for (const auto& [kind, numbers] : events) {
      if (!label.empty()) label += "\u00a0";
      label += sign_of(kind).letter;
      bool first = true;
      for (const std::size_t number : numbers)
        label += fmt::format("{}{}", std::exchange(first, false) ? "" : ",", number);
      if (goes_on) label += '+';
    }
    return label;
  }
  Look look() const { return sign_of(events.begin()->first).look; }
};

std::multiset<Bracket> brackets_of(std::size_t begin, std::size_t end, const std::vector<Mark>& marks) {
  std::map<std::tuple<std::size_t, std::size_t, bool>, Bracket> by_place;
  for (const Mark& mark : marks) {
    const std::size_t first = std::max(mark.begin, begin), last = std::min(mark.end, end);
    if (first >= last) continue;
    const bool cue = mark.kind == MarkKind::Cue;
    Bracket& bracket = by_place[{first, last, cue}];
    bracket.begin = first;
    bracket.end = last;
    bracket.cue = cue;
    bracket.goes_on = bracket.goes_on || first > mark.begin;
    bracket.events[mark.kind].insert(mark.event);
  }
  std::multiset<Bracket> brackets;
  for (auto& [place, bracket] : by_place) brackets.insert(std::move(bracket));
  return brackets;
}

class MarkedText {
 public:
  MarkedText(std::string_view text, std::size_t begin) : text_(text), done_(begin) {}

  Line write(std::multiset<Bracket> brackets, std::size_t end) {
    while (!brackets.empty()) {
      Bracket bracket = std::move(brackets.extract(brackets.begin()).value());
      close_until(bracket.begin);
      if (!open_.empty() && bracket.end > open_.back().end) {
        Bracket rest = bracket;
        rest.begin = bracket.end = open_.back().end;
        rest.goes_on = true;
        brackets.insert(std::move(rest));
      }
      put(bracket.begin);
      line_.push_back({fmt::format("{}{}\u00a0", bracket.cue ? '{' : '[', bracket.label()), Look::Dim});
      open_.push_back(std::move(bracket));
    }
    close_until(end);
    put(end);
    return std::move(line_);
  }

 private:
  // Ends the brackets that end at or before `at`.
  void close_until(std::size_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      put(open_.back().end);
      line_.push_back({open_.back().cue ? "}" : "]", Look::Dim});
      open_.pop_back();
    }
  }

  void put(std::size_t until) {
    if (until <= done_) return;
    line_.push_back(
        {std::string(text_.substr(done_, until - done_)), open_.empty() ? Look::Plain : open_.back().look()});
    done_ = until;
  }

  std::string_view text_;
  std::size_t done_;
  std::vector<Bracket> open_;  // each lies in the one before
  Line line_;
};

}  // namespace

Line mark_text(std::string_view text, std::size_t begin, std::size_t end, const std::vector<Mark>& marks) {
  return MarkedText(text, begin).write(brackets_of(begin, end, marks), end);
}

Line mark_legend() {
  Line line;
  for (const Sign& sign : signs) {
    const bool cue = sign.letter.empty();
    line.push_back({line.empty() ? "" : " ", Look::Plain});
    line.push_back({cue ? std::string("{1\u00a0") : fmt::format("[{}1\u00a0", sign.letter), Look::Dim});
    line.push_back({std::string(sign.name), sign.look});
    line.push_back({cue ? "}" : "]", Look::Dim});
  }
  return line;
}

}  // namespace bede::cli
