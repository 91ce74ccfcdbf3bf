// SPDX-License-Identifier: Apache-2.0
#include "story/stems.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "story/story.h"

namespace bede {
namespace {

// One word while it is stripped. The names are those of Porter's paper.
class Stemmer {
 public:
  explicit Stemmer(std::string& word) : word_(word) {}

  void strip() {
    strip_plural();
    strip_participle();
    if (ends("y") && has_vowel(word_.size() - 1)) word_.back() = 'i';
    replace_one(longer_endings);
    replace_one(endings);
    strip_ending();
    strip_last_e();
  }

 private:
  struct Rule {
    std::string_view ending, instead;
  };
  static constexpr std::array<Rule, 20> longer_endings = {
      {{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
       {"abli", "able"},   {"alli", "al"},     {"entli", "ent"}, {"eli", "e"},     {"ousli", "ous"},
       {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
       {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"}}};
  static constexpr std::array<Rule, 7> endings = {
      {{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}}};
  static constexpr std::array<std::string_view, 19> last_endings = {
      "al",  "ance", "ence", "er",  "ic",  "able", "ible", "ant", "ement", "ment",
      "ent", "ion",  "ou",   "ism", "ate", "iti",  "ous",  "ive", "ize"};

  bool is_consonant(std::size_t i) const {
    switch (word_[i]) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u': return false;
      case 'y': return i == 0 || !is_consonant(i - 1);
      default: return true;
    }
  }
  // How many times vowels are followed by consonants in the first `size` letters.
  int measure(std::size_t size) const {
    int count = 0;
    for (std::size_t i = 1; i < size; ++i) count += is_consonant(i) && !is_consonant(i - 1);
    return count;
  }
  bool has_vowel(std::size_t size) const {
    for (std::size_t i = 0; i < size; ++i)
      if (!is_consonant(i)) return true;
    return false;
  }
  bool ends(std::string_view ending) const { return std::string_view(word_).ends_with(ending); }
  bool ends_double() const {
    const std::size_t n = word_.size();
    return n > 1 && word_[n - 1] == word_[n - 2] && is_consonant(n - 1);
  }
  // Consonant, vowel, consonant that is not w, x or y: "hop".
  bool ends_short(std::size_t n) const {
    if (n < 3 || !is_consonant(n - 1) || is_consonant(n - 2) || !is_consonant(n - 3)) return false;
    return word_[n - 1] != 'w' && word_[n - 1] != 'x' && word_[n - 1] != 'y';
  }
  void cut(std::size_t letters) { word_.resize(word_.size() - letters); }

  void strip_plural() {
    if (ends("sses") || ends("ies"))
      cut(2);
    else if (ends("s") && !ends("ss"))
      cut(1);
  }

  void strip_participle() {
    if (ends("eed")) {
      if (measure(word_.size() - 3) > 0) cut(1);
      return;
    }
    const std::size_t letters = ends("ed") ? 2 : ends("ing") ? 3 : 0;
    if (letters == 0 || !has_vowel(word_.size() - letters)) return;
    cut(letters);
    if (ends("at") || ends("bl") || ends("iz"))
      word_ += 'e';
    else if (ends_double() && !ends("l") && !ends("s") && !ends("z"))
      cut(1);
    else if (measure(word_.size()) == 1 && ends_short(word_.size()))
      word_ += 'e';
  }

  template <class Rules>
  void replace_one(const Rules& rules) {
    for (const Rule& rule : rules) {
      if (!ends(rule.ending)) continue;
      if (measure(word_.size() - rule.ending.size()) > 0) {
        cut(rule.ending.size());
        word_ += rule.instead;
      }
      return;
    }
  }

  void strip_ending() {
    std::string_view longest;
    for (const std::string_view ending : last_endings)
      if (ends(ending) && ending.size() > longest.size()) longest = ending;
    if (longest.empty() || measure(word_.size() - longest.size()) < 2) return;
    const std::size_t left = word_.size() - longest.size();
    if (longest == "ion" && word_[left - 1] != 's' && word_[left - 1] != 't') return;
    cut(longest.size());
  }

  void strip_last_e() {
    if (ends("e")) {
      const std::size_t left = word_.size() - 1;
      const int m = measure(left);
      if (m > 1 || (m == 1 && !ends_short(left))) cut(1);
    }
    if (ends("ll") && measure(word_.size()) > 1) cut(1);
  }

  std::string& word_;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes of quotation marks and dashes (U+2000 to U+206F), which stand between words.
bool is_mark(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && text[at] == '\xE2' && (text[at + 1] == '\x80' || text[at + 1] == '\x81');
}

// Calls with each word in small letters, whether it has a capital, and its first byte.
template <class Take>
void each_word(std::string_view text, Take take) {
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    word.clear();
    bool number = false;
    const std::size_t begin = at;
    while (at < text.size() && !is_mark(text, at) && (is_letter(to_small(text[at])) || is_digit(text[at]))) {
      number |= is_digit(text[at]);
      word += to_small(text[at++]);
    }
    if (word.size() > 1 && !number) take(word, text[begin] >= 'A' && text[begin] <= 'Z', begin);
    if (word.empty()) at += is_mark(text, at) ? 3 : 1;
  }
}

StemId id_of(const std::string& stem) { return static_cast<StemId>(XXH3_64bits(stem.data(), stem.size())); }

constexpr std::size_t count_bits = 20;

}  // namespace

void stem(std::string& word) {
  if (word.size() < 3) return;
  if (std::any_of(word.begin(), word.end(), [](char c) { return c < 'a' || c > 'z'; })) return;
  Stemmer(word).strip();
}

void append_stems(std::string_view text, std::vector<StemId>& stems) {
  each_word(text, [&](std::string& word, bool, std::size_t) {
    stem(word);
    stems.push_back(id_of(word));
  });
}

void append_stems(std::string_view text, std::optional<std::size_t> at, std::vector<WeighedStem>& stems) {
  constexpr float name = 1.5F;
  constexpr float half_way = 60;  // bytes: some ten words
  each_word(text, [&](std::string& word, bool capital, std::size_t begin) {
    stem(word);
    float weight = capital && begin > 0 ? name : 1;
    if (at) {
      const auto away = static_cast<float>(begin > *at ? begin - *at : *at - begin);
      weight *= half_way / (half_way + away);
    }
    stems.push_back({id_of(word), weight});
  });
}

void append_names(std::string_view text, std::vector<WeighedStem>& stems) {
  each_word(text, [&](std::string& word, bool capital, std::size_t) {
    if (!capital) return;
    stem(word);
    stems.push_back({id_of(word), 1});
  });
}

void keep_each_once(std::vector<WeighedStem>& stems) {
  std::stable_sort(stems.begin(), stems.end(), [](const auto& a, const auto& b) { return a.stem < b.stem; });
  const auto last =
      std::unique(stems.begin(), stems.end(), [](const auto& a, const auto& b) { return a.stem == b.stem; });
  stems.erase(last, stems.end());
}

std::string stems_of(std::string_view text) {
  std::string stems;
  each_word(text, [&](std::string& word, bool, std::size_t) {
    stem(word);
    stems += (stems.empty() ? "" : " ") + word;
  });
  return stems;
}

StemCounts::StemCounts() : counts_(std::size_t{1} << count_bits) {}

void StemCounts::add(std::string_view title, std::string_view text) {
  report_.clear();
  add_sentences(title);
  add_sentences(text);
  std::sort(report_.begin(), report_.end());
  report_.erase(std::unique(report_.begin(), report_.end()), report_.end());
  for (const StemId stem : report_) ++counts_[stem & (counts_.size() - 1)].reports;
}

void StemCounts::add_sentences(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n') {
      const bool mark = text[end] == '.' || text[end] == '?' || text[end] == '!';
      ++end;
      if (mark && end < text.size() && text[end] == ' ') break;
    }
    sentence_.clear();
    append_stems(text.substr(at, end - at), sentence_);
    std::sort(sentence_.begin(), sentence_.end());
    sentence_.erase(std::unique(sentence_.begin(), sentence_.end()), sentence_.end());
    for (const StemId stem : sentence_) ++counts_[stem & (counts_.size() - 1)].sentences;
    report_.insert(report_.end(), sentence_.begin(), sentence_.end());
    sentences_ += !sentence_.empty();
    at = end + 1;
  }
}

// As if there were so many sentences more, in which no word is: a run of few reports would else take the words of which
// all of them tell for common ones.
constexpr double others = 60;

// A run of few sentences says less of what is rare than one of many: it counts as one of so many at least.
float StemCounts::most() const {
  constexpr double few = 1000;
  return static_cast<float>(std::log((std::max(static_cast<double>(sentences_), few) + others) / 3));
}

float StemCounts::weight(StemId stem) const {
  const Count& count = counts_[stem & (counts_.size() - 1)];
  if (count.reports < 2) return 0;
  return static_cast<float>(std::log((static_cast<double>(sentences_) + others) / (count.sentences + 1)));
}

float StemCounts::rarity(StemId stem) const {
  const Count& count = counts_[stem & (counts_.size() - 1)];
  const double share = (count.sentences + 1.0) / (static_cast<double>(sentences_) + 1);
  return static_cast<float>(std::clamp(-std::log(share) / std::log(1000.0), 0.0, 1.0));
}

std::vector<WeighedStem> weigh(std::vector<WeighedStem>& stems, const StemCounts& counts, std::size_t at_most,
                               float rare_words) {
  constexpr float rather_rare = 0.5F;
  std::sort(stems.begin(), stems.end(), [](const WeighedStem& a, const WeighedStem& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.weight > b.weight;
  });
  std::vector<WeighedStem> weighed;
  for (std::size_t i = 0; i < stems.size();) {
    std::size_t end = i;
    while (end < stems.size() && stems[end].stem == stems[i].stem) ++end;
    const float often = 1 + std::log(static_cast<float>(end - i));
    const float weight = often * stems[i].weight * counts.weight(stems[i].stem);
    if (weight > 0) weighed.push_back({stems[i].stem, weight});
    i = end;
  }
  const auto heavier = [](const WeighedStem& a, const WeighedStem& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  };
  if (weighed.size() > at_most) {
    std::nth_element(weighed.begin(), weighed.begin() + static_cast<std::ptrdiff_t>(at_most), weighed.end(), heavier);
    weighed.resize(at_most);
  }
  std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.stem < b.stem; });
  float sum = 0;
  for (const WeighedStem& one : weighed) sum += one.weight * one.weight;
  const float rare = rather_rare * counts.most();
  const float scale = sum > 0 ? 1 / std::sqrt(std::max(sum, rare_words * rare * rare)) : 0;
  for (WeighedStem& one : weighed) one.weight *= scale;
  return weighed;
}

float likeness(const std::vector<WeighedStem>& a, const std::vector<WeighedStem>& b) {
  float sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].stem < b[j].stem) {
      ++i;
    } else if (b[j].stem < a[i].stem) {
      ++j;
    } else {
      sum += a[i++].weight * b[j++].weight;
    }
  }
  return sum;
}

float share_in(const std::vector<WeighedStem>& words, const std::vector<StemId>& stems) {
  float all = 0, shared = 0;
  auto at = stems.begin();
  for (const WeighedStem& word : words) {
    const float square = word.weight * word.weight;
    all += square;
    at = std::lower_bound(at, stems.end(), word.stem);
    if (at != stems.end() && *at == word.stem) shared += square;
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace bede
