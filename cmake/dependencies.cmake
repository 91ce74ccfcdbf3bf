# SPDX-License-Identifier: Apache-2.0
# All that comes from elsewhere: as Debian 12 packages it (tools/setup installs it), and DuckDB. NOTICE has the licences.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(CLI11 CONFIG REQUIRED)            # CLI11::CLI11
find_package(fmt CONFIG REQUIRED)              # fmt::fmt
find_package(hwy CONFIG REQUIRED)              # hwy::hwy
find_package(ICU REQUIRED COMPONENTS uc data)  # ICU::uc
find_package(LibXml2 REQUIRED)                 # LibXml2::LibXml2
find_package(msgpack CONFIG REQUIRED)          # msgpackc-cxx
find_package(nlohmann_json CONFIG REQUIRED)    # nlohmann_json::nlohmann_json
find_package(simdjson CONFIG REQUIRED)         # simdjson::simdjson
find_package(TBB CONFIG REQUIRED)              # TBB::tbb
find_package(ZLIB REQUIRED)                    # ZLIB::ZLIB
pkg_check_modules(libevent REQUIRED IMPORTED_TARGET libevent_core libevent_extra)  # PkgConfig::libevent
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)  # PkgConfig::pcre2
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)  # PkgConfig::xxhash
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)      # PkgConfig::zstd

# CLD2 comes without a file that says where it is.
find_library(BEDE_CLD2 cld2 REQUIRED)
add_library(cld2 UNKNOWN IMPORTED)
set_target_properties(cld2 PROPERTIES IMPORTED_LOCATION ${BEDE_CLD2})

# DuckDB: duckdb.h, and libduckdb.so beside the program, which opens it when it opens a database.
set(BEDE_DUCKDB "" CACHE PATH "The folder of duckdb.h and libduckdb.so (default: what tools/fetch_duckdb fetches)")
set(duckdb_folder "${BEDE_DUCKDB}")
if(NOT duckdb_folder)
  execute_process(COMMAND ${PROJECT_SOURCE_DIR}/tools/fetch_duckdb
    OUTPUT_VARIABLE duckdb_folder OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endif()
add_library(duckdb_header INTERFACE)
target_include_directories(duckdb_header SYSTEM INTERFACE $<BUILD_INTERFACE:${duckdb_folder}>)
target_link_libraries(duckdb_header INTERFACE ${CMAKE_DL_LIBS})
if(EXISTS ${duckdb_folder}/libduckdb.so AND CMAKE_SYSTEM_PROCESSOR STREQUAL CMAKE_HOST_SYSTEM_PROCESSOR)
  file(CREATE_LINK ${duckdb_folder}/libduckdb.so ${PROJECT_BINARY_DIR}/libduckdb.so COPY_ON_ERROR)
  install(FILES ${duckdb_folder}/libduckdb.so DESTINATION lib/bede)
endif()
