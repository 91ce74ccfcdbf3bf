// SPDX-License-Identifier: Apache-2.0
// Sentences of our own, parsed by the model in build/bede.pack, with the tables of tools/fetch_tables where they are in
// the cache. What is expected is every place of the sentence: its words, then the country and what it is; of places in
// states whose towns are namesakes of others, the region too.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/memory_pack_test.h"
#include "place/place.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string_view text, places;
};

constexpr Case cases[] = {
    {"The talks in the Kazakh capital of Astana failed.", "Astana: KAZ city"},
    {"Rebels seized the town of Suruc in southern Turkey.", "Suruc: TUR city; Turkey: TUR country"},
    {"Fighting resumed in Aleppo on Monday.", "Aleppo: SYR city"},
    // What the gazetteer has not, by the words beside it; but names of bodies are no places.
    {"Rebels killed two nurses near Kalonge on Monday.", "Kalonge: city"},
    {"Boko Haram killed eight people in the village of Abadam.", "Abadam: city"},
    {"Soldiers shot two farmers in Kurigram district in Bangladesh.", "Kurigram: BGD city; Bangladesh: BGD country"},
    {"Police arrested four men in Congress on Monday.", ""},
    {"NATO troops killed two men in Operation Anaconda.", ""},
    {"Syria's Aleppo was quiet.", "Syria: SYR country; Aleppo: SYR city"},
    {"The Syrian town of Azaz, in Aleppo province, fell.", "Azaz: SYR city; Aleppo: SYR region"},
    {"Lebanon's army moved into Tripoli.", "Lebanon: LBN country; Tripoli: LBN city"},
    {"Libya's government sent troops to Tripoli.", "Libya: LBY country; Tripoli: LBY city"},
    {"Police in Paris, Texas, arrested two men.", "Paris: Texas, USA city; Texas: USA region"},
    {"The president flew to Paris.", "Paris: FRA city"},
    {"Soldiers shelled villages in Oddar Meanchey province near the Thai border.", "Oddar Meanchey: KHM region"},
    {"The FARC attacked a base in Putumayo, across the border from Ecuador.",
     "Putumayo: COL region; Ecuador: ECU country"},
    {"Georgia and Russia signed a truce in Sochi.", "Georgia: GEO country; Russia: RUS country; Sochi: RUS city"},
    {"A court in Atlanta, Georgia, freed the activist.", "Atlanta: Georgia, USA city; Georgia: USA region"},
    {"Protesters marched in Batumi, Georgia.", "Batumi: GEO city; Georgia: GEO country"},
    {"Tripoli, the capital of Libya, was calm.", "Tripoli: LBY city; Libya: LBY country"},
    {"The capital of Libya, Tripoli, was calm.", "Libya: LBY country; Tripoli: LBY city"},
    {"The army bombed Idlib Province and the cities of Homs and Hama.",
     "Idlib Province: SYR region; Homs: SYR city; Hama: SYR city"},
    {"Nineveh and Anbar provinces remain tense.", "Nineveh: IRQ region; Anbar: IRQ region"},
    {"BEIRUT (AP) - Gunmen opened fire on a convoy.", "BEIRUT: LBN city"},
    {"Pirates attacked a tanker in the Gulf of Aden.", "Gulf of Aden: region"},
    {"Ukraine said Russia had shelled Donetsk.", "Ukraine: UKR country; Russia: RUS country; Donetsk: UKR city"},
    {"Washington condemned the coup in Niamey.", "Washington: District of Columbia, USA city; Niamey: NER city"},
    {"He met King Abdullah in Jordan.", "Jordan: JOR country"},
    {"Jordan Peterson spoke in Toronto.", "Toronto: Ontario, CAN city"},
    {"Police in March arrested ten people.", ""},
    {"The media criticised the government.", ""},
    {"Of the ten, two were from Lagos.", "Lagos: NGA city"},
    {"The University of Lagos was closed.", "Lagos: NGA city"},
    {"Turks in Cyprus protested.", "Cyprus: CYP country"},
    {"French troops left Timbuktu in northern Mali.", "Timbuktu: MLI city; Mali: MLI country"},
    {"The Kremlin denied the report.", ""},
    {"Talks between Ethiopia and Eritrea took place in Algiers.",
     "Ethiopia: ETH country; Eritrea: ERI country; Algiers: DZA city"},
    {"The United Nations said Kinshasa was safe.", "Kinshasa: COD city"},
    {"Two Soviet Union officers were held in Kiev.", "Soviet Union: SUN country; Kiev: UKR city"},
    {"Residents of Kyiv fled.", "Kyiv: UKR city"},
    {"The earthquake struck the city of San Salvador in El Salvador.",
     "San Salvador: SLV city; El Salvador: SLV country"},
    {"The governor of Victoria visited Melbourne, Australia.",
     "Victoria: AUS region; Melbourne: Victoria, AUS city; Australia: AUS country"},
    {"Hyderabad in Pakistan was hit by floods.", "Hyderabad: PAK city; Pakistan: PAK country"},
    {"Hyderabad was hit by floods, Indian officials said.", "Hyderabad: IND city"},
    {"A bomb exploded in Cordoba, in Colombia's north.", "Cordoba: COL region; Colombia: COL country"},
    {"The Santiago de Cuba refinery was shut.", "Santiago de Cuba: CUB city"},
    {"The Golan Heights were shelled.", "Golan Heights: SYR region"},
    {"The Strait of Hormuz was closed.", "Strait of Hormuz: region"},
    {"Boko Haram attacked Chibok in Nigeria's Borno state.",
     "Chibok: NGA city; Nigeria: NGA country; Borno: NGA region"},
    {"London police arrested a man in London, Ontario.",
     "London: Ontario, CAN city; London: Ontario, CAN city; Ontario: CAN region"},
    {"He lives in New York.", "New York: New York, USA city"},
    {"The New York Times reported from Cairo.", "Cairo: EGY city"},
    {"New York City police arrested protesters.", "New York City: New York, USA city"},
    {"Mexico and Mexico City signed a pact.", "Mexico: MEX country; Mexico City: MEX city"},
    {"Residents of Luxembourg voted.", "Luxembourg: LUX country"},
    {"The city of Luxembourg was flooded.", "Luxembourg: LUX city"},
    {"North Korea fired a missile over Japan.", "North Korea: PRK country; Japan: JPN country"},
    {"The South Sudanese town of Bor changed hands.", "Bor: SSD city"},
    {"The Caucasus is restive.", "Caucasus: region"},
    {"The rebels withdrew to Srinagar in Kashmir.", "Srinagar: IND city; Kashmir: region"},
    {"Israel struck Quneitra, Daraa and Damascus.",
     "Israel: ISR country; Quneitra: SYR city; Daraa: SYR city; Damascus: SYR city"},
    {"Gunmen killed five in Nariño department, Colombia.", "Nariño: COL region; Colombia: COL country"},
    {"The Chinese city of Ürümqi was sealed off.", "Ürümqi: CHN city"},
    {"Clashes erupted near Kandahar Airport.", "Kandahar Airport: AFG site"},
    {"The Bank of China opened an office in Harare.", "Harare: ZWE city"},
    {"Reuters reported from Khartoum.", "Khartoum: SDN city"},
    {"Bosnian Serb forces shelled Sarajevo.", "Sarajevo: BIH city"},
    {"The Polish border was closed.", ""},
    {"The White House condemned the attack.", ""},
    {"Troops advanced on Kandahar from the north of Helmand.", "Kandahar: AFG city; Helmand: AFG region"},
    {"Leaders met in the Turkish capital, Ankara.", "Ankara: TUR city"},
    {"The Indian state of Gujarat imposed a curfew.", "Gujarat: IND region"},
    {"Iraq's second city, Mosul, fell to militants.", "Iraq: IRQ country; Mosul: IRQ city"},
    {"Security forces in Mosul, in northern Iraq, arrested dozens.", "Mosul: IRQ city; Iraq: IRQ country"},
    {"Two people died in Cartagena, Colombia.", "Cartagena: COL city; Colombia: COL country"},
    {"Two people died in Cartagena, Spain.", "Cartagena: ESP city; Spain: ESP country"},
    {"Security was tightened in Santiago, the Chilean capital.", "Santiago: CHL city"},
    {"The Georgian government said troops had left Gori.", "Gori: GEO city"},
    {"US officials arrived in Tbilisi, Georgia.", "US: USA country; Tbilisi: GEO city; Georgia: GEO country"},
    {"Protesters in Valencia called on Venezuela's president to resign.", "Valencia: VEN city; Venezuela: VEN country"},
    {"Protesters in Valencia demanded that Spain act.", "Valencia: ESP city; Spain: ESP country"},
    {"The embassy in London, England, was attacked.", "London: England, GBR city; England: GBR region"},
    {"The ship sank off the coast of Libya.", "Libya: LBY country"},
    {"They crossed from Sudan into Chad.", "Sudan: SDN country; Chad: TCD country"},
    {"The convoy left Khartoum for Port Sudan.", "Khartoum: SDN city; Port Sudan: SDN city"},
    {"The conference opened in Geneva, Switzerland.", "Geneva: CHE city; Switzerland: CHE country"},
    {"The governor of Kandahar province survived.", "Kandahar: AFG region"},
    {"Police arrested five people in Tijuana near the border with the United States.",
     "Tijuana: MEX city; United States: USA country"},
    {"A drone struck a base in the eastern Congolese city of Bukavu.", "Bukavu: COD city"},
    {"Clashes broke out in Kismayo, a port city in southern Somalia.", "Kismayo: SOM city; Somalia: SOM country"},
    {"Soldiers raided Jenin in the West Bank.", "Jenin: PSE city; West Bank: PSE region"},
    {"Ethiopian forces bombed Mekelle, the capital of Tigray.", "Mekelle: ETH city; Tigray: ETH region"},
    {"Ten were killed in Peshawar. The bombing in Peshawar was the third.", "Peshawar: PAK city; Peshawar: PAK city"},
    {"The militants seized Lebanon's Tripoli. Tripoli was calm later.",
     "Lebanon: LBN country; Tripoli: LBN city; Tripoli: LBN city"},
    {"The army shelled Aleppo. Later it left Aleppo province.", "Aleppo: SYR city; Aleppo: SYR region"},
    {"Chinese ships entered the South China Sea.", "South China Sea: region"},
    {"The talks in Doha, Qatar, ended without a deal.", "Doha: QAT city; Qatar: QAT country"},
    {"The Taliban attacked a checkpoint in Kunduz province, northern Afghanistan.",
     "Kunduz: AFG region; Afghanistan: AFG country"},
    {"Farmers in Punjab, India, blocked roads.", "Punjab: IND region; India: IND country"},
    {"Troops from Eritrea entered Tigray.", "Eritrea: ERI country; Tigray: ETH region"},
    {"Fighters left Deir al-Zour for Idlib.", "Deir al-Zour: SYR city; Idlib: SYR city"},
    {"He spoke in Port-au-Prince, the Haitian capital.", "Port-au-Prince: HTI city"},
    {"Guinea-Bissau closed its border with Guinea.", "Guinea-Bissau: GNB country; Guinea: GIN country"},
    {"Police fired tear gas in Hong Kong.", "Hong Kong: HKG country"},
    {"A mosque in Christchurch, New Zealand, was attacked.", "Christchurch: NZL city; New Zealand: NZL country"},
    {"The rebels hold most of Ituri and North Kivu provinces.", "Ituri: COD region; North Kivu: COD region"},
    {"The protest in Cambridge, Massachusetts, was peaceful.",
     "Cambridge: Massachusetts, USA city; Massachusetts: USA region"},
    {"Protesters in Manchester said the British government had failed.", "Manchester: England, GBR city"},
    {"A car bomb killed six in the Somali capital, Mogadishu.", "Mogadishu: SOM city"},
    {"Clashes in Sri Lanka's northern city of Jaffna left two dead.", "Sri Lanka: LKA country; Jaffna: LKA city"},
    {"The president of Niger arrived in Niger State.", "Niger: NER country; Niger State: NGA region"},
    {"The United States and South Korea began drills off the coast of Busan.",
     "United States: USA country; South Korea: KOR country; Busan: KOR city"},
    {"Israeli troops left Hebron on Sunday.", "Hebron: PSE city"},
    {"A suicide bomber struck in Maiduguri, in north-eastern Nigeria.", "Maiduguri: NGA city; Nigeria: NGA country"},
    {"Talks in Vienna resumed.", "Vienna: AUT city"},
    {"Vienna, Virginia, elected a new mayor.", "Vienna: Virginia, USA city; Virginia: USA region"},
    {"Five died in a raid near San Jose, Costa Rica.", "San Jose: CRI city; Costa Rica: CRI country"},
    {"Santa Cruz, in eastern Bolivia, voted for autonomy.", "Santa Cruz: BOL city; Bolivia: BOL country"},
    {"French President Emmanuel Macron visited Kigali.", "Kigali: RWA city"},
    {"Police in Georgia's capital, Tbilisi, dispersed the crowd.", "Georgia: GEO country; Tbilisi: GEO city"},
    {"A convoy drove from Amman to Baghdad.", "Amman: JOR city; Baghdad: IRQ city"},
};

// The folder that tools/fetch_tables made last, if it did.
fs::path tables_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  fs::path cache = variable("BEDE_CACHE");
  if (cache.empty() && !variable("XDG_CACHE_HOME").empty()) cache = fs::path(variable("XDG_CACHE_HOME")) / "bede";
  if (cache.empty()) cache = fs::path(variable("HOME")) / ".cache" / "bede";
  fs::path last;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(cache, error))
    if (entry.path().filename().string().starts_with("tables-") && fs::exists(entry.path() / "places.tsv") &&
        (last.empty() || fs::last_write_time(entry.path()) > fs::last_write_time(last)))
      last = entry.path();
  return last;
}

std::string written(const PlaceMention& place, const Reading& reading) {
  constexpr std::string_view grains[] = {"site", "city", "region", "country"};
  constexpr std::string_view with_regions[] = {"AUS", "CAN", "GBR", "USA"};
  std::string out = fmt::format("{}: ", reading.text(place.begin_token, place.end_token));
  const bool with_region =
      std::find(std::begin(with_regions), std::end(with_regions), place.country) != std::end(with_regions);
  if (with_region && !place.admin1.empty() && place.admin1 != place.name) out += fmt::format("{}, ", place.admin1);
  if (!place.country.empty()) out += fmt::format("{} ", place.country);
  return out += grains[static_cast<std::size_t>(place.grain)];
}

TEST(PlaceSentences, AreReadAsAPersonWould) {
  const auto language = Language::load("build/bede.pack");
  if (!language.ok()) GTEST_SKIP() << "no model: " << language.error().text();
  const fs::path tables = tables_folder();
  if (tables.empty()) GTEST_SKIP() << "no tables of places: run tools/fetch_tables";
  // The registry's states stand below ours, as bede pack has them.
  const fs::path work = fs::temp_directory_path() / fmt::format("bede_place_sentences_{}", ::getpid());
  fs::create_directories(work / "actors");
  fs::copy_file(tables / "states.tsv", work / "actors" / "states.tsv", fs::copy_options::overwrite_existing);
  PackWriter writer;
  pack_folding(writer);
  const fs::path folders[] = {work, "lexicon"};
  const Complaints complaints = pack_lexicon(folders, writer);
  fs::remove_all(work);
  if (!complaints.empty()) GTEST_SKIP() << "the lexicon has mistakes: " << complaints.front().error().text();
  const auto packed = pack_gazetteer(tables, writer);
  ASSERT_TRUE(packed.ok()) << packed.error().text();
  const MemoryPack memory(writer);
  const Lexicon lexicon = Lexicon::read(memory.read().value()).value();
  const auto gazetteer = Gazetteer::read(memory.read().value(), lexicon);
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.error().text();
  const SyntaxLabels labels(language.value());
  Parser parser(language.value());
  for (const Case& sentence : cases) {
    const Reading reading = make_reading(parser.parse(sentence.text), labels, lexicon);
    std::string found;
    for (const PlaceMention& place : gazetteer.value().find(reading, "", *parse_day("2017-06-01"))) {
      EXPECT_LT(place.begin_token, place.end_token);
      EXPECT_TRUE(place.begin_token <= place.head_token && place.head_token < place.end_token);
      EXPECT_GT(place.confidence, 0);
      EXPECT_LE(place.confidence, 1.0001f);
      EXPECT_FALSE(place.why.empty());
      found += (found.empty() ? "" : "; ") + written(place, reading);
    }
    EXPECT_EQ(found, sentence.places) << sentence.text;
  }
}

}  // namespace
}  // namespace bede
