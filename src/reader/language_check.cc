// SPDX-License-Identifier: Apache-2.0
#include "reader/language_check.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "reader/source.h"

namespace bede {
namespace {

constexpr std::size_t looked_at_bytes = 4096;
// With fewer letters, names of people and places decide, and these are of any language.
constexpr int least_letters = 200;
constexpr int least_percent = 80;

// ISO 639-2 has "und" for what is not determined and "mul" for several languages.
bool says_nothing(std::string_view name) {
  return name.empty() || name == "und" || name == "mul" || name == "unknown" || name == "none";
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return out;
}

}  // namespace

FoundLanguage find_language(std::string_view text) {
  std::string_view head = text.substr(0, looked_at_bytes);
  while (head.size() < text.size() && !head.empty() && (static_cast<unsigned char>(text[head.size()]) & 0xC0) == 0x80)
    head.remove_suffix(1);
  CLD2::Language languages[3];
  int percents[3], letters = 0;
  double scores[3];
  bool reliable = false;
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(head.data(), static_cast<int>(head.size()), true, &no_hints, 0, languages, percents,
                                 scores, nullptr, &letters, &reliable);
  FoundLanguage found;
  found.code = CLD2::LanguageCode(languages[0]);
  found.name = lower(CLD2::LanguageName(languages[0]));
  if (!found.name.empty()) found.name[0] = static_cast<char>(found.name[0] - 'a' + 'A');
  found.percent = percents[0];
  // Kindred languages share a text among them: of one in Russian a third can look Bulgarian.
  int share = 0;
  for (int i = 0; i < 3; ++i)
    if (languages[i] != CLD2::UNKNOWN_LANGUAGE && (languages[i] == CLD2::ENGLISH) == (languages[0] == CLD2::ENGLISH))
      share += percents[i];
  found.certain =
      reliable && languages[0] != CLD2::UNKNOWN_LANGUAGE && letters >= least_letters && share >= least_percent;
  return found;
}

bool is_english(std::string_view language) {
  const std::string name = lower(language.substr(0, language.find_first_of("-_ (,;")));
  return name == "en" || name == "eng" || name == "english";
}

std::optional<Refusal> check_language(const Report& report) {
  std::string message;
  if (!says_nothing(lower(report.language))) {
    if (is_english(report.language)) return std::nullopt;
    message = fmt::format("its language is given as '{}'; Bede reads English", report.language.substr(0, 40));
  } else {
    const FoundLanguage found = find_language(report.text);
    if (!found.certain || found.code == "en") return std::nullopt;
    message = fmt::format("{} % of its text is {} ({}); Bede reads English", found.percent, found.name, found.code);
  }
  return make_refusal(refused::language, report.input, std::move(message), report.line, report.id);
}

}  // namespace bede
