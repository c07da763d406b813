# embed_page.cmake - writes include/hadsl/report/page.hpp from the style sheet and the script in
# include/hadsl/report/page/.
#
#   cmake -P cmake/embed_page.cmake              writes the header when it is out of date
#   cmake -D CHECK=ON -P cmake/embed_page.cmake  fails when it is
#
# They are files that editors know, and one -I reaches them.

cmake_minimum_required(VERSION 3.20)

get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set(folder "${root}/include/hadsl/report/page")
set(header "${root}/include/hadsl/report/page.hpp")

# What a string literal holds everywhere.
set(longest_text 16000)

set(texts "")
foreach(part IN ITEMS "style;report.css;The style sheet of the HTML report."
                      "script;report.js;The script of the HTML report.")
  list(GET part 0 name)
  list(GET part 1 file)
  list(GET part 2 about)
  file(READ "${folder}/${file}" content)
  string(LENGTH "${content}" length)
  if(length GREATER longest_text)
    message(FATAL_ERROR "${file} has ${length} bytes, a string literal holds ${longest_text}")
  endif()
  foreach(ending IN ITEMS ")page\"" "</script" "</style" "<!--")
    string(FIND "${content}" "${ending}" found)
    if(NOT found EQUAL -1)
      message(FATAL_ERROR "${file} contains ${ending}, which ends what it is written into")
    endif()
  endforeach()
  string(APPEND texts "/// ${about}\ninline constexpr std::string_view page_${name} =\n"
                      "    R\"page(${content})page\";\n\n")
endforeach()

set(wanted
    "// hadsl/report/page.hpp - the style sheet and the script of the HTML report.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/embed_page.cmake from the files in page/. Edit those.
#ifndef HADSL_REPORT_PAGE_HPP
#define HADSL_REPORT_PAGE_HPP

#include <string_view>

namespace hadsl::report {

// clang-format off
${texts}// clang-format on

} // namespace hadsl::report

#endif
")

set(present "")
if(EXISTS "${header}")
  file(READ "${header}" present)
endif()
if(wanted STREQUAL present)
  return()
endif()
if(CHECK)
  message(FATAL_ERROR "include/hadsl/report/page.hpp is older than the files it is made from; run: "
                      "cmake -P cmake/embed_page.cmake")
endif()
file(WRITE "${header}" "${wanted}")
message(STATUS "wrote include/hadsl/report/page.hpp")
