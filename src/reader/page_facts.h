// SPDX-License-Identifier: Apache-2.0
// Private to reading: what a page says of itself, beside its text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/html_walk.h"
#include "reader/page.h"

namespace bede {

struct PageFacts {
  std::string language, canonical, page_title, heading;  // of <html>, <link>, <title>, <h1>

  void add_meta(const HtmlAttributes& attributes);
  void add_time(const HtmlAttributes& attributes, bool in_article);
  // What is no JSON-LD is passed over: pages have much that is broken there.
  void add_json_ld(std::string_view json);

  // The page's fields, each from the best that was found.
  void fill(Page& page) const;

 private:
  friend class JsonLd;

  // A value with its rank: the least is the best.
  struct Best {
    std::string value;
    int rank = 1000;
    void offer(std::string_view value, int rank);
  };
  Best title_, date_, outlet_, url_, locale_;
  std::vector<std::string> dates_;  // all that were found in metadata
};

}  // namespace bede
