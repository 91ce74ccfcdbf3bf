// SPDX-License-Identifier: Apache-2.0
#include "story/copies.h"

#include <algorithm>
#include <array>
#include <limits>

namespace bede {
namespace {

constexpr std::size_t shingle_words = 4, shingles_at_most = 600;
constexpr std::size_t bands = 32, rows = 2, compared_at_most = 48;
constexpr Day remembered_days = 7;
constexpr double contained = 0.6;  // of the shorter's shingles

std::uint64_t mix(std::uint64_t x) {  // of SplitMix64
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::vector<std::uint32_t> shingles_of(std::string_view text) {
  std::vector<StemId> stems;
  append_stems(text, stems);
  std::vector<std::uint32_t> shingles;
  for (std::size_t i = 0; i + shingle_words <= stems.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t w = 0; w < shingle_words; ++w) hash = mix(hash ^ stems[i + w]);
    shingles.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  if (shingles.size() > shingles_at_most) shingles.resize(shingles_at_most);  // the least: the same ones of copies
  return shingles;
}

std::array<std::uint32_t, bands * rows> min_hashes(const std::vector<std::uint32_t>& shingles) {
  std::array<std::uint32_t, bands * rows> least;
  least.fill(std::numeric_limits<std::uint32_t>::max());
  for (const std::uint32_t shingle : shingles) {
    const std::uint64_t a = mix(shingle), b = mix(a) | 1;
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] = std::min(least[i], static_cast<std::uint32_t>((a + i * b) >> 32));
  }
  return least;
}

bool are_copies(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t one = a[i], other = b[j];
    common += one == other;
    i += one <= other;
    j += other <= one;
  }
  return static_cast<double>(common) >= contained * static_cast<double>(std::min(a.size(), b.size()));
}

}  // namespace

void Copies::forget(Day day) {
  if (forgotten_ != day_open_begin && day - forgotten_ < remembered_days) return;
  forgotten_ = day;
  std::vector<std::uint32_t> moved(printed_.size(), std::numeric_limits<std::uint32_t>::max());
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < printed_.size(); ++i) {
    if (printed_[i].day < day - remembered_days) continue;
    moved[i] = kept;
    if (kept != i) printed_[kept] = std::move(printed_[i]);
    ++kept;
  }
  printed_.resize(kept);
  for (auto band = bands_.begin(); band != bands_.end();) {
    auto& in = band->second;
    for (std::uint32_t& i : in) i = moved[i];
    in.erase(std::remove(in.begin(), in.end(), std::numeric_limits<std::uint32_t>::max()), in.end());
    band = in.empty() ? bands_.erase(band) : std::next(band);
  }
}

std::uint32_t Copies::source_of(std::string_view text, Day day) {
  forget(day);
  Printed now{day, sources_, shingles_of(text)};
  if (now.shingles.empty()) return sources_++;
  const auto least = min_hashes(now.shingles);
  const auto place = static_cast<std::uint32_t>(printed_.size());
  std::vector<std::uint32_t> near;
  for (std::size_t band = 0; band < bands; ++band) {
    const std::uint64_t hash = mix(mix(band) ^ (std::uint64_t{least[band * rows]} << 32 | least[band * rows + 1]));
    auto& in = bands_[hash];
    near.insert(near.end(), in.begin(), in.end());
    if (in.size() < compared_at_most) in.push_back(place);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  for (const std::uint32_t other : near) {
    if (printed_[other].day < day - remembered_days || !are_copies(printed_[other].shingles, now.shingles)) continue;
    now.source = printed_[other].source;
    break;
  }
  if (now.source == sources_) ++sources_;
  printed_.push_back(std::move(now));
  return printed_.back().source;
}

}  // namespace bede
