// SPDX-License-Identifier: Apache-2.0
// Private to reading: the blocks of a page, and which of them are its article. page.h has the method.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bede {

struct PageBlock {
  std::string text;
  std::size_t words = 0, link_words = 0;
  std::size_t region = 0;  // the <article> that it stands in, from 1; 0: none
  bool is_heading = false;
  bool is_aside = false;   // in what the page calls navigation, a form, a footer …
  bool is_hinted = false;  // in an element whose class or id has such a name
};

// The blocks of the article, in order; none where the page has no article.
std::vector<const PageBlock*> find_article(const std::vector<PageBlock>& blocks, std::size_t regions);

// Words that stand between white space.
std::size_t count_words(std::string_view text);

// Whether a class or an id names what is beside an article: "site-nav", "comments", "relatedLinks".
bool is_name_of_aside(std::string_view names);

}  // namespace bede
