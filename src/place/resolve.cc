// SPDX-License-Identifier: Apache-2.0
#include "place/resolve.h"

#include <algorithm>
#include <cmath>

namespace bede {
namespace {

constexpr double said_weight = 1e8, kind_weight = 1e7, meant_weight = 1e6, sentence_weight = 100, capital_weight = 100;
constexpr double home_weight = 200;  // "BEIRUT, Lebanon - …" tells of the Lebanese Tripoli
constexpr double country_weight = 40, region_weight = 20, home_count = 2;

// What stands for the people of what has none of its own.
constexpr double smallest_place = 200, region_of_ours = 2e6, site_of_ours = 2e5, state_no_more = 1e4;
// Of a region's people few are meant by its name: most live in its towns. A country is written of for more than them.
constexpr double region_share = 0.2, country_share = 3, country_least = 1e6, alternate_share = 0.05;
constexpr double untold_share = 1e-9;
constexpr double former_share = 1e-3;  // of a city by a name that it does not bear on the report's day

// Of a region with a town of its name in it, as a share of the town's; and the people of a town that counts for that.
constexpr double seat_share = 0.2;
constexpr std::uint32_t seat_least = 20000;

constexpr std::uint32_t longest_between = 8;  // tokens
constexpr double sure_share = 0.95;
constexpr double city_degrees = 0.4;  // from a city to a site that is said to be in it
constexpr double beside_degrees = 1;  // from one namesake to another that is as good as the same place
constexpr double near_degrees = 4;    // from the middle of a region of ours to what may be in it

double first_weight(const Spot& spot) {
  const double people = std::max<double>(spot.population, smallest_place);
  const double name = spot.out_of_time ? former_share : spot.alternate ? alternate_share : 1;
  if (spot.grain == Grain::Country)
    return spot.country == no_country ? state_no_more : country_least + country_share * people;
  if (spot.ours && spot.grain != Grain::City) return spot.grain == Grain::Site ? site_of_ours : region_of_ours;
  return (spot.grain == Grain::Region ? region_share * people : people) * name;
}

double degrees_between(const Spot& a, const Spot& b) {
  constexpr double radians = 3.14159265358979323846 / 180;
  double east = std::abs(static_cast<double>(a.longitude) - static_cast<double>(b.longitude));
  if (east > 180) east = 360 - east;
  const double north = static_cast<double>(a.latitude) - static_cast<double>(b.latitude);
  return std::hypot(north, east * std::cos(static_cast<double>(a.latitude) * radians));
}

}  // namespace

Resolver::Resolver(const Gazetteer::Tables& tables, const Reading& reading, const RunFinder& found,
                   std::string_view home)
    : choices(found.runs.size()),
      tables_(tables),
      reading_(reading),
      found_(found),
      home_(home.empty() ? no_country : tables.country_of(home)),
      country_counts_(tables.countries.size() + 1, 0) {
  for (const StateWord& word : found.state_words) {
    if (word.name) continue;  // counted once it is clear that the state is meant
    country_counts_[word.country] += word.share;
    country_sum_ += word.share;
  }
  if (home_ != no_country) {
    country_counts_[home_] += static_cast<float>(home_count);
    country_sum_ += static_cast<float>(home_count);
  }
}

Resolver::Between Resolver::between(std::uint32_t begin, std::uint32_t end) const {
  Between out;
  out.only_comma = begin < end;
  for (std::uint32_t i = begin; i < end; ++i) {
    const ReadToken& token = reading_.tokens[i];
    const bool mark = token.pos == Pos::Punct;
    if (!mark) out.only_comma = false;
    if (i == begin && token.dep == Dep::Case) {
      out.possessive = true;
      continue;
    }
    if (found_.kind(i)) out.kind = true;
    if (tables_.lexicon.grammar()[token.form].belonging) {
      out.belonging = true;
    } else if (tables_.lexicon.grammar()[token.form].place == PlaceLink::In) {
      out.inside = true;
    } else {
      const bool passes = mark || token.pos == Pos::Det || token.pos == Pos::Adj || token.pos == Pos::Num ||
                          (token.pos == Pos::Noun && !token.capital) || token.pos == Pos::Adv || found_.kind(i);
      if (!passes) out.broken = true;
    }
    ++out.words;
  }
  return out;
}

void Resolver::find_links() {
  constexpr std::string_view comma = "the text says what it is in: X, Y";
  constexpr std::string_view inside = "the text says what it is in: X in Y";
  constexpr std::string_view possessive = "the text says what it is in: Y's X";
  constexpr std::string_view kind = "the text says what it is in: the Y town of X";
  const auto& runs = found_.runs;
  for (std::uint32_t i = 0; i + 1 < runs.size(); ++i) {
    const PlaceRun &left = runs[i], &right = runs[i + 1];
    if (left.sentence != right.sentence || right.begin < left.end || right.begin - left.end > longest_between) continue;
    const Between gap = between(left.end, right.begin);
    // "Paris, Texas"; and "the capital of Libya, Tripoli"
    if (gap.only_comma) {
      links_.push_back({i, i + 1, no_country, comma});
      if (left.begin > 0 && (left.wanted || tables_.lexicon.grammar()[reading_.tokens[left.begin - 1].form].belonging))
        links_.push_back({i + 1, i, no_country, comma});
    } else if (gap.broken) {
      continue;
    } else if (gap.possessive) {  // "Lebanon's northern city of Tripoli"
      if (!gap.inside) links_.push_back({i + 1, i, no_country, possessive});
    } else if (gap.inside) {  // "Azaz in the north of Aleppo province"
      links_.push_back({i, i + 1, no_country, inside});
    } else if (gap.kind) {  // "Tripoli, the capital of Libya"; and "the Texas town of Paris"
      if (gap.belonging) links_.push_back({i, i + 1, no_country, kind});
      links_.push_back({i + 1, i, no_country, kind});
    }
  }
  link_state_words();
}

// "the Kazakh capital city of Astana": an adjective, a noun for a kind of place, then the name.
void Resolver::link_state_words() {
  constexpr std::string_view adjective = "the text says what it is in: a state's adjective before it";
  for (const StateWord& word : found_.state_words) {
    if (!word.adjective) continue;
    const auto right = std::lower_bound(found_.runs.begin(), found_.runs.end(), word.end,
                                        [](const PlaceRun& run, std::uint32_t at) { return run.begin < at; });
    if (right == found_.runs.end() || right->sentence != word.sentence || right->begin - word.end > longest_between)
      continue;
    const Between gap = between(word.end, right->begin);
    const bool by_noun = gap.kind || (right->wanted && right->begin == word.end);
    if (!gap.broken && !gap.inside && by_noun)
      links_.push_back({static_cast<std::uint32_t>(right - found_.runs.begin()), no_row, word.country, adjective});
  }
}

void Resolver::add_weights() {
  weights_.resize(found_.spots.size());
  weight_sums_.assign(found_.runs.size(), 0);
  for (std::uint32_t r = 0; r < found_.runs.size(); ++r) {
    const PlaceRun& run = found_.runs[r];
    for (std::uint32_t s = run.spots_begin; s < run.spots_end; ++s) weights_[s] = first_weight(found_.spots[s]);
    // "Donetsk", "Kandahar": the town gave its name to the region, and is meant where no noun says otherwise.
    for (std::uint32_t s = run.spots_begin; s < run.spots_end; ++s)
      for (std::uint32_t t = run.spots_begin; t < run.spots_end; ++t) {
        const Spot &region = found_.spots[s], &city = found_.spots[t];
        if (region.grain != Grain::Region || city.grain != Grain::City || city.population < seat_least) continue;
        if (region.country == city.country && region.region == city.region)
          weights_[s] = std::min(weights_[s], weights_[t] * seat_share);
      }
    for (std::uint32_t s = run.spots_begin; s < run.spots_end; ++s) weight_sums_[r] += weights_[s];
  }
}

bool Resolver::contains(const Spot& outer, const Spot& inner) const {
  if (inner.grain == Grain::Country || outer.grain <= inner.grain) return false;
  const bool one_country = outer.country == no_country || inner.country == no_country || outer.country == inner.country;
  // "Independence Square in Kyiv"
  if (outer.grain == Grain::City)
    return inner.ours && inner.grain == Grain::Site && one_country && degrees_between(outer, inner) < city_degrees;
  if (outer.grain == Grain::Country) return outer.country != no_country && outer.country == inner.country;
  if (inner.grain == Grain::Region && !inner.ours && !outer.ours) return false;
  if (outer.ours || inner.ours) return one_country && degrees_between(outer, inner) < near_degrees;
  return outer.country == inner.country && outer.region == inner.region;
}

// How much of what the inner name may stand for lies in `outer`; and the other way about.
double Resolver::share_inside(std::uint32_t inner, const Spot& outer) const {
  double sum = 0;
  for (std::uint32_t s = found_.runs[inner].spots_begin; s < found_.runs[inner].spots_end; ++s)
    if (contains(outer, found_.spots[s])) sum += weights_[s];
  return sum / weight_sums_[inner];
}

double Resolver::share_around(std::uint32_t outer, const Spot& inner) const {
  double sum = 0;
  for (std::uint32_t s = found_.runs[outer].spots_begin; s < found_.runs[outer].spots_end; ++s)
    if (contains(found_.spots[s], inner)) sum += weights_[s];
  return sum / weight_sums_[outer];
}

double Resolver::link_bonus(std::uint32_t run, const Spot& spot, std::string_view& why) const {
  double bonus = 0;
  for (const Link& link : links_) {
    double share = 0;
    if (link.inner == run && link.outer == no_row)
      share = spot.grain != Grain::Country && spot.country == link.country ? 1 : 0;
    else if (link.inner == run)
      share = share_around(link.outer, spot);
    else if (link.outer == run)
      share = share_inside(link.inner, spot);
    const double own = std::log1p(share * said_weight);
    if (own > bonus) {
      bonus = own;
      why = link.why;
    }
  }
  return bonus;
}

bool Resolver::is_linked(std::uint32_t run) const {
  for (const Link& link : links_)
    if (link.inner == run || link.outer == run) return true;
  return false;
}

// In other words than the run's own: "Mexico" does not speak for Mexico City.
bool Resolver::is_named_in_sentence(const PlaceRun& run, std::uint16_t country) const {
  if (country == no_country) return false;
  auto word = std::lower_bound(found_.state_words.begin(), found_.state_words.end(), run.sentence,
                               [](const StateWord& a, std::uint32_t wanted) { return a.sentence < wanted; });
  for (; word != found_.state_words.end() && word->sentence == run.sentence; ++word)
    if (word->country == country && (word->end <= run.begin || word->begin >= run.end)) return true;
  return false;
}

bool Resolver::is_capital(const PlaceRun& run, const Spot& spot) const {
  if (spot.grain != Grain::City || spot.country == no_country || spot.out_of_time) return false;
  if (found_.spots[run.spots_begin].grain == Grain::Country) return false;  // "Luxembourg" alone is the state
  std::uint32_t node = Phrases::nowhere;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const WordId word = reading_.tokens[i].form;
    if (word == 0) continue;
    node = node == Phrases::nowhere ? tables_.lexicon.names.begin(word) : tables_.lexicon.names.next(node, word);
    if (node == Phrases::nowhere) return false;
    for (const NameEntry& entry : tables_.lexicon.entries(tables_.lexicon.names.values(node)))
      if (entry.kind == NameKind::Capital && tables_.states[entry.row].country == spot.country) return true;
  }
  return false;
}

void Resolver::count(const Spot& spot) {
  if (spot.country == no_country) return;
  country_counts_[spot.country] += 1;
  country_sum_ += 1;
  if (spot.region == no_region) return;
  const auto found = std::find_if(region_counts_.begin(), region_counts_.end(),
                                  [&](const auto& entry) { return entry.first == spot.region; });
  if (found == region_counts_.end())
    region_counts_.push_back({spot.region, 1.0f});
  else
    found->second += 1;
  region_sum_ += 1;
}

// A site whose name others bear too, in a report that says nothing of its country.
bool Resolver::is_untold(const Spot& spot) const {
  return spot.needs_country && (spot.country == no_country || country_counts_[spot.country] == 0);
}

void Resolver::choose(std::uint32_t number) {
  const PlaceRun& run = found_.runs[number];
  const std::uint32_t size = run.spots_end - run.spots_begin;
  scores_.assign(size, 0);
  const auto before = std::find_if(meant_.begin(), meant_.end(), [&](const auto& m) { return m.first == run.hash; });
  enum Rule : std::uint8_t { Said = 1, Kind = 2, Meant = 4, InSentence = 8, Capital = 16, Spoken = 32, Home = 64 };
  rules_.assign(size, 0);
  said_.assign(size, {});
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Spot& spot = found_.spots[run.spots_begin + i];
    double score = std::log(weights_[run.spots_begin + i] * (is_untold(spot) ? untold_share : 1));
    const auto add = [&](Rule rule, double gain) {
      score += gain;
      rules_[i] = static_cast<std::uint8_t>(rules_[i] | rule);
    };
    if (const double gain = link_bonus(number, spot, said_[i]); gain > 0) add(Said, gain);
    if (run.wanted && *run.wanted == spot.grain) add(Kind, std::log(kind_weight));
    if (before != meant_.end()) {
      const Spot& meant = found_.spots[before->second];
      const bool other_kind = run.wanted && *run.wanted != spot.grain;  // "Aleppo", then "Aleppo province"
      if (!other_kind && meant.geonames == spot.geonames && meant.state == spot.state &&
          meant.latitude == spot.latitude)
        add(Meant, std::log(meant_weight));
    }
    if (is_named_in_sentence(run, spot.country)) add(InSentence, std::log(sentence_weight));
    if (spot.country != no_country && spot.country == home_) add(Home, std::log(home_weight));
    if (is_capital(run, spot)) add(Capital, std::log(capital_weight));
    if (spot.country != no_country && country_sum_ > 0 && country_counts_[spot.country] > 0)
      add(Spoken, std::log1p(country_weight * static_cast<double>(country_counts_[spot.country] / country_sum_)));
    for (const auto& [region, times] : region_counts_)
      if (region == spot.region) score += std::log1p(region_weight * static_cast<double>(times / region_sum_));
    scores_[i] = score;
    if (score > scores_[best]) best = i;
  }
  if (is_untold(found_.spots[run.spots_begin + best])) return;
  // "Aleppo" is the city or its province: what lies beside the chosen one speaks for it.
  double sum = 0, beside = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const double share = std::exp(scores_[i] - scores_[best]);
    sum += share;
    if (degrees_between(found_.spots[run.spots_begin + i], found_.spots[run.spots_begin + best]) < beside_degrees)
      beside += share;
  }
  Choice& choice = choices[number];
  choice.spot = run.spots_begin + best;
  choice.confidence = static_cast<float>(beside / sum);
  // The first rule that tells it from another one.
  const auto tells = [&](Rule rule) {
    return (rules_[best] & rule) != 0 &&
           std::any_of(rules_.begin(), rules_.end(), [&](std::uint8_t other) { return (other & rule) == 0; });
  };
  choice.why = size == 1                    ? "the only place of this name"
               : (rules_[best] & Said) != 0 ? said_[best]
               : tells(Kind)                ? "the noun beside it says its kind"
               : tells(Meant)               ? "the report has meant it already"
               : tells(InSentence)          ? "its country is named in the sentence"
               : tells(Home)                ? "it is in the country where the report was written"
               : tells(Capital)             ? "it is the capital of a state"
               : tells(Spoken)              ? "its country is what the report speaks of"
                                            : "the largest of its namesakes";
  if (before == meant_.end()) meant_.push_back({run.hash, choice.spot});
  if (counted_[number] == 0) count(found_.spots[choice.spot]);
}

// What hardly can be another place says from the start what the report speaks of.
void Resolver::count_sure() {
  counted_.assign(found_.runs.size(), 0);
  const auto is_said = [&](std::uint64_t hash) {  // "London police ... London, Ontario": it may be another one
    return std::any_of(links_.begin(), links_.end(),
                       [&](const Link& link) { return found_.runs[link.inner].hash == hash; });
  };
  for (std::uint32_t r = 0; r < found_.runs.size(); ++r)
    for (std::uint32_t s = found_.runs[r].spots_begin; s < found_.runs[r].spots_end && !is_said(found_.runs[r].hash);
         ++s) {
      if (weights_[s] < sure_share * weight_sums_[r] || found_.spots[s].needs_country) continue;
      count(found_.spots[s]);
      counted_[r] = 1;
    }
}

void Resolver::resolve() {
  add_weights();
  find_links();
  count_sure();
  for (std::uint32_t i = 0; i < choices.size(); ++i)
    if (is_linked(i)) choose(i);
  // What needs its country to be told comes last.
  for (const bool late : {false, true})
    for (std::uint32_t i = 0; i < choices.size(); ++i)
      if (choices[i].spot == no_row && found_.spots[found_.runs[i].spots_begin].needs_country == late) choose(i);
}

}  // namespace bede
