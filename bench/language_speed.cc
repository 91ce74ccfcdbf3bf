// SPDX-License-Identifier: Apache-2.0
// The speed of the language step in this process, on one thread, and the limit that this machine's arithmetic sets.
//   language_speed PACK TEXTS.jsonl [rounds]
//   -> {"tokens": 200004, "seconds": 1.71, "tokens_per_second": …, "limit": …, "unit": "avx512", "gflops": {…}}
// Seconds are CPU seconds of the fastest round, each with a new Parser: its caches are cold.
#include <ctime>

#include <cstdio>
#include <string>
#include <vector>

#include "bede/language.h"
#include "bede/reader.h"
#include "language/kernels.h"
#include "language/language_model.h"

namespace {

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Product {  // rows of `inputs` numbers times a matrix of panels
  std::string name;
  std::size_t inputs, panels, depth;
  double per_token;  // how many such rows a token takes
  double multiplications() const { return static_cast<double>(inputs * panels * depth * bede::lane_count); }
};

// What is left of the networks once all words are known: the layers after the first, the outputs.
std::vector<Product> products(const bede::LanguageModel& model) {
  constexpr double parser_steps = 2.01;  // a token, on news
  std::vector<Product> all;
  for (const auto& encoder : model.encoders)
    for (std::size_t i = 1; i < encoder.layers.size(); ++i) {
      const bede::Panels& p = encoder.layers[i].panels;
      all.push_back({"layer", p.inputs, p.panels, p.depth, 1});
    }
  const auto linear = [&](const bede::LinearLayer& layer, const char* name) {
    all.push_back({name, layer.panels.inputs, layer.panels.panels, layer.panels.depth, 1});
  };
  if (model.tagger) linear(model.tagger->output, "tagger");
  for (const auto* network : {model.parser ? &*model.parser : nullptr, model.ner ? &*model.ner : nullptr}) {
    if (network == nullptr) continue;
    linear(network->projection, "projection");
    linear(network->lower, "lower");
    const double steps = network == &*model.parser ? parser_steps : 1;
    all.push_back({"upper", network->step.hidden, network->step.actions / bede::lane_count, 1, steps});
  }
  return all;
}

// Seconds that one row takes, at the best of several numbers of rows.
double seconds_per_row(const Product& product) {
  const std::size_t outputs = product.panels * product.depth * bede::lane_count;
  double best = 1e9;
  for (const std::size_t rows : {64, 256, 512}) {
    const std::vector<float> weights(product.inputs * outputs, 0.01f), x(rows * product.inputs, 0.5f);
    std::vector<float> y(rows * outputs);
    std::vector<const float*> x_rows;
    for (std::size_t r = 0; r < rows; ++r) x_rows.push_back(x.data() + r * product.inputs);
    const bede::Panels panels{weights.data(), product.panels, product.inputs, product.depth,
                              product.inputs * product.depth * bede::lane_count};
    const auto repeats = static_cast<std::size_t>(1 + 2e8 / (product.multiplications() * static_cast<double>(rows)));
    for (int round = 0; round < 5; ++round) {
      const double start = cpu_seconds();
      for (std::size_t i = 0; i < repeats; ++i) bede::affine(panels, nullptr, x_rows, y.data());
      best = std::min(best, (cpu_seconds() - start) / static_cast<double>(repeats * rows));
    }
  }
  return best;
}

std::vector<std::string> read_texts(const char* file) {
  bede::Reader reader({file});
  std::vector<std::string> texts;
  while (auto item = reader.next())
    if (auto* report = std::get_if<bede::Report>(&*item)) texts.push_back(std::move(report->text));
  return texts;
}

struct Speed {
  std::size_t tokens = 0;
  double seconds = 0;
};

Speed run(const bede::Language& language, const std::vector<std::string>& texts) {
  constexpr std::size_t batch_bytes = 64 << 10;  // as a run of the program has it
  Speed speed;
  const double start = cpu_seconds();
  bede::Parser parser(language);
  std::vector<std::string_view> batch;
  for (std::size_t i = 0; i < texts.size();) {
    batch.clear();
    for (std::size_t bytes = 0; i < texts.size() && bytes < batch_bytes && batch.size() < 256; ++i) {
      batch.push_back(texts[i]);
      bytes += texts[i].size();
    }
    for (const bede::Parse& parse : parser.parse(batch)) speed.tokens += parse.tokens.size();
  }
  speed.seconds = cpu_seconds() - start;
  return speed;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: language_speed PACK TEXTS.jsonl [rounds]\n");
    return 2;
  }
  const auto language = bede::Language::load(arguments[1]);
  if (!language.ok()) {
    std::fprintf(stderr, "language_speed: %s\n", language.error().text().c_str());
    return 2;
  }
  const std::vector<std::string> texts = read_texts(arguments[2]);
  const int rounds = count > 3 ? std::atoi(arguments[3]) : 3;
  Speed best;
  for (int i = 0; i < rounds; ++i) {
    const Speed speed = run(language.value(), texts);
    if (i == 0 || speed.seconds < best.seconds) best = speed;
  }
  double token_seconds = 0, token_products = 0;
  std::string rates;
  for (const Product& product : products(language.value().model())) {
    const double seconds = seconds_per_row(product);
    token_seconds += seconds * product.per_token;
    token_products += product.multiplications() * product.per_token;
    char rate[128];
    std::snprintf(rate, sizeof rate, "%s[\"%s\",%zu,%zu,%.2f,%.1f]", rates.empty() ? "" : ",", product.name.c_str(),
                  product.inputs, product.panels * product.depth * bede::lane_count, product.per_token,
                  2e-9 * product.multiplications() / seconds);
    rates += rate;
  }
  std::printf(
      "{\"texts\":%zu,\"tokens\":%zu,\"seconds\":%.4f,\"tokens_per_second\":%.0f,\"limit\":%.0f,\"unit\":\"%s\","
      "\"gflops\":%.1f,\"products\":[%s]}\n",
      texts.size(), best.tokens, best.seconds, static_cast<double>(best.tokens) / best.seconds, 1 / token_seconds,
      std::string(bede::vector_unit()).c_str(), 2e-9 * token_products / token_seconds, rates.c_str());
}
