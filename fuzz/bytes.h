// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size);
extern "C" std::size_t LLVMFuzzerMutate(unsigned char* bytes, std::size_t size, std::size_t most);

namespace bede {

// What must hold for every input: where it does not, the fuzzer has found something.
inline void must_hold(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

// Changes some of the bytes; no more than `most` are left.
inline void mutate(std::string& bytes, std::size_t most) {
  const std::size_t size = bytes.size();
  bytes.resize(most);
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<unsigned char*>(bytes.data()), size, most));
}

// For LLVMFuzzerInitialize: how long inputs may be, unless the command line says it.
inline void set_input_limit(std::size_t bytes, int& argc, char**& argv) {
  static std::vector<char*> arguments(argv, argv + argc);
  static std::string limit = "-max_len=" + std::to_string(bytes);
  arguments.insert(arguments.begin() + 1, limit.data());
  argc = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  argv = arguments.data();
}

}  // namespace bede
