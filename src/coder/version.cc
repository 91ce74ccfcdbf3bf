// SPDX-License-Identifier: Apache-2.0
#include "bede/version.h"

namespace bede {

std::string_view version() { return BEDE_VERSION; }  // the build sets it, from one place

}  // namespace bede
