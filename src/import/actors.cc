// SPDX-License-Identifier: Apache-2.0
// Names that share their codes are a group: heads stacked above one line of codes, and their synonyms.
//
//   FIRST_NAME_            a head
//   SECOND_NAME_           another one, with the same codes
//   +THIRD_NAME            a synonym of both
//       [KENGOV <050101]   codes, of all three
//   OTHER_NAME [UGA]       the next group
#include "import/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/codes.h"
#include "import/names.h"

namespace bede {
namespace {

constexpr std::size_t most_in_group = 1000;  // names, and codes: real ones have some dozens
constexpr std::string_view states_organisation = "IGO", free_organisations[] = {"NGO", "NGM"};

struct Head {
  std::size_t line = 0;
  std::string phrase;
};

struct Name {
  std::size_t line = 0;
  std::string text;
};

class ActorReader {
 public:
  ActorReader(ImportSources::Dialect dialect, const KnownActors& known, ImportedRows& rows, Notes& notes)
      : dialect_(dialect), known_(known), rows_(rows), notes_(notes) {}

  void read(const DictionaryLine& line) {
    const std::string_view text = line.text;
    if (text.empty()) {
      parted_ = true;
      return;
    }
    const std::size_t begin = std::min(text.find('['), text.size());
    if (begin > 0) add_head(line.number, without_blanks(text.substr(0, begin)));
    if (begin < text.size()) add_codes(line.number, text.substr(begin));
  }

  void end_group();

 private:
  void add_head(std::size_t line, std::string_view phrase) {
    const bool synonym = phrase.starts_with('+');
    if (synonym) phrase = without_blanks(phrase.substr(1));
    if (!synonym && (has_codes_ || parted_)) end_group();
    if (synonym && heads_.empty()) notes_.changed(line, "a synonym of no name above it; it was taken as a name");
    parted_ = false;
    if (heads_.size() >= most_in_group)
      notes_.dropped(line, fmt::format("more than {} names share their codes", most_in_group));
    else
      heads_.push_back({line, std::string(phrase)});
  }

  void add_codes(std::size_t line, std::string_view brackets) {
    parted_ = false;
    if (heads_.empty()) return notes_.dropped(line, "codes without a name above them");
    has_codes_ = true;
    for (DatedCode& code : read_codes(brackets, line, notes_)) {
      if (codes_.size() >= most_in_group)
        return notes_.dropped(line, fmt::format("more than {} codes of one name", most_in_group));
      codes_.push_back(std::move(code));
    }
  }

  std::vector<Name> take_names();
  bool begins_with_given_name(std::string_view name, std::string_view state) const;
  std::string kind_of(const std::vector<Name>& names, const std::vector<DatedCode>& held) const;
  void add_state_names(const std::vector<Name>& names, const std::string& state);
  void add_bodies(const std::vector<Name>& names, const std::vector<DatedCode>& held);

  ImportSources::Dialect dialect_;
  const KnownActors& known_;
  ImportedRows& rows_;
  Notes& notes_;

  std::vector<Head> heads_;
  std::vector<DatedCode> codes_;
  bool has_codes_ = false;  // also where none of them could be read
  bool parted_ = false;     // by a blank line from what follows
};

std::vector<Name> ActorReader::take_names() {
  std::vector<Name> names;
  std::set<std::string> own;  // where the names of this group stand
  for (const Head& head : heads_) {
    const ReadNames read = read_names(head.phrase, known_);
    if (read.names.empty()) {
      notes_.dropped(head.line, fmt::format("'{}' is no name", head.phrase));
      continue;
    }
    if (read.marked)
      notes_.changed(head.line, fmt::format("'{}' was taken as {}", head.phrase, joined(read.names, ", ")));
    std::string stands_in;
    bool any = false;
    for (const std::string& name : read.names) {
      const auto [at, is_new] =
          rows_.taken.try_emplace(name_key(name, known_), fmt::format("{}:{}", notes_.path(), head.line));
      if (is_new) {
        names.push_back({head.line, name});
        own.insert(at->second);
      } else {
        stands_in = at->second;
      }
      any = any || is_new;
    }
    if (!any) {
      // Of a name that stands twice above the same codes nothing is lost.
      std::string said = fmt::format("'{}' stands in {} already", read.names.front(), stands_in);
      if (own.contains(stands_in))
        notes_.changed(head.line, std::move(said));
      else
        notes_.dropped(head.line, std::move(said));
      continue;
    }
    ++rows_.counts.names;
    if (dialect_ == ImportSources::Dialect::Tabari && !head.phrase.ends_with('_')) ++rows_.counts.prefixes;
  }
  return names;
}

// A name of one word may be anything; "Jordan Valley", beside the code of Jordan, is nobody called Jordan.
bool ActorReader::begins_with_given_name(std::string_view name, std::string_view state) const {
  const std::size_t end = name.find(' ');
  if (end == std::string_view::npos) return false;
  const std::string_view first = name.substr(0, end);
  return known_.is_given_name(first) && (state.empty() || !known_.is_name_of(first, state));
}

// Codes with days are nearly always people's, in office for a time; only places change from state to state.
std::string ActorReader::kind_of(const std::vector<Name>& names, const std::vector<DatedCode>& held) const {
  const std::string& code = held.front().code;
  const bool always = held.size() == 1 && held.front().days == Days{};
  const bool states =
      std::all_of(held.begin(), held.end(), [&](const DatedCode& each) { return known_.is_state(each.code); });
  if (!always && !states) return "person";
  if (begins_with_given_name(names.front().text, known_.state_of(code))) return "person";
  if (code.starts_with(states_organisation)) return "igo";
  for (const std::string_view generic : free_organisations)
    if (code.starts_with(generic)) return "ngo";
  return "body";
}

void ActorReader::add_state_names(const std::vector<Name>& names, const std::string& state) {
  for (const Name& name : names) {
    if (known_.is_name_of(name.text, state))
      ++rows_.counts.known;
    else
      rows_.states[state].push_back(name.text);
  }
}

void ActorReader::add_bodies(const std::vector<Name>& names, const std::vector<DatedCode>& held) {
  std::vector<std::string> others;
  for (const Name& name : names) others.push_back(name.text);
  others.erase(others.begin());
  const std::string also = joined(others, "|"), kind = kind_of(names, held);
  const std::string file = std::filesystem::path(notes_.path()).filename().string();
  for (const DatedCode& code : held) {
    ImportRow& row = rows_.bodies.emplace_back();
    row["name"] = names.front().text;
    row["also"] = also;
    row["code"] = code.code;
    row["country"] = known_.state_of(code.code);
    row["sectors"] = joined(known_.sectors_of(code.code), "|");
    row["kind"] = kind;
    if (code.days.first != day_open_begin) row["from"] = write_day(code.days.first);
    if (code.days.last != day_open_end) row["to"] = write_day(code.days.last);
    row["note"] = fmt::format("{}:{}", file, code.line);
  }
}

void ActorReader::end_group() {
  const std::vector<DatedCode> held = disjoint_codes(codes_, notes_);
  if (held.empty()) {
    for (const Head& head : heads_)
      notes_.dropped(head.line, fmt::format("'{}' has no code{}", head.phrase,
                                            has_codes_ ? " that can be taken" : " beside or below it"));
  } else if (const std::vector<Name> names = take_names(); !names.empty()) {
    rows_.counts.dated_codes += static_cast<std::size_t>(std::count_if(
        codes_.begin(), codes_.end(), [](const DatedCode& code) { return code.dated && !code.code.empty(); }));
    const bool always = held.size() == 1 && held.front().days == Days{};
    const bool state = always && known_.is_state(held.front().code) && kind_of(names, held) == "body";
    if (state)
      add_state_names(names, held.front().code);
    else
      add_bodies(names, held);
  }
  heads_.clear();
  codes_.clear();
  has_codes_ = parted_ = false;
}

}  // namespace

void read_actors(const std::vector<DictionaryLine>& lines, ImportSources::Dialect dialect, const KnownActors& known,
                 ImportedRows& rows, Notes& notes) {
  ActorReader reader(dialect, known, rows, notes);
  for (const DictionaryLine& line : lines) reader.read(line);
  reader.end_group();
}

}  // namespace bede
