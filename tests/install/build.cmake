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

set(arguments "")
if(NAME STREQUAL "find_package")
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
run("${WORK}/build/core")
run("${WORK}/build/whole")
