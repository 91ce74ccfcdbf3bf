// SPDX-License-Identifier: Apache-2.0
#include "bede/result.h"

namespace bede {

std::string_view error_kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::NotFound: return "not_found";
    case ErrorKind::Unreadable: return "unreadable";
    case ErrorKind::Unwritable: return "unwritable";
    case ErrorKind::BadArgument: return "bad_argument";
    case ErrorKind::BadData: return "bad_data";
    case ErrorKind::TooLarge: return "too_large";
    case ErrorKind::Unsupported: return "unsupported";
    case ErrorKind::Interrupted: return "interrupted";
  }
  return "unknown";
}

}  // namespace bede
