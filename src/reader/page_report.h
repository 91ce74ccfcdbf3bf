// SPDX-License-Identifier: Apache-2.0
// Private to reading: a page as its bytes came becomes a report, from a file or from an archive.
#pragma once

#include <string>
#include <string_view>

#include "reader/source.h"

namespace bede {

struct PageBytes {
  std::string bytes;
  std::string encoding;  // as HTTP told it; may be empty
};

// `known`: what is known from outside of the page, its address and id for one; the page's own words count first, but
// for the id. Refuses a page without an article, and one whose elements stand too deep within each other.
ReaderItem report_of_page(PageBytes page, Report known, const std::string& input, std::size_t line,
                          std::size_t text_limit_bytes);

}  // namespace bede
