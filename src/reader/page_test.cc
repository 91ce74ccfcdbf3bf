// SPDX-License-Identifier: Apache-2.0
// samples/formats/page.html has one page with all that surrounds an article; here are the single rules.
#include "reader/page.h"

#include <gtest/gtest.h>

#include "reader/html_walk.h"
#include "reader/page_blocks.h"

namespace bede {
namespace {

constexpr std::size_t limit = 100'000;
Page page_of(const std::string& html) { return read_page(html, limit); }

const std::string first =
    "The governor of Colon ordered an inquiry on Friday into the arrest of nine stevedores, whose families had "
    "protested for a week before the provincial court.";
const std::string second =
    "The police denied that the nine men were beaten, and said that all of them had been seen by a doctor.";
std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(PageText, IsTheProseOfAPage) {
  const std::string article = first + "\n\n" + second;
  // Without any mark of an article; with cells, as old pages have them; with line breaks for paragraphs.
  EXPECT_EQ(page_of("<body><div>Home</div>" + p(first) + p(second)).text, article);
  EXPECT_EQ(page_of("<table><tr><td>" + first + "</td></tr></table><div>" + p(first) + p(second) + "</div>").text,
            article);
  EXPECT_EQ(page_of("<div>" + first + "<br><br/>" + second + "</div>").text, article);
  EXPECT_EQ(page_of("<div>" + first + "<br>" + second + "</div>").text, first + " " + second);
  // A link within it is text; a paragraph of links is none.
  EXPECT_EQ(page_of(p("<a href=x>The governor</a>" + first.substr(12)) + p(second)).text, article);
  EXPECT_EQ(page_of(p(first) + p(second) + p("<a href=x>" + first + "</a>")).text, article);
}

TEST(PageText, LeavesWhatIsBesideTheArticle) {
  const std::string article = p(first) + p(second);
  for (const std::string& beside : {
           "<nav>" + p(first) + "</nav>",
           "<footer>" + p(second) + "</footer>",
           "<form>" + p(second) + "</form>",
           "<div role=\"dialog\">" + p(first) + "</div>",
           "<div class=\"cookie-banner\">" + p(first) + "</div>",
           "<section id=\"comments\">" + p(first) + p(second) + "</section>",
           "<div class=\"relatedStories\">" + p(first) + "</div>",
           "<script>var a = '<p>" + first + "</p>';</script>",
           "<noscript>" + p(first) + "</noscript>",
           "<figure><figcaption>" + first + "</figcaption></figure>",
           std::string("<h2>What is known of the nine men and of their families so far today</h2>"),
       })
    EXPECT_EQ(page_of("<article>" + article + beside + "</article>" + beside).text, first + "\n\n" + second) << beside;
}

// A page whose whole body is named for what stands beside the article: its names count for nothing.
TEST(PageText, DoesNotTrustNamesThatLeaveNothing) {
  EXPECT_EQ(page_of("<div class=\"with-sidebar\">" + p(first) + p(second) + "</div>").text, first + "\n\n" + second);
}

TEST(PageText, OfAListOfLinksIsNothing) {
  std::string links, teasers;
  for (int i = 0; i < 30; ++i) {
    links += "<li><a href=x>The governor of Colon ordered an inquiry</a></li>";
    teasers +=
        "<article><h3><a href=x>Inquiry in Colon</a></h3><p>The governor of Colon ordered an inquiry.</p></article>";
  }
  EXPECT_EQ(page_of("<ul>" + links + "</ul>").text, "");
  EXPECT_EQ(page_of(teasers).text, "");
  EXPECT_EQ(page_of("").text, "");
  EXPECT_EQ(page_of(p("Loading.")).text, "");
}

TEST(PageFacts, AreOfTheBestSource) {
  const std::string meta =
      "<title>Inquiry in Colon | Canal Star</title><meta property='og:site_name' content='Canal Star'>"
      "<meta name='date' content='2020-01-16'><meta property='article:published_time' content='2020-01-17T10:00:00Z'>"
      "<link rel=canonical href='https://star.example/inquiry'>";
  Page page = page_of("<head>" + meta + "</head>" + p(first) + p(second));
  EXPECT_EQ(page.title, "Inquiry in Colon");
  EXPECT_EQ(page.outlet, "Canal Star");
  EXPECT_EQ(page.date, "2020-01-17T10:00:00Z");
  EXPECT_EQ(page.url, "https://star.example/inquiry");
  EXPECT_FALSE(page.dates_differ);
  page = page_of("<head>" + meta +
                 "<script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"headline\":\"Nine men free\","
                 "\"datePublished\":\"2019-11-02\",\"publisher\":{\"name\":\"Star\"}}]</script></head>" +
                 p(first));
  EXPECT_EQ(page.title, "Nine men free");
  EXPECT_EQ(page.outlet, "Star");
  EXPECT_EQ(page.date, "2019-11-02");
  EXPECT_TRUE(page.dates_differ);
  // Broken JSON-LD is passed over; <time> and <h1> serve where nothing else does; the host where no outlet is named.
  page = page_of(
      "<html lang=en-PA><script type='application/ld+json'>{broken</script><link rel=canonical "
      "href='https://www.star.example/x'><h1>Nine\n men free</h1><time datetime='2020-01-18'>today</time>" +
      p(first) + p(second));
  EXPECT_EQ(page.title, "Nine men free");
  EXPECT_EQ(page.date, "2020-01-18");
  EXPECT_EQ(page.outlet, "star.example");
  EXPECT_EQ(page.language, "en-PA");
}

TEST(PageNames, AreReadByWords) {
  for (const char* name : {"site-nav", "comments", "relatedLinks", "ad", "c-newsletter__form", "Cookie-Consent"})
    EXPECT_TRUE(is_name_of_aside(name)) << name;
  for (const char* name : {"", "article", "story-body", "leading", "shareholder", "navy-blue", "loading"})
    EXPECT_FALSE(is_name_of_aside(name)) << name;
}

TEST(MakeUtf8, ReadsWhatAPageIsWrittenIn) {
  struct Encoded {
    std::string bytes, declared, expected;
    std::size_t replaced = 0;
  };
  for (const Encoded& one : std::vector<Encoded>{
           {"caf\u00e9", "iso-8859-1", "caf\u00e9"},  // what is UTF-8 is UTF-8, whatever it says
           {"caf\xE9 \x93so\x94", "", "caf\u00e9 \u201Cso\u201D"},
           {"caf\xE9", "ISO-8859-1", "caf\u00e9"},
           {"<meta charset=\"iso-8859-2\">\xB3", "", "<meta charset=\"iso-8859-2\">\u0142"},
           {"<meta content='text/html; Charset=KOI8-R'>\xC4\xC1", "", "<meta content='text/html; Charset=KOI8-R'>да"},
           {"\xC4\xC1", "koi8-r", "да"},
           {"\xC4\xC1", "no such encoding", "ÄÁ"},
       }) {
    std::string bytes = one.bytes;
    EXPECT_EQ(make_utf8(bytes, one.declared), one.replaced) << one.bytes;
    EXPECT_EQ(bytes, one.expected);
  }
}

TEST(TextOfHtml, IsInParagraphs) {
  bool over = false;
  EXPECT_EQ(text_of_html("<p>Rain &amp; wind</p>Sun<ul><li>a<li>b</ul>", limit, over), "Rain & wind\n\nSun\n\na\n\nb");
  EXPECT_FALSE(over);
  EXPECT_EQ(text_of_html("Rain &nbsp; fell &#8212; <b>hard</b><!-- x --><script>y()</script>.", limit, over),
            "Rain fell — hard.");
  text_of_html("<p>Rain fell.</p>", 5, over);
  EXPECT_TRUE(over);
}

// What would take the parser too long is no page.
TEST(WalkHtml, EndsWhatIsMadeToHurt) {
  std::string deep, wide = "<p ";
  for (int i = 0; i < 600; ++i) deep += "<div>";
  for (int i = 0; i < 3000; ++i) wide += "a" + std::to_string(i) + "=1 ";
  EXPECT_TRUE(page_of(deep).is_broken);
  EXPECT_TRUE(page_of(wide + ">").is_broken);
  EXPECT_FALSE(page_of("<script>" + wide + "</script>" + p(first)).is_broken);
}

}  // namespace
}  // namespace bede
