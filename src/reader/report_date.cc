// SPDX-License-Identifier: Apache-2.0
#include "reader/report_date.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

// News is dated on its own day or the next one; a weekly prints what was sent within the week.
constexpr int most_days_apart = 7;
constexpr int most_days_ahead = 1;  // it may be tomorrow already where a report was published

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The months of RFC 822; people write more of their letters.
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::size_t longest_month = 9;

// "Feb", "Sept", "march" -> 2, 9, 3; 0: none
unsigned month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > longest_month) return 0;
  std::string small;
  for (const char c : word.substr(0, 3)) small += static_cast<char>(c | 0x20);
  for (unsigned i = 0; i < months.size(); ++i)
    if (small == months[i]) return i + 1;
  return 0;
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

std::optional<Day> day_from(unsigned year, unsigned month, unsigned day) {
  return parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

// A text in words of letters and numbers of digits; all else parts them. At most eight.
struct Piece {
  std::string_view text;
  char before = ' ';  // the mark before it
  bool is_number() const { return is_digit(text[0]); }
};
struct Pieces {
  std::array<Piece, 8> all;
  std::size_t size = 0;
};
Pieces split(std::string_view text) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size() && pieces.size < pieces.all.size();) {
    const auto kind = is_digit(text[at]) ? is_digit : is_letter;
    std::size_t end = at;
    while (end < text.size() && kind(text[end])) ++end;
    if (end > at) pieces.all[pieces.size++] = {text.substr(at, end - at), at > 0 ? text[at - 1] : ' '};
    at = end > at ? end : at + 1;
  }
  return pieces;
}

// A day with its month's name: where its pieces end, and the pieces.
struct Named {
  unsigned year = 0, month = 0, day = 0;  // 0: there is none
  std::size_t end = 0;
};
std::optional<Named> find_named(const Pieces& pieces) {
  for (std::size_t i = 0; i < pieces.size; ++i) {
    const auto is_day = [&](std::size_t p) {
      return p < pieces.size && pieces.all[p].is_number() && pieces.all[p].text.size() <= 2;
    };
    Named named{0, month_of(pieces.all[i].text), 0, i + 1};
    if (named.month == 0 || pieces.all[i].is_number()) continue;
    if (i > 0 && is_day(i - 1))
      named.day = number(pieces.all[i - 1].text);
    else if (is_day(i + 1))
      named.day = number(pieces.all[named.end++].text);
    else
      continue;
    if (named.end < pieces.size && pieces.all[named.end].is_number() && pieces.all[named.end].text.size() == 4)
      named.year = number(pieces.all[named.end++].text);
    return named;
  }
  return std::nullopt;
}

// "08:00:00 GMT", behind a day -> "T08:00:00Z"; empty where it is no time.
std::string time_of(const Pieces& pieces, std::size_t at) {
  const auto two = [&](std::size_t p, unsigned most) {
    return p < pieces.size && pieces.all[p].is_number() && pieces.all[p].text.size() == 2 &&
           number(pieces.all[p].text) <= most;
  };
  if (!two(at, 23) || !two(at + 1, 59) || pieces.all[at + 1].before != ':') return {};
  std::string time = fmt::format("T{}:{}", pieces.all[at].text, pieces.all[at + 1].text);
  at += 2;
  if (two(at, 60) && pieces.all[at].before == ':')
    time += fmt::format(":{}", pieces.all[at++].text);
  else
    time += ":00";
  if (at == pieces.size) return time;
  const Piece& zone = pieces.all[at];
  if (zone.is_number() && zone.text.size() == 4 && (zone.before == '+' || zone.before == '-'))
    return time + fmt::format("{}{}:{}", zone.before, zone.text.substr(0, 2), zone.text.substr(2));
  if (zone.text == "GMT" || zone.text == "UTC" || zone.text == "UT" || zone.text == "Z") return time + "Z";
  return time;
}

bool is_all(std::string_view text, bool (*fits)(char)) {
  for (const char c : text)
    if (!fits(c)) return false;
  return !text.empty();
}

// "20240306", "20240306T080000Z", "20240306T080000+0100"
std::optional<std::string> basic_form(std::string_view text) {
  if (text.size() < 8 || !is_all(text.substr(0, 8), is_digit)) return std::nullopt;
  if (text.size() > 8 && text[8] != 'T') return std::nullopt;
  std::string date = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  if (!parse_day(date)) return std::nullopt;
  if (text.size() >= 15 && is_all(text.substr(9, 6), is_digit))
    date += fmt::format("T{}:{}:{}{}", text.substr(9, 2), text.substr(11, 2), text.substr(13, 2),
                        text.substr(15) == "Z" ? "Z" : "");
  return date;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

int apart(Day a, Day b) { return std::abs(a - b); }

}  // namespace

std::optional<std::string> normal_date(std::string_view given) {
  const std::string_view text = trimmed(given);
  constexpr std::size_t longest = 60;  // the rest of a date's words is no date
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (parse_day(text)) return std::string(text);
  if (auto basic = basic_form(text)) return basic;
  const Pieces pieces = split(text);
  // "2024/03/06": the year first leaves no choice.
  if (pieces.size >= 3 && pieces.all[0].text.size() == 4 && pieces.all[0].is_number() && pieces.all[1].before == '/' &&
      pieces.all[2].before == '/' && pieces.all[1].is_number() && pieces.all[2].is_number())
    if (const auto day = day_from(number(pieces.all[0].text), number(pieces.all[1].text), number(pieces.all[2].text)))
      return write_day(*day) + time_of(pieces, 3);
  const auto named = find_named(pieces);
  if (!named || named->year == 0) return std::nullopt;
  if (const auto day = day_from(named->year, named->month, named->day))
    return write_day(*day) + time_of(pieces, named->end);
  return std::nullopt;
}

std::optional<Day> day_in_url(std::string_view url) {
  const std::size_t host = url.find("://");
  for (std::size_t at = url.find('/', host == std::string_view::npos ? 0 : host + 3); at < url.size();
       at = url.find('/', at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    if (rest.size() < 10 || !is_all(rest.substr(0, 4), is_digit) || (rest[4] != '/' && rest[4] != '-')) continue;
    const char mark = rest[4];
    const std::string_view behind = rest.substr(5);
    const std::size_t next = behind.find(mark);
    if (next == std::string_view::npos || next == 0 || next > 3) continue;
    std::size_t end = next + 1;
    while (end < behind.size() && is_digit(behind[end])) ++end;
    const std::string_view month = behind.substr(0, next), day = behind.substr(next + 1, end - next - 1);
    if (day.empty() || day.size() > 2) continue;
    const unsigned as_number = is_all(month, is_digit) ? number(month) : is_all(month, is_letter) ? month_of(month) : 0;
    if (const auto found = day_from(number(rest.substr(0, 4)), as_number, number(day))) return found;
  }
  return std::nullopt;
}

std::optional<Day> day_in_dateline(std::string_view text, std::optional<Day> near) {
  const auto named = find_named(split(text));
  if (!named) return std::nullopt;
  if (named->year != 0) return day_from(named->year, named->month, named->day);
  if (!near) return std::nullopt;
  std::optional<Day> nearest;
  const int year = static_cast<int>(civil(*near).year());
  for (const int tried : {year - 1, year, year + 1}) {
    const auto day = tried > 0 ? day_from(static_cast<unsigned>(tried), named->month, named->day) : std::nullopt;
    if (day && (!nearest || apart(*day, *near) < apart(*nearest, *near))) nearest = day;
  }
  return nearest;
}

void check_date(Report& report, std::optional<Day> today) {
  if (auto normal = normal_date(report.date)) report.date = std::move(*normal);
  const std::string_view dateline = find_dateline(report.text).date.of(report.text);
  if (report.date.empty()) {
    if (const auto day = day_in_url(report.url)) {
      report.date = write_day(*day);
      report.date_doubt = doubt::url;
    } else if (const auto told = day_in_dateline(dateline, std::nullopt)) {
      report.date = write_day(*told);
      report.date_doubt = doubt::dateline;
    } else {
      report.date_doubt = doubt::missing;
    }
  }
  const auto day = parse_day(report.date);
  if (!day) return;
  if (today && *day > *today + most_days_ahead) {
    report.date_doubt = doubt::future;
    return;
  }
  for (const auto& other : {day_in_url(report.url), day_in_dateline(dateline, day)})
    if (other && apart(*other, *day) > most_days_apart) report.date_doubt = doubt::conflict;
}

}  // namespace bede
