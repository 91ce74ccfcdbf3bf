// SPDX-License-Identifier: Apache-2.0
// IPTC's words for the publishing status (NewsML-G2's pubStatus, NewsML 1, NITF's management-status) and for signals,
// and those of agencies' desks: kill, mandatory kill, writethru, refile.
#include "reader/report_status.h"

#include <algorithm>
#include <string>

namespace bede {
namespace {

// What is withheld "may not be published until further notice"; what is embargoed will be.
constexpr std::string_view withdrawals[] = {
    "bulletinkill", "cancel",     "canceled", "cancelled",     "cancellation", "delete",   "deleted",  "eliminate",
    "eliminated",   "kill",       "killed",   "mandatorykill", "recall",       "recalled", "removed",  "retract",
    "retracted",    "retraction", "withdraw", "withdrawal",    "withdrawn",    "withheld", "withhold",
};
constexpr std::string_view corrections[] = {
    "amended",    "correct", "corrected", "correction",  "corrective",   "refile",
    "refiled",    "replace", "replaced",  "replacement", "revised",      "revision",
    "substitute", "update",  "updated",   "writethru",   "writethrough",
};
constexpr std::size_t longest = 24;

}  // namespace

ReportStanding standing_of(std::string_view status) {
  status.remove_prefix(std::min(status.rfind(':') + 1, status.size()));
  if (status.size() > longest) return ReportStanding::Usable;
  std::string plain;
  for (const char c : status)
    if (c != ' ' && c != '_' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto among = [&](const auto& words) {
    return std::find(std::begin(words), std::end(words), plain) != std::end(words);
  };
  if (among(withdrawals)) return ReportStanding::Withdrawal;
  return among(corrections) ? ReportStanding::Correction : ReportStanding::Usable;
}

}  // namespace bede
