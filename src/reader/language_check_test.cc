// SPDX-License-Identifier: Apache-2.0
#include "reader/language_check.h"

#include <gtest/gtest.h>

#include <vector>

namespace bede {
namespace {

struct Written {
  std::string text, language;
};

TEST(FindLanguage, IsCertainOfWholeReports) {
  const std::vector<Written> cases = {
      {"Police in Lagos arrested twelve students on Monday, a union said. The students had marched through the city to "
       "protest against fees. Their lawyer called for their release, and the governor promised an inquiry into what "
       "had happened at the gates of the university.",
       "en"},
      {"Die Polizei in Graz hat am Montag zwölf Studenten festgenommen, wie eine Gewerkschaft mitteilte. Die Studenten "
       "waren durch die Stadt gezogen, um gegen Gebühren zu protestieren. Ihr Anwalt forderte, sie freizulassen, und "
       "der Landeshauptmann versprach eine Untersuchung.",
       "de"},
      {"La police de Rouen a arrêté douze étudiants lundi, selon un syndicat. Les étudiants avaient défilé dans la "
       "ville "
       "pour protester contre les frais d'inscription. Leur avocat a demandé leur libération, et le préfet a promis "
       "une "
       "enquête sur ce qui s'est passé devant l'université.",
       "fr"},
      {"La policía de Arequipa detuvo el lunes a doce estudiantes, dijo un sindicato. Los estudiantes habían marchado "
       "por la ciudad para protestar contra las tasas. Su abogado pidió que fueran liberados, y el gobernador prometió "
       "una investigación de lo ocurrido a las puertas de la universidad.",
       "es"},
      {"Полиция Томска в понедельник задержала двенадцать студентов, сообщил профсоюз. Студенты прошли по городу, "
       "протестуя против платы за обучение. Их адвокат потребовал освобождения, а губернатор обещал расследовать, что "
       "произошло у ворот университета.",
       "ru"},
      {"اعتقلت الشرطة في طنطا اثني عشر طالبا يوم الاثنين، بحسب ما قالت نقابة. وكان الطلاب قد ساروا في المدينة احتجاجا "
       "على "
       "الرسوم. وطالب محاميهم بالإفراج عنهم، ووعد المحافظ بالتحقيق فيما حدث أمام أبواب الجامعة وفي الشوارع القريبة "
       "منها.",
       "ar"},
      {"工会表示，警方星期一在台南逮捕了十二名学生。学生们曾在市内游行，抗议学费上涨。他们的律师要求释放他们，市长承诺"
       "对大学门口发生的事情"
       "进行调查。警方说，学生们没有得到许可就上街游行，并且堵塞了交通。家长们在警察局外面等了一整夜，希望能够见到自己"
       "的孩子，但是没有人出来和"
       "他们说话。",
       "zh"},
  };
  for (const Written& one : cases) {
    const FoundLanguage found = find_language(one.text);
    EXPECT_EQ(found.code, one.language);
    EXPECT_TRUE(found.certain) << one.language << " " << found.percent;
    Report report;
    report.text = one.text;
    const auto refusal = check_language(report);
    EXPECT_EQ(refusal.has_value(), one.language != "en");
    EXPECT_EQ(refusal ? refusal->kind : "", one.language == "en" ? "" : "language");
  }
}

// What is short, in names, or in no words, is taken; and what a report says of itself counts first.
TEST(CheckLanguage, DoubtsOnlyWhatIsCertain) {
  for (const std::string text :
       {"", "Rain fell.", "La police a arrêté douze étudiants lundi.", "12 34 56", "!!!! ----"}) {
    Report report;
    report.text = text;
    EXPECT_FALSE(check_language(report)) << text;
  }
  for (const auto& [language, taken] : std::vector<std::pair<std::string, bool>>{{"en", true},
                                                                                 {"EN-us", true},
                                                                                 {"eng", true},
                                                                                 {"English", true},
                                                                                 {"und", true},
                                                                                 {"fr", false},
                                                                                 {"Dutch", false}}) {
    Report report;
    report.text = "Rain fell.";
    report.language = language;
    EXPECT_EQ(!check_language(report), taken) << language;
  }
}

}  // namespace
}  // namespace bede
