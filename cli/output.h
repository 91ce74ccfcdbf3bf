// SPDX-License-Identifier: Apache-2.0
// Standard output: what a run writes, as it comes. A run hands on whole batches, so that there is no buffer here.
#pragma once

#include <optional>
#include <string_view>

#include "bede/result.h"

namespace bede::cli {

class Output {
 public:
  // False where no more can be written; why is failure(), or nothing where the reader merely went away.
  bool write(std::string_view bytes);
  const std::optional<Error>& failure() const { return failure_; }

 private:
  std::optional<Error> failure_;
};

}  // namespace bede::cli
