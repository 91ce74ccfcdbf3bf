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

constexpr std::size_t word_limit = 40'000;  // of words kept between batches

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
    read_tokens(texts);
    run_tagger_and_parser();
    std::vector<Parse> parses(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) finish_tokens(reports_[i], texts[i], parses[i]);
    run_entities(parses);
    if (options_.margins)
      for (std::size_t i = 0; i < texts.size(); ++i)
        if (reports_[i].margin < HUGE_VALF) parses[i].smallest_margin = reports_[i].margin;
    return parses;
  }

 private:
  struct ReportTokens {
    std::size_t begin, end;  // in tokens_
    float margin = HUGE_VALF;
    std::size_t size() const { return end - begin; }
  };

  void forget() {
    words_.clear();
    tokenizer_.clear();
    labels_.clear();
    for (Encoder& encoder : encoders_) encoder.clear();
  }

  void read_tokens(std::span<const std::string_view> texts) {
    tokens_.clear();
    reports_.clear();
    for (const std::string_view text : texts) {
      const std::size_t begin = tokens_.size();
      tokenizer_.tokenize(text, tokens_);
      reports_.push_back({begin, tokens_.size()});
    }
    tags_.assign(tokens_.size(), 0);
    deps_.assign(tokens_.size(), 0);
    heads_.resize(tokens_.size());
    starts_.assign(tokens_.size(), 0);
    is_space_.resize(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) is_space_[i] = words_[tokens_[i].word].is_space ? 1 : 0;
  }

  float* margin_of(ReportTokens& report) { return options_.margins ? &report.margin : nullptr; }

  // Calls `use(report, first, count, rows)` for every stretch of every report, in order: `count` tokens from the
  // report's `first`, with their vectors.
  template <class Use>
  void encode(std::size_t number, const Use& use) {
    Encoder& encoder = encoders_[number];
    const std::size_t reach = encoder.reach();
    struct Stretch {
      std::size_t report, first, count, row;
    };
    std::vector<Stretch> stretches;
    keys_.assign(reach, Encoder::padding);
    const auto flush = [&] {
      if (stretches.empty()) return;
      const float* rows = encoder.encode(keys_);
      for (const Stretch& s : stretches) use(reports_[s.report], s.first, s.count, rows + s.row * encoder.width());
      stretches.clear();
      keys_.assign(reach, Encoder::padding);
    };
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      const std::size_t size = reports_[r].size();
      for (std::size_t first = 0; first < size;) {
        // A stretch within a report is framed by its neighbours, as far as the layers reach.
        const std::size_t before = std::min(first, reach);
        std::size_t room = Encoder::row_limit - std::min(Encoder::row_limit, keys_.size() + before + reach);
        if (room < size - first && room < Encoder::row_limit / 4 && !stretches.empty()) {
          flush();
          continue;
        }
        const std::size_t count = std::min(room, size - first);
        const std::size_t after = std::min(reach, size - first - count);
        stretches.push_back({r, first, count, keys_.size() + before});
        for (std::size_t i = first - before; i < first + count + after; ++i) {
          const RawToken& token = tokens_[reports_[r].begin + i];
          keys_.push_back(Encoder::row_key(token.word, token.space_after));
        }
        keys_.insert(keys_.end(), reach, Encoder::padding);
        keys_.resize(std::min(keys_.size(), Encoder::row_limit));
        first += count;
      }
    }
    flush();
  }

  void tag(ReportTokens& report, std::size_t first, std::size_t count, const float* rows, std::size_t width) {
    const LinearLayer& output = model_.tagger->output;
    scores_.resize(count * output.stride());
    affine(output.panels, output.bias, {rows, width, count}, scores_.data(), output.stride());
    for (std::size_t i = 0; i < count; ++i) {
      float lead = 0;
      const int best =
          largest(scores_.data() + i * output.stride(), output.outputs, options_.margins ? &lead : nullptr);
      if (options_.margins) report.margin = std::min(report.margin, lead);
      tags_[report.begin + first + i] = model_.tagger->labels[static_cast<std::size_t>(best)];
    }
  }

  void parse_arcs(ReportTokens& report, std::size_t first, std::size_t count, const float* rows, std::size_t width) {
    if (first == 0) arcs_->begin(report.size());
    arcs_->advance(first, count, rows, width, margin_of(report));
    if (first + count < report.size()) return;
    arcs_->finish(tree_);
    const std::span<const std::uint8_t> is_space(is_space_.data() + report.begin, report.size());
    const auto starts = restore_trees(tree_, tree_labels_, model_.parser->actions, model_.root, is_space);
    for (const std::uint32_t start : starts) starts_[report.begin + start] = 1;
    std::copy(tree_.head.begin(), tree_.head.end(), heads_.begin() + static_cast<std::ptrdiff_t>(report.begin));
    std::copy(tree_labels_.begin(), tree_labels_.end(), deps_.begin() + static_cast<std::ptrdiff_t>(report.begin));
  }

  void run_tagger_and_parser() {
    const bool together = model_.tagger && arcs_ && model_.tagger->encoder == model_.parser->encoder;
    if (model_.tagger) {
      const std::size_t width = encoders_[model_.tagger->encoder].width();
      encode(model_.tagger->encoder, [&](ReportTokens& report, std::size_t first, std::size_t count, const float* rows) {
        tag(report, first, count, rows, width);
        if (together) parse_arcs(report, first, count, rows, width);
      });
    }
    if (arcs_ && !together) {
      const std::size_t width = encoders_[model_.parser->encoder].width();
      encode(model_.parser->encoder, [&](ReportTokens& report, std::size_t first, std::size_t count, const float* rows) {
        parse_arcs(report, first, count, rows, width);
      });
    }
    if (arcs_) return;
    for (const ReportTokens& report : reports_)
      for (std::size_t i = 0; i < report.size(); ++i) heads_[report.begin + i] = static_cast<std::uint32_t>(i);
  }

  void run_entities(std::vector<Parse>& parses) {
    if (!entities_) return;
    const std::size_t width = encoders_[model_.ner->encoder].width();
    encode(model_.ner->encoder, [&](ReportTokens& report, std::size_t first, std::size_t count, const float* rows) {
      const std::size_t size = report.size();
      if (first == 0)
        entities_->begin({is_space_.data() + report.begin, size},
                         {starts_.data() + report.begin, model_.ner_knows_sentences ? size : 0});
      entities_->advance(first, count, rows, width, margin_of(report),
                         parses[static_cast<std::size_t>(&report - reports_.data())].entities);
    });
  }

  void finish_tokens(const ReportTokens& report, std::string_view text, Parse& parse) {
    parse.text = text;
    parse.tokens.resize(report.size());
    label_inputs_.clear();
    for (std::size_t i = 0; i < report.size(); ++i) {
      const std::size_t at = report.begin + i;
      const RawToken& raw = tokens_[at];
      Token& token = parse.tokens[i];
      token.begin_byte = raw.begin;
      token.end_byte = raw.end;
      token.space_after = raw.space_after;
      token.head = heads_[at];
      label_inputs_.push_back({raw.word, tags_[at], deps_[at]});
      if (i == 0 || starts_[at] != 0) {
        if (!parse.sentences.empty()) parse.sentences.back().end_token = static_cast<std::uint32_t>(i);
        parse.sentences.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(report.size())});
      }
    }
    labels_.fill(label_inputs_, parse.tokens, parse.lemmas);
  }

  Language language_;
  const LanguageModel& model_;
  Options options_;
  Words words_;
  TokenLabels labels_;
  Tokenizer tokenizer_;
  std::vector<Encoder> encoders_;
  std::optional<ArcEager> arcs_;
  std::optional<EntityWalk> entities_;

  // Of the batch, by token.
  std::vector<RawToken> tokens_;
  std::vector<ReportTokens> reports_;
  std::vector<Label> tags_, deps_;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint8_t> starts_, is_space_;
  // Reused.
  std::vector<std::uint32_t> keys_;
  std::vector<float> scores_;
  Tree tree_;
  std::vector<Label> tree_labels_;
  std::vector<TokenLabels::Input> label_inputs_;
};

Parser::Parser(Language language, Options options)
    : work_(std::make_unique<Work>(std::move(language), options)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

std::vector<Parse> Parser::parse(std::span<const std::string_view> texts) { return work_->parse(texts); }

Parse Parser::parse(std::string_view text) { return std::move(work_->parse({&text, 1})[0]); }

}  // namespace bede
