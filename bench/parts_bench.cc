// SPDX-License-Identifier: Apache-2.0
// The parts of the language step, each by itself (Google Benchmark): parts_bench [--benchmark_filter=…]
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bede/language.h"
#include "language/kernels.h"
#include "language/language_model.h"

namespace {

constexpr const char* pack = "build/bede.pack";
constexpr std::string_view text =
    "The foreign ministers of Kenya and Ethiopia met in Nairobi on Monday, and agreed to reopen the border that had "
    "been closed since March; the talks didn't touch the water dispute, officials said. ";

const bede::Language* language() {
  static const auto loaded = bede::Language::load(pack);
  return loaded.ok() ? &loaded.value() : nullptr;
}

void load_pack(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(bede::Language::load(pack));
}
BENCHMARK(load_pack)->Unit(benchmark::kMillisecond);

void split_into_tokens(benchmark::State& state) {
  if (language() == nullptr) return state.SkipWithError("build/bede.pack is missing: run make build");
  const bede::LanguageModel& model = language()->model();
  bede::Words words;
  bede::Tokenizer tokenizer(
      model.tokenizer, model.words, model.characters, words, [](bede::Word&, const void*) {}, nullptr);
  std::vector<bede::RawToken> tokens;
  std::size_t count = 0;
  for (auto _ : state) {
    tokens.clear();
    tokenizer.tokenize(text, tokens);
    count += tokens.size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(count));
}
BENCHMARK(split_into_tokens);

void parse_known_words(benchmark::State& state) {
  if (language() == nullptr) return state.SkipWithError("build/bede.pack is missing: run make build");
  bede::Parser parser(*language());
  const std::vector<std::string_view> texts(static_cast<std::size_t>(state.range(0)), text);
  std::size_t count = 0;
  for (auto _ : state)
    for (const bede::Parse& parse : parser.parse(texts)) count += parse.tokens.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(count));
}
BENCHMARK(parse_known_words)->Arg(1)->Arg(16)->Arg(256);

// rows x inputs times inputs x outputs, as the encoder's layers (288 x 288) and the parser's state layer (64 x 1024).
void product(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0)), inputs = static_cast<std::size_t>(state.range(1)),
             depth = static_cast<std::size_t>(state.range(2)), panels = static_cast<std::size_t>(state.range(3));
  const std::size_t panel = depth * bede::lane_count;
  const std::vector<float> weights(panels * panel * inputs, 0.01f), x(rows * inputs, 0.5f);
  std::vector<float> y(rows * panels * panel);
  std::vector<const float*> x_rows;
  for (std::size_t r = 0; r < rows; ++r) x_rows.push_back(x.data() + r * inputs);
  for (auto _ : state) bede::affine({weights.data(), panels, inputs, depth, panel * inputs}, nullptr, x_rows, y.data());
  state.counters["FLOP/s"] = benchmark::Counter(2.0 * static_cast<double>(rows * inputs * panels * panel),
                                                benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(product)->Args({512, 288, 3, 6})->Args({512, 64, 4, 16})->Args({1, 64, 4, 16});

}  // namespace

BENCHMARK_MAIN();
