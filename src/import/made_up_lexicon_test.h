// SPDX-License-Identifier: Apache-2.0
// A lexicon of a few states, sectors and given names, and what the import makes of lines with it.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "base/folding.h"
#include "base/mapped_file.h"
#include "import/known.h"
#include "import/lines.h"
#include "import/rows.h"

namespace bede {

// A folder that is there as long as this is.
class TestFolder {
 public:
  TestFolder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("bede_import_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  void write(const std::string& file, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << bytes;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline PackWriter made_up_writer() {
  const TestFolder folder;
  folder.write("codes/sectors.tsv",
               "sector\tcode\tlabel\nGOV\tGOV\tx\nIGO\tIGO\tx\nJRN\tMED\tx\nMED\tHLH\tx\nMIL\tMIL\tx\nNGO\tNGO\tx\n"
               "OPP\tOPP\tx\nREB\tREB\tx\n");
  folder.write(
      "actors/states.tsv",
      "code\tname\talso\tadjective\tpeople\tcapital\tseats\tcow\tgw\tfrom\tto\tnote\n"
      "KEN\tKenya\tRepublic of Kenya\tKenyan\tKenyans\tNairobi\t\t\t\t\t\t\nUGA\tUganda\t\t\t\t\t\t\t\t\t\t\n");
  folder.write("actors/bodies.tsv",
               "name\talso\tcode\tcountry\tsectors\tkind\tfrom\tto\tnote\nUN\t\tIGOUNO\t\t\tigo\t\t\t\n");
  folder.write("actors/first_names.tsv", "name\tgender\tnote\nAgnes\tfemale\t\nKenya\tfemale\t\nKim\tboth\t\n");
  PackWriter writer;
  pack_folding(writer);
  pack_characters(writer);
  const std::filesystem::path folders[] = {folder.path()};
  if (!pack_lexicon(folders, writer).empty()) std::abort();
  return writer;
}

// The same as a file.
inline const std::filesystem::path& made_up_pack() {
  static const TestFolder folder;
  static const std::filesystem::path path = [] {
    const std::filesystem::path file = folder.path() / "test.pack";
    if (!write_file(file, made_up_writer().bytes()).ok()) std::abort();
    return file;
  }();
  return path;
}

// It takes 100 ms to make, so it is made once.
inline const KnownActors& made_up_knowledge() {
  static const KnownActors known = [] {
    return KnownActors::read(pack_in_memory(made_up_writer(), "test.pack").value()).value();
  }();
  return known;
}

// Notes as "line: message", with a "!" before those that drop a line.
struct Told {
  std::vector<std::string> all;
  Notes::Tell tell = [this](const ImportNote& note) {
    all.push_back((note.kind == ImportNote::Kind::Dropped ? "!" : "") + std::to_string(note.line) + ": " +
                  note.message);
  };
  Notes notes{"t.txt", tell};
};

// The cells that are filled, apart from the note: "name=Ann Example code=KENGOV".
inline std::string shown(const ImportRow& row, std::initializer_list<std::string_view> columns) {
  std::string text;
  for (const std::string_view column : columns)
    if (const auto cell = row.find(column); cell != row.end() && !cell->second.empty())
      text += (text.empty() ? "" : "  ") + std::string(column) + "=" + cell->second;
  return text;
}

}  // namespace bede
