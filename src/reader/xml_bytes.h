// SPDX-License-Identifier: Apache-2.0
// Private to reading: the bytes of XML on their way to its parser. They come a tag at a time, so that what stands
// before a fault is read before the fault is; and without entities but XML's own five:
//
//   "Rain&nbsp;&mdash; R&D &own;"  ->  "Rain&#160;&#8212; R&amp;D  "
//
// HTML's entities, which feeds use without a declaration, become numbers; a sign & that begins none is one; what a file
// declares itself is not taken in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reader/input_bytes.h"

namespace bede {

class XmlBytes {
 public:
  explicit XmlBytes(InputBytes& bytes) : bytes_(bytes) {}

  // At most `size` bytes at `to`, up to the end of a tag. 0: the end.
  std::size_t read(char* to, std::size_t size);

 private:
  void refill();
  void append(std::string_view piece);
  std::size_t append_entity(std::string_view from);

  InputBytes& bytes_;
  std::string ready_;
  std::size_t at_ = 0;
  bool begun_ = false, is_wide_ = false;  // UTF-16, in which a sign is no byte, is handed on as it is
  bool in_cdata_ = false;
  std::size_t brackets_ = 0;  // "]" that ended the last piece: "]]>" ends CDATA
};

}  // namespace bede
