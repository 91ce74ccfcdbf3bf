// SPDX-License-Identifier: Apache-2.0
// Private to the event step: what acts and deeds are about that is no event: "demanded voting rights", "marched against
// fuel prices".
#pragma once

#include "event/coding_sheet.h"

namespace bede {

// What an act is about that is no event.
struct Matter {
  const MatterRow* row = nullptr;
  std::uint32_t token = no_token;
};

class Purposes : SheetReads {
 public:
  explicit Purposes(CodingSheet& sheet) : SheetReads(sheet), sheet_(sheet) {}

  void find();
  // What fills the content of an act; without a row where nothing does.
  Matter matter_of(const OperatorRow& op, const Cue& cue) const;

 private:
  const MatterRow* matter_at(std::uint32_t token) const;
  Matter matter_in(std::uint32_t noun, int depth) const;
  const PurposeRow* purpose_row(TextId deed, TextId code) const;
  bool take_purpose(Happening& happening, std::uint32_t token, int depth);
  bool take_purpose_beside(Happening& happening, std::uint32_t token, bool of_actor);

  CodingSheet& sheet_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
