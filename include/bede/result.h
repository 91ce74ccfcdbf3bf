// SPDX-License-Identifier: Apache-2.0
// The one way for errors: what depends on the outside world returns a Result.
//
//   Result<std::string> read_file(const std::filesystem::path& path);
//   BEDE_TRY(text, read_file("report.txt"));   // passes the Error on, or gives `text`
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace bede {

// What went wrong, for programs; the message is for people. The list is closed: docs/errors.md.
enum class ErrorKind {
  NotFound,     // a file or a name that is not there
  Unreadable,   // there, but it cannot be read
  Unwritable,   // it cannot be written
  BadArgument,  // what the caller asked for makes no sense
  BadData,      // bytes that are not what they claim to be
  TooLarge,     // over a documented limit
  Unsupported,  // well formed, but nothing that Bede can run
  Interrupted,  // ended before it was done, for it took longer than it may
};

std::string_view error_kind_name(ErrorKind kind);

struct Error {
  ErrorKind kind;
  std::string message;  // what was found, what was expected, what to do
  std::string place;    // "file:line:column", or as much of it as is known; may be empty

  // "place: message", or the message alone.
  std::string text() const { return place.empty() ? message : place + ": " + message; }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only where ok() holds; anything else is a mistake in the calling code and ends the program.
  T& value() & { return checked(); }
  const T& value() const& { return const_cast<Result*>(this)->checked(); }
  T&& value() && { return std::move(checked()); }
  T& operator*() & { return checked(); }
  T* operator->() { return &checked(); }

  const Error& error() const {
    if (ok()) std::abort();
    return *std::get_if<1>(&state_);
  }

 private:
  T& checked() {
    if (!ok()) std::abort();
    return *std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

// For what gives nothing back but may fail.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    if (ok()) std::abort();
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace bede

#define BEDE_JOIN_(a, b) a##b
#define BEDE_JOIN(a, b) BEDE_JOIN_(a, b)

// BEDE_TRY(name, expression): returns the Error of `expression`, or declares `name` as its value.
#define BEDE_TRY(name, expression) BEDE_TRY_(name, expression, BEDE_JOIN(bede_result_, __LINE__))
#define BEDE_TRY_(name, expression, result) \
  auto result = (expression);               \
  if (!result.ok()) return result.error();  \
  auto name = std::move(result).value()

// BEDE_CHECKED(expression): the same where the expression gives nothing.
#define BEDE_CHECKED(expression)                                                  \
  do {                                                                            \
    if (auto bede_done = (expression); !bede_done.ok()) return bede_done.error(); \
  } while (false)
