// SPDX-License-Identifier: Apache-2.0
// Private to the story step: tellings -> which of them are one happening.
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "story/told.h"

namespace bede {

class Clusters {
 public:
  using Take = std::function<void(std::vector<ToldEvent>&& happening)>;

  // Tellings of one stretch of days, by day and report: each finds its likest among them and among those still open,
  // and the likest two are joined first. Then those that are quiet for so long that no more is expected are taken.
  void add(std::vector<ToldEvent>&& batch, const Take& take);
  void finish(const Take& take);
  std::size_t open() const { return told_.size(); }

 private:
  struct Cluster {
    std::vector<std::uint32_t> members;  // in told_, rising
    Day last = day_open_begin;           // the day of the last report
    Days when;                           // the latest first day and the earliest last one on which members can be
  };
  struct Pair {
    float score;
    std::uint32_t a, b;
    bool kin = false;  // nothing of their types or cues is against it
  };

  static Days possible_days(const ToldEvent& event);
  static bool likelier(const Pair& x, const Pair& y);
  void find_pairs(std::uint32_t told, std::vector<Pair>& pairs);
  void index(std::uint32_t told);
  // The score of the likelier half of the pairs between two; nothing where they are apart.
  std::optional<float> fit(const Cluster& a, const Cluster& b) const;
  void join_stragglers(const std::vector<Pair>& faint);
  void join(std::uint32_t a, std::uint32_t b);
  void close(Day day, const Take& take);
  void keep(const std::vector<bool>& closed);

  std::vector<ToldEvent> told_;
  std::vector<std::uint32_t> cluster_of_;  // of told_, in clusters_
  std::vector<Cluster> clusters_;          // those joined to another one have no members
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word_;
  std::vector<float> shared_;  // of told_, while candidates are gathered
  std::vector<std::uint32_t> candidates_;
  Day swept_ = day_open_begin;
};

}  // namespace bede
