// SPDX-License-Identifier: Apache-2.0
// One report, in the order of the work.
#include "event/coding.h"

#include "event/relation.h"

namespace bede {

// The events as the report tells them one by one.
void Coding::find_all() {
  states.settle();
  guards.find();
  cues.find();
  operators.find();
  named_parties.find();
  sources.find();
  demands.find();
  purposes.find();
  unknown_verbs.find();
  times.find();
  locations.find();
  for (Happening& happening : sheet.happenings) leave_out(happening.recipients, happening.actors);
}

// And what is known of them from the whole report.
ReportEvents Coding::code() {
  find_all();
  implied_parties.find();
  chains.find();
  implied_parties.give_parties_of_talks();
  other_side.find();
  times.settle();
  locations.place_by_dateline();
  terms.find();
  return outcome.events();
}

ReportEvents EventFinder::find(ReportFindings findings, const ReportFrame& frame, bool explain) const {
  return Coding(*knowledge_, findings, frame, explain).code();
}

std::optional<EventFinder::Relation> EventFinder::relate(ReportFindings findings, const ReportFrame& frame,
                                                         TokenSpan first, TokenSpan second, bool explain) const {
  Coding coding(*knowledge_, findings, frame, explain);
  return GivenParties(coding).relate(first, second);
}

std::vector<PredicateExample> EventFinder::predicate_examples(ReportFindings findings, const ReportFrame& frame,
                                                              const RowPlace* refused) const {
  Coding coding(*knowledge_, findings, frame, false);
  coding.find_all();
  return coding.unknown_verbs.predicate_examples(refused);
}

}  // namespace bede
