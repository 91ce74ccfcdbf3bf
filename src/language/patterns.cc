// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>

namespace bede {
namespace {

constexpr std::size_t jit_stack_start = 32u << 10, jit_stack_limit = 8u << 20;

// Python's \uXXXX and \UXXXXXXXX are \x{…} in PCRE2, and its leading (?u) says what PCRE2_UCP says.
std::string to_pcre2(std::string_view python) {
  if (python.starts_with("(?u)")) python.remove_prefix(4);
  std::string out;
  for (std::size_t i = 0; i < python.size(); ++i) {
    const std::size_t digits = i + 1 < python.size() && python[i] == '\\' ? (python[i + 1] == 'u'   ? 4
                                                                             : python[i + 1] == 'U' ? 8
                                                                                                    : 0)
                                                                          : 0;
    if (digits != 0 && i + 2 + digits <= python.size()) {
      out += "\\x{" + std::string(python.substr(i + 2, digits)) + "}";
      i += 1 + digits;
    } else if (python[i] == '\\' && i + 1 < python.size()) {
      out += python[i];
      out += python[++i];
    } else {
      out += python[i];
    }
  }
  return out;
}

}  // namespace

struct Pattern::Code {
  pcre2_code* compiled = nullptr;
  ~Code() { pcre2_code_free(compiled); }
};

class Pattern::Work {
 public:
  Work() {
    data = pcre2_match_data_create(1, nullptr);
    context = pcre2_match_context_create(nullptr);
    stack = pcre2_jit_stack_create(jit_stack_start, jit_stack_limit, nullptr);
    if (stack != nullptr) pcre2_jit_stack_assign(context, nullptr, stack);
  }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() {
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
    pcre2_jit_stack_free(stack);
  }
  pcre2_match_data* data;
  pcre2_match_context* context;
  pcre2_jit_stack* stack;
};

Pattern::Pattern() = default;
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::shared_ptr<Pattern::Work> Pattern::make_work() { return std::make_shared<Work>(); }

Result<Pattern> Pattern::compile(std::string_view python_source, const std::string& name) {
  Pattern pattern;
  if (python_source.empty()) return pattern;
  const std::string source = to_pcre2(python_source);
  int code = 0;
  PCRE2_SIZE at = 0;
  const std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)> context(
      pcre2_compile_context_create(nullptr), pcre2_compile_context_free);
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);  // Python's `$` and `.` know no other
  pattern.code_ = std::make_unique<Code>();
  pattern.code_->compiled = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(),
                                          PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &at, context.get());
  if (pattern.code_->compiled == nullptr) {
    PCRE2_UCHAR message[256];
    pcre2_get_error_message(code, message, sizeof message);
    return Error{ErrorKind::Unsupported,
                 "the tokenizer's pattern " + name + " is none that PCRE2 can run: " +
                     reinterpret_cast<const char*>(message) + " (at " + std::to_string(at) + ")",
                 ""};
  }
  pcre2_jit_compile(pattern.code_->compiled, PCRE2_JIT_COMPLETE);  // where it fails, matching goes on without it
  return pattern;
}

std::optional<Match> Pattern::find(std::string_view text, std::size_t from, bool anchored, Work& work) const {
  if (code_ == nullptr) return std::nullopt;
  const std::uint32_t options = PCRE2_NO_UTF_CHECK | (anchored ? PCRE2_ANCHORED : 0);
  const auto run = [&](std::uint32_t more) {
    return pcre2_match(code_->compiled, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, options | more,
                       work.data, work.context);
  };
  int found = run(0);
  if (found == PCRE2_ERROR_JIT_STACKLIMIT) found = run(PCRE2_NO_JIT);
  if (found < 0) return std::nullopt;
  const PCRE2_SIZE* place = pcre2_get_ovector_pointer(work.data);
  if (place[1] < place[0]) return std::nullopt;  // \K in a look-ahead, which no pattern of Python's has
  return Match{place[0], place[1]};
}

}  // namespace bede
