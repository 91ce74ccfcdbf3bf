// SPDX-License-Identifier: Apache-2.0
// Reading a spaCy v3 package: the folder that holds config.cfg, as `nlp.to_disk` writes it.
// Everything becomes JSON values, whatever it was on disk (msgpack with number and byte keys, JSON inside msgpack …):
// keys are strings (numbers in decimal), byte strings are strings.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bede/result.h"

namespace bede {

using Json = nlohmann::json;

struct Tensor {
  std::vector<std::size_t> shape;
  std::vector<float> values;  // row by row
};

// One layer of a thinc model. Composite layers have none of this but a name ("maxout>>layernorm>>dropout").
struct Layer {
  std::string name;
  std::map<std::string, Tensor> params;
  std::map<std::string, std::size_t> refs;
  Json attrs;
};

// A model file: its layers breadth first, the root at 0.
struct LayerTree {
  std::string path;
  std::vector<Layer> layers;

  std::vector<const Layer*> named(std::string_view name) const;
};

// config.cfg: sections by their dotted name, values as JSON, references (${a.b:c}) followed.
class PackageConfig {
 public:
  static Result<PackageConfig> read(const std::filesystem::path& file);
  // Null where the section or the key is absent.
  Json get(const std::string& section, const std::string& key) const;
  std::string text(const std::string& section, const std::string& key) const;  // "" where it is no string

 private:
  std::map<std::string, std::map<std::string, std::string>> sections_;
};

Result<Json> read_json_file(const std::filesystem::path& file);
Result<Json> read_msgpack(const std::filesystem::path& file);
Result<LayerTree> read_layers(const std::filesystem::path& file);

}  // namespace bede
