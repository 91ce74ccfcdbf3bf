// SPDX-License-Identifier: Apache-2.0
#include "reader/page.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

#include "base/day.h"
#include "reader/body_text.h"
#include "reader/html_walk.h"
#include "reader/page_blocks.h"
#include "reader/page_facts.h"
#include "reader/xml_reader.h"

namespace bede {
namespace {

constexpr std::size_t longest_script = 1u << 20;  // of JSON-LD
constexpr std::size_t longest_line = 4096;        // of a title
constexpr std::size_t most_of_block = 1u << 20;   // what is longer is parted

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class PageReader : public HtmlHandler {
 public:
  explicit PageReader(std::size_t text_limit) : text_(text_limit) {}

  void begin(std::string_view name, const HtmlAttributes& attributes) override {
    const Open outer = open_.empty() ? Open{} : open_.back();
    Open inner = outer;
    inner.name = name;
    inner.kept = Mark::None;
    if (is_block(name) || is_one_of(name, {"aside", "footer", "nav", "form", "figure", "figcaption", "table", "br"}))
      at_boundary(name);
    note_facts(name, attributes, inner);
    inner.hidden = inner.hidden || is_no_text(name) ||
                   is_one_of(name, {"button", "figcaption", "option", "select", "textarea", "title", "h1"});
    inner.aside = inner.aside || is_one_of(name, {"aside", "dialog", "footer", "form", "menu", "nav"}) ||
                  is_one_of(attributes["role"], {"navigation", "banner", "complementary", "contentinfo", "dialog"});
    const bool is_whole = is_one_of(name, {"html", "body", "main"});
    const bool hinted = !is_whole && (is_name_of_aside(attributes["class"]) || is_name_of_aside(attributes["id"]));
    if (hinted) inner.hinted = true;
    if (name == "article" || attributes["itemprop"] == "articleBody") {
      if (!hinted) inner.hinted = false;  // what is round the article is not about it
      inner.region = ++regions_;
    }
    inner.heading = inner.heading || is_one_of(name, {"h2", "h3", "h4", "h5", "h6"});
    inner.link = inner.link || name == "a";
    open_.push_back(inner);
    last_was_break_ = name == "br";
  }

  void end(std::string_view name) override {
    if (is_block(name) || is_one_of(name, {"aside", "footer", "nav", "form", "figure", "figcaption", "table"}))
      end_block();
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& one) { return one.name == name; });
    if (found == open_.rend()) return;
    const Mark mark = found->kept;
    open_.erase(found.base() - 1, open_.end());
    if (mark != Mark::None) end_mark(mark);
  }

  void text(std::string_view text) override {
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) last_was_break_ = false;
    if (kept_ != Mark::None && marked_.size() + text.size() <= (kept_ == Mark::Script ? longest_script : longest_line))
      marked_ += text;
    const Open state = open_.empty() ? Open{} : open_.back();
    if (state.hidden) return;
    if (block_.empty()) state_ = state;
    block_ += text;
    if (state.link) link_words_ += count_words(text);
    if (block_.size() > most_of_block) end_block();
  }

  Page take(bool is_broken) {
    end_block();
    Page page;
    page.is_broken = is_broken;
    facts_.fill(page);
    for (const PageBlock& block : blocks_) {
      page.words += block.words;
      page.link_words += block.link_words;
    }
    for (const PageBlock* block : find_article(blocks_, regions_)) {
      if (block->text == page.title) continue;
      text_.end_paragraph();
      text_.add(block->text);
    }
    page.is_over = text_.is_over();
    page.text = text_.take();
    return page;
  }

 private:
  enum class Mark { None, Title, Heading, Script };  // whose text is kept apart
  struct Open {
    std::string_view name;  // the parser's: it lasts as long as it
    bool hidden = false, aside = false, hinted = false, heading = false, link = false;
    std::size_t region = 0;
    Mark kept = Mark::None;
  };

  void note_facts(std::string_view name, const HtmlAttributes& attributes, Open& inner) {
    if (name == "html") facts_.language = attributes["lang"];
    if (name == "meta") facts_.add_meta(attributes);
    if (name == "link" && attributes["rel"] == "canonical") facts_.canonical = attributes["href"];
    if (name == "time" || attributes["itemprop"] == "datePublished")
      facts_.add_time(attributes, inner.region > 0 || attributes["itemprop"] == "datePublished");
    if (name == "title" && facts_.page_title.empty()) begin_mark(Mark::Title, inner);
    if (name == "h1" && facts_.heading.empty()) begin_mark(Mark::Heading, inner);
    if (name == "script" && attributes["type"] == "application/ld+json") begin_mark(Mark::Script, inner);
  }

  void begin_mark(Mark mark, Open& inner) {
    if (kept_ != Mark::None) return;
    kept_ = inner.kept = mark;
    marked_.clear();
  }

  void end_mark(Mark mark) {
    kept_ = Mark::None;
    if (mark == Mark::Title) facts_.page_title = one_line(marked_);
    if (mark == Mark::Heading) facts_.heading = one_line(marked_);
    if (mark == Mark::Script) facts_.add_json_ld(marked_);
  }

  // One <br> is white space, a second one ends a paragraph.
  void at_boundary(std::string_view name) {
    if (name != "br" || last_was_break_)
      end_block();
    else
      block_ += ' ';
  }

  void end_block() {
    PageBlock block;
    block.text = one_line(block_);
    block_.clear();
    block.link_words = std::exchange(link_words_, 0);
    if (block.text.empty()) return;
    block.words = count_words(block.text);
    block.region = state_.region;
    block.is_heading = state_.heading;
    block.is_aside = state_.aside;
    block.is_hinted = state_.hinted;
    blocks_.push_back(std::move(block));
  }

  PageFacts facts_;
  std::vector<PageBlock> blocks_;
  std::vector<Open> open_;
  std::size_t regions_ = 0, link_words_ = 0;
  std::string block_, marked_;
  Open state_;  // where the block began
  Mark kept_ = Mark::None;
  bool last_was_break_ = false;
  BodyText text_;
};

}  // namespace

Page read_page(std::string_view utf8, std::size_t text_limit) {
  PageReader reader(text_limit);
  const bool whole = walk_html(utf8, reader);
  return reader.take(!whole);
}

}  // namespace bede
