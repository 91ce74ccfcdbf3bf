// SPDX-License-Identifier: Apache-2.0
#include "reader/input_bytes.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace bede {

Result<InputBytes> InputBytes::open(const std::string& name, const std::atomic<bool>* stop) {
  auto read = std::make_shared<BytesRead>();
  BEDE_TRY(file, open_file(name, stop, read));
  InputBytes bytes(name, std::move(file), std::move(read));
  bytes.packing_ = find_packing(bytes.head());
  if (bytes.packing_ != Packing::None) {
    bytes.source_ = unpack(bytes.packing_, std::move(bytes.source_), bytes.left());
    bytes.begin_ = bytes.end_ = 0;
    bytes.ended_ = false;
  }
  return bytes;
}

InputBytes::InputBytes(std::string name, std::unique_ptr<ByteSource> source, std::shared_ptr<const BytesRead> read)
    : name_(std::move(name)), source_(std::move(source)), read_(std::move(read)), buffer_(new char[buffer_bytes]) {}

bool InputBytes::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
  }
  if (ended_ || end_ == buffer_bytes) return false;
  const std::size_t got = source_->read(buffer_.get() + end_, buffer_bytes - end_);
  end_ += got;
  ended_ = got == 0;
  return got > 0;
}

std::string_view InputBytes::head(std::size_t least) {
  constexpr std::string_view blank = " \t\r\n";
  while (left().size() < std::min(least, buffer_bytes) || left().find_first_not_of(blank) == std::string_view::npos) {
    if (!fill()) break;
  }
  return left();
}

void InputBytes::skip_prefix(std::string_view prefix) {
  head();
  if (left().starts_with(prefix)) begin_ += prefix.size();
}

InputBytes::Taken InputBytes::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool too_long = false;
  for (;;) {
    const std::string_view bytes = left();
    const std::size_t size = bytes.find('\n');
    const std::string_view part = bytes.substr(0, size);
    too_long = too_long || line.size() + part.size() > limit;
    if (too_long) {
      line.clear();
    } else {
      line.append(part);
    }
    begin_ += part.size();
    if (size != std::string_view::npos) {
      begin_ += 1;
      return too_long ? Taken::TooLong : Taken::All;
    }
    if (!fill()) break;
  }
  if (failure() || stopped()) line.clear();  // half a line is no line
  if (too_long) return Taken::TooLong;
  return line.empty() ? Taken::End : Taken::All;
}

InputBytes::Taken InputBytes::read_all(std::string& bytes, std::size_t limit) {
  bytes.clear();
  do {
    if (bytes.size() + left().size() > limit) {
      bytes.clear();
      return Taken::TooLong;
    }
    bytes.append(left());
    begin_ = end_;
  } while (fill());
  if (failure() || stopped()) bytes.clear();
  return bytes.empty() ? Taken::End : Taken::All;
}

std::size_t InputBytes::read_exactly(std::string& bytes, std::size_t size) {
  std::size_t done = 0;
  while (done < size && (!left().empty() || fill())) {
    const std::string_view part = left().substr(0, size - done);
    bytes.append(part);
    begin_ += part.size();
    done += part.size();
  }
  return done;
}

std::size_t InputBytes::skip(std::size_t size) {
  std::size_t done = 0;
  while (done < size && (!left().empty() || fill())) {
    const std::size_t part = std::min(size - done, left().size());
    begin_ += part;
    done += part;
  }
  return done;
}

}  // namespace bede
