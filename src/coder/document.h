// SPDX-License-Identifier: Apache-2.0
// Private to the coder: a report as the language step reads it, and back. Title and paragraphs are parsed one by one,
// so that no sentence goes across them; their parses become one.
//
//   title "Truce holds", text "ACCRA (AP) — Both sides met.\n\nThey left."
//   -> texts {"Truce holds", "Both sides met.", "They left."}, one parse of "Truce holds\n\nACCRA (AP) — Both …"
#pragma once

#include <string>
#include <vector>

#include "bede/language.h"
#include "bede/report.h"
#include "text/text.h"

namespace bede {

struct Document {
  std::string text;  // the title, a blank line and the report's text; line breaks inside paragraphs are blanks
  std::size_t body_begin = 0;      // where the report's text begins in it
  std::vector<Stretch> stretches;  // what is parsed, in order
  std::size_t title_stretches = 0;
  Dateline dateline;  // in the report's text
};

Document make_document(const Report& report);

// `parses` are those of the stretches, in order. `title_sentences` gets how many sentences are the title's.
Parse join_parses(const Document& document, std::vector<Parse> parses, std::uint32_t& title_sentences);

}  // namespace bede
