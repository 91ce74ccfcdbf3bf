// SPDX-License-Identifier: Apache-2.0
#include "language/package.h"

#include <cstring>
#include <sstream>
// g++ 12 at -Og sees a mismatch in msgpack's own operator delete that is not there.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#include <msgpack.hpp>
#pragma GCC diagnostic pop

#include "base/mapped_file.h"

namespace bede {
namespace {

constexpr int deepest = 64;  // of nested values in a package; real ones have six

Error bad(const std::filesystem::path& file, const std::string& what) {
  return {ErrorKind::BadData, what + "; is this a whole spaCy v3 package?", file.string()};
}

std::string key_text(const msgpack::object& key) {
  switch (key.type) {
    case msgpack::type::STR: return {key.via.str.ptr, key.via.str.size};
    case msgpack::type::BIN: return {key.via.bin.ptr, key.via.bin.size};
    case msgpack::type::POSITIVE_INTEGER: return std::to_string(key.via.u64);
    case msgpack::type::NEGATIVE_INTEGER: return std::to_string(key.via.i64);
    default: throw std::runtime_error("a map has a key that is neither text nor a number");
  }
}

Json to_json(const msgpack::object& value, int depth) {
  if (depth > deepest) throw std::runtime_error("values are nested too deeply");
  switch (value.type) {
    case msgpack::type::NIL: return nullptr;
    case msgpack::type::BOOLEAN: return value.via.boolean;
    case msgpack::type::POSITIVE_INTEGER: return value.via.u64;
    case msgpack::type::NEGATIVE_INTEGER: return value.via.i64;
    case msgpack::type::FLOAT32:
    case msgpack::type::FLOAT64: return value.via.f64;
    case msgpack::type::STR: return std::string(value.via.str.ptr, value.via.str.size);
    case msgpack::type::BIN: return std::string(value.via.bin.ptr, value.via.bin.size);
    case msgpack::type::ARRAY: {
      Json out = Json::array();
      for (std::uint32_t i = 0; i < value.via.array.size; ++i)
        out.push_back(to_json(value.via.array.ptr[i], depth + 1));
      return out;
    }
    case msgpack::type::MAP: {
      Json out = Json::object();
      for (std::uint32_t i = 0; i < value.via.map.size; ++i)
        out[key_text(value.via.map.ptr[i].key)] = to_json(value.via.map.ptr[i].val, depth + 1);
      return out;
    }
    default: throw std::runtime_error("a value is of a type that packages do not have");
  }
}

Json unpack(std::string_view bytes) { return to_json(msgpack::unpack(bytes.data(), bytes.size()).get(), 0); }

Tensor to_tensor(const Json& value) {
  Tensor tensor;
  std::size_t count = 1;
  for (const Json& size : value.at("shape")) {
    tensor.shape.push_back(size.get<std::size_t>());
    count *= tensor.shape.back();
  }
  const auto& bytes = value.at("data").get_ref<const std::string&>();
  if (value.at("type") != "<f4" || bytes.size() != count * sizeof(float))
    throw std::runtime_error("weights are not of single precision, or cut off");
  tensor.values.resize(count);
  std::memcpy(tensor.values.data(), bytes.data(), bytes.size());
  return tensor;
}

LayerTree to_layers(const Json& model) {
  LayerTree tree;
  for (std::size_t i = 0; i < model.at("nodes").size(); ++i) {
    Layer layer;
    const Json& node = model.at("nodes").at(i);
    layer.name = node.at("name").get<std::string>();
    for (const auto& [name, at] : node.at("refs").items())
      if (at.is_number()) layer.refs[name] = at.get<std::size_t>();
    for (const auto& [name, value] : model.at("params").at(i).items())
      if (value.is_object()) layer.params[name] = to_tensor(value);
    layer.attrs = Json::object();
    for (const auto& [name, value] : model.at("attrs").at(i).items())
      layer.attrs[name] = unpack(value.get_ref<const std::string&>());
    tree.layers.push_back(std::move(layer));
  }
  if (tree.layers.empty()) throw std::runtime_error("the model has no layers");
  return tree;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

std::vector<const Layer*> LayerTree::named(std::string_view name) const {
  std::vector<const Layer*> found;
  for (const Layer& layer : layers)
    if (layer.name == name) found.push_back(&layer);
  return found;
}

Result<Json> read_json_file(const std::filesystem::path& file) {
  BEDE_TRY(bytes, read_file(file));
  Json value = Json::parse(bytes, nullptr, false);
  if (value.is_discarded()) return bad(file, "this is no JSON");
  return value;
}

Result<Json> read_msgpack(const std::filesystem::path& file) {
  BEDE_TRY(bytes, read_file(file));
  try {
    return unpack(bytes);
  } catch (const std::exception& e) {
    return bad(file, std::string("this is no msgpack of a package: ") + e.what());
  }
}

Result<LayerTree> read_layers(const std::filesystem::path& file) {
  BEDE_TRY(model, read_msgpack(file));
  try {
    LayerTree tree = to_layers(model);
    tree.path = file.string();
    return tree;
  } catch (const std::exception& e) {
    return bad(file, std::string("this is no thinc model: ") + e.what());
  }
}

Result<PackageConfig> PackageConfig::read(const std::filesystem::path& file) {
  BEDE_TRY(bytes, read_file(file));
  PackageConfig config;
  std::istringstream lines(bytes);
  std::string line, section;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    line = trimmed(line);
    if (line.empty() || line[0] == '#' || line[0] == ';') continue;
    const auto equals = line.find('=');
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      config.sections_[section];
    } else if (equals != std::string::npos) {
      config.sections_[section][trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
    } else {
      Error error = bad(file, "this line is neither a section nor a setting");
      error.place += ":" + std::to_string(number);
      return error;
    }
  }
  return config;
}

Json PackageConfig::get(const std::string& section, const std::string& key) const {
  std::string at = section, name = key;
  for (int hops = 0; hops < deepest; ++hops) {
    const auto found = sections_.find(at);
    if (found == sections_.end()) return nullptr;
    const auto setting = found->second.find(name);
    if (setting == found->second.end()) return nullptr;
    const std::string& value = setting->second;
    const bool refers = value.starts_with("${") && value.ends_with("}");
    if (!refers) {
      Json parsed = Json::parse(value, nullptr, false);
      return parsed.is_discarded() ? Json(value) : parsed;
    }
    const std::string path = value.substr(2, value.size() - 3);
    auto split = path.find(':');
    if (split == std::string::npos) split = path.rfind('.');
    if (split == std::string::npos) return nullptr;
    at = path.substr(0, split);
    name = path.substr(split + 1);
  }
  return nullptr;
}

std::string PackageConfig::text(const std::string& section, const std::string& key) const {
  const Json value = get(section, key);
  return value.is_string() ? value.get<std::string>() : "";
}

}  // namespace bede
