// SPDX-License-Identifier: Apache-2.0
// Private to the page: what a request asks for, checked before it comes near the database.
//
//   Target::parse("/api/events?type=COERCE&q=fire%20near+Bria")
//   -> path "/api/events", parameters type "COERCE", q "fire near Bria"
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bede/result.h"

namespace bede {

class Parameters {
 public:
  // Errors: BadArgument (an escape that is none, bytes that are not UTF-8, too many).
  static Result<Parameters> parse(std::string_view query);

  // Errors: BadArgument where one is not among `known`, or comes twice and is not among `lists`.
  Result<void> check_names(std::span<const std::string_view> known) const;

  // An empty value is as if it were absent, so that a form's empty fields ask for nothing.
  std::optional<std::string> text(std::string_view name) const;
  // All values, those parted by commas too: type=COERCE,ASSAULT&type=PROTEST
  std::vector<std::string> list(std::string_view name) const;
  // Errors of these: BadArgument.
  Result<std::optional<std::string>> day(std::string_view name) const;
  Result<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most,
                             std::int64_t otherwise) const;
  Result<std::optional<double>> real(std::string_view name, double least, double most) const;
  // One of `choices`; the first where it is absent.
  Result<std::string> choice(std::string_view name, std::span<const std::string_view> choices) const;

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

struct Target {
  std::string path;
  Parameters parameters;
  static Result<Target> parse(std::string_view target);
};

// The number in all of `text`, or nothing.
std::optional<double> read_real(std::string_view text);

}  // namespace bede
