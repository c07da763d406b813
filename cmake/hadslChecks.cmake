# hadslChecks.cmake - claims as build steps and tests, specifications as headers.
#
#   hadsl_add_check(NAME
#     SPECS shop.hadsl ...        files or folders, relative to the current source folder
#     [CLAIMS pattern ...]        only claims whose name matches
#     [FORMATS format:file ...]   reports to write, files relative to the current binary folder
#     [FAIL_ON verdict ...]       refuted, vacuous, undecided (all three by default), or nothing
#     [BASELINE known.json]       refutations that are known and fail nothing, as written by
#                                 `hadsl check --write-baseline`
#     [TARGET target]             is built only when the check has passed
#     [TIMEOUT duration])         per claim, as 30s
#
# makes a target NAME, which is built by default: a claim that fails fails the build and is told in
# the compiler's manner (`file:line:column: error:`), and a test for each claim, named NAME: CLAIM.
# Nothing is checked again until a specification or something that it imports has changed.
#
#   hadsl_embed(target SPEC shop.hadsl [NAME shop])
#
# gives a target the header <shop.hpp>, in which the specification is a constant of C++:
# `static_assert(hadsl::holds<shop, "hardware">)`.
#
# The program runs on the machine that builds, also when that builds for another one. It is looked
# for where this package is installed and in the usual places; HADSL_PROGRAM says where it is. A project
# that has hadsl as a folder can have it built: set(HADSL_BUILD_PROGRAM ON) before add_subdirectory.

include_guard(GLOBAL)

# Sets in the caller what runs the program, and what that depends on.
function(hadsl_find_program command depends)
  if(TARGET hadsl_cli AND NOT CMAKE_CROSSCOMPILING)
    set(${command} "$<TARGET_FILE:hadsl_cli>" PARENT_SCOPE)
    set(${depends} hadsl_cli PARENT_SCOPE)
    return()
  endif()
  find_program(
    HADSL_PROGRAM hadsl
    HINTS ${hadsl_PROGRAM_DIR}
    NO_CMAKE_FIND_ROOT_PATH
    DOC "The program hadsl, of the machine that builds")
  if(NOT HADSL_PROGRAM)
    message(FATAL_ERROR "cannot find the program hadsl: install it, set HADSL_PROGRAM to where it "
                        "is, or have it built: HADSL_BUILD_PROGRAM, set to ON before "
                        "add_subdirectory or FetchContent brings hadsl")
  endif()
  set(${command} "${HADSL_PROGRAM}" PARENT_SCOPE)
  set(${depends} "${HADSL_PROGRAM}" PARENT_SCOPE)
endfunction()

# Makes paths absolute, from a folder.
function(hadsl_absolute result folder)
  set(all "")
  foreach(path IN LISTS ARGN)
    get_filename_component(path "${path}" ABSOLUTE BASE_DIR "${folder}")
    list(APPEND all "${path}")
  endforeach()
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

function(hadsl_add_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "BASELINE;TARGET;TIMEOUT" "SPECS;CLAIMS;FORMATS;FAIL_ON")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SPECS)
    message(FATAL_ERROR "hadsl_add_check(${name}): found `${arg_UNPARSED_ARGUMENTS}`, expected SPECS "
                        "and files after it, then CLAIMS, FORMATS, FAIL_ON, BASELINE, TARGET or TIMEOUT")
  endif()
  hadsl_find_program(program program_depends)
  hadsl_absolute(specs "${CMAKE_CURRENT_SOURCE_DIR}" ${arg_SPECS})
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/hadsl/${name}")
  file(MAKE_DIRECTORY "${folder}")

  set(claims "")
  foreach(pattern IN LISTS arg_CLAIMS)
    list(APPEND claims --claim "${pattern}")
  endforeach()
  set(how "")
  if(arg_FAIL_ON)
    list(JOIN arg_FAIL_ON "," fail_on)
    list(APPEND how --fail-on "${fail_on}")
  endif()
  set(baseline "")
  if(arg_BASELINE)
    hadsl_absolute(baseline "${CMAKE_CURRENT_SOURCE_DIR}" "${arg_BASELINE}")
    list(APPEND how --baseline "${baseline}")
  endif()
  if(arg_TIMEOUT)
    list(APPEND how --timeout "${arg_TIMEOUT}")
  endif()
  set(reports "")
  set(files "")
  foreach(format IN LISTS arg_FORMATS)
    if(NOT format MATCHES "^([^:]+):(.+)$")
      message(FATAL_ERROR "hadsl_add_check(${name}): found the format `${format}`, expected one "
                          "with a file, as json:report.json")
    endif()
    set(kind "${CMAKE_MATCH_1}")
    hadsl_absolute(file "${CMAKE_CURRENT_BINARY_DIR}" "${CMAKE_MATCH_2}")
    list(APPEND reports --format "${kind}:${file}")
    list(APPEND files "${file}")
  endforeach()

  # The check. Its depfile is written whatever the verdict; its stamp when nothing has failed.
  add_custom_command(
    OUTPUT "${folder}/passed"
    BYPRODUCTS ${files}
    COMMAND "${program}" check ${specs} ${claims} ${how} --quiet --format text ${reports} --stamp
            "${folder}/passed" --depfile "${folder}/passed.d"
    DEPENDS ${specs} ${baseline} ${program_depends}
    DEPFILE "${folder}/passed.d"
    COMMENT "Checking the claims of ${name}"
    VERBATIM)
  # Which claims there are, for CTest: known even when one of them fails.
  add_custom_command(
    OUTPUT "${folder}/claims"
    COMMAND "${program}" claims ${specs} ${claims} --output "${folder}/claims" --depfile
            "${folder}/claims.d"
    DEPENDS ${specs} ${program_depends}
    DEPFILE "${folder}/claims.d"
    COMMENT "Listing the claims of ${name}"
    VERBATIM)
  add_custom_target(${name}_claims ALL DEPENDS "${folder}/claims")
  add_custom_target(${name} ALL DEPENDS "${folder}/passed")
  add_dependencies(${name} ${name}_claims)
  if(arg_TARGET)
    add_dependencies(${arg_TARGET} ${name})
  endif()

  # CTest reads this whenever it runs; by then the list has been built.
  set(arguments "")
  foreach(each IN LISTS how)
    string(APPEND arguments " [==[${each}]==]")
  endforeach()
  file(
    GENERATE
    OUTPUT "${folder}/tests.cmake"
    CONTENT
      "if(NOT EXISTS [==[${folder}/claims]==])
  add_test([==[${name}: not built]==] [==[${name}: not built]==])
  return()
endif()
file(STRINGS [==[${folder}/claims]==] lines)
foreach(line IN LISTS lines)
  string(REGEX MATCH \"^(.*)\\t(.*)$\" all \"\${line}\")
  set(path \"\${CMAKE_MATCH_1}\")
  set(claim \"\${CMAKE_MATCH_2}\")
  add_test(\"${name}: \${claim}\" [==[${program}]==] check \"\${path}\" --claim \"\${claim}\"${arguments})
endforeach()
")
  set_property(
    DIRECTORY
    APPEND
    PROPERTY TEST_INCLUDE_FILES "${folder}/tests.cmake")
endfunction()

function(hadsl_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SPEC;NAME" "")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SPEC)
    message(FATAL_ERROR "hadsl_embed(${target}): found `${arg_UNPARSED_ARGUMENTS}`, expected SPEC and "
                        "a file, then NAME")
  endif()
  hadsl_find_program(program program_depends)
  hadsl_absolute(spec "${CMAKE_CURRENT_SOURCE_DIR}" "${arg_SPEC}")
  if(NOT arg_NAME)
    get_filename_component(arg_NAME "${spec}" NAME_WE)
    string(MAKE_C_IDENTIFIER "${arg_NAME}" arg_NAME)
  endif()
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/hadsl/${target}")
  file(MAKE_DIRECTORY "${folder}")
  set(header "${folder}/${arg_NAME}.hpp")
  add_custom_command(
    OUTPUT "${header}"
    COMMAND "${program}" embed "${spec}" --name "${arg_NAME}" --output "${header}" --depfile
            "${header}.d"
    DEPENDS "${spec}" ${program_depends}
    DEPFILE "${header}.d"
    COMMENT "Writing ${arg_NAME}.hpp from ${arg_SPEC}"
    VERBATIM)
  target_sources(${target} PRIVATE "${header}")
  target_include_directories(${target} PRIVATE "${folder}")
  target_link_libraries(${target} PRIVATE hadsl::embed)
endfunction()
