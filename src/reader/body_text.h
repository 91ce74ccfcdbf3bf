// SPDX-License-Identifier: Apache-2.0
// Private to reading: the text of a report put together from the pieces that markup leaves of it.
//
//   BodyText body; body.add("Police in\n  Lagos "); body.add("arrested 12."); body.end_paragraph(); body.add("He
//   fled."); body.take() -> "Police in Lagos arrested 12.\n\nHe fled."
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bede {

class BodyText {
 public:
  // What is over the limit is not kept: is_over() says so.
  explicit BodyText(std::size_t limit) : limit_(limit) {}

  // Any white space between words, no-break spaces too, becomes one blank.
  void add(std::string_view text);
  // The same of plain text, in which a blank line ends a paragraph; one is ended before and behind it.
  void add_paragraphs(std::string_view text);
  // What follows is another paragraph, behind a blank line.
  void end_paragraph() { paragraph_ended_ = !text_.empty(); }

  bool is_over() const { return is_over_; }
  bool empty() const { return text_.empty(); }
  std::string take();

 private:
  std::size_t limit_;
  std::string text_;
  bool blank_ = false, paragraph_ended_ = false, is_over_ = false;
};

// White space at both ends taken off, within made one blank each.
std::string one_line(std::string_view text);

}  // namespace bede
