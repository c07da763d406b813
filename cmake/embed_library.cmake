# embed_library.cmake - writes include/hadsl/library/modules.hpp from the *.hadsl beside it.
#
#   cmake -P cmake/embed_library.cmake              writes the header when it is out of date
#   cmake -D CHECK=ON -P cmake/embed_library.cmake  fails when it is
#
# The standard library is text that people read and copy; the header is what lets one -I reach it.

cmake_minimum_required(VERSION 3.20)

get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set(folder "${root}/include/hadsl/library")
set(header "${folder}/modules.hpp")

# C++ promises literals of 65536 characters and some compilers take pieces of 16380 at most.
set(longest_text 65000)
set(longest_piece 12000)

file(GLOB modules LIST_DIRECTORIES false RELATIVE "${folder}" "${folder}/*.hadsl")
list(SORT modules)

set(texts "")
set(rows "")
set(count 0)
foreach(module IN LISTS modules)
  get_filename_component(name "${module}" NAME_WE)
  file(READ "${folder}/${module}" content)
  string(LENGTH "${content}" length)
  if(length GREATER longest_text)
    message(FATAL_ERROR "${module} has ${length} bytes, a string literal holds ${longest_text}: "
                        "divide the module")
  endif()
  string(FIND "${content}" ")hadsl\"" found)
  if(NOT found EQUAL -1)
    message(FATAL_ERROR "${module} contains )hadsl\", which ends the literal it is written into")
  endif()

  # Pieces end at line ends, so that the header can be read like the module.
  set(literal "")
  set(rest "${content}")
  while(length GREATER longest_piece)
    string(SUBSTRING "${rest}" 0 ${longest_piece} piece)
    string(FIND "${piece}" "\n" end REVERSE)
    if(end EQUAL -1)
      message(FATAL_ERROR "${module} has a line of more than ${longest_piece} bytes")
    endif()
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${rest}" 0 ${end} piece)
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(LENGTH "${rest}" length)
    string(APPEND literal "R\"hadsl(${piece})hadsl\"\n    ")
  endwhile()
  string(APPEND literal "R\"hadsl(${rest})hadsl\"")

  string(APPEND texts
         "\n/// library/${module}\ninline constexpr std::string_view ${name}_text =\n"
         "    ${literal};\n")
  string(APPEND rows "    {\"${name}\", ${name}_text},\n")
  math(EXPR count "${count} + 1")
endforeach()

set(head
    [==[// hadsl/library/modules.hpp - the text of every module of the standard library.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/embed_library.cmake (`cmake -P cmake/embed_library.cmake`) from the *.hadsl
// files beside it, so that a header-only user reaches them with one -I. Edit those.
#ifndef HADSL_LIBRARY_MODULES_HPP
#define HADSL_LIBRARY_MODULES_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hadsl::library {

// clang-format off
]==])
set(tail
    [==[// clang-format on

/// A module's name, as `use` names it, and its text.
struct module_entry {
    std::string_view name;
    std::string_view text;
};

/// All modules, in alphabetical order. `core` is the prelude, which every specification has.
inline constexpr std::array<module_entry, @count@> modules{{
@rows@}};

/// The text of the module of that name, if there is one.
[[nodiscard]] constexpr std::optional<std::string_view> module_text(std::string_view name) {
    for (auto const& each : modules) {
        if (each.name == name) {
            return each.text;
        }
    }
    return std::nullopt;
}

/// The names of all modules, in alphabetical order.
[[nodiscard]] constexpr auto module_names() {
    std::array<std::string_view, modules.size()> names;
    for (std::size_t at = 0; at < names.size(); ++at) {
        names[at] = modules[at].name;
    }
    return names;
}

} // namespace hadsl::library

#endif
]==])
string(REPLACE "@count@" "${count}" tail "${tail}")
string(REPLACE "@rows@" "${rows}" tail "${tail}")
set(wanted "${head}${texts}${tail}")

set(present "")
if(EXISTS "${header}")
  file(READ "${header}" present)
endif()
if(wanted STREQUAL present)
  return()
endif()
if(CHECK)
  message(FATAL_ERROR "include/hadsl/library/modules.hpp is older than the modules it is made "
                      "from; run: cmake -P cmake/embed_library.cmake")
endif()
file(WRITE "${header}" "${wanted}")
message(STATUS "wrote include/hadsl/library/modules.hpp with ${count} modules")
