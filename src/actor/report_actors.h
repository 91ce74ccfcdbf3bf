// SPDX-License-Identifier: Apache-2.0
// Private to the actor step: the actors of one report while they are found. Noun phrases are resolved from left to
// right; each becomes a mention of an actor known from before, or of a new one.
#pragma once

#include <optional>
#include <unordered_map>

#include "actor/abbreviations.h"
#include "actor/noun_phrase.h"

namespace bede {

// Of a noun: active or passive.
constexpr bool is_subject(Dep dep) { return dep == Dep::Nsubj || dep == Dep::NsubjPass; }

class ReportActors {
 public:
  ReportActors(const ActorFinder::Knowledge& knowledge, const Reading& reading, Day day);
  Actors find();

 private:
  // What a noun phrase says of whom it means.
  struct Belonging {
    std::vector<std::uint32_t> states;  // rows
    std::uint32_t body = no_row;
    std::uint32_t actor = no_row;       // of the report: "his deputy"
    std::vector<std::uint32_t> owners;  // those of the report side by side: "envoys of the army and the rebels"
  };
  // A person may have several.
  struct Name {
    std::string first, last, whole;  // the first and the last word, and all of it
    std::uint32_t actor;
  };
  using Found = std::vector<std::uint32_t>;  // actors; none: the phrase is no actor

  // What an actor gets for being who is looked for, or `unfit`. Lives as long as the function that it is made of.
  static constexpr int unfit = -1000;
  static constexpr int fit(bool fits) { return fits ? 1 : unfit; }
  class Fits {
   public:
    template <class Function>
    Fits(const Function& function)
        : function_(&function),
          call_([](const void* f, const Actor& actor) { return (*static_cast<const Function*>(f))(actor); }) {}
    int operator()(const Actor& actor) const { return call_(function_, actor); }

   private:
    const void* function_;
    int (*call_)(const void*, const Actor&);
  };

  // report_actors.cc
  void resolve(std::uint32_t head);
  Found resolve_phrase(const NounPhrase& phrase, Via& via);
  bool is_inside_match(std::uint32_t token) const;
  bool is_verb_form(std::uint32_t token) const;
  void resolve_modifiers();
  std::uint32_t add_mention(std::uint32_t begin, std::uint32_t end, std::uint32_t head, const Found& actors, Via via);
  std::uint32_t add_actor(Actor actor);
  void close_name(std::uint32_t begin, std::uint32_t end);
  void mark_used(const NounPhrase& phrase);
  Found resolve_partitive(const NounPhrase& phrase, Via& via);
  Found resolve_number(const NounPhrase& phrase) const;
  bool is_inside_facility(const NameMatch& match) const;
  bool is_mere_adjective(std::uint32_t token, std::uint32_t role) const;

  // known_actors.cc: rows of the lexicon
  std::uint32_t find_or_add(const std::string& id, auto make);  // the actor of that id, or the one that is made
  std::uint32_t state_actor(std::uint32_t state);
  std::uint32_t body_actor(std::uint32_t body);
  std::uint32_t medium_actor(std::uint32_t medium);
  std::uint32_t known_person(std::uint32_t row);

  // short_forms.cc: those that the report explains
  const Abbreviation* abbreviation_of(std::uint32_t token) const;  // the token is its short form, or null
  const Abbreviation* long_form_of(std::uint32_t head) const;      // the head of its long form, or null
  std::uint32_t explained(std::uint32_t token);                    // the actor that it stands for, or no_row
  bool resolve_explained(std::uint32_t head);
  void resolve_explained_modifiers();

  // names.cc
  Found resolve_named(const NounPhrase& phrase, Via& via);
  std::uint32_t unknown_body(const NounPhrase& phrase, std::uint32_t begin, std::uint32_t end);
  void add_name(std::uint32_t actor, std::string_view name);  // another name of it in this report
  std::uint32_t find_named(std::string_view name) const;      // by the name that it has in this report
  std::uint32_t find_longer_name(const NounPhrase& phrase) const;
  std::uint32_t find_shared_name(const NameMatch& match) const;
  Found resolve_short_name(const NounPhrase& phrase);
  Found resolve_namesakes(const NounPhrase& phrase);

  // who_is_who.cc
  std::uint32_t one_of(std::uint32_t noun) const;
  std::uint32_t body_beside(std::uint32_t head, const NounPhrase& phrase);
  void merge_appositions(std::uint32_t head);
  bool merge_predicate(NounPhrase phrase);
  bool is_past(std::uint32_t verb) const;
  std::uint32_t named_beside(const NounPhrase& phrase, std::uint32_t actor);
  void add_identity(const NounPhrase& phrase, std::uint32_t actor, bool names_person);
  void add_leadership(std::uint32_t head);
  Found resolve_counterpart(const NounPhrase& phrase);
  Found other_holders(const NounPhrase& phrase, Via& via);
  std::uint32_t holder_in(std::uint32_t role, std::uint32_t state, const NounPhrase& phrase);
  Found resolve_relative(const NounPhrase& phrase, std::uint32_t role);

  // roles.cc
  Belonging belonging_of(const NounPhrase& phrase);
  std::uint32_t role_of(const NameMatch& match) const;
  bool is_inside_name(const NounPhrase& phrase) const;
  std::uint32_t end_of_name(const NounPhrase& phrase) const;
  bool is_own_name(const NounPhrase& phrase, std::uint32_t role) const;
  std::uint32_t named_role(const NounPhrase& phrase, std::uint32_t role, const Belonging& belonging);
  Found resolve_role(const NounPhrase& phrase, std::uint32_t role, Via& via);
  std::uint32_t holder_of(const NounPhrase& phrase, std::uint32_t role, std::uint32_t state, std::uint32_t body) const;
  std::uint32_t state_of_sender(const NounPhrase& phrase);
  Found head_of_something(const NounPhrase& phrase, std::uint32_t role);
  bool is_heard(const NounPhrase& phrase, std::uint32_t role) const;
  std::uint32_t role_by_owner(std::uint32_t role, const Belonging& belonging) const;
  Found roles_by_owners(const NounPhrase& phrase, std::uint32_t role, const Belonging& belonging);
  std::uint32_t body_of_family(const NounPhrase& phrase, std::uint32_t family);
  std::string called_key(std::uint32_t token) const;
  static std::string role_key(const Actor& actor);
  Found resolve_coordinated_roles(const NounPhrase& phrase, std::uint32_t role, const Belonging& belonging);
  std::uint32_t role_actor(const NounPhrase& phrase, std::uint32_t role, std::uint32_t state,
                           const Belonging& belonging);
  void describe(Actor& actor, std::uint32_t role, std::uint32_t coding_role, std::uint32_t state, std::uint32_t body,
                Aspect aspect) const;

  // persons.cc
  bool is_person(const NounPhrase& phrase) const;
  bool is_beside_title(const NounPhrase& phrase) const;
  std::uint32_t person_actor(const NounPhrase& phrase, Via& via);
  bool is_name_of(const Name& name, std::uint32_t begin, std::uint32_t end) const;
  void add_person_name(std::uint32_t actor, std::uint32_t begin, std::uint32_t end);
  std::uint32_t find_named_person(std::uint32_t begin, std::uint32_t end) const;
  bool is_state_told(std::uint32_t state) const;
  std::pair<std::uint32_t, std::uint32_t> name_tokens(const NounPhrase& phrase) const;
  void apply_title(const NounPhrase& phrase, std::uint32_t actor);
  Gender gender_of(std::uint32_t begin, std::uint32_t end, std::uint32_t name) const;

  // naming.cc
  void read_stated_names(std::uint32_t head);
  std::uint32_t stated_name(std::uint32_t verb) const;
  void name_by_kind(const NounPhrase& phrase, std::uint32_t kind);
  bool is_kind_of_body(std::uint32_t noun);
  void introduce_by_kind(std::uint32_t body, std::uint32_t kind);
  void add_alias(std::uint32_t head, std::uint32_t name);
  Found resolve_so_called(std::uint32_t head);
  std::pair<std::uint32_t, std::uint32_t> alias_tokens(std::uint32_t name) const;

  // first_persons.cc
  Found resolve_first_person(std::uint32_t token);
  std::uint32_t speech_above(std::uint32_t token) const;

  // references.cc
  Found resolve_pronoun(std::uint32_t token);
  bool is_said(std::uint32_t token) const;
  Found find_body_named(std::uint32_t token) const;
  Found resolve_reference(const NounPhrase& phrase, const GrammarWord& word, const Belonging& belonging);
  int fit_of(const GrammarWord& pronoun, const Actor& actor) const;
  Found find_parallel(std::uint32_t token) const;
  Found find_behind(std::uint32_t token, Fits fits, bool together, bool named);

  // pairs.cc
  enum class Several : std::uint8_t { Named, Any, Persons, States, Sides };
  Several several_of(const NounPhrase& phrase, Reference reference) const;
  std::uint32_t as_one_of(std::uint32_t number, Several several);
  bool may_be_of_pair(const ActorMention& mention, const NounPhrase& phrase, Reference reference) const;
  Found resolve_pair(const NounPhrase& phrase, Reference reference);
  void resolve_names_in_one_word();

  // salience.cc
  Found find_before(std::uint32_t token, bool of_clause, Fits fits, bool together = false) const;
  Found joined_with(const ActorMention& mention) const;
  std::uint32_t verb_of(std::uint32_t token) const;
  Found subjects_of(std::uint32_t token) const;
  int weight(const ActorMention& mention) const;
  int bearing(const ActorMention& mention, std::uint32_t token) const;
  bool is_in_speech_of(std::uint32_t token, std::uint32_t pronoun) const;

  const ActorFinder::Knowledge& knowledge_;
  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Reading& reading_;
  Day day_;
  std::vector<NameMatch> matches_;
  std::vector<std::uint32_t> match_at_;
  std::vector<bool> resolved_, used_;  // by token; by match
  std::vector<Abbreviation> abbreviations_;
  Actors out_;
  // The actors that have a key: an id, a name, a role with its code. A long report has thousands.
  std::unordered_map<std::string, std::vector<std::uint32_t>> known_;
  std::uint32_t find_known(const std::string& key) const {
    const auto found = known_.find(key);
    return found == known_.end() ? no_row : found->second.back();
  }
  std::vector<std::uint32_t> states_;       // the actors that are states
  std::vector<std::uint32_t> states_told_;  // rows of the states that any word of the report names
  std::vector<Name> names_;                 // of persons, for short forms
  std::unordered_map<std::string, std::vector<std::uint32_t>> names_of_word_;  // by their first and last words
  std::vector<bool> has_name_;                                                 // beside out_.actors
};

}  // namespace bede
