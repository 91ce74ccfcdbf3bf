// SPDX-License-Identifier: Apache-2.0
// Private to reading: one JSON object becomes one report.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "bede/reader.h"
#include "reader/field_names.h"

namespace bede {

class JsonReport {
 public:
  explicit JsonReport(const FieldNames::Chosen& columns = {});
  ~JsonReport();

  // {"id":7,"text":"Police in Lagos arrested 12 students.","x":[]} -> Report{id "7", text}
  // `json` is used up: bytes and escapes that are not valid are replaced in it, and counted in the report. A number
  // as id stays as it is written; unknown fields must be JSON but are ignored; null is as if the field were absent;
  // of a field given twice the last counts, as in Python. A field that is known by habit alone ("body") counts where
  // the better name is absent, and is passed over where it is of another type.
  ReaderItem parse(std::string& json, const std::string& input, std::size_t line, std::size_t text_limit_bytes);

 private:
  class Work;
  FieldNames names_;
  std::unique_ptr<Work> work_;
};

}  // namespace bede
