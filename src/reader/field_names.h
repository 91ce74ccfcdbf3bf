// SPDX-License-Identifier: Apache-2.0
// Private to reading: which column of a table, or field of JSON, is which field of a report.
//
//   FieldNames({}).find("Pub Date")               -> date, by habit
//   FieldNames({{"text", "BODY"}}).find("BODY")   -> text, as asked for; "text" itself is then no field
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bede/report.h"

namespace bede {

struct ReportField {
  std::string_view name;  // the schema's
  std::string Report::*value = nullptr;
  bool may_be_number = false;  // in JSON
};

class FieldNames {
 public:
  using Chosen = std::vector<std::pair<std::string, std::string>>;  // a field and its column
  explicit FieldNames(const Chosen& chosen);

  struct Found {
    const ReportField* field;
    // Of several columns for one field the least counts: 0 is the field's own name, or what was asked for.
    std::size_t rank;
    std::size_t number;  // of the field, below field_count
  };
  // The name as it stands where it was asked for; else upper and lower case, blanks, "_", "-" and "." do not matter.
  std::optional<Found> find(std::string_view column) const;

  // The columns that were asked for.
  const Chosen& chosen() const { return chosen_; }

  static constexpr std::size_t field_count = 11;

 private:
  Chosen chosen_;
  std::unordered_map<std::string, Found> asked_, habits_;
};

// What a table has for each field, by its heading.
class Heading {
 public:
  // `columns`: their names in order. What a column is for, and which columns that were asked for are not there.
  Heading(const FieldNames& names, const std::vector<std::string>& columns);

  // The field of a column; null where it is none.
  const ReportField* field(std::size_t column) const { return column < fields_.size() ? fields_[column] : nullptr; }
  std::size_t columns() const { return fields_.size(); }
  bool has_text() const { return has_text_; }
  const std::string& absent() const { return absent_; }  // a column that was asked for; empty where all are there

 private:
  std::vector<const ReportField*> fields_;
  bool has_text_ = false;
  std::string absent_;
};

}  // namespace bede
