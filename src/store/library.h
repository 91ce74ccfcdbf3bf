// SPDX-License-Identifier: Apache-2.0
// Private to the store: DuckDB's C functions, found when a database is opened. So a run without a database does not pay
// for a library of 70 MB (8 ms and 13 MB of every start), and works where there is none.
#pragma once

#include <duckdb.h>

#include <memory>

#include "bede/result.h"

namespace bede {

#define BEDE_DUCKDB_FUNCTIONS(F)                                                                                      \
  F(append_data_chunk)                                                                                                \
  F(appender_create)                                                                                                  \
  F(appender_destroy)                                                                                                 \
  F(appender_error_data)                                                                                              \
  F(appender_flush)                                                                                                   \
  F(close) F(column_count) F(column_name) F(column_type) F(connect) F(create_config) F(create_data_chunk)             \
      F(create_list_type) F(create_logical_type) F(data_chunk_get_size) F(data_chunk_get_vector) F(data_chunk_reset)  \
          F(data_chunk_set_size) F(destroy_config) F(destroy_data_chunk) F(destroy_error_data) F(destroy_extracted)   \
              F(destroy_logical_type) F(destroy_pending) F(destroy_prepare) F(destroy_result) F(disconnect)           \
                  F(error_data_error_type) F(error_data_message) F(execute_pending) F(extract_statements)             \
                      F(extract_statements_error) F(fetch_chunk) F(free) F(interrupt) F(library_version)              \
                          F(list_vector_get_child) F(list_vector_get_size) F(list_vector_reserve)                     \
                              F(list_vector_set_size) F(open_ext) F(pending_error) F(pending_execute_task)            \
                                  F(pending_prepared_streaming) F(prepare) F(prepare_error)                           \
                                      F(prepare_extracted_statement) F(prepared_statement_type) F(query)              \
                                          F(result_error) F(result_error_type) F(set_config) F(validity_row_is_valid) \
                                              F(validity_set_row_invalid) F(vector_assign_string_element_len)         \
                                                  F(vector_ensure_validity_writable) F(vector_get_data)               \
                                                      F(vector_get_validity) F(vector_size)

struct Library {
#define BEDE_DECLARE(name) decltype(&::duckdb_##name) name = nullptr;
  BEDE_DUCKDB_FUNCTIONS(BEDE_DECLARE)
#undef BEDE_DECLARE
};

// libduckdb.so, where the program's run path or the system has it. Errors: NotFound; Unsupported where it lacks one of
// the functions.
Result<std::shared_ptr<const Library>> load_library();

}  // namespace bede
