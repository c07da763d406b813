# FindZ3.cmake - finds Z3 with its C++ header and makes Z3::Z3 of it.
#
# Z3's own CMake package is asked first (its target z3::libz3), then pkg-config, then the usual
# folders: Debian ships no CMake package for Z3. Installed beside hadslConfig.cmake, since our users
# have the same Z3 as we have. Sets Z3_FOUND, Z3_VERSION.

if(TARGET Z3::Z3)
  set(Z3_FOUND TRUE)
  return()
endif()

find_package(Z3 CONFIG QUIET)
if(TARGET z3::libz3)
  add_library(Z3::Z3 INTERFACE IMPORTED)
  set_target_properties(Z3::Z3 PROPERTIES INTERFACE_LINK_LIBRARIES z3::libz3)
  set(Z3_VERSION "${Z3_VERSION_STRING}")
  set(Z3_LIBRARY z3::libz3)
  set(Z3_INCLUDE_DIR "found by z3::libz3")
else()
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(PC_Z3 QUIET z3)
  endif()
  find_path(Z3_INCLUDE_DIR NAMES z3++.h HINTS ${PC_Z3_INCLUDE_DIRS} PATH_SUFFIXES z3)
  find_library(Z3_LIBRARY NAMES z3 libz3 HINTS ${PC_Z3_LIBRARY_DIRS})
  mark_as_advanced(Z3_INCLUDE_DIR Z3_LIBRARY)
  # The header knows its version; pkg-config's may be of another Z3.
  if(Z3_INCLUDE_DIR AND EXISTS "${Z3_INCLUDE_DIR}/z3_version.h")
    file(STRINGS "${Z3_INCLUDE_DIR}/z3_version.h" z3_lines REGEX "define Z3_[A-Z]+_(VERSION|NUMBER)")
    foreach(part MAJOR_VERSION MINOR_VERSION BUILD_NUMBER)
      string(REGEX REPLACE ".*Z3_${part} +([0-9]+).*" "\\1" Z3_${part} "${z3_lines}")
    endforeach()
    set(Z3_VERSION "${Z3_MAJOR_VERSION}.${Z3_MINOR_VERSION}.${Z3_BUILD_NUMBER}")
    unset(z3_lines)
  elseif(PC_Z3_VERSION)
    set(Z3_VERSION "${PC_Z3_VERSION}")
  endif()
  if(Z3_INCLUDE_DIR AND Z3_LIBRARY)
    add_library(Z3::Z3 UNKNOWN IMPORTED)
    set_target_properties(
      Z3::Z3 PROPERTIES IMPORTED_LOCATION "${Z3_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES
                                                          "${Z3_INCLUDE_DIR}")
  endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  Z3
  REQUIRED_VARS Z3_LIBRARY Z3_INCLUDE_DIR
  VERSION_VAR Z3_VERSION
  REASON_FAILURE_MESSAGE "install Z3 with its C++ header (Debian, Ubuntu: libz3-dev)")
