# build.cmake - configures, builds and runs one of the strangers' projects.

cmake_minimum_required(VERSION 3.20)

function(run)
  execute_process(
    COMMAND ${ARGN}
    RESULT_VARIABLE result
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}\nended with ${result}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
set(project "${CMAKE_CURRENT_LIST_DIR}/${NAME}")

if(NAME STREQUAL "plain")
  # The headers that need nothing, with nothing but the compiler.
  run("${COMPILER}" -std=c++20 -I "${SOURCE}/include" "${project}/main.cpp" -o "${WORK}/main")
  run("${WORK}/main")
  return()
endif()

if(NAME STREQUAL "pkg_config")
  # An installed copy, without CMake.
  run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
  set(ENV{PKG_CONFIG_PATH} "${WORK}/prefix/share/pkgconfig")
  find_program(pkg_config pkg-config REQUIRED)
  execute_process(COMMAND "${pkg_config}" --cflags --libs hadsl OUTPUT_VARIABLE flags
                  COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags NATIVE_COMMAND "${flags}")
  run("${COMPILER}" "${CMAKE_CURRENT_LIST_DIR}/core.cpp" ${flags} -o "${WORK}/main")
  run("${WORK}/main")
  return()
endif()

set(arguments "")
if(NAME MATCHES "^(find_package|embed)$")
  run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
  # What is installed must not need what it was installed from.
  file(GLOB_RECURSE texts "${WORK}/prefix/share/cmake/*")
  foreach(text IN LISTS texts)
    file(READ "${text}" content)
    string(FIND "${content}" "${SOURCE}/" found)
    if(NOT found EQUAL -1)
      message(FATAL_ERROR "${text} names the source folder")
    endif()
  endforeach()
  list(APPEND arguments "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
else()
  list(APPEND arguments "-DHADSL_SOURCE=${SOURCE}")
endif()

run("${CMAKE_COMMAND}" -S "${project}" -B "${WORK}/build" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" ${arguments})
run("${CMAKE_COMMAND}" --build "${WORK}/build")
file(GLOB programs "${WORK}/build/core" "${WORK}/build/whole" "${WORK}/build/embed")
if(NOT programs)
  message(FATAL_ERROR "the project builds no program that is known here")
endif()
foreach(program IN LISTS programs)
  run("${program}")
endforeach()
