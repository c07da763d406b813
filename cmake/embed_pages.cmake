# embed_pages.cmake - writes docs/codes/*.md into a C++ source, so that `hadsl explain` has them.
#
#   cmake -D OUTPUT=pages.cpp -D PAGES="A.md;B.md" -P cmake/embed_pages.cmake

cmake_minimum_required(VERSION 3.20)

# Some compilers take literals of 16380 bytes at most.
set(longest_page 16000)

set(rows "")
foreach(page IN LISTS PAGES)
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" content)
  string(LENGTH "${content}" length)
  if(length GREATER longest_page)
    message(FATAL_ERROR "${page} has ${length} bytes, at most ${longest_page} fit: shorten it")
  endif()
  string(FIND "${content}" ")page\"" found)
  if(NOT found EQUAL -1)
    message(FATAL_ERROR "${page} contains )page\", which ends the literal it is written into")
  endif()
  string(APPEND rows "    {\"${name}\", R\"page(${content})page\"},\n")
endforeach()

file(
  WRITE "${OUTPUT}"
  "// Written by cmake/embed_pages.cmake from docs/codes. Edit those.\n"
  "#include \"pages.hpp\"\n\n"
  "namespace hadsl::program {\n\n"
  "namespace {\n\nconstexpr page all[] = {\n${rows}};\n\n}\n\n"
  "std::span<page const> pages() { return all; }\n\n"
  "} // namespace hadsl::program\n")
