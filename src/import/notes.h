// SPDX-License-Identifier: Apache-2.0
// Private to the import: where the readers say what they drop and change, in one file.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "bede/import.h"

namespace bede {

class Notes {
 public:
  using Tell = std::function<void(const ImportNote&)>;
  Notes(std::string path, const Tell& tell) : path_(std::move(path)), tell_(tell) {}

  void dropped(std::size_t line, std::string message) {
    dropped_.insert(line);
    tell_({ImportNote::Kind::Dropped, path_, line, std::move(message)});
  }
  void changed(std::size_t line, std::string message) {
    tell_({ImportNote::Kind::Changed, path_, line, std::move(message)});
  }
  void skipped(std::string message) { tell_({ImportNote::Kind::Skipped, path_, 0, std::move(message)}); }

  const std::string& path() const { return path_; }
  std::size_t dropped_lines() const { return dropped_.size(); }

 private:
  std::string path_;
  const Tell& tell_;
  std::set<std::size_t> dropped_;
};

}  // namespace bede
