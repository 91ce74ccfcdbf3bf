# SPDX-License-Identifier: Apache-2.0
# bede_folder(text SOURCES a.cc b.cc TESTS a_test.cc DEPENDS base LIBRARIES fmt::fmt)
#
# One folder of src/: its sources go into the library bede_core, its tests into one program, bede_text_test.
# DEPENDS mirrors tools/layers.txt (tools/check_layers.py compares them) and names folders added before, so that
# a cycle cannot be written. LIBRARIES are third party.

if(BEDE_BUILD_TESTS)
  find_package(GTest CONFIG REQUIRED)
endif()

function(bede_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 folder "" "" "SOURCES;TESTS;DEPENDS;LIBRARIES")
  if(folder_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "bede_folder(${name}): what is '${folder_UNPARSED_ARGUMENTS}'?")
  endif()
  get_property(known GLOBAL PROPERTY BEDE_FOLDERS)
  foreach(below IN LISTS folder_DEPENDS)
    if(NOT below IN_LIST known)
      message(FATAL_ERROR "bede_folder(${name}): it cannot depend on ${below}, which is not added before it")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY BEDE_FOLDERS ${name})

  list(TRANSFORM folder_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  target_sources(bede_core PRIVATE ${folder_SOURCES})
  target_link_libraries(bede_core PRIVATE ${folder_LIBRARIES})

  if(BEDE_BUILD_TESTS AND folder_TESTS)
    set(program bede_${name}_test)
    add_executable(${program} ${folder_TESTS})
    target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_compile_options(${program} PRIVATE $<$<CONFIG:Release>:-O1>)  # they are compiled oftener than run
    target_link_libraries(${program} PRIVATE bede_core bede_options ${folder_LIBRARIES} GTest::gmock_main)
    add_test(NAME ${name} COMMAND ${program} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES TIMEOUT 120
      ENVIRONMENT GTEST_OUTPUT=json:${PROJECT_BINARY_DIR}/test_results/${name}.json)
  endif()
endfunction()
