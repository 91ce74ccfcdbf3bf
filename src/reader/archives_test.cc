// SPDX-License-Identifier: Apache-2.0
// What is wrong in archives: what came before it is kept, and one refusal tells of it. (What is right is in
// formats_test.cc.)
#include "reader/format.h"
#include "reader/reading_folder_test.h"
#include "reader/web_answer.h"
#include "store/store.h"

namespace bede {
namespace {

using Strings = std::vector<std::string>;
using Archives = ReadingFolder;

const std::string prose =
    "<p>The governor of Colon ordered an inquiry on Friday into the arrest of nine stevedores, whose families had "
    "protested for a week before the provincial court, and the police denied that the nine men were beaten.</p>";

std::string record(const std::string& type, const std::string& content_type, const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + std::to_string(content.size()) +
         ">\r\nWARC-Date: 2020-01-19T04:05:06Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string answer(const std::string& page) {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page);
}

TEST_F(Archives, WarcGoesOnWhereItsLengthsAreRight) {
  const std::string good = answer(prose);
  EXPECT_EQ(read({put("a.warc", good + answer("<p>Nothing.</p>") + good)}).size(), 3u);
  EXPECT_EQ(read({put("a.warc", good + answer("<p>Nothing.</p>") + good)})[1], "no_article:2");
  EXPECT_EQ(read({put("a.warc", good + record("resource", "text/html", prose))}).size(), 2u);
  // Without them nothing behind can be found.
  for (const std::string& bad :
       {good.substr(0, good.size() - 40), std::string("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        std::string("no record\r\n"), std::string("WARC/1.0\r\nWARC-Type: response\r\n")}) {
    const Strings got = read({put("a.warc", good + bad)});
    ASSERT_EQ(got.size(), 2u) << bad;
    EXPECT_EQ(got[1], "bad_record:2");
  }
  // A record over the limit is passed over.
  EXPECT_EQ(read({put("a.warc", answer(std::string(9'000'000, 'x')) + good)})[0], "too_large:1");
}

TEST(WebAnswer, IsUnpacked) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"KOI8-R\"\r\n";
  EXPECT_EQ(read_answer(head + "\r\n<p>x", 1000).content, "<p>x");
  EXPECT_EQ(read_answer(head + "\r\n<p>x", 1000).encoding, "koi8-r");
  // In chunks; and joined by an archive that kept the header.
  const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(read_answer(chunked + "3\r\n<p>\r\n2;a=b\r\nxy\r\n0\r\n\r\n", 1000).content, "<p>xy");
  EXPECT_EQ(read_answer(chunked + "<p>xy", 1000).content, "<p>xy");
  EXPECT_EQ(read_answer(chunked + "ffffffffffffffff\r\nx", 1000).content, "x");
  for (const std::string other : {"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>",
                                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", "HTTP/1.1", "", "HTTP/\n"})
    EXPECT_FALSE(read_answer(other, 1000).is_page) << other;
  EXPECT_FALSE(read_answer(head + "\r\n\x1F\x8B\x08 damaged", 1000).fault.empty());
}

TEST_F(Archives, XmlIsReadUpToItsFault) {
  const std::string begin = "<?xml version=\"1.0\"?><rss><channel>";
  const std::string item = "<item><title>t</title><description>Rain fell.</description></item>\n";
  EXPECT_EQ(read({put("a.xml", begin + item + item + "</channel></rss>")}), (Strings{"Rain fell.", "Rain fell."}));
  // Cut off; an end that nothing begins; a sign that is none: what is behind is lost, and told once.
  EXPECT_EQ(read({put("a.xml", begin + item + item.substr(0, 40))}), (Strings{"Rain fell.", "bad_record:2"}));
  EXPECT_EQ(read({put("a.xml", begin + item + "</b>" + item)}), (Strings{"Rain fell.", "bad_record:2"}));
  EXPECT_EQ(read({put("a.xml", begin + item + "<item><title>a < b</title>" + item)}),
            (Strings{"Rain fell.", "bad_record:2"}));
  // HTML's entities without a declaration are what feeds write, and do no harm.
  EXPECT_EQ(read({put("a.xml", begin + "<item><description>Rain&nbsp;&mdash; and&unknown; wind.</description></item>"
                                       "</channel></rss>")}),
            Strings{"Rain — and wind."});
  // Other encodings, as the file declares them.
  EXPECT_EQ(read({put("a.xml",
                      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><item><description>caf\xE9"
                      "</description></item></rss>")}),
            Strings{"café"});
}

// An object is a report, wherever its lines break; what is wrong inside one costs that one.
TEST_F(Archives, JsonIsFoundByItsBraces) {
  EXPECT_EQ(read({put("a.json", "[{\"text\":\"a } \\\" ]\"} , {\"text\":7},\n{\"body\":\"b\"}]")}),
            (Strings{"a } \" ]", "bad_field:1", "b"}));
  EXPECT_EQ(read({put("b", "{\n\"text\": \"a\"\n}\n{\"text\": \"b\"}")}), (Strings{"a", "b"}));
  EXPECT_EQ(read({put("c", "[\n{\"text\": \"a\"},\n{\"text\": \"b")}), (Strings{"a", "bad_json:3"}));
  EXPECT_EQ(read({put("d.json", "[1, 2]"), put("e.json", "[]")}), Strings{"bad_json:1"});
  const Reader::Options small = {.line_limit_bytes = 30};
  EXPECT_EQ(read({put("f", "[{\"text\":\"" + std::string(600'000, 'x') + "\"},{\"text\":\"b\"}]")}, small),
            (Strings{"too_large:1", "b"}));
}

// Entities that grow, and files of this machine, are not taken in.
TEST_F(Archives, XmlTakesNoEntitiesOfItsOwn) {
  std::string declared = "<!ENTITY a \"ha\">";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = i > 1 ? "&a" + std::to_string(i - 1) + ";" : "&a;";
    declared += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) declared += inner;
    declared += "\">";
  }
  const std::string secret = put("secret", "secret");
  declared += "<!ENTITY file SYSTEM \"file://" + secret + "\">";
  for (const std::string entity : {"&a11;", "&file;"}) {
    const Strings got =
        read({put("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE rss [" + declared + "]><rss><item><description>Rain " +
                               entity + " fell.</description></item></rss>")});
    ASSERT_EQ(got.size(), 1u);
    EXPECT_EQ(got[0].find("secret"), std::string::npos);
    EXPECT_LT(got[0].size(), 100u);
  }
}

TEST(FindRoot, PassesOverWhatComesBefore) {
  EXPECT_EQ(find_root("<rss version='2.0'>"), "rss");
  EXPECT_EQ(find_root("<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE nitf SYSTEM 'x.dtd'><nitf>"), "nitf");
  EXPECT_EQ(find_root("<!DOCTYPE a [<!ENTITY b '>'>]><rdf:RDF xmlns:rdf='x'>"), "RDF");
  for (const char* none : {"", "text", "<", "<?xml", "<!-- ", "<!DOCTYPE "}) EXPECT_EQ(find_root(none), "") << none;
}

TEST_F(Archives, DocumentsAndRecordsAreToldOneByOne) {
  const std::string doc =
      "<DOC id=\"XYZ_ENG_20240306.0001\" type=\"story\" >\n<TEXT>\n<P>\nRain fell.\n</P>\n</TEXT>\n</DOC>\n";
  EXPECT_EQ(read({put("a", doc + "<DOC id=\"b\">\n</DOC>\n" + doc + "<DOC id=\"c\">\n<TEXT>\nRain")}),
            (Strings{"Rain fell.", "no_text:8", "Rain fell.", "bad_record:17"}));
  EXPECT_EQ(read({put("b.sgml", "nothing\n")}), Strings{"no_text:0"});
  EXPECT_EQ(read({put("c", "240306 A-1\nRain fell.\n\nno record\nat all\n\n991340 A-2\nx\n\n240307 A-3\nSun.\n")}),
            (Strings{"Rain fell.", "bad_record:4", "bad_record:7", "Sun."}));
  EXPECT_EQ(read({put("d",
                      "<Sentences><Sentence id='1' date='20240306'><Parse>x</Parse></Sentence>"
                      "<Sentence id='2'><Text>Sun.</Text></Sentence></Sentences>")}),
            (Strings{"no_text:1", "Sun."}));
}

// A row group and more; a NULL; types that are no text.
TEST_F(Archives, ParquetIsReadRowByRow) {
  const std::string path = (folder / "a.parquet").string();
  {
    auto database = open_in_memory(256u << 20);
    ASSERT_TRUE(database.ok()) << database.error().text();
    const auto written = database->run(
        "COPY (SELECT i AS article_id, DATE '2024-03-06' AS published, 'Rain fell ' || i || ' times.' AS body, "
        "CASE WHEN i = 1 THEN NULL ELSE 'Lake ''Gazette''' END AS source FROM range(3000) t(i) ORDER BY i) TO " +
        sql_text(path) + " (FORMAT parquet)");
    ASSERT_TRUE(written.ok()) << written.error().text();
  }
  const auto all = items({path});
  ASSERT_EQ(all.size(), 3000u);
  const Report last = std::get<Report>(all[2999]);
  EXPECT_EQ(last.id, "2999");
  EXPECT_EQ(last.date, "2024-03-06");
  EXPECT_EQ(last.text, "Rain fell 2999 times.");
  EXPECT_EQ(last.outlet, "Lake 'Gazette'");
  EXPECT_EQ(last.line, 3000u);
  EXPECT_EQ(std::get<Report>(all[1]).outlet, "");
  EXPECT_EQ(read({path}, {.columns = {{"text", "nothing"}}}), Strings{"bad_field:0"});
  EXPECT_EQ(read({path}, {.columns = {{"text", "source"}}})[1], "no_text:2");
  EXPECT_EQ(read({put("b.parquet", "PAR1 damaged PAR1")}), Strings{"unreadable:0"});
  // The run's list of inputs has its hash as of any file.
  Reader reader({path});
  while (reader.next()) {
  }
  ASSERT_EQ(reader.done().size(), 1u);
  EXPECT_EQ(reader.done()[0].bytes, std::filesystem::file_size(path));
}

// Files of a folder are read by their endings, in the order of their names; a pattern's too; what vanished is told.
TEST_F(Archives, FoldersAndPatterns) {
  put("in/c.html", prose);
  put("in/a.csv", "id,text\n1,one\n");
  put("in/b.JSONL", "{\"text\":\"two\"}");
  put("in/deep/d.txt", "four");
  put("in/e.pdf", "%PDF-1.7");
  const std::string in = (folder / "in").string();
  const Strings got = read({in});
  ASSERT_EQ(got.size(), 4u);
  EXPECT_EQ(got[0], "one");
  EXPECT_EQ(got[1], "two");
  EXPECT_EQ(got[3], "four");
  EXPECT_EQ(read({in + "/[ab].*", in + "/x*"}), (Strings{"one", "two", "not_found:0"}));
  // A file that is named like a pattern is itself.
  EXPECT_EQ(read({put("in/[ab].txt", "itself")}), Strings{"itself"});
}

TEST_F(Archives, AnotherLanguageIsRefused) {
  const std::string path =
      put("a.jsonl", "{\"text\":\"Rain fell.\",\"language\":\"fr\"}\n{\"text\":\"Rain fell.\",\"lang\":\"en\"}\n");
  EXPECT_EQ(read({path}), (Strings{"language:1", "Rain fell."}));
  EXPECT_EQ(read({path}, {.any_language = true}), (Strings{"Rain fell.", "Rain fell."}));
}

}  // namespace
}  // namespace bede
