// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "text/text.h"

namespace bede {
namespace {

std::string id_of(std::initializer_list<std::string_view> parts) {
  return content_id(std::span(parts.begin(), parts.size()));
}

// Ids are stored by users: a change of this value breaks them.
TEST(ContentId, StaysTheSame) {
  EXPECT_EQ(id_of({"Police in Lagos arrested 12 students."}), "xd92c81b725896f2ea9b33a61275a5bf6");
}

TEST(ContentId, TellsContentApart) {
  EXPECT_EQ(id_of({"a", "b"}), id_of({"a", "b"}));
  EXPECT_NE(id_of({"ab", ""}), id_of({"a", "b"}));
  EXPECT_NE(id_of({"a"}), id_of({"a", ""}));
  EXPECT_NE(id_of({std::string_view("a\0b", 3)}), id_of({"a"}));
  EXPECT_EQ(id_of({}).size(), 33u);
}

}  // namespace
}  // namespace bede
