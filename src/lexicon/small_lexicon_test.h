// SPDX-License-Identifier: Apache-2.0
// A small lexicon for tests, made up and complete: a row or two of every kind, written to a temporary folder. Cells are
// named, so that a table may gain a column without every test changing:
//
//   {"codes/sectors", {"sector=GOV  code=GOV  label=Government"}}      two blanks between cells
#pragma once

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>

#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace bede {

using LexiconRows = std::map<std::string, std::vector<std::string>>;  // rows by the table's name

inline LexiconRows small_lexicon() {
  return {
      {"codes/contexts", {"context=economic  label=Economy", "context=military  label=Armed forces"}},
      {"codes/sectors",
       {"sector=GOV  code=GOV  label=Government", "sector=MIL  code=MIL  label=Armed forces",
        "sector=REB  code=REB  label=Rebels", "sector=HEALTH  code=HLH  label=Health"}},
      {"codes/plover",
       {"type=COERCE  quad=4  score=-7  label=Coercion", "type=COERCE  mode=arrest  score=-5.5  label=Arrests",
        "type=THREATEN  quad=3  score=-4  label=Threats", "type=THREATEN  mode=force  label=With force",
        "type=CONSULT  quad=1  score=1  label=Talks", "type=PROTEST  quad=3  score=-6.5  label=Protests"}},
      {"codes/cameo",
       {"code=173  label=Arrest  type=COERCE  mode=arrest  contexts=military  goldstein=-5", "code=130  label=Threaten",
        "code=036  label=Meet  type=CONSULT  goldstein=4.0",
        "code=1384  label=Threaten force  type=THREATEN  mode=force", "code=141  label=Demonstrate  type=PROTEST"}},
      {"actors/states",
       {"code=ECU  name=Ecuador  adjective=Ecuadorian  people=Ecuadoreans  capital=Quito  seats=Carondelet Palace",
        "code=CIV  name=Ivory Coast  also=Côte d'Ivoire|Cote d Ivoire  adjective=Ivorian  capital=Yamoussoukro",
        "code=USA  name=United States  also=US|U.S.  adjective=American  capital=Washington",
        "code=SUN  name=Soviet Union  adjective=Soviet  capital=Moscow  from=1922-12-30  to=1991-12-26"}},
      {"actors/state_groups",
       {"code=AND  name=Andes  adjective=Andean  words=Andean nation  members=ECU",
        "words=republic  members=ECU|USA  to=2100"}},
      {"actors/roles",
       {"role=minister  plural=ministers  sectors=GOV  kind=person  example=The minister met the rebels.",
        "role=foreign minister  also=top diplomat  sectors=GOV  kind=person  example=The foreign minister met them.",
        "role=army  plural=armies  also=armed forces  sectors=MIL|GOV  kind=body  alone=no  example=The army met them.",
        "role=doctor  sectors=HEALTH  code=MED  kind=person  example=A doctor met the rebels."}},
      {"actors/bodies",
       {"name=Al-Nusra Front  also=Jabhat al-Nusra  code=SYRREB  sectors=REB|MIL  kind=group  from=2012-01  to=2017",
        "name=World Health Organization  also=WHO  code=IGOWHO  sectors=HEALTH  kind=igo",
        "name=Moody's  code=USABUS  country=USA  kind=company"}},
      {"actors/office_holders",
       {"name=Rafael Correa  office=minister  of=ECU  from=2005-04-20  to=2005-08-08",
        "name=José Ñáñez  also=Pepe Ñáñez  office=foreign minister  of=ECU  from=2003  to=2004-06",
        "name=José Ñáñez  office=minister  of=ECU  from=2001  to=2002", "name=Plato  office=doctor  of=Moody's"}},
      {"actors/media", {"name=El Comercio  also=Comercio  country=ECU  kind=newspaper", "name=EFE  kind=agency"}},
      {"events/coerce",
       {"predicate=arrest|take into custody  part=verb  actor=subject  recipient=object|against  place=in  mode=arrest "
        " "
        "cameo=173  contexts=military  requires=object=actor;in=place  harm=detained  example=Police arrested a man.",
        "predicate=state of emergency|hunger strike  part=noun  actor=possessor|by  reciprocal=yes  cameo=173  "
        "example=A state of emergency began."}},
      {"events/consult",
       {"predicate=meet  part=verb  actor=subject  recipient=object|with  reciprocal=yes  cameo=036  "
        "example=Both sides met.  not=She met a deadline."}},
      {"events/protest",
       {"predicate=stage protest  part=verb  actor=subject  cameo=141  example=Miners staged a protest.",
        "predicate=deny entry  part=verb  actor=subject  cameo=141  example=Miners denied them entry."}},
      {"events/operators",
       {"operator=threaten  part=verb  act=threaten  actor=subject  recipient=object  content=infinitive  doer=actor  "
        "effect=planned  example=They threatened to arrest him.",
        "operator=plan  part=verb  act=plan  actor=subject  content=infinitive|clause  effect=planned  "
        "negated=threaten  "
        "example=They planned to arrest him."}},
      {"events/embeddings",
       {"word=manage  part=verb  content=infinitive  effect=actual  otherwise=negated  "
        "example=They managed to arrest him.",
        "word=able  part=adjective  content=infinitive  effect=possible  otherwise=negated  past=actual  "
        "example=They were able to arrest him."}},
      {"events/acts",
       {"act=threaten  type=THREATEN  cameo=130", "act=threaten  inner=17  type=THREATEN  mode=force  cameo=1384"}},
      {"events/matters", {"matter=new judge  part=noun  cameo=1384  example=They asked for new judges."}},
      {"events/purposes", {"deed=130  purpose=13  cameo=1384  example=They threatened him for new judges."}},
      {"events/speech",
       {"word=say  part=verb  speaker=subject  content=clause  addressee=to  stance=states  "
        "example=She said that they met.",
        "word=deny  part=verb  speaker=subject  content=clause  stance=denies  example=She denied it all."}},
      {"events/attitudes",
       {"word=praise  part=verb  speaker=subject  content=object  stance=judges  example=She praised it."}},
      {"events/light_verbs",
       {"verb=hold  link=object  gives=actor  example=They held talks.",
        "verb=come under  link=under  gives=recipient  example=They came under attack."}},
      {"events/parties",
       {"word=mediate  part=verb  event=object  party=by  gives=mediator  example=Talks were mediated by him.",
        "word=apply  part=verb  event=subject  party=to  gives=excluded  when=negated  example=It does not apply to "
        "us."}},
      {"events/context_words", {"word=oil price  part=noun  context=economic", "word=shell  context=military"}},
      {"events/guards", {"word=goalkeeper  domain=sport  strength=strong  example=The goalkeeper beat them."}},
      {"dates/words", {"word=Monday  class=weekday  value=1  example=They met on Monday."}},
      {"places/regions",
       {"name=Gulf of Guayaquil  country=ECU  latitude=-3  longitude=-80.5  kind=sea",
        "name=Sahel  latitude=15  "
        "longitude=10  kind=region"}},
      {"places/site_kinds", {"kind=base  words=air base|airfield|base", "kind=prison  words=prison|jail"}},
      {"places/sites",
       {"name=Manta air base  country=ECU  latitude=-0.95  longitude=-80.68  kind=base",
        "name=Litoral prison  also=Litoral  country=ECU  latitude=-2.09  longitude=-79.93  kind=prison  alone=no"}},
      {"places/cities", {"city=Tena  names=Tena|Archidona  country=ECU  latitude=-0.99  longitude=-77.81  to=1920"}},
      {"places/words", {"word=province  grain=region"}},
      {"events/ordinary_verbs", {"verb=know|love  example=The minister knew the army."}},
      {"events/terms", {"word=take effect  role=begins  example=The deal takes effect today."}},
      {"grammar/words",
       {"word=his  class=pronoun  value=possessive male singular person", "word=not  class=negation  value=full",
        "word=dozens  class=quantity  value=24-99", "word=the former  class=reference  value=first"}},
  };
}

// A row of a table as its file has it: the cells that are named, in the schema's order.
inline std::string written_row(const TableSchema& schema, std::string_view cells) {
  std::map<std::string, std::string, std::less<>> named;
  while (!cells.empty()) {
    const std::size_t end = std::min(cells.find("  "), cells.size()), equals = cells.find('=');
    named.emplace(cells.substr(0, equals), cells.substr(equals + 1, end - equals - 1));
    cells.remove_prefix(std::min(end + 2, cells.size()));
  }
  std::string row;
  for (const Column& column : schema.columns) {
    if (&column != schema.columns.data()) row += '\t';
    if (const auto cell = named.find(column.name); cell != named.end()) row += cell->second;
    named.erase(std::string(column.name));
  }
  return named.empty() ? row : "no column " + named.begin()->first;
}

inline std::string written_table(const TableSchema& schema, const std::vector<std::string>& rows) {
  std::string text;
  for (const Column& column : schema.columns) {
    if (&column != schema.columns.data()) text += '\t';
    text += column.name;
  }
  for (const std::string& row : rows) text += '\n' + written_row(schema, row);
  return text + '\n';
}

inline const TableSchema& schema_of(std::string_view name) {
  const auto schemas = table_schemas();
  return *std::find_if(schemas.begin(), schemas.end(), [&](const TableSchema& schema) { return schema.name == name; });
}

// A folder of tables that is there as long as this is.
class LexiconFolder {
 public:
  explicit LexiconFolder(const LexiconRows& rows = {}) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("bede_lexicon_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_);
    for (const auto& [name, lines] : rows) write(name + ".tsv", written_table(schema_of(name), lines));
  }
  LexiconFolder(const LexiconFolder&) = delete;
  LexiconFolder& operator=(const LexiconFolder&) = delete;
  ~LexiconFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  void write(const std::string& file, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << bytes;  // write_file() waits for the disk
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A writer that has the folding; it takes 100 ms to make, so it is made once.
inline PackWriter folding_writer() {
  static const PackWriter writer = [] {
    PackWriter made;
    pack_folding(made);
    return made;
  }();
  return writer;
}

// "events/coerce.tsv:2:7: what is wrong", for each mistake of the tables.
inline std::vector<std::string> complaints_of(const std::vector<const LexiconFolder*>& folders,
                                              PackWriter writer = folding_writer()) {
  std::vector<std::filesystem::path> paths;
  for (const LexiconFolder* folder : folders) paths.push_back(folder->path());
  std::vector<std::string> texts;
  for (const Complaint& complaint : pack_lexicon(paths, writer)) {
    texts.push_back(complaint.error().text());
    for (const auto& path : paths)
      if (texts.back().starts_with(path.string() + "/")) texts.back().erase(0, path.string().size() + 1);
  }
  return texts;
}

// The sections of a lexicon without mistakes.
inline PackWriter lexicon_writer(const std::vector<const LexiconFolder*>& folders) {
  std::vector<std::filesystem::path> paths;
  for (const LexiconFolder* folder : folders) paths.push_back(folder->path());
  PackWriter writer = folding_writer();
  if (!pack_lexicon(paths, writer).empty()) std::abort();
  return writer;
}

inline Lexicon read_lexicon(const PackWriter& writer) {
  return Lexicon::read(pack_in_memory(writer, "test.pack").value()).value();
}

inline Lexicon compiled(const LexiconRows& rows = small_lexicon()) {
  const LexiconFolder folder(rows);
  return read_lexicon(lexicon_writer({&folder}));
}

}  // namespace bede
