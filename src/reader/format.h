// SPDX-License-Identifier: Apache-2.0
// Private to reading: the formats, a row each, and how one is told from another.
//
//   find_format("a.xml", "<?xml version=\"1.0\"?><rss>…") -> the row "feed"
#pragma once

#include <memory>
#include <string_view>

#include "reader/source.h"

namespace bede {

using OpenSource = std::unique_ptr<ReportSource> (*)(InputBytes bytes, const Reader::Options& options);

std::unique_ptr<ReportSource> open_csv(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_feed(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_gigaword(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_html(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_json_lines(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_json_values(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_newsml(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_nitf(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_parquet(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_petrarch(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_plain_text(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_tabari(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_warc(InputBytes bytes, const Reader::Options& options);

// How to read an input, told by its first bytes and its name; or what it is, where that cannot be read.
struct FoundFormat {
  OpenSource open = nullptr;
  std::string unsupported;  // "a PDF file": only where `open` is null
};
FoundFormat find_format(InputBytes& bytes);
// The format of this name; null where there is none.
OpenSource named_format(std::string_view name);

// Whether a folder's file is one to read, by its ending: "a.jsonl", "b.csv.gz".
bool is_report_file(std::string_view name);

// Whether these are the first bytes of a page, a table, and so on; each stands with its format.
bool is_csv(std::string_view head);
bool is_gigaword(std::string_view head);
bool is_html(std::string_view head);
bool is_json_values(std::string_view head);
bool is_tabari(std::string_view head);

// The name of the first element of XML, without its prefix; empty where it is none.
//   "<?xml version=\"1.0\"?><!-- a --><atom:feed xmlns…" -> "feed"
std::string_view find_root(std::string_view head);

}  // namespace bede
