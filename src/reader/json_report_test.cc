// SPDX-License-Identifier: Apache-2.0
#include "reader/json_report.h"

#include <gtest/gtest.h>

#include <vector>

namespace bede {
namespace {

using namespace std::string_literals;

constexpr std::size_t limit = 40;

ReaderItem parse(std::string json) {
  JsonReport reader;
  return reader.parse(json, "reports.jsonl", 3, limit);
}

struct Taken {
  std::string json, id, text;
  std::size_t replaced = 0;
};

TEST(JsonReport, TakesReports) {
  const std::vector<Taken> cases = {
      {R"({"id":"a","text":"Police in Lagos arrested 12 students."})", "a", "Police in Lagos arrested 12 students."},
      // The order of fields and white space around them do not matter; an empty text is a text.
      {" {\t\"text\" : \"\" , \"id\":\"b\"}\r ", "b", ""},
      // A number as id stays as it is written, however long.
      {R"({"id":7,"text":"t"})", "7", "t"},
      {R"({"id": -1.50 ,"text":"t"})", "-1.50", "t"},
      {R"({"id":123456789012345678901234567890,"text":"t"})", "123456789012345678901234567890", "t"},
      // Escapes, NUL among them, in text and in names of fields.
      {R"({"id":"\u0062","te\u0078t":"\u0000\n\"\\\/\ud83d\ude00\u00e9"})", "b", "\0\n\"\\/\U0001F600\u00e9"s},
      // Half of a pair, and bytes that are no UTF-8: replaced and counted.
      {R"({"id":"c","text":"so \ud83d sad \udc00"})", "c", "so \uFFFD sad \uFFFD", 2},
      {"{\"id\":\"d\",\"text\":\"caf\xE9 \xF0\x9F\x98\"}", "d", "caf\uFFFD \uFFFD", 2},
      // Unknown fields of every type are ignored; null is as if the field were absent; the last of two counts.
      {R"({"x":[1,[],{"y":[true,false,null,1e5,"z"]}],"id":"e","text":"t","n":{},"title":null})", "e", "t"},
      {R"({"id":"e","text":"first","text":"last"})", "e", "last"},
  };
  for (const Taken& one : cases) {
    const ReaderItem item = parse(one.json);
    ASSERT_TRUE(std::holds_alternative<Report>(item)) << one.json << ": " << std::get<Refusal>(item).message;
    const Report& report = std::get<Report>(item);
    EXPECT_EQ(report.id, one.id);
    EXPECT_EQ(report.text, one.text);
    EXPECT_EQ(report.replaced, one.replaced) << one.json;
    EXPECT_EQ(report.input, "reports.jsonl");
    EXPECT_EQ(report.line, 3u);
  }
}

TEST(JsonReport, TakesEveryFieldOfTheSchema) {
  const ReaderItem item = parse(R"({"id":"a","date":"2019-03-04","text":"t","title":"T","outlet":"O","url":"U",)"
                                R"("language":"en","dateline":"LAGOS"})");
  const Report& report = std::get<Report>(item);
  EXPECT_EQ(report.date, "2019-03-04");
  EXPECT_EQ(report.title, "T");
  EXPECT_EQ(report.outlet, "O");
  EXPECT_EQ(report.url, "U");
  EXPECT_EQ(report.language, "en");
  EXPECT_EQ(report.dateline, "LAGOS");
}

// Names that other data sets have; the schema's own name counts first, wherever it stands; what is no text is passed
// over.
TEST(JsonReport, FindsFieldsByHabit) {
  const auto report = [](const std::string& json) { return std::get<Report>(parse(json)); };
  EXPECT_EQ(report(R"({"body":"t","Pub Date":"2019-03-04","source":"O"})").text, "t");
  EXPECT_EQ(report(R"({"body":"t","pub_date":"2019-03-04"})").date, "2019-03-04");
  EXPECT_EQ(report(R"({"text":"t","body":"b"})").text, "t");
  EXPECT_EQ(report(R"({"body":"b","text":"t"})").text, "t");
  EXPECT_EQ(report(R"({"body":"b","text":null})").text, "b");
  EXPECT_EQ(report(R"({"content":"c","body":"b","description":"d"})").text, "b");
  EXPECT_EQ(report(R"({"text":"t","source":{"id":1,"name":"O"},"version":3,"status":200})").outlet, "");
  EXPECT_EQ(report(R"({"text":"t","version":3})").version, "3");
  EXPECT_EQ(std::get<Refusal>(parse(R"({"body":7})")).kind, "no_text");
}

TEST(JsonReport, TakesTheColumnsThatAreAskedFor) {
  JsonReport reader({{"text", "Körper"}, {"outlet", "x"}});
  std::string json = R"({"text":"no","Körper":"t","outlet":"no","x":"O"})";
  const Report report = std::get<Report>(reader.parse(json, "a", 1, limit));
  EXPECT_EQ(report.text, "t");
  EXPECT_EQ(report.outlet, "O");
}

// An id is made from all the content, so that the same text in two outlets is two reports.
TEST(JsonReport, MakesAnAbsentId) {
  const auto id = [](const std::string& json) { return std::get<Report>(parse(json)).id; };
  EXPECT_EQ(id(R"({"text":"t"})"), id(R"({"text":"t","id":null,"x":1})"));
  EXPECT_EQ(id(R"({"text":"t"})"), id(R"({"text":"t","id":""})"));
  EXPECT_NE(id(R"({"text":"t"})"), id(R"({"text":"u"})"));
  EXPECT_NE(id(R"({"text":"t","outlet":"A"})"), id(R"({"text":"t","outlet":"B"})"));
  EXPECT_EQ(id(R"({"text":"t"})").size(), 33u);
}

struct Refused {
  std::string json, kind, id;
};

TEST(JsonReport, RefusesByName) {
  const std::string deep(2000, '[');
  const std::vector<Refused> cases = {
      // Not JSON: cut off, no object, more than one, a raw control character, mistakes in values nobody asks for.
      {R"({"id":"a","text":"Police in)", "bad_json", ""},
      {R"({"id":"a","text":"t")", "bad_json", ""},
      {"[]", "bad_json", ""},
      {"x", "bad_json", ""},
      {R"("text")", "bad_json", ""},
      {"null", "bad_json", ""},
      {R"({"id":"a","text":"t"} {})", "bad_json", ""},
      {R"({"id":"a","text":"t"}})", "bad_json", ""},
      {R"({"id":"a","text":"t"},)", "bad_json", ""},
      {R"({"id":"a" "text":"t"})", "bad_json", ""},
      {R"({"id":"a","text":"t",})", "bad_json", ""},
      {R"({'id':'a'})", "bad_json", ""},
      {R"({id:"a"})", "bad_json", ""},
      {"{\"text\":\"a\nb\"}", "bad_json", ""},
      {"{\"text\":\"a\0b\"}"s, "bad_json", ""},
      {R"({"text":"\x"})", "bad_json", ""},
      {R"({"text":"\u12"})", "bad_json", ""},
      {R"({"text":"t","x":tru})", "bad_json", ""},
      {R"({"text":"t","x":nul})", "bad_json", ""},
      {R"({"text":"t","x":[1,2}})", "bad_json", ""},
      {R"({"text":"t","x":[1 2]})", "bad_json", ""},
      {R"({"text":"t","x":01})", "bad_json", ""},
      {R"({"text":"t","x":"\q"})", "bad_json", ""},
      {R"({"text":"t","id":1.})", "bad_json", ""},
      // Nested more deeply than any report: refused before it can exhaust the stack.
      {R"({"text":"t","x":)" + deep + std::string(2000, ']') + "}", "bad_json", ""},
      {R"({"text":"t","x":)" + deep, "bad_json", ""},
      // A field of another type; the id is told wherever it stands.
      {R"({"text":"t","title":5,"id":"a"})", "bad_field", "a"},
      {R"({"id":["a"],"text":"t"})", "bad_field", ""},
      {R"({"id":true,"text":"t"})", "bad_field", ""},
      {R"({"id":"a","text":{"body":"t"}})", "bad_field", "a"},
      {R"({"id":"a","text":12})", "bad_field", "a"},
      // No text.
      {R"({"id":"a"})", "no_text", "a"},
      {R"({"id":"a","text":null})", "no_text", "a"},
      {"{}", "no_text", ""},
      // A text over the limit, by its bytes after its escapes.
      {R"({"id":"a","text":")" + std::string(limit + 1, 'x') + "\"}", "too_large", "a"},
  };
  for (const Refused& one : cases) {
    const ReaderItem item = parse(one.json);
    ASSERT_TRUE(std::holds_alternative<Refusal>(item)) << one.json;
    const Refusal& refusal = std::get<Refusal>(item);
    EXPECT_EQ(refusal.kind, one.kind) << one.json;
    EXPECT_EQ(refusal.id, one.id) << one.json;
    EXPECT_EQ(refusal.input, "reports.jsonl");
    EXPECT_EQ(refusal.line, 3u);
    EXPECT_FALSE(refusal.message.empty());
  }
}

// The limit is on the text, not on its escapes: 40 letters written as 240 bytes fit.
TEST(JsonReport, CountsBytesAfterEscapes) {
  std::string json = R"({"id":"a","text":")";
  for (std::size_t i = 0; i < limit; ++i) json += "\\u0041";
  EXPECT_EQ(std::get<Report>(parse(json + "\"}")).text, std::string(limit, 'A'));
}

// One reader for many lines: a long or a broken one leaves no trace in the next.
TEST(JsonReport, ForgetsTheLineBefore) {
  JsonReport reader;
  std::string long_line = R"({"id":"a","text":"t","x":")" + std::string(5 << 20, 'x') + "\"}";
  std::string broken = R"({"id":"a","text":)";
  std::string good = R"({"id":"b","text":"t"})";
  EXPECT_TRUE(std::holds_alternative<Report>(reader.parse(long_line, "-", 1, limit)));
  EXPECT_TRUE(std::holds_alternative<Refusal>(reader.parse(broken, "-", 2, limit)));
  EXPECT_EQ(std::get<Report>(reader.parse(good, "-", 3, limit)).id, "b");
}

}  // namespace
}  // namespace bede
