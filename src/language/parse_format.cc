// SPDX-License-Identifier: Apache-2.0
// A parse as JSON and as CoNLL-U (https://universaldependencies.org/format.html).
#include <charconv>

#include "base/json_text.h"
#include "base/utf8.h"
#include "language/language.h"

namespace bede {
namespace {

void append_field(std::string_view key, std::string_view value, std::string& out) {
  out += key;
  append_json_text(value, out);
}

// Counts code points up to byte offsets that only grow.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t byte) {
    code_points_ += count_code_points(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return code_points_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0, code_points_ = 0;
};

void append_span(std::size_t begin, std::size_t end, std::string& out) {
  out += "\"span\":[";
  append_json_number(static_cast<std::int64_t>(begin), out);
  out += ',';
  append_json_number(static_cast<std::int64_t>(end), out);
  out += ']';
}

void append_token(const Language& language, const Parse& parse, const Token& token, Offsets& offsets,
                  std::string& out) {
  append_field("{\"text\":", parse.text_of(token), out);
  out += ',';
  const std::size_t begin = offsets.at(token.begin_byte);
  append_span(begin, offsets.at(token.end_byte), out);
  append_field(",\"lemma\":", parse.lemma_of(token), out);
  append_field(",\"pos\":", language.name(token.pos), out);
  append_field(",\"tag\":", language.name(token.tag), out);
  append_field(",\"morph\":", language.name(token.morph), out);
  out += ",\"head\":";
  append_json_number(static_cast<std::int64_t>(token.head), out);
  append_field(",\"dep\":", language.name(token.dep), out);
  out += '}';
}

// Calls `flush` when another 64 KiB have gathered.
class Flusher {
 public:
  Flusher(const Flush& flush, const std::string& out) : flush_(flush), next_(out.size() + step) {}
  void after_token(std::string& out) {
    if (!flush_ || out.size() < next_) return;
    flush_(out);
    next_ = out.size() + step;
  }

 private:
  static constexpr std::size_t step = 64u << 10;
  const Flush& flush_;
  std::size_t next_;
};

// CoNLL-U has a field a column, so white space in one is escaped as UDPipe does; an empty field is "_".
void append_column(std::string_view text, std::string& out) {
  if (text.empty()) out += '_';
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case ' ': out += "\\s"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += text[i];
    }
  }
}

void append_word_line(const Language& language, const Parse& parse, const Sentence& sentence, std::uint32_t at,
                      std::string& out) {
  const Token& token = parse.tokens[at];
  append_json_number(static_cast<std::int64_t>(at - sentence.begin_token + 1), out);
  for (const std::string_view column : {parse.text_of(token), parse.lemma_of(token), language.name(token.pos),
                                        language.name(token.tag), language.name(token.morph)}) {
    out += '\t';
    append_column(column, out);
  }
  out += '\t';
  // A root has none; nor has, for CoNLL-U, a token whose head is in another sentence (rare, but spaCy has such trees).
  const bool has_head = token.head != at && token.head >= sentence.begin_token && token.head < sentence.end_token;
  append_json_number(static_cast<std::int64_t>(has_head ? token.head - sentence.begin_token + 1 : 0), out);
  out += '\t';
  append_column(token.head == at && language.name(token.dep) == "ROOT" ? "root" : language.name(token.dep), out);
  out += token.space_after ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n";
}

}  // namespace

void append_json(const Language& language, const Parse& parse, std::string_view id, std::string& out,
                 const Flush& flush) {
  Flusher flusher(flush, out);
  append_field("{\"id\":", id, out);
  out += ",\"sentences\":[";
  Offsets offsets(parse.text), ends(parse.text);
  for (const Sentence& sentence : parse.sentences) {
    if (&sentence != parse.sentences.data()) out += ',';
    out += '{';
    const std::size_t begin = ends.at(parse.tokens[sentence.begin_token].begin_byte);
    append_span(begin, ends.at(parse.tokens[sentence.end_token - 1].end_byte), out);
    out += ",\"tokens\":[";
    for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      if (i != sentence.begin_token) out += ',';
      append_token(language, parse, parse.tokens[i], offsets, out);
      flusher.after_token(out);
    }
    out += "]}";
  }
  out += "],\"entities\":[";
  Offsets entity_offsets(parse.text);
  for (const Entity& entity : parse.entities) {
    if (&entity != parse.entities.data()) out += ',';
    out += '{';
    const std::size_t begin = entity_offsets.at(parse.tokens[entity.begin_token].begin_byte);
    append_span(begin, entity_offsets.at(parse.tokens[entity.end_token - 1].end_byte), out);
    append_field(",\"label\":", language.name(entity.label), out);
    out += '}';
  }
  out += ']';
  if (parse.smallest_margin) {
    char digits[32];
    out += ",\"margin\":";
    out.append(
        digits,
        std::to_chars(digits, digits + sizeof digits, *parse.smallest_margin, std::chars_format::general, 9).ptr);
  }
  out += '}';
}

void append_conllu(const Language& language, const Parse& parse, std::string_view id, std::string& out,
                   const Flush& flush) {
  Flusher flusher(flush, out);
  std::size_t number = 0;
  for (const Sentence& sentence : parse.sentences) {
    out += "# sent_id = ";
    append_column(id, out);
    out += '-';
    append_json_number(static_cast<std::int64_t>(++number), out);
    out += "\n# text = ";
    const std::uint32_t begin = parse.tokens[sentence.begin_token].begin_byte;
    const std::uint32_t end = parse.tokens[sentence.end_token - 1].end_byte;
    for (const char c : parse.text.substr(begin, end - begin)) {
      if (c == '\n')
        out += "\\n";
      else if (c == '\r')
        out += "\\r";
      else
        out += c;
    }
    out += '\n';
    for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      append_word_line(language, parse, sentence, i, out);
      flusher.after_token(out);
    }
    out += '\n';
  }
}

}  // namespace bede
