// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "bede/actors.h"
#include "coder/findings.h"

namespace bede {
namespace {

std::string day_text(Day day) { return day == day_open_begin || day == day_open_end ? std::string() : write_day(day); }

class LookUp {
 public:
  LookUp(const CoderData& data, Day day) : data_(data), lexicon_(data.lexicon), day_(day) {}

  void add(const NameEntry& entry) {
    switch (entry.kind) {
      case NameKind::State: return add_state(entry.row, "name");
      case NameKind::Adjective: return add_state(entry.row, "adjective");
      case NameKind::People: return add_state(entry.row, "people");
      case NameKind::Capital: return add_state(entry.row, "capital");
      case NameKind::Seat: return add_state(entry.row, "seat");
      case NameKind::Role: return add_role(entry.row, "name");
      case NameKind::RolePlural: return add_role(entry.row, "plural");
      case NameKind::Body: return add_body(entry.row, "name");
      case NameKind::Person: return add_person(entry.row, "name");
      case NameKind::FamilyName: return add_person(entry.row, "family name");
      case NameKind::BodySeat: return add_body(entry.row, "seat");
      case NameKind::Medium: return add_medium(entry.row);
    }
  }
  std::vector<KnownActor> known;

 private:
  KnownActor& add_row(std::string_view kind, std::string_view as, TextId name, Days days, RowPlace place) {
    KnownActor& row = known.emplace_back();
    row.kind = kind;
    row.as = as;
    row.name = lexicon_.text(name);
    row.from = day_text(days.first);
    row.to = day_text(days.last);
    row.holds = days.contains(day_);
    row.row = fmt::format("{}:{}", lexicon_.text(place.table), place.line);
    return row;
  }
  std::string country(std::uint32_t state) const { return std::string(lexicon_.country_code(state)); }
  void add_state(std::uint32_t number, std::string_view as) {
    const StateRow& state = lexicon_.states[number];
    KnownActor& row = add_row("state", as, state.name, state.days, state.place);
    row.code = lexicon_.text(state.code);
    row.country = country(number);
    row.cow = state.cow;
    row.gw = state.gw;
  }
  void add_role(std::uint32_t number, std::string_view as) {
    const RoleRow& role = lexicon_.roles[number];
    KnownActor& row = add_row("role", as, role.role, Days{}, role.place);
    row.code = lexicon_.text(role.code);
    row.sectors = sectors(role.sectors, row.code);
  }
  void add_body(std::uint32_t number, std::string_view as) {
    const BodyRow& body = lexicon_.bodies[number];
    KnownActor& row = add_row(body.kind == BodyKind::Person ? "person" : "body", as, body.name, body.days, body.place);
    row.code = lexicon_.text(body.code);
    row.country = country(body.state);
    row.sectors = sectors(body.sectors, row.code.substr(body.state == no_row ? 0 : 3, 3));
  }
  void add_medium(std::uint32_t number) {
    const MediumRow& medium = lexicon_.media[number];
    KnownActor& row = add_row("medium", "name", medium.name, medium.days, medium.place);
    const Actor actor = data_.actors->medium(row.name);
    row.code = actor.code;
    row.country = country(medium.state);
    row.sectors = sectors(actor.sectors, actor.role);
  }
  void add_person(std::uint32_t number, std::string_view as) {
    const PersonRow& person = lexicon_.persons[number];
    for (const TermRow& term : lexicon_.terms_of_office.subspan(person.terms.begin, person.terms.size())) {
      KnownActor& row = add_row("person", as, person.name, term.days, term.place);
      const RoleRow& role = lexicon_.roles[term.role];
      row.country = country(term.state);
      const std::string of =
          term.body != no_row ? std::string(lexicon_.text(lexicon_.bodies[term.body].name)) : row.country;
      row.office = fmt::format("{} of {}", lexicon_.text(role.role), of);
      row.code = term.body != no_row ? std::string(lexicon_.text(lexicon_.bodies[term.body].code))
                                     : row.country + std::string(lexicon_.text(role.code));
      row.sectors = sectors(role.sectors, lexicon_.text(role.code));
    }
  }
  std::vector<std::string> sectors(std::uint64_t bits, std::string_view role) const {
    Actor actor;
    actor.sectors = bits;
    actor.role = role;
    std::vector<std::string> names;
    for (const std::string_view name : sector_names(lexicon_, actor)) names.emplace_back(name);
    return names;
  }

  const CoderData& data_;
  const Lexicon& lexicon_;
  Day day_;
};

// As the subject of a sentence, where a name is parsed as one.
std::optional<MeantActor> meant_by(const CoderData& data, std::string_view name, Day day) {
  Report report;
  report.text = fmt::format("{} spoke.", name);
  const Document document = make_document(report);
  Parser parser(data.language, {});
  Findings found = find_all(data, parser, report, day, document);
  ReportFrame frame;
  frame.day = day;
  find_events(data, found, frame);
  const ActorMention* whole = main_mention(found);
  if (!whole) return std::nullopt;
  const Actor& actor = found.actors.actors[found.actors.of(*whole)[0]];
  MeantActor meant;
  meant.name = actor.name;
  meant.code = actor.code;
  meant.country = data.lexicon.country_code(actor.state);
  for (const std::string_view sector : sector_names(data.lexicon, actor)) meant.sectors.emplace_back(sector);
  meant.via = via_name(whole->via);
  return meant;
}

}  // namespace

Result<ActorLookUp> look_up_actor(const std::shared_ptr<const CoderData>& data, std::string_view name,
                                  std::string_view on) {
  const auto day = parse_day(on);
  if (!day) return Error{ErrorKind::BadArgument, fmt::format("'{}' is no day such as 2017-01-01", on), {}};
  LookUp look_up(*data, *day);
  for (const NameEntry& entry : data->lexicon.entries_of(name)) look_up.add(entry);
  return ActorLookUp{meant_by(*data, name, *day), std::move(look_up.known)};
}

}  // namespace bede
