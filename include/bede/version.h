// SPDX-License-Identifier: Apache-2.0
// The version of the library, as every stored result carries it: "0.1.0".
#pragma once

#include <string_view>

namespace bede {

std::string_view version();

}  // namespace bede
