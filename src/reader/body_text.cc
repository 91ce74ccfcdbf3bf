// SPDX-License-Identifier: Apache-2.0
#include "reader/body_text.h"

#include <algorithm>
#include <utility>

namespace bede {

void BodyText::add(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, no_break.size()) == no_break || static_cast<unsigned char>(text[at]) <= ' ') {
      at += text[at] == no_break[0] ? no_break.size() : 1;
      blank_ = true;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && text[end] != no_break[0]) ++end;
    if (text_.size() + (end - at) + 2 > limit_) {
      is_over_ = true;
      return;
    }
    if (paragraph_ended_)
      text_ += "\n\n";
    else if (blank_ && !text_.empty())
      text_ += ' ';
    paragraph_ended_ = blank_ = false;
    text_.append(text, at, end - at);
    at = end;
  }
}

void BodyText::add_paragraphs(std::string_view text) {
  end_paragraph();
  bool blank_line = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool is_blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!is_blank && blank_line) end_paragraph();
    blank_line = is_blank;
    add(line);
    add(" ");
    at = end + 1;
  }
  end_paragraph();
}

std::string BodyText::take() {
  blank_ = paragraph_ended_ = is_over_ = false;
  return std::exchange(text_, {});
}

std::string one_line(std::string_view text) {
  BodyText line(text.size() + 2);
  line.add(text);
  return line.take();
}

}  // namespace bede
