// SPDX-License-Identifier: Apache-2.0
// Regular expressions of Python's `re`, run by PCRE2 (RE2 has no look-around, which the tokenizer's patterns need).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bede/result.h"

namespace bede {

struct Match {
  std::size_t begin, end;  // bytes
};

// One compiled pattern. Safe to share between threads, each with its own PatternWork.
class Pattern {
 public:
  class Work;  // what one thread needs to match with

  // An empty source matches nothing. Errors: Unsupported, with what PCRE2 says of it.
  static Result<Pattern> compile(std::string_view python_source, const std::string& name);
  static std::shared_ptr<Work> make_work();

  Pattern();
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // The first match at or after `from` of valid UTF-8; `anchored`: only one that begins there. Where PCRE2 runs out of
  // its stack it is asked again without it, so that this is not taken for no match; at its match limit (ten million
  // steps, beyond any word) there is none, on every run alike.
  std::optional<Match> find(std::string_view text, std::size_t from, bool anchored, Work& work) const;

 private:
  struct Code;
  std::unique_ptr<Code> code_;
};

}  // namespace bede
