// SPDX-License-Identifier: Apache-2.0
#include "reader/page_blocks.h"

#include <algorithm>
#include <iterator>

namespace bede {
namespace {

constexpr double mostly_links = 0.5;
constexpr std::size_t least_article_words = 25;  // of a brief in an <article>
constexpr std::size_t least_words = 40;          // of a text that nothing marks as the article
constexpr std::size_t front_page_regions = 4;    // so many articles, none of them long: a list of teasers
constexpr std::size_t front_page_words = 80;
constexpr std::size_t widest_gap = 3;  // blocks between two parts of one text: a picture, an advertisement

double link_share(const PageBlock& block) {
  return block.words == 0 ? 0 : static_cast<double>(block.link_words) / static_cast<double>(block.words);
}

// The rules of the paper for a block between two others.
bool follows_rules(const PageBlock& before, const PageBlock& block, const PageBlock& after) {
  if (block.is_heading || link_share(block) > 0.333333) return false;
  if (link_share(before) <= 0.555556) {
    if (block.words > 16) return true;
    return after.words > 15 || before.words > 4;
  }
  return block.words > 40 || after.words > 17;
}

bool ends_as_sentence(std::string_view text) {
  constexpr std::string_view closing[] = {"\"", "'", ")", "”", "’", "»"};
  for (const std::string_view mark : closing)
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':');
}

// Prose, however short, but no button, no list of links, no single words before a long paragraph.
bool is_prose(const PageBlock& block) {
  if (block.is_heading || block.words == 0 || link_share(block) >= mostly_links) return false;
  return block.words > 10 || (block.words > 2 && ends_as_sentence(block.text));
}

std::size_t words_of(const std::vector<const PageBlock*>& blocks) {
  std::size_t words = 0;
  for (const PageBlock* block : blocks) words += block->words;
  return words;
}

// The region with most words, where these are enough; 0: none.
std::size_t main_region(const std::vector<const PageBlock*>& blocks, std::size_t regions) {
  std::vector<std::size_t> words(regions + 1, 0);
  for (const PageBlock* block : blocks)
    if (block->region > 0 && is_prose(*block)) words[block->region] += block->words;
  const auto most = std::max_element(words.begin(), words.end());
  const std::size_t least = regions >= front_page_regions ? front_page_words : least_article_words;
  return *most >= least ? static_cast<std::size_t>(most - words.begin()) : 0;
}

// Of runs of content with gaps of a few blocks the one with most words.
std::vector<const PageBlock*> largest_run(const std::vector<const PageBlock*>& blocks) {
  const PageBlock nothing;
  std::vector<const PageBlock*> best, run;
  std::size_t gap = 0, best_words = 0;
  for (std::size_t i = 0; i <= blocks.size(); ++i) {
    const bool content =
        i < blocks.size() && is_prose(*blocks[i]) &&
        follows_rules(i > 0 ? *blocks[i - 1] : nothing, *blocks[i], i + 1 < blocks.size() ? *blocks[i + 1] : nothing);
    if (content) {
      run.push_back(blocks[i]);
      gap = 0;
      continue;
    }
    if (++gap <= widest_gap && i < blocks.size()) continue;
    if (const std::size_t words = words_of(run); words > best_words) {
      best_words = words;
      best = run;
    }
    run.clear();
  }
  return best;
}

std::vector<const PageBlock*> choose(const std::vector<PageBlock>& blocks, std::size_t regions, bool with_hinted) {
  std::vector<const PageBlock*> candidates;
  for (const PageBlock& block : blocks)
    if (!block.is_aside && (with_hinted || !block.is_hinted)) candidates.push_back(&block);
  if (const std::size_t region = main_region(candidates, regions); region > 0) {
    std::vector<const PageBlock*> chosen;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(chosen),
                 [&](const PageBlock* block) { return block->region == region && is_prose(*block); });
    return chosen;
  }
  std::vector<const PageBlock*> chosen = largest_run(candidates);
  const std::size_t least = regions >= front_page_regions ? front_page_words : least_words;
  return words_of(chosen) >= least ? chosen : std::vector<const PageBlock*>();
}

}  // namespace

std::vector<const PageBlock*> find_article(const std::vector<PageBlock>& blocks, std::size_t regions) {
  // A page may call all of its content "has-sidebar": names count where they leave an article.
  std::vector<const PageBlock*> chosen = choose(blocks, regions, false);
  return chosen.empty() ? choose(blocks, regions, true) : chosen;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

bool is_name_of_aside(std::string_view names) {
  static constexpr std::string_view asides[] = {
      "ad",        "ads",          "advert",   "advertisement", "banner",      "breadcrumb",      "breadcrumbs",
      "caption",   "comment",      "comments", "consent",       "cookie",      "cookies",         "copyright",
      "credits",   "disqus",       "footer",   "gdpr",          "login",       "masthead",        "menu",
      "modal",     "nav",          "navbar",   "navigation",    "newsletter",  "outbrain",        "pagination",
      "paywall",   "popular",      "popup",    "promo",         "recommended", "recommendations", "related",
      "share",     "sharing",      "sidebar",  "signup",        "skip",        "social",          "sponsored",
      "subscribe", "subscription", "taboola",  "teaser",        "teasers",     "toolbar",         "trending",
      "widget"};
  std::string word;
  const auto is_aside = [&] { return std::binary_search(std::begin(asides), std::end(asides), word); };
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool small = c >= 'a' && c <= 'z', large = c >= 'A' && c <= 'Z';
    const bool begins = large && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';  // relatedLinks
    if ((!small && !large) || begins) {
      if (is_aside()) return true;
      word.clear();
    }
    if (small) word += c;
    if (large) word += static_cast<char>(c + 32);
  }
  return false;
}

}  // namespace bede
