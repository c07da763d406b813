# targets.cmake - the library's targets, and how our own programs are compiled.
#
#   hadsl::core      the tree, the model, the meaning, the reports     the standard library alone
#   hadsl::embed     the same model written in C++                     + Boost.Hana
#   hadsl::grammar   text to tree                                      + Boost.Spirit X3
#   hadsl::verifier  the judgement                                     + Z3
#   hadsl::hadsl     all of it

# Dependencies are imported targets, so their headers are system headers: silent in every build.
# Boost is found by its own package (CONFIG) where there is one; FindBoost serves the rest.
#
# What we build or install needs both. A project that has this one as a folder may want less: what it
# does not have is said, and then there is no target of what needs it.
if(HADSL_BUILD_PROGRAM OR HADSL_BUILD_TESTS OR HADSL_INSTALL OR HADSL_FUZZ)
  set(hadsl_needs REQUIRED)
else()
  set(hadsl_needs "")
endif()
find_package(Boost 1.74 QUIET CONFIG)
if(NOT TARGET Boost::headers)
  find_package(Boost 1.74 ${hadsl_needs})
endif()
find_package(Z3 4.8.12 ${hadsl_needs})

# hadsl_component(NAME LINK...) - one header-only target of the family.
function(hadsl_component name)
  add_library(hadsl_${name} INTERFACE)
  add_library(hadsl::${name} ALIAS hadsl_${name})
  set_target_properties(hadsl_${name} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(hadsl_${name} INTERFACE cxx_std_20)
  # To us our headers are code under warnings, to everybody else they are system headers. (An
  # installed target is imported, and so a system header of itself.)
  if(hadsl_is_top_level)
    set(system "")
  else()
    set(system SYSTEM)
  endif()
  target_include_directories(
    hadsl_${name} ${system}
    INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" "$<INSTALL_INTERFACE:include>")
  target_link_libraries(hadsl_${name} INTERFACE ${ARGN})
endfunction()

hadsl_component(core)
if(TARGET Boost::headers)
  hadsl_component(embed hadsl::core Boost::headers)
  # g++ lets a constant expression take as many steps as these claims do; clang asks for leave.
  target_compile_options(
    hadsl_embed
    INTERFACE "$<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang>:-fconstexpr-steps=200000000>")
  hadsl_component(grammar hadsl::core Boost::headers)
endif()
if(Z3_FOUND)
  hadsl_component(verifier hadsl::core Z3::Z3)
endif()
if(TARGET hadsl::grammar AND TARGET hadsl::verifier)
  hadsl_component(hadsl hadsl::core hadsl::embed hadsl::grammar hadsl::verifier)
endif()

# How our own programs and tests are compiled; no user ever links this.
add_library(hadsl_strict INTERFACE)
if(HADSL_STRICT AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(
    hadsl_strict INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees ghosts in optimised standard containers. That one it sees in every `"a" + string`
    # (bug 105651), so it is off; the others are rare (105329, 107852), and are said but do not stop.
    target_compile_options(
      hadsl_strict
      INTERFACE -Wno-restrict -Wno-error=stringop-overflow -Wno-error=stringop-overread
                -Wno-error=array-bounds -Wno-error=maybe-uninitialized
                -Wno-error=free-nonheap-object)
  endif()
endif()
if(HADSL_SANITIZE)
  # -O1 and thin debug information: the stack of a report can be read, and a translation unit with
  # a parser in it stays within a gigabyte and a minute.
  target_compile_options(
    hadsl_strict INTERFACE -fsanitize=${HADSL_SANITIZE} -fno-sanitize-recover=all
                           -fno-omit-frame-pointer -O1 -g1)
  target_link_options(hadsl_strict INTERFACE -fsanitize=${HADSL_SANITIZE})
endif()
