// SPDX-License-Identifier: Apache-2.0
#include "import/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "import/lines.h"

namespace bede {
namespace {

constexpr std::string_view nobody = "---", discarded = "###";
constexpr int last_short_year = 30;  // 00 to 30 are 2000 to 2030, the others of the last century
constexpr std::string_view en_dash = "\u2013";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

using Fault = std::string;
template <class T>
using Read = std::variant<T, Fault>;

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Takes a date off the front of the text: YYMMDD, YYYYMMDD or YYYY-MM-DD.
Read<Day> take_date(std::string_view& text) {
  text = without_blanks(text);
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  const bool iso = size == 4 && text.size() >= 10 && text[4] == '-' && text[7] == '-' && is_digit(text[5]) &&
                   is_digit(text[6]) && is_digit(text[8]) && is_digit(text[9]);
  const std::string_view all = text.substr(0, iso ? 10 : size);
  text = without_blanks(text.substr(all.size()));
  if (size == 0) return "a date is missing";
  if (!iso && size != 6 && size != 8) return fmt::format("'{}' is no date: it has {} digits, not 6 or 8", all, size);
  std::string digits(all);
  std::erase(digits, '-');
  int year = number(std::string_view(digits).substr(0, digits.size() - 4));
  if (digits.size() == 6) year += year <= last_short_year ? 2000 : 1900;
  const auto day = parse_day(
      fmt::format("{:04}-{}-{}", year, digits.substr(digits.size() - 4, 2), digits.substr(digits.size() - 2)));
  if (!day) return fmt::format("'{}' is no day of the calendar", all);
  return *day;
}

// "<20090119", "> 170120", "20090120 - 170119"
Read<Days> read_days(std::string_view text) {
  const char sign = text.front();
  if (sign == '<' || sign == '>') text.remove_prefix(1);
  const Read<Day> first = take_date(text);
  if (const Fault* fault = std::get_if<Fault>(&first)) return *fault;
  const Day day = std::get<Day>(first);
  if (sign == '<' || sign == '>') {
    if (!text.empty()) return fmt::format("'{}' stands behind the date", text);
    return sign == '<' ? Days{day_open_begin, day} : Days{day, day_open_end};
  }
  if (text.starts_with('-'))
    text.remove_prefix(1);
  else if (text.starts_with(en_dash))
    text.remove_prefix(en_dash.size());
  else
    return Fault("days are written <date, >date or date-date");
  const Read<Day> second = take_date(text);
  if (const Fault* fault = std::get_if<Fault>(&second)) return *fault;
  const Day last = std::get<Day>(second);
  if (!text.empty()) return fmt::format("'{}' stands behind the dates", text);
  if (last < day) return fmt::format("it ends ({}) before it begins ({})", write_day(last), write_day(day));
  return Days{day, last};
}

Read<DatedCode> read_code(std::string_view text) {
  text = without_blanks(text);
  if (text.empty()) return "no code stands in the brackets";
  DatedCode code;
  std::size_t size = 0;
  if (text.starts_with(nobody) || text.starts_with(discarded)) {
    size = nobody.size();
  } else {
    while (size < text.size() && is_letter(text[size])) ++size;
    code.code = code_of(text.substr(0, size));
    if (code.code.empty()) return "a code is three capital letters or more";
  }
  text = without_blanks(text.substr(size));
  if (text.empty()) return code;
  const bool begins = is_digit(text.front()) || text.front() == '<' || text.front() == '>';
  if (!begins) return fmt::format("'{}' stands behind the code", text);
  const Read<Days> days = read_days(text);
  if (const Fault* fault = std::get_if<Fault>(&days)) return *fault;
  code.days = std::get<Days>(days);
  code.dated = true;
  return code;
}

}  // namespace

std::string code_of(std::string_view text) {
  std::string code(without_blanks(text));
  if (code.size() < 3 || !std::all_of(code.begin(), code.end(), is_letter)) return {};
  for (char& c : code) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

std::vector<DatedCode> read_codes(std::string_view text, std::size_t line, Notes& notes) {
  std::vector<DatedCode> codes;
  while (!text.empty()) {
    const std::size_t begin = text.find('['), end = text.find(']', std::min(begin, text.size()));
    if (const std::string_view between = without_blanks(text.substr(0, begin)); !between.empty())
      notes.changed(line, fmt::format("'{}' stands between codes and was left out", between));
    if (begin == std::string_view::npos) break;
    // Of several that open before one closes the last counts.
    const std::size_t last = end == std::string_view::npos ? text.size() : text.rfind('[', end);
    if (last != begin) {
      notes.dropped(line, fmt::format("'{}' is not closed by a bracket", text.substr(begin, last - begin)));
      text.remove_prefix(last);
      continue;
    }
    const std::string_view content = text.substr(begin + 1, end - begin - 1);
    text = without_blanks(text.substr(end + 1));
    Read<DatedCode> read = read_code(content);
    if (const Fault* fault = std::get_if<Fault>(&read)) {
      notes.dropped(line, fmt::format("[{}]: {}", content, *fault));
      continue;
    }
    DatedCode& code = std::get<DatedCode>(read);
    code.line = line;
    if (code.code.empty())
      notes.changed(line, fmt::format("[{}]: nobody's code; its days are left without one", content));
    else if (!without_blanks(content).starts_with(code.code))
      notes.changed(line, fmt::format("[{}]: the code was written {}", content, code.code));
    codes.push_back(std::move(code));
  }
  return codes;
}

std::vector<DatedCode> disjoint_codes(const std::vector<DatedCode>& codes, Notes& notes) {
  std::vector<Days> left{Days{}};
  std::vector<DatedCode> held;
  const auto take = [&](const DatedCode& code) {
    std::vector<Days> rest;
    const std::size_t before = held.size();
    for (const Days& days : left) {
      const Days shared{std::max(days.first, code.days.first), std::min(days.last, code.days.last)};
      if (shared.first > shared.last) {
        rest.push_back(days);
        continue;
      }
      held.push_back(code);
      held.back().days = shared;
      if (days.first < shared.first) rest.push_back({days.first, shared.first - 1});
      if (shared.last < days.last) rest.push_back({shared.last + 1, days.last});
    }
    if (held.size() == before && !code.code.empty())
      notes.dropped(code.line, fmt::format("{}: all its days are those of codes before it", code.code));
    left = std::move(rest);
  };
  for (const DatedCode& code : codes)
    if (code.dated) take(code);
  const DatedCode* always = nullptr;
  for (const DatedCode& code : codes) {
    if (code.dated) continue;
    if (!always)
      always = &code;
    else if (!code.code.empty() && code.code != always->code)
      notes.dropped(code.line, fmt::format("{}: a second code without days; the first one, {}, counts", code.code,
                                           always->code.empty() ? nobody : always->code));
  }
  if (always) take(*always);
  std::erase_if(held, [](const DatedCode& code) { return code.code.empty(); });
  std::sort(held.begin(), held.end(),
            [](const DatedCode& a, const DatedCode& b) { return a.days.first < b.days.first; });
  std::vector<DatedCode> joined;
  for (DatedCode& code : held) {
    const bool goes_on = !joined.empty() && joined.back().code == code.code &&
                         static_cast<std::int64_t>(joined.back().days.last) + 1 == code.days.first;
    if (goes_on)
      joined.back().days.last = code.days.last;
    else
      joined.push_back(std::move(code));
  }
  return joined;
}

}  // namespace bede
