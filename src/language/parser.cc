// SPDX-License-Identifier: Apache-2.0
// The order of the language step: tokens; vectors, tags and arcs; trees; rules and lemmas; vectors and entities.
// The networks run over stretches of many reports at a time (Encoder::row_limit rows), whatever the reports' lengths.
#include <algorithm>
#include <cmath>

#include "language/arc_eager.h"
#include "language/encoder.h"
#include "language/entity_walk.h"
#include "language/language_model.h"
#include "language/token_labels.h"
#include "language/tree.h"

namespace bede {
namespace {

constexpr std::size_t word_limit = 24'000;            // words kept between batches
constexpr std::size_t long_batch_bytes = 256u << 10;  // of text, beyond which words get half the room
constexpr std::size_t raw_tokens_kept = 32'000;       // room kept between batches

void describe_word(Word& word, const void* labels) {
  word.word_class = static_cast<TokenLabels*>(const_cast<void*>(labels))->class_of(word);
}

}  // namespace

class Parser::Work {
 public:
  Work(Language language, Options options)
      : language_(std::move(language)),
        model_(language_.model()),
        options_(options),
        labels_(model_, words_),
        tokenizer_(model_.tokenizer, model_.words, model_.characters, words_, describe_word, &labels_) {
    encoders_.reserve(model_.encoders.size());
    for (const EncoderNetwork& network : model_.encoders)
      encoders_.emplace_back(network, words_, options.cache_bytes / model_.encoders.size());
    if (model_.parser) arcs_.emplace(*model_.parser);
    if (model_.ner) entities_.emplace(*model_.ner);
  }

  std::vector<Parse> parse(std::span<const std::string_view> texts) {
    if (words_.size() > word_limit) forget();
    make_room(texts);
    std::vector<Parse> parses(texts.size());
    read_tokens(texts, parses);
    run_tagger_and_parser();
    for (const Report& report : reports_) find_sentences(report);
    for (const Report& report : reports_)
      labels_.fill({token_words_.data() + report.begin, report.size()}, report.parse->tokens, report.parse->lemmas);
    run_entities();
    for (Parse& parse : parses)  // where no decision had an alternative there is no lead
      if (parse.smallest_margin == HUGE_VALF) parse.smallest_margin.reset();
    return parses;
  }

 private:
  struct Report {
    std::size_t begin;  // of its tokens, in the arrays by token
    Parse* parse;
    std::size_t size() const { return parse->tokens.size(); }
  };

  // A long report needs the room that the words seen take otherwise; once one came, more will.
  void make_room(std::span<const std::string_view> texts) {
    std::size_t bytes = 0;
    for (const std::string_view text : texts) bytes += text.size();
    if (has_made_room_ || bytes <= long_batch_bytes) return;
    has_made_room_ = true;
    for (Encoder& encoder : encoders_) encoder.resize(options_.cache_bytes / 2 / encoders_.size());
  }

  void forget() {
    words_.clear();
    tokenizer_.clear();
    labels_.clear();
    for (Encoder& encoder : encoders_) encoder.clear();
  }

  void read_tokens(std::span<const std::string_view> texts, std::vector<Parse>& parses) {
    token_words_.clear();
    is_space_.clear();
    reports_.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      raw_tokens_.clear();
      tokenizer_.tokenize(texts[i], raw_tokens_);
      reports_.push_back({token_words_.size(), &parses[i]});
      parses[i].text = texts[i];
      parses[i].tokens.reserve(raw_tokens_.size());
      for (const RawToken& raw : raw_tokens_) {
        const auto itself = static_cast<std::uint32_t>(parses[i].tokens.size());
        parses[i].tokens.push_back({.begin_byte = raw.begin,
                                    .end_byte = raw.end,
                                    .head = itself,
                                    .lemma_begin = 0,
                                    .lemma_size = 0,
                                    .tag = 0,
                                    .pos = 0,
                                    .dep = 0,
                                    .morph = 0,
                                    .space_after = raw.space_after});
        token_words_.push_back(raw.word);
        is_space_.push_back(words_[raw.word].is_space ? 1 : 0);
      }
    }
    starts_.assign(token_words_.size(), 0);
    if (raw_tokens_.capacity() > raw_tokens_kept) std::vector<RawToken>().swap(raw_tokens_);
  }

  // A report's smallest lead so far, to be lowered; null where nobody asks.
  float* margin_of(const Report& report) {
    if (!options_.margins) return nullptr;
    auto& margin = report.parse->smallest_margin;
    if (!margin) margin = HUGE_VALF;
    return &*margin;
  }

  // A stretch of a report's tokens, and where it stands among the rows that are encoded together.
  struct Stretch {
    std::size_t report, first, count, offset;
  };

  // Calls `use(rows, stretches)` until every token of every report was there, in order; `rows` are the vectors of the
  // stretches' tokens.
  template <class Use>
  void encode(std::size_t number, const Use& use) {
    Encoder& encoder = encoders_[number];
    const std::size_t reach = encoder.reach();
    const auto clear = [&] {
      keys_.assign(reach, Encoder::padding);
      stretches_.clear();
      wanted_.clear();
    };
    const auto flush = [&] {
      if (!stretches_.empty()) use(encoder.encode(keys_, wanted_), stretches_);
      clear();
    };
    clear();
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      const std::size_t size = reports_[r].size();
      for (std::size_t first = 0; first < size;) {
        // A stretch within a report is framed by its neighbours, as far as the layers reach.
        const std::size_t before = std::min(first, reach), left = size - first;
        const std::size_t taken = keys_.size() + before + reach;
        const std::size_t room = Encoder::row_limit - std::min(Encoder::row_limit, taken);
        if (room < left && room < Encoder::row_limit / 4 && !stretches_.empty()) {
          flush();
          continue;
        }
        const std::size_t count = std::min(room, left), after = std::min(reach, left - count);
        const std::size_t offset = wanted_.empty() ? 0 : stretches_.back().offset + stretches_.back().count;
        stretches_.push_back({r, first, count, offset});
        wanted_.push_back({keys_.size() + before, count});
        for (std::size_t i = first - before; i < first + count + after; ++i) {
          keys_.push_back(
              Encoder::row_key(token_words_[reports_[r].begin + i], reports_[r].parse->tokens[i].space_after));
        }
        keys_.resize(std::min(keys_.size() + reach, Encoder::row_limit), Encoder::padding);
        first += count;
      }
    }
    flush();
  }

  void tag(Rows rows, std::span<const Stretch> stretches) {
    const LinearLayer& output = model_.tagger->output;
    scores_.resize(rows.size() * output.stride());
    affine(output.panels, output.bias, rows, scores_.data());
    const float* scores = scores_.data();
    for (const Stretch& stretch : stretches) {
      const Report& report = reports_[stretch.report];
      float* const margin = margin_of(report);
      for (std::size_t i = 0; i < stretch.count; ++i, scores += output.stride()) {
        float lead = 0;
        const int best = largest(scores, output.outputs, margin == nullptr ? nullptr : &lead);
        if (margin != nullptr) *margin = std::min(*margin, lead);
        report.parse->tokens[stretch.first + i].tag = model_.tagger->labels[static_cast<std::size_t>(best)];
      }
    }
  }

  void parse_arcs(Rows rows, std::span<const Stretch> stretches) {
    arcs_->load(rows);
    for (const Stretch& s : stretches) {
      const Report& report = reports_[s.report];
      if (s.first == 0)
        arcs_->begin(report.size(), s.offset, s.count);
      else
        arcs_->go_on(s.first, s.offset, s.count);
      arcs_->walk(margin_of(report));
      if (s.first + s.count == report.size()) finish_arcs(report);
    }
  }

  void finish_arcs(const Report& report) {
    arcs_->finish(tree_);
    const std::span<const std::uint8_t> is_space(is_space_.data() + report.begin, report.size());
    const auto starts = restore_trees(tree_, tree_labels_, model_.parser->actions, model_.root, is_space);
    for (const std::uint32_t start : starts) starts_[report.begin + start] = 1;
    for (std::size_t i = 0; i < report.size(); ++i) {
      report.parse->tokens[i].head = tree_.head[i];
      report.parse->tokens[i].dep = tree_labels_[i];
    }
  }

  void run_tagger_and_parser() {
    const bool together = model_.tagger && arcs_ && model_.tagger->encoder == model_.parser->encoder;
    if (model_.tagger)
      encode(model_.tagger->encoder, [&](Rows rows, std::span<const Stretch> stretches) {
        tag(rows, stretches);
        if (together) parse_arcs(rows, stretches);
      });
    if (arcs_ && !together)
      encode(model_.parser->encoder,
             [&](Rows rows, std::span<const Stretch> stretches) { parse_arcs(rows, stretches); });
  }

  void run_entities() {
    if (!entities_) return;
    encode(model_.ner->encoder, [&](Rows rows, std::span<const Stretch> stretches) {
      entities_->load(rows);
      for (const Stretch& s : stretches) {
        const Report& report = reports_[s.report];
        if (s.first == 0)
          entities_->begin({is_space_.data() + report.begin, report.size()},
                           {starts_.data() + report.begin, model_.ner_knows_sentences ? report.size() : 0}, s.offset,
                           s.count);
        else
          entities_->go_on(s.first, s.offset, s.count);
        entities_->walk(margin_of(report), report.parse->entities);
      }
    });
  }

  void find_sentences(const Report& report) {
    auto& sentences = report.parse->sentences;
    const auto size = static_cast<std::uint32_t>(report.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i != 0 && starts_[report.begin + i] == 0) continue;
      if (!sentences.empty()) sentences.back().end_token = i;
      sentences.push_back({i, size});
    }
  }

  Language language_;
  const LanguageModel& model_;
  Options options_;
  bool has_made_room_ = false;
  Words words_;
  TokenLabels labels_;
  Tokenizer tokenizer_;
  std::vector<Encoder> encoders_;
  std::optional<ArcEager> arcs_;
  std::optional<EntityWalk> entities_;

  // Of the batch, by token.
  std::vector<Report> reports_;
  std::vector<std::uint32_t> token_words_;
  std::vector<std::uint8_t> starts_, is_space_;
  // Reused.
  std::vector<RawToken> raw_tokens_;
  std::vector<std::uint32_t> keys_;
  std::vector<Stretch> stretches_;
  std::vector<Encoder::Range> wanted_;
  std::vector<float> scores_;
  Tree tree_;
  std::vector<Label> tree_labels_;
};

Parser::Parser(Language language, Options options) : work_(std::make_unique<Work>(std::move(language), options)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

std::vector<Parse> Parser::parse(std::span<const std::string_view> texts) { return work_->parse(texts); }

Parse Parser::parse(std::string_view text) { return std::move(work_->parse({&text, 1})[0]); }

}  // namespace bede
