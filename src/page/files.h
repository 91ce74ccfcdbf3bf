// SPDX-License-Identifier: Apache-2.0
// Private to the page: the files of web/, as the build has put them into the program.
#pragma once

#include <span>
#include <string_view>

namespace bede {

struct PageFile {
  std::string_view name;  // "style.css"
  std::string_view bytes;
};

std::span<const PageFile> page_files();

}  // namespace bede
