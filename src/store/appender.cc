// SPDX-License-Identifier: Apache-2.0
#include "store/appender.h"

#include <cstdlib>
#include <vector>

#include "base/day.h"
#include "store/handles.h"

namespace bede {
namespace {

enum class Kind : std::uint8_t { Text, Whole, Large, Real, Day, Texts };

Kind kind_of(std::string_view type) {
  if (type == "VARCHAR") return Kind::Text;
  if (type == "INTEGER") return Kind::Whole;
  if (type == "BIGINT") return Kind::Large;
  if (type == "DOUBLE") return Kind::Real;
  if (type == "DATE") return Kind::Day;
  if (type == "VARCHAR[]") return Kind::Texts;
  std::abort();  // a table that is filled by SQL
}

duckdb_logical_type logical_type(const Library& duckdb, Kind kind) {
  switch (kind) {
    case Kind::Text: return duckdb.create_logical_type(DUCKDB_TYPE_VARCHAR);
    case Kind::Whole: return duckdb.create_logical_type(DUCKDB_TYPE_INTEGER);
    case Kind::Large: return duckdb.create_logical_type(DUCKDB_TYPE_BIGINT);
    case Kind::Real: return duckdb.create_logical_type(DUCKDB_TYPE_DOUBLE);
    case Kind::Day: return duckdb.create_logical_type(DUCKDB_TYPE_DATE);
    case Kind::Texts: break;
  }
  duckdb_logical_type inner = duckdb.create_logical_type(DUCKDB_TYPE_VARCHAR);
  const duckdb_logical_type list = duckdb.create_list_type(inner);
  duckdb.destroy_logical_type(&inner);
  return list;
}

}  // namespace

struct Appender::Work {
  explicit Work(Database owner) : database(std::move(owner)), duckdb(*database.handles().library) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() {
    duckdb.destroy_data_chunk(&chunk);
    duckdb.appender_destroy(&appender);
  }

  // Where the next value of the row goes.
  duckdb_vector next(Kind kind, Kind other) {
    if (column >= kinds.size() || (kinds[column] != kind && kinds[column] != other)) std::abort();
    return vectors[column++];
  }
  duckdb_vector next(Kind kind) { return next(kind, kind); }

  template <class T>
  void put(duckdb_vector vector, T value) {
    static_cast<T*>(duckdb.vector_get_data(vector))[rows] = value;
  }

  Error failure() {
    duckdb_error_data data = duckdb.appender_error_data(appender);
    const Error error = database.error(duckdb.error_data_error_type(data), duckdb.error_data_message(data));
    duckdb.destroy_error_data(&data);
    return error;
  }

  // What the chunk holds goes to the appender.
  Result<void> hand_on() {
    if (rows == 0) return {};
    duckdb.data_chunk_set_size(chunk, rows);
    if (duckdb.append_data_chunk(appender, chunk) != DuckDBSuccess) return failure();
    duckdb.data_chunk_reset(chunk);
    find_vectors();
    rows = 0;
    return {};
  }

  void find_vectors() {
    vectors.clear();
    for (std::size_t c = 0; c < kinds.size(); ++c) vectors.push_back(duckdb.data_chunk_get_vector(chunk, c));
  }

  Database database;
  const Library& duckdb;
  std::vector<Kind> kinds;
  duckdb_appender appender = nullptr;
  duckdb_data_chunk chunk = nullptr;
  std::vector<duckdb_vector> vectors;
  std::size_t rows = 0, column = 0, rows_at_most = 0;
  std::size_t waiting = 0;
};

Appender::Appender(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Appender::Appender(Appender&&) noexcept = default;
Appender& Appender::operator=(Appender&&) noexcept = default;
Appender::~Appender() = default;

Result<Appender> Appender::open(const Database& database, const StoreTable& table) {
  auto work = std::make_unique<Work>(database);
  const Library& duckdb = work->duckdb;
  const std::string name(table.name);
  if (duckdb.appender_create(database.handles().connection, nullptr, name.c_str(), &work->appender) != DuckDBSuccess)
    return work->failure();
  std::vector<duckdb_logical_type> types;
  for (const StoreColumn& column : table.columns) {
    work->kinds.push_back(kind_of(column.type));
    types.push_back(logical_type(duckdb, work->kinds.back()));
  }
  work->chunk = duckdb.create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb.destroy_logical_type(&type);
  work->find_vectors();
  work->rows_at_most = duckdb.vector_size();
  return Appender(std::move(work));
}

Appender& Appender::text(std::string_view value) {
  work_->duckdb.vector_assign_string_element_len(work_->next(Kind::Text), work_->rows, value.data(), value.size());
  return *this;
}

Appender& Appender::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

Appender& Appender::number(std::int64_t value) {
  const bool whole = work_->column < work_->kinds.size() && work_->kinds[work_->column] == Kind::Whole;
  const duckdb_vector vector = work_->next(Kind::Whole, Kind::Large);
  if (whole)
    work_->put(vector, static_cast<std::int32_t>(value));
  else
    work_->put(vector, value);
  return *this;
}

Appender& Appender::real_or_null(std::optional<double> value) { return value ? real(*value) : null(); }

Appender& Appender::number_or_null(std::optional<std::int64_t> value) { return value ? number(*value) : null(); }

Appender& Appender::real(double value) {
  work_->put(work_->next(Kind::Real), value);
  return *this;
}

Appender& Appender::day_or_null(std::string_view iso) {
  const std::optional<Day> day = parse_day(iso);
  if (!day) return null();
  work_->put(work_->next(Kind::Day), duckdb_date{*day});
  return *this;
}

Appender& Appender::texts(std::span<const std::string> values) {
  const Library& duckdb = work_->duckdb;
  const duckdb_vector vector = work_->next(Kind::Texts);
  const std::size_t begin = duckdb.list_vector_get_size(vector);
  duckdb.list_vector_reserve(vector, begin + values.size());
  const duckdb_vector child = duckdb.list_vector_get_child(vector);
  for (std::size_t i = 0; i < values.size(); ++i)
    duckdb.vector_assign_string_element_len(child, begin + i, values[i].data(), values[i].size());
  duckdb.list_vector_set_size(vector, begin + values.size());
  work_->put(vector, duckdb_list_entry{begin, values.size()});
  return *this;
}

Appender& Appender::null() {
  if (work_->column >= work_->vectors.size()) std::abort();
  const duckdb_vector vector = work_->vectors[work_->column];
  if (work_->kinds[work_->column] == Kind::Texts)  // its entry is read all the same
    work_->put(vector, duckdb_list_entry{work_->duckdb.list_vector_get_size(vector), 0});
  work_->duckdb.vector_ensure_validity_writable(vector);
  work_->duckdb.validity_set_row_invalid(work_->duckdb.vector_get_validity(vector), work_->rows);
  ++work_->column;
  return *this;
}

Result<void> Appender::end_row() {
  if (work_->column != work_->kinds.size()) std::abort();
  work_->column = 0;
  ++work_->waiting;
  if (++work_->rows == work_->rows_at_most) return work_->hand_on();
  return {};
}

Result<void> Appender::flush() {
  BEDE_CHECKED(work_->hand_on());
  if (work_->duckdb.appender_flush(work_->appender) != DuckDBSuccess) return work_->failure();
  work_->waiting = 0;
  return {};
}

std::size_t Appender::waiting() const { return work_->waiting; }

}  // namespace bede
