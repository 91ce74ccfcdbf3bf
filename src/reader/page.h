// SPDX-License-Identifier: Apache-2.0
// Private to reading: a page of the web becomes what it reports, without menus, comments and links to other pages.
//
//   read_page("<title>Port strike - Example Post</title> … <article><p>Dockers in Lagos …")
//   -> title "Port strike", text "Dockers in Lagos …", date "2024-03-06" of its metadata
//
// The text. Blocks (paragraphs, items, cells) are told apart by their words and the share of them in links, with those
// of their neighbours: the rules of C. Kohlschütter, P. Fankhauser, W. Nejdl, "Boilerplate Detection using Shallow Text
// Features", WSDM 2010 (the one by numbers of words). Before that, what the page itself calls navigation, a form, a
// footer or comments is left out, and where it has one <article> (or itemprop="articleBody") with most of the words,
// only that is looked at. Headings are no text.
//
// Title, date, outlet, address: of JSON-LD, Open Graph and other <meta>, <time>, <h1>, <title>, in this order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bede {

struct Page {
  std::string title, outlet, url, language;
  std::string date;                       // as the page has it; empty where it has none
  bool dates_differ = false;              // its metadata has another one too, over a week away
  std::string text;                       // empty where there is no article: a front page, a list of links
  std::size_t words = 0, link_words = 0;  // of the whole page
  bool is_broken = false;                 // its elements stand too deep within each other
  bool is_over = false;                   // its text is longer than `text_limit`
};

// `utf8`: all of the page.
Page read_page(std::string_view utf8, std::size_t text_limit);

// The longest page that is read, in bytes.
inline constexpr std::size_t page_limit_bytes = 8u << 20;

}  // namespace bede
