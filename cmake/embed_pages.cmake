# embed_pages.cmake - writes docs/codes/*.md and the reference of the language into a C++ source, so
# that `hadsl explain` has them.
#
#   cmake -D OUTPUT=pages.cpp -D PAGES="A.md;B.md" -D REFERENCE=README.md -P cmake/embed_pages.cmake

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

# In parts that end with a line.
set(parts "")
file(READ "${REFERENCE}" rest)
while(NOT rest STREQUAL "")
  string(LENGTH "${rest}" length)
  set(taken "${length}")
  if(length GREATER longest_page)
    string(SUBSTRING "${rest}" 0 ${longest_page} part)
    string(FIND "${part}" "\n" taken REVERSE)
    math(EXPR taken "${taken} + 1")
  endif()
  string(SUBSTRING "${rest}" 0 ${taken} part)
  string(SUBSTRING "${rest}" ${taken} -1 rest)
  string(APPEND parts "    R\"page(${part})page\",\n")
endwhile()

file(
  WRITE "${OUTPUT}"
  "// Written by cmake/embed_pages.cmake from docs/codes and grammar/README.md. Edit those.\n"
  "#include \"pages.hpp\"\n\n"
  "namespace hadsl::program {\n\n"
  "namespace {\n\nconstexpr page all[] = {\n${rows}};\n\n"
  "constexpr std::string_view parts[] = {\n${parts}};\n\n}\n\n"
  "std::span<page const> pages() { return all; }\n"
  "std::span<std::string_view const> reference() { return parts; }\n\n"
  "} // namespace hadsl::program\n")
