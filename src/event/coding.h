// SPDX-License-Identifier: Apache-2.0
// Private to the event step: one report while it is coded. The order of the work is in coding.cc, code().
#pragma once

#include <optional>

#include "event/arguments.h"
#include "event/factuality.h"
#include "event/happening.h"

namespace bede {

class Coding {
 public:
  Coding(const EventFinder::Knowledge& knowledge, ReportFindings findings, const ReportFrame& frame, bool explain);
  ReportEvents code();
  std::optional<EventFinder::Relation> relate(TokenSpan first, TokenSpan second);
  std::vector<PredicateExample> predicate_examples(const RowPlace* refused);

 private:
  static constexpr std::uint32_t no_token = Reading::no_token;

  // What a token is the predicate of.
  struct Cue {
    const FrameRow* frame = nullptr;
    const OperatorRow* op = nullptr;
    const SpeechRow* speech = nullptr;
    std::vector<std::uint32_t> frame_words, op_words, speech_words;
    std::vector<Argument> arguments;
    std::uint32_t happening = no_happening;
    const Predicate* lender_row = nullptr;
    std::uint32_t lender = no_token;  // of a noun: the verb that lends it its subject
    bool lends_recipient = false;
    bool told_by_lender = false;  // it is a word of speech: "announced a truce"
    std::uint8_t state = 0;       // of the search for its event: 0 not begun, 1 under way, 2 done
  };

  void find_all();

  // cues.cc: rows -> cues
  void find_cues();
  void find_lenders();
  template <class Row, class Score>
  const Row* choose(const HeadIndex& index, std::span<const Row> rows, std::uint32_t token,
                    std::vector<std::uint32_t>& words, Score score) const;
  bool is_adjective(std::uint32_t token) const;
  void read_headline_passive(std::uint32_t token, Cue& cue) const;
  void choose_frame(std::uint32_t token, Cue& cue, std::span<const TokenSpan> given = {});
  void take_subject_of_content(std::uint32_t token, Cue& cue) const;
  void take_displaced_infinitive(std::uint32_t token, Cue& cue) const;
  void choose_operator(std::uint32_t token, Cue& cue);
  bool is_question(std::uint32_t verb) const;
  bool is_told_as_so(const Argument& content) const;
  Parties subjects_of(const Cue& cue) const;
  void choose_speech(std::uint32_t token, Cue& cue);
  bool has_common_noun(const Cue& cue, SlotId slot) const;
  bool is_done_to_people(const Cue& cue) const;
  bool is_done_to_anyone(const Cue& cue) const;
  bool has_armed_subject(const Cue& cue) const;
  bool any_armed(const Parties& parties) const;
  bool is_voice(const Actor& actor) const;
  bool has_relief(std::uint32_t token) const;
  bool takes_anybody(const FrameRow& frame) const;
  const Requirement* find_unmet(const FrameRow& frame, const Cue& cue, std::span<const TokenSpan> given) const;
  bool is_unmet_by_others(const Requirement& need, const Cue& cue, std::span<const TokenSpan> given) const;
  bool is_foreign_to(const Actor& actor, const Parties& doers) const;
  void add_miss(std::uint32_t token, const FrameRow& row, const Requirement& unmet);

  // guard_words.cc: where words of worlds stand that are not politics
  struct WeakSign {
    std::uint32_t token;
    std::uint64_t domain;  // its bit
  };
  void find_guards();
  void join_guards();
  void find_work_told(std::uint32_t sentence);
  void find_report_world(const std::vector<std::uint64_t>& weak);
  bool begins_paragraph(std::size_t sentence) const;
  void find_paragraph_worlds(const std::vector<std::uint64_t>& weak);
  std::uint32_t clause_of(std::uint32_t token) const;
  bool has_weak_signs(std::uint32_t token) const;

  // guards.cc: what they refuse
  bool is_guarded(std::uint32_t token, const std::vector<std::uint32_t>& words, const Parties& actors) const;
  bool is_political(const Parties& parties) const;
  bool is_diplomacy(const std::vector<std::uint32_t>& words, const Parties& actors) const;
  bool is_of_the_reports_world(const Happening& happening) const;
  std::uint32_t antecedent(std::uint32_t token) const;
  Guard guard_of(std::uint32_t token) const;
  Guard world_of(std::uint32_t noun) const;
  Guard world_below(std::uint32_t verb, std::uint32_t inside, bool own) const;
  Guard told_in(const Happening& happening) const;
  bool has_no_trade(const Parties& parties) const;
  bool is_elsewhere(const Cue& cue, const Happening& happening) const;
  bool holds_a_thing(std::uint32_t noun) const;
  bool is_done_by_a_thing(const Cue& cue, const Happening& happening) const;
  bool is_of_a_thing(const Cue& cue, const Happening& happening) const;

  // relation.cc: the event between two given parties
  struct Side;
  struct Sides;
  bool speaks_as(std::uint32_t pronoun, const Side& side) const;
  bool has(const Parties& parties, const Side& side) const;
  bool says(const Side& side, const Happening& happening) const;
  void give_pronoun(const Side& side);
  std::uint32_t means_of(const Happening& purpose) const;
  bool is_settled(const Happening& happening) const;
  int rank(const Happening& happening, const Sides& sides) const;
  std::uint32_t depth(std::uint32_t token) const;
  std::uint32_t cue_between(const Sides& sides);
  std::uint32_t verb_between(const Sides& sides) const;
  std::uint32_t guess_between(const Sides& sides);
  std::vector<std::uint32_t> path(std::uint32_t from, std::uint32_t to) const;

  // parties.cc: slots -> parties
  Parties parties_at(std::uint32_t token) const;
  Parties parties_joined(std::uint32_t token) const;  // with all that is coordinated with it
  Parties owners_of(std::uint32_t token, int depth) const;
  Parties fill(Range slots, const std::vector<Argument>& arguments, bool all, bool owners_too) const;
  Parties named_by_predicate(const Happening& happening, const Cue& cue) const;
  void add_named_by_predicate(Happening& happening, const Cue& cue) const;
  Parties owners_in_predicate(const Happening& happening, const Cue& cue) const;
  Parties employers_of(const Happening& happening) const;
  bool is_for_oneself(const Happening& happening, const Cue& cue) const;
  void fill_frame(Happening& happening, const Cue& cue) const;
  void add_parties(Parties& to, const Parties& more) const;
  static void leave_out(Parties& from, const Parties& others);
  void find_named_parties();
  std::uint32_t agreement_meant(std::uint32_t token) const;
  void join_brokering(std::uint32_t token, std::uint32_t about);
  void name_parties(const PartyRow& row, std::uint32_t token);
  std::vector<Argument> arguments_round(std::uint32_t head, const std::vector<std::uint32_t>& words) const;
  std::uint32_t who_is(std::uint32_t noun) const;
  std::vector<Argument> phrase_arguments(std::uint32_t head, const std::vector<std::uint32_t>& words) const;
  std::uint32_t event_at(std::uint32_t token);

  // nameless.cc: parties that no table knows
  Party add_nameless(std::uint32_t token, std::uint32_t state, bool civilian) const;
  Parties unknown_person(std::uint32_t token) const;
  bool is_thing_to_strike(std::uint32_t token) const;
  bool is_site(std::uint32_t token) const;
  Parties things_struck(const FrameRow& frame, const Cue& cue, const Parties& doers) const;
  Parties aimed_at(const Happening& happening) const;
  Parties somebody_at(Range slots, const Cue& cue) const;
  Parties unknown_addressee(const OperatorRow& op, const Cue& cue) const;
  Parties unknown_speaker(Range slots, const Cue& cue) const;

  // nearness.cc: where the parse has no fitting slot
  std::uint32_t clause_end(std::uint32_t token) const;
  bool is_claimed(std::uint32_t preposition, std::uint32_t by_other_than) const;
  Parties nearest_behind(std::uint32_t cue_token, Range slots) const;
  Parties nearest_before(std::uint32_t verb) const;
  Parties next_to(std::uint32_t verb) const;
  bool acts_in_full(std::uint32_t verb) const;
  static bool has_argument(const Cue& cue, SlotId slot);
  void give_nearest(Happening& happening, Parties& side, Parties near, std::string_view field) const;
  void fill_by_nearness(Happening& happening, const Cue& cue) const;

  // implied_parties.cc: parties that were told beside an event or before it
  bool is_same_side(const Party& one, const Party& other) const;
  bool share_a_side(const Parties& some, const Parties& others) const;
  Parties opponents_of(const Parties& side, const Happening& known) const;
  Parties doers_summed_up(const Happening& happening) const;
  Parties hearers_beside(const Happening& happening) const;
  Parties accusers_answered(const Happening& happening, std::uint32_t before) const;
  bool is_one_more(const Happening& happening) const;
  Parties doers_before(const Happening& happening) const;
  Parties askers_refused(const Happening& happening) const;
  Parties opponents_before(const Happening& happening) const;

  // captors.cc
  std::string_view mode_of(const Happening& happening) const;  // its name, or none
  bool is_agentless(const Happening& happening) const;
  std::uint32_t force_that_did(const Happening& happening) const;
  std::uint32_t force_when(const Happening& happening) const;
  Parties doers_by_subject(const Happening& happening) const;
  Parties blamed_beside(const Happening& happening) const;
  Parties police_who_tell(const Happening& happening) const;
  Parties captors_of(const Happening& happening) const;
  Parties holders_asked(const Happening& happening) const;
  void turn_release(Happening& happening) const;
  void give_side(Happening& to, Parties& side, Parties found, std::string_view field, std::string_view rule) const;
  void find_implied_parties();
  void give_parties_of_talks();

  // other_side.cc: whom an act is meant for, by the words inside it
  Parties state_of_place(std::uint32_t place) const;
  Parties hosts_visited(const Happening& happening) const;
  Parties others_inside(const Happening& happening) const;
  Parties makers_of_object(const Happening& happening) const;
  Parties makers_of_accord(const Happening& happening) const;
  void find_other_sides();

  // operators.cc, acts.cc, demands.cc: events about events
  struct Matter {
    const MatterRow* row = nullptr;
    std::uint32_t token = no_token;
  };
  struct ActOn {
    const ActRow* row;
    Matter matter;  // where what is inside is no event
  };
  std::uint32_t event_of(std::uint32_t token);
  bool frame_says_more(const Cue& cue) const;
  bool has_other_particle(const Cue& cue) const;
  bool means_another_act(std::uint32_t token, const Cue& cue) const;
  bool is_business(const Happening& happening) const;
  bool is_said_to(std::uint32_t token, const Happening& happening) const;
  bool is_private_talk(const Happening& happening) const;
  bool is_done_by_nobody(const Happening& happening, const Cue& cue) const;
  std::uint32_t make_frame_event(std::uint32_t token, Cue& cue);
  std::uint32_t make_operator_event(std::uint32_t token, Cue& cue);
  ActOn act_on(std::uint16_t act, std::uint32_t inner, bool negated, const Cue& cue) const;
  bool give_addressee(Happening& happening) const;
  const ActRow* act_row(std::uint16_t act, std::string_view code) const;
  bool promises_something(const Happening& happening, const Cue& cue, const ActRow& row) const;
  std::uint32_t content_of(std::uint32_t token, const Cue& cue);
  const ActRow* act_row(std::uint16_t act, std::uint32_t inner, bool negated) const;
  Parties subjects_of_content(const Cue& cue) const;
  bool is_said_by_others(const OperatorRow& op, std::uint32_t inner) const;
  void turn_to(std::uint32_t inner, const Parties& addressees, std::uint32_t answer);
  bool is_negated_inside(std::uint32_t inner, std::uint32_t outer) const;
  bool is_owned(const Party& whom, const Party& owner) const;
  bool is_ahead(std::uint32_t verb) const;
  bool warns_of_own(const Parties& actors, const Cue& cue) const;
  bool is_own_deed(const Happening& happening, const Cue& cue) const;
  void add_target_of_condition(Happening& happening) const;
  void add_subject_of_condition(std::uint32_t verb, Parties& parties) const;
  void give_doer(std::uint32_t inner, const Parties& doers, const Parties& not_doers);
  const OperatorRow* demand_of(std::uint32_t token, SlotId content) const;
  Happening make_demand(std::uint32_t token, std::uint32_t verb, const OperatorRow& demand, const ActRow& row) const;
  void find_demands();
  void find_bare_demands();

  // purposes.cc: what acts and deeds are about that is no event
  const MatterRow* matter_at(std::uint32_t token) const;
  Matter matter_in(std::uint32_t noun, int depth) const;
  Matter matter_of(const OperatorRow& op, const Cue& cue) const;
  const PurposeRow* purpose_row(TextId deed, TextId code) const;
  bool take_purpose(Happening& happening, std::uint32_t token, int depth);
  bool take_purpose_beside(Happening& happening, std::uint32_t token, bool of_actor);
  void find_purposes();

  // unsaid.cc: deeds that are meant and not said again
  bool is_denied(std::uint32_t token) const;
  const FrameRow* deed_named_beside(std::uint32_t token) const;
  std::uint32_t deed_before(std::uint32_t token, const FrameRow* like) const;
  std::uint32_t make_unsaid_event(std::uint32_t token, const Cue& cue);

  // backoff_features.cc, unknown_verbs.cc: verbs that no row has
  struct Dyad {
    Parties actors, recipients;
  };
  std::string_view side_name(const Actor& actor) const;
  bool is_public(const Party& party) const;
  Dyad dyad_of(const std::vector<Argument>& arguments) const;
  std::vector<std::uint32_t> backoff_features(std::uint32_t predicate, const std::vector<Argument>& arguments) const;
  bool is_full_verb(std::uint32_t token) const;
  bool is_unmatched(std::uint32_t token) const;
  bool is_unknown_verb(std::uint32_t token) const;
  bool brings_event(std::uint32_t verb, const std::vector<Argument>& arguments) const;
  std::uint32_t make_guessed_event(std::uint32_t verb, std::uint8_t type, Dyad dyad);
  void find_unknown_verbs();

  bool takes(Range slots, SlotId slot) const;

  // speakers.cc: who says so, above an event
  struct Walk;
  void find_sources(std::uint32_t happening);
  void find_factuality(std::uint32_t happening);
  bool is_parted(std::uint32_t below, std::uint32_t above) const;
  void add_source(std::uint32_t governor, Walk& walk) const;
  void add_phrase_sources(std::uint32_t governor, Walk& walk) const;
  const Predicate* document_row(std::uint32_t token) const;
  std::vector<Source> speakers_of(std::uint32_t governor) const;
  Parties issuers_of(const Cue& cue, Range slots) const;

  // sources.cc: who says so where no word of speech stands above
  void find_speeches();
  static void add_new(const Source& source, std::vector<Source>& sources);
  void add_speaker(std::uint32_t token, std::vector<Source>& sources) const;
  bool is_told_by(const Attribution& said, const Happening& happening) const;
  void add_sources_around(Happening& happening) const;

  // times.cc, locations.cc
  void find_dates();
  std::vector<std::uint32_t> owners_of_attachment(std::uint32_t token) const;
  void share_dates();
  bool is_purpose(std::uint32_t verb) const;
  std::uint32_t first_joined(std::uint32_t verb) const;
  void date_by_joined_verb(Happening& happening) const;
  void date_by_words_below(Happening& happening) const;
  void date_clauses();
  std::vector<std::uint32_t> dates_on(std::uint32_t verb) const;
  void settle_dates();
  void date_by_verb_above();
  void date_by_story();
  bool is_told_in_past(std::uint32_t verb) const;
  bool is_aside(std::uint32_t verb) const;
  void find_places();
  bool is_of_words(const Happening& happening) const;
  std::uint32_t place_of_verb(std::uint32_t verb) const;
  std::uint32_t place_of_clause(std::uint32_t verb) const;
  std::uint32_t place_of_meeting(const Happening& happening) const;
  void place_by_neighbours();
  void place_by_retelling();
  void place_by_object();
  std::uint32_t verb_above_place(std::uint32_t place) const;
  void place_by_path();
  void place_by_beginning();
  bool is_sure(std::uint32_t place) const;
  void drop_unsure_places();
  void place_by_dateline();
  std::uint32_t place_under(std::uint32_t token) const;
  std::uint32_t place_named_by(std::uint32_t noun) const;
  std::uint32_t state_on_the_day(std::string_view country) const;
  std::vector<std::uint32_t> states_spoken_of(std::uint32_t home) const;
  std::uint32_t place_of_force(std::uint32_t token) const;
  std::uint32_t place_at_begin(std::uint32_t sentence) const;
  void settle_states();
  std::uint32_t state_spoken_of(std::uint32_t home) const;

  // chains.cc
  void chain();
  void join_parts();
  void join_purpose(std::uint32_t purpose);
  void join_harm(std::uint32_t harm);
  bool join_claim(std::uint32_t claim);
  bool stand_for(const Parties& states, const Parties& others) const;
  bool is_same(const Happening& a, const Happening& b) const;
  bool may_refer(const Happening& happening, const Happening& known, const Happening& whole) const;
  bool refers_back(const Happening& happening) const;
  std::uint32_t whole_of(std::uint32_t telling) const;  // the event that it tells of, itself where of none other
  void merge(std::uint32_t into, std::uint32_t from);

  // terms.cc: what was agreed: for how long, from when, where
  struct Agreed;
  bool is_agreement(const Happening& happening) const;
  std::vector<std::uint32_t> agreements_at() const;
  Agreed agreed_above(std::uint32_t token, const std::vector<std::uint32_t>& agreement_at, AgreementRole role) const;
  AgreementRole role_at(std::uint32_t token) const;
  AgreementRole role_before(std::uint32_t date) const;
  AgreementRole role_of_date(std::uint32_t date) const;
  void drop_dates_of_terms(Happening& agreement) const;
  void find_terms();

  // outcome.cc: happenings -> events
  ReportEvents outcome();
  Event event_from(const Happening& happening) const;
  EventTelling telling_of(const Happening& happening) const;
  EventEntity entity_for(const Actor& actor) const;
  EventEntity entity_of(const Party& party) const;
  std::vector<EventEntity> entities_of(const Parties& parties) const;
  TokenSpan cue_of(const Happening& happening) const;
  TokenSpan sentence_of(std::uint32_t sentence) const;
  TextSpan span_of(TokenSpan tokens) const;
  std::string_view text_of(TokenSpan tokens) const { return reading_.text(tokens.begin, tokens.end); }
  std::int32_t sentence_number(std::uint32_t sentence) const;
  bool tells_of_event(std::uint32_t token) const;
  bool has_noun_for_actor(std::uint32_t token) const;
  bool is_worth_telling(const Happening& happening) const;
  void find_outlets();
  void add_outlets(Event& event) const;
  bool read_number(std::uint32_t token, Toll& toll) const;
  void add_toll(const Happening& happening, Event& event) const;
  void add_reasons(const Happening& happening, Event& event) const;

  void reason(Happening& happening, std::string_view field, std::string_view rule, std::uint32_t token,
              const Predicate* row = nullptr) const {
    if (explain_) happening.reasons.push_back({field, rule, token, token + 1, row});
  }
  bool is_verb(std::uint32_t token) const { return arguments_.is_verb(token) || tokens_[token].pos == Pos::Aux; }

  const EventFinder::Knowledge& knowledge_;
  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Reading& reading_;
  std::span<const ReadToken> tokens_;
  Actors& actors_;
  const std::vector<DateMention>& dates_;
  const std::vector<PlaceMention>& places_;
  const ReportFrame& frame_;
  bool explain_;
  Arguments arguments_;
  Factualities factualities_;

  std::vector<bool> is_inside_name_;   // by token: a word of somebody's name or title before its head
  std::vector<std::uint32_t> cue_at_;  // for each token: its cue, plus one
  std::vector<Cue> cues_;
  std::vector<Happening> happenings_;
  std::vector<std::vector<std::uint32_t>> told_at_;  // for each token: the events whose cue or verb it is
  std::vector<std::uint32_t> place_at_;              // for each token: the place mention that covers it, plus one
  std::vector<std::uint64_t> guards_;                // for each sentence: domains that refuse its events
  std::vector<std::uint64_t> weak_guards_;           // the same for two weak signs of a domain
  std::vector<WeakSign> weak_signs_;                 // in their order
  std::uint64_t report_world_ = 0;                   // the domains that the report as a whole is of
  std::vector<std::uint64_t> paragraph_worlds_;      // for each sentence: those that its paragraph is of
  std::vector<std::uint32_t> guard_at_;              // for each token: the guard's term, plus one
  std::vector<std::uint32_t> term_word_at_;          // for each token: the row of events/terms that it is of, plus one
  std::vector<std::uint64_t> sentence_contexts_;
  std::vector<Attribution> speeches_;                    // of somebody, or of a document; see find_speeches
  std::vector<std::vector<std::uint32_t>> speeches_in_;  // for each sentence: those whose content it has words of
  std::vector<NearMiss> misses_;
  std::vector<EventEntity> outlets_;  // the agency of the dateline, then the outlet

  Cue* cue(std::uint32_t token) { return cue_at_[token] != 0 ? &cues_[cue_at_[token] - 1] : nullptr; }
  const Cue* cue(std::uint32_t token) const { return cue_at_[token] != 0 ? &cues_[cue_at_[token] - 1] : nullptr; }
};

}  // namespace bede
