# SPDX-License-Identifier: Apache-2.0
# All that comes from elsewhere, as Debian 12 packages it (tools/setup installs it). NOTICE has the licences.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(CLI11 CONFIG REQUIRED)            # CLI11::CLI11
find_package(fmt CONFIG REQUIRED)              # fmt::fmt
find_package(hwy CONFIG REQUIRED)              # hwy::hwy
find_package(ICU REQUIRED COMPONENTS uc data)  # ICU::uc
find_package(msgpack CONFIG REQUIRED)          # msgpackc-cxx
find_package(nlohmann_json CONFIG REQUIRED)    # nlohmann_json::nlohmann_json
find_package(simdjson CONFIG REQUIRED)         # simdjson::simdjson
find_package(TBB CONFIG REQUIRED)              # TBB::tbb
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)  # PkgConfig::pcre2
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)  # PkgConfig::xxhash
