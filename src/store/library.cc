// SPDX-License-Identifier: Apache-2.0
#include "store/library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace bede {
namespace {

constexpr const char* file_name = "libduckdb.so";

std::string last_message() {
  const char* message = ::dlerror();
  return message ? message : "no reason is given";
}

}  // namespace

Result<std::shared_ptr<const Library>> load_library() {
  void* file = ::dlopen(file_name, RTLD_NOW | RTLD_LOCAL);
  if (!file)
    return Error{
        ErrorKind::NotFound,
        fmt::format("the library of the database cannot be opened ({}); put it beside the program", last_message()),
        file_name};
  std::shared_ptr<Library> library(new Library, [file](Library* own) {
    delete own;
    ::dlclose(file);
  });
  const char* missing = nullptr;
#define BEDE_FIND(name)                                                                      \
  library->name = reinterpret_cast<decltype(library->name)>(::dlsym(file, "duckdb_" #name)); \
  if (!library->name) missing = "duckdb_" #name;
  BEDE_DUCKDB_FUNCTIONS(BEDE_FIND)
#undef BEDE_FIND
  if (missing) return Error{ErrorKind::Unsupported, fmt::format("it has no function {}", missing), file_name};
  return std::shared_ptr<const Library>(std::move(library));
}

}  // namespace bede
