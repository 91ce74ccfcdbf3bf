// SPDX-License-Identifier: Apache-2.0
#include "reader/xml_bytes.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace bede {
namespace {

constexpr std::size_t piece_bytes = 4096;
constexpr std::size_t sight_bytes = 64;  // how far ahead the end of an entity is looked for
constexpr std::string_view cdata = "<![CDATA[";

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::size_t XmlBytes::read(char* to, std::size_t size) {
  if (at_ == ready_.size()) refill();
  const std::size_t count = std::min(size, ready_.size() - at_);
  std::memcpy(to, ready_.data() + at_, count);
  at_ += count;
  return count;
}

void XmlBytes::refill() {
  ready_.clear();
  at_ = 0;
  const std::string_view left = bytes_.head(piece_bytes + sight_bytes);
  if (left.empty()) return;
  if (!std::exchange(begun_, true)) is_wide_ = left.substr(0, 4).find('\0') != std::string_view::npos;
  if (is_wide_) {
    ready_ = left.substr(0, piece_bytes);
    bytes_.skip(ready_.size());
    return;
  }
  std::size_t end = std::min(left.find('>'), std::min(left.size(), piece_bytes) - 1) + 1;
  // What may go on behind the end begins the next piece, where it can be seen whole.
  if (end < left.size() && left[end - 1] != '>')
    if (const std::size_t begins = left.find_last_of("&<", end - 1);
        begins != std::string_view::npos && begins > 0 && end - begins < sight_bytes)
      end = begins;
  append(left.substr(0, end));
  bytes_.skip(end);
}

void XmlBytes::append(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const char c = piece[at];
    if (in_cdata_) {
      if (c == '>' && brackets_ >= 2) in_cdata_ = false;
    } else if (c == '&') {
      at += append_entity(piece.substr(at));
      continue;
    } else if (c == '<' && piece.substr(at, cdata.size()) == cdata) {
      in_cdata_ = true;
    }
    brackets_ = c == ']' ? brackets_ + 1 : 0;
    ready_ += c;
    ++at;
  }
}

// What stands for the entity that `from` begins with; gives how many bytes that had.
std::size_t XmlBytes::append_entity(std::string_view from) {
  static constexpr std::string_view own[] = {"amp", "lt", "gt", "quot", "apos"};
  std::size_t end = 1;
  if (end < from.size() && from[end] == '#') ++end;
  while (end < from.size() && is_of_name(from[end])) ++end;
  if (end == 1 || end == from.size() || from[end] != ';') {
    ready_ += "&amp;";
    return 1;
  }
  const std::string name(from.substr(1, end - 1));
  if (name[0] == '#' || std::find(std::begin(own), std::end(own), name) != std::end(own)) {
    ready_.append(from, 0, end + 1);
  } else if (const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
    ready_ += fmt::format("&#{};", known->value);
  } else {
    ready_ += ' ';
  }
  return end + 1;
}

}  // namespace bede
