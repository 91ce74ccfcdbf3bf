// SPDX-License-Identifier: Apache-2.0
// gzip (RFC 1952) by zlib and Zstandard (RFC 8878) by its library, a buffer at a time.
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <vector>

#include "reader/byte_source.h"

namespace bede {
namespace {

constexpr std::size_t packed_bytes = 64u << 10;
constexpr int largest_window_log = 27;  // 128 MiB, Zstandard's own default: what `zstd -d` takes without being told

// The packed bytes through a buffer: what both formats have in common.
class Unpacker : public ByteSource {
 public:
  Unpacker(std::unique_ptr<ByteSource> packed, std::string_view head)
      : packed_(std::move(packed)), buffer_(head.begin(), head.end()), end_(head.size()) {
    buffer_.resize(std::max(buffer_.size(), packed_bytes));
  }
  const std::optional<Error>& failure() const override { return failure_; }
  bool stopped() const override { return packed_->stopped(); }

 protected:
  // Whether there are packed bytes that were not taken.
  bool has_more() {
    if (begin_ < end_) return true;
    begin_ = 0;
    end_ = packed_->read(buffer_.data(), buffer_.size());
    if (end_ == 0 && packed_->failure()) failure_ = packed_->failure();
    return end_ > 0;
  }
  const char* next() const { return buffer_.data() + begin_; }
  std::size_t left() const { return end_ - begin_; }
  void take(std::size_t count) { begin_ += count; }
  // Files are padded with zeros on tapes and by some programs. Whether anything else is left.
  bool has_more_than_zeros() {
    while (has_more()) {
      while (begin_ < end_ && buffer_[begin_] == 0) ++begin_;
      if (begin_ < end_) return true;
    }
    return false;
  }
  void fail(std::string message) {
    if (!failure_ && !stopped()) failure_ = Error{ErrorKind::BadData, std::move(message), {}};
  }

 private:
  std::unique_ptr<ByteSource> packed_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::optional<Error> failure_;
};

class Gunzip : public Unpacker {
 public:
  using Unpacker::Unpacker;
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip() override {
    if (inside_) ::inflateEnd(&stream_);
  }

  std::size_t read(char* to, std::size_t size) override {
    while (!failure() && !stopped()) {
      if (!inside_ && !begin_member()) return 0;
      if (!has_more()) {
        fail("the gzip file ends too early");
        return 0;
      }
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(next()));
      stream_.avail_in = static_cast<uInt>(left());
      stream_.next_out = reinterpret_cast<Bytef*>(to);
      stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
      const uInt room = stream_.avail_out;
      const int status = ::inflate(&stream_, Z_NO_FLUSH);
      take(left() - stream_.avail_in);
      if (status == Z_STREAM_END) {
        ::inflateEnd(&stream_);
        inside_ = false;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        fail("the gzip file is damaged");
      }
      if (room > stream_.avail_out) return room - stream_.avail_out;
    }
    return 0;
  }

 private:
  bool begin_member() {
    if (!has_more_than_zeros()) return false;
    if (!first_ && static_cast<unsigned char>(*next()) != 0x1F) {
      fail("behind the end of the gzip file are other bytes");
      return false;
    }
    first_ = false;
    stream_ = {};
    inside_ = ::inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK;  // 16: gzip alone
    if (!inside_) fail("there is not enough memory to unpack it");
    return inside_;
  }

  z_stream stream_ = {};
  bool inside_ = false, first_ = true;
};

class Unzstd : public Unpacker {
 public:
  Unzstd(std::unique_ptr<ByteSource> packed, std::string_view head)
      : Unpacker(std::move(packed), head), stream_(ZSTD_createDStream(), &ZSTD_freeDStream) {
    if (!stream_ || ZSTD_isError(ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, largest_window_log)))
      fail("there is not enough memory to unpack it");
  }

  std::size_t read(char* to, std::size_t size) override {
    while (!failure() && !stopped()) {
      if (!inside_ && !flushing_ && !has_more_than_zeros()) return 0;
      if (!flushing_ && !has_more()) {
        fail("the Zstandard file ends too early");
        return 0;
      }
      ZSTD_inBuffer in{next(), left(), 0};
      ZSTD_outBuffer out{to, size, 0};
      const std::size_t status = ZSTD_decompressStream(stream_.get(), &out, &in);
      take(in.pos);
      if (ZSTD_isError(status)) fail(std::string("the Zstandard file is damaged: ") + ZSTD_getErrorName(status));
      inside_ = status != 0;
      flushing_ = inside_ && out.pos == out.size;  // there may be more to come of what it has
      if (out.pos > 0) return out.pos;
    }
    return 0;
  }

 private:
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_;
  bool inside_ = false, flushing_ = false;
};

}  // namespace

Packing find_packing(std::string_view head) {
  if (head.starts_with("\x1F\x8B\x08")) return Packing::Gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Packing::Zstandard;
  return Packing::None;
}

std::unique_ptr<ByteSource> unpack(Packing packing, std::unique_ptr<ByteSource> packed, std::string_view head) {
  if (packing == Packing::Gzip) return std::make_unique<Gunzip>(std::move(packed), head);
  if (packing == Packing::Zstandard) return std::make_unique<Unzstd>(std::move(packed), head);
  return packed;
}

}  // namespace bede
