// SPDX-License-Identifier: Apache-2.0
// Candidates come from an index of rare words, the best of them are scored, and pairs are joined from the likest down,
// as long as what is joined fits on the whole (average linkage) and nothing keeps it apart.
#include "story/clusters.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "story/likeness.h"

namespace bede {
namespace {

constexpr std::size_t scored_at_most = 40;    // candidates of a telling
constexpr std::size_t listed_at_most = 96;    // tellings under a word: the last ones
constexpr std::size_t compared_at_most = 10;  // of each of two happenings that may be joined
constexpr std::size_t open_at_most = 60'000;  // tellings; then the quietest happenings are taken early
constexpr Day quiet_days = 366;
// A straggler is joined to a happening at this score and above, where that one is the likeliest by so much, the reports
// are like each other, and neither type, day, place nor toll is against it.
constexpr float faint = -1.0F, margin = 0.5F, like_reports = 0.1F, against_it = -0.5F;

// So many of them, evenly.
std::vector<std::uint32_t> some_of(const std::vector<std::uint32_t>& members) {
  if (members.size() <= compared_at_most) return members;
  std::vector<std::uint32_t> some;
  for (std::size_t i = 0; i < compared_at_most; ++i) some.push_back(members[i * members.size() / compared_at_most]);
  return some;
}

}  // namespace

// A report tells what is new, or what has been so lately that its readers know of it.
Days Clusters::possible_days(const ToldEvent& event) {
  constexpr Day known_for = 366, slack = 3;
  if (event.stated) return {event.days.first - slack, event.days.last + slack};
  return {std::min(event.report->day, event.days.first) - known_for, std::max(event.report->day, event.days.last)};
}

bool Clusters::likelier(const Pair& x, const Pair& y) {
  return x.score != y.score ? x.score > y.score : x.a != y.a ? x.a < y.a : x.b < y.b;
}

void Clusters::index(std::uint32_t told) {
  for (const StemId stem : told_[told].rare) {
    auto& under = by_word_[stem];
    if (under.size() >= listed_at_most) under.erase(under.begin(), under.begin() + listed_at_most / 2);
    under.push_back(told);
  }
}

void Clusters::find_pairs(std::uint32_t told, std::vector<Pair>& pairs) {
  const ToldEvent& event = told_[told];
  candidates_.clear();
  for (const StemId stem : event.rare) {
    const auto under = by_word_.find(stem);
    if (under == by_word_.end()) continue;
    for (const std::uint32_t other : under->second) {
      if (shared_[other] == 0) candidates_.push_back(other);
      shared_[other] += 1;
    }
  }
  const std::size_t count = std::min(candidates_.size(), scored_at_most);
  std::partial_sort(
      candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(count), candidates_.end(),
      [&](std::uint32_t a, std::uint32_t b) { return shared_[a] != shared_[b] ? shared_[a] > shared_[b] : a > b; });
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t other = candidates_[i];
    if (are_apart(told_[other], event)) continue;
    const Signs signs = signs_of(told_[other], event);
    const float score = score_of(signs);
    const auto sign = [&](Sign which) { return signs[static_cast<std::size_t>(which)]; };
    const bool against =
        sign(Sign::Type) < against_it || sign(Sign::Date) < against_it || sign(Sign::Place) < 0 || sign(Sign::Toll) < 0;
    const bool kin = !against && likeness(told_[other].report->words, event.report->words) > like_reports;
    if (score > faint) pairs.push_back({score, other, told, kin});
  }
  for (const std::uint32_t other : candidates_) shared_[other] = 0;
}

std::optional<float> Clusters::fit(const Cluster& a, const Cluster& b) const {
  if (std::max(a.when.first, b.when.first) > std::min(a.when.last, b.when.last)) return {};
  std::vector<float> scores;
  float within = 0;  // of tellings of one report: none of them is left out
  std::size_t pairs_within = 0;
  const auto some = some_of(a.members), others = some_of(b.members);
  for (const std::uint32_t one : some) {
    for (const std::uint32_t other : others) {
      if (are_apart(told_[one], told_[other])) return {};
      const float score = score_of(signs_of(told_[one], told_[other]));
      if (told_[one].report == told_[other].report) {
        within += score;
        ++pairs_within;
      } else {
        scores.push_back(score);
      }
    }
  }
  // The likelier half of the others: a report that tells of it in passing is like some of the others alone.
  const std::size_t half = (scores.size() + 1) / 2;
  std::partial_sort(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(half), scores.end(), std::greater<>());
  return std::accumulate(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(half), within) /
         static_cast<float>(half + pairs_within);
}

void Clusters::join(std::uint32_t a, std::uint32_t b) {
  if (clusters_[a].members.size() < clusters_[b].members.size()) std::swap(a, b);
  Cluster &into = clusters_[a], &from = clusters_[b];
  for (const std::uint32_t member : from.members) cluster_of_[member] = a;
  const auto middle = static_cast<std::ptrdiff_t>(into.members.size());
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  std::inplace_merge(into.members.begin(), into.members.begin() + middle, into.members.end());
  into.last = std::max(into.last, from.last);
  into.when = {std::max(into.when.first, from.when.first), std::min(into.when.last, from.when.last)};
  from.members = {};
}

void Clusters::add(std::vector<ToldEvent>&& batch, const Take& take) {
  if (batch.empty()) return;
  const Day today = batch.front().report->day;
  close(today, take);
  std::vector<Pair> pairs;
  for (ToldEvent& event : batch) {
    const auto told = static_cast<std::uint32_t>(told_.size());
    cluster_of_.push_back(static_cast<std::uint32_t>(clusters_.size()));
    clusters_.push_back({{told}, event.report->day, possible_days(event)});
    told_.push_back(std::move(event));
    shared_.push_back(0);
    find_pairs(told, pairs);
    index(told);
  }
  std::sort(pairs.begin(), pairs.end(), likelier);
  const auto first_faint = std::find_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.score <= 0; });
  for (auto pair = pairs.begin(); pair != first_faint; ++pair) {
    const std::uint32_t a = cluster_of_[pair->a], b = cluster_of_[pair->b];
    if (a != b && fit(clusters_[a], clusters_[b]).value_or(0) > 0) join(a, b);
  }
  join_stragglers(pairs);
}

// What is told in a clause, and so has little that speaks for anything, goes to the happening that it fits best, where
// no other one fits nearly as well.
void Clusters::join_stragglers(const std::vector<Pair>& pairs) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> others;  // of a straggler the happenings near it
  for (const Pair& pair : pairs) {
    const std::uint32_t a = cluster_of_[pair.a], b = cluster_of_[pair.b];
    if (a == b || !pair.kin) continue;
    for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
      auto& near = others[one];
      if (clusters_[one].members.size() == 1 && std::find(near.begin(), near.end(), other) == near.end())
        near.push_back(other);
    }
  }
  std::vector<Pair> choices;  // a: the straggler, b: where to
  for (const auto& [straggler, near] : others) {
    float best = faint, second = faint;
    std::uint32_t to = straggler;
    for (const std::uint32_t other : near) {
      const auto score = fit(clusters_[straggler], clusters_[other]);
      if (!score || *score <= second) continue;
      second = *score > best ? best : *score;
      if (*score > best) {
        best = *score;
        to = other;
      }
    }
    if (to != straggler && best - second > margin) choices.push_back({best, straggler, to, true});
  }
  std::sort(choices.begin(), choices.end(), likelier);
  for (const Pair& choice : choices) {
    const auto &from = clusters_[choice.a].members, &into = clusters_[choice.b].members;
    if (from.size() != 1 || into.empty()) continue;  // one of them has been joined to another
    const std::uint32_t a = choice.a, b = choice.b;
    if (fit(clusters_[a], clusters_[b]).value_or(faint) > faint) join(a, b);
  }
}

// Takes what has been quiet, once in a few days or when there is too much.
void Clusters::close(Day day, const Take& take) {
  const bool full = told_.size() > open_at_most;
  if (!full && swept_ != day_open_begin && day - swept_ < quiet_days / 4) return;
  swept_ = day;
  Day before = day - quiet_days;
  if (full) {  // the quieter half
    std::vector<Day> days;
    for (const std::uint32_t cluster : cluster_of_) days.push_back(clusters_[cluster].last);
    std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2), days.end());
    before = std::max(before, days[days.size() / 2] + 1);
  }
  std::vector<bool> closed(clusters_.size());
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    if (clusters_[c].members.empty() || clusters_[c].last >= before) continue;
    closed[c] = true;
    std::vector<ToldEvent> happening;
    for (const std::uint32_t member : clusters_[c].members) happening.push_back(std::move(told_[member]));
    take(std::move(happening));
  }
  keep(closed);
}

void Clusters::keep(const std::vector<bool>& closed) {
  std::vector<ToldEvent> told;
  std::vector<std::uint32_t> cluster_of;
  std::vector<Cluster> clusters;
  constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> moved(clusters_.size(), none);
  for (std::uint32_t t = 0; t < told_.size(); ++t) {
    const std::uint32_t old = cluster_of_[t];
    if (closed[old]) continue;
    if (moved[old] == none) {
      moved[old] = static_cast<std::uint32_t>(clusters.size());
      clusters.push_back({{}, clusters_[old].last, clusters_[old].when});
    }
    clusters[moved[old]].members.push_back(static_cast<std::uint32_t>(told.size()));
    cluster_of.push_back(moved[old]);
    told.push_back(std::move(told_[t]));
  }
  told_ = std::move(told);
  cluster_of_ = std::move(cluster_of);
  clusters_ = std::move(clusters);
  shared_.assign(told_.size(), 0);
  by_word_.clear();
  for (std::uint32_t t = 0; t < told_.size(); ++t) index(t);
}

void Clusters::finish(const Take& take) {
  std::vector<bool> closed(clusters_.size(), true);
  for (Cluster& cluster : clusters_) {
    if (cluster.members.empty()) continue;
    std::vector<ToldEvent> happening;
    for (const std::uint32_t member : cluster.members) happening.push_back(std::move(told_[member]));
    take(std::move(happening));
  }
  keep(closed);
}

}  // namespace bede
