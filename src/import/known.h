// SPDX-License-Identifier: Apache-2.0
// Private to the import: what the lexicon of a pack knows already.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/characters.h"
#include "lexicon/lexicon.h"

namespace bede {

class KnownActors {
 public:
  // Errors: BadData (no lexicon), and those of reading the pack.
  static Result<KnownActors> read(const Pack& pack);

  bool is_state(std::string_view code) const { return states_.find(code) != states_.end(); }
  // "SUDMIL" -> "SUD"; empty: of no state
  std::string_view state_of(std::string_view code) const {
    return code.size() >= 3 && is_state(code.substr(0, 3)) ? code.substr(0, 3) : std::string_view();
  }
  // PLOVER's sectors of the code's pieces of three letters behind its state: "KENGOVMED" -> GOV, JRN.
  std::vector<std::string> sectors_of(std::string_view code) const;
  // The CAMEO role that a sector stands for in a code: JRN -> MED.
  std::string_view role_of(std::string_view sector) const;

  bool is_given_name(std::string_view word) const;
  // A name that is found in capitals alone: "UN".
  bool is_in_capitals(std::string_view word) const;
  // The name stands for that state already, or for its people or capital.
  bool is_name_of(std::string_view name, std::string_view state) const;
  std::string lower(std::string_view text) const { return characters_.lower(text); }

 private:
  Lexicon lexicon_;
  Characters characters_;
  std::set<std::string, std::less<>> states_;
};

}  // namespace bede
