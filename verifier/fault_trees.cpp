// verifier/fault_trees.cpp - the one place of the program where pugixml is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "fault_trees.hpp"

#include "usage.hpp"

#include <hadsl/exchange/galileo.hpp>
#include <hadsl/exchange/openpsa.hpp>
#include <hadsl/source/files.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace hadsl::program {

namespace {

/// Bytes of a fault tree; a generated one may be large. Places are counted in 32 bits.
constexpr std::uintmax_t largest_tree = std::uintmax_t{2} << 30U;

/// What a text is, by how it begins; comments of Galileo and a byte order mark are passed over.
[[nodiscard]] text_kind kind_of(std::string_view begin) {
    if (begin.starts_with("\xEF\xBB\xBF")) {
        begin.remove_prefix(3);
    }
    for (;;) {
        auto const first = begin.find_first_not_of(" \t\r\n");
        begin.remove_prefix(std::min(first, begin.size()));
        if (!begin.starts_with("//") && !begin.starts_with("/*")) {
            break;
        }
        auto const end = begin[1] == '/' ? begin.find('\n') : begin.find("*/");
        begin.remove_prefix(end == begin.npos ? begin.size() : end + (begin[1] == '/' ? 1 : 2));
    }
    return begin.starts_with("<")          ? text_kind::openpsa
           : begin.starts_with("toplevel") ? text_kind::galileo
                                           : text_kind::specification;
}

/// How a file begins; empty when that cannot be told, which whoever reads it will say.
[[nodiscard]] std::string beginning_of(std::string const& path) {
    std::string begin;
    if (auto* const open = std::fopen(path.c_str(), "rb")) {
        begin.resize(std::size_t{1} << 16U);
        begin.resize(std::fread(begin.data(), 1, begin.size(), open));
        std::fclose(open);
    }
    return begin;
}

} // namespace

opened_text open_text(std::string const& path) {
    opened_text made;
    source::file read;
    std::error_code failed;
    if (path == "-") {
        read = source::read_stream(stdin, "<stdin>", largest_tree);
        made.kind = kind_of(read.content);
    } else if (std::filesystem::exists(path, failed) &&
               !std::filesystem::is_regular_file(path, failed)) {
        // What comes through a pipe comes once.
        read = source::read_file(path, path, largest_tree);
        made.kind = kind_of(read.content);
    } else {
        made.kind = kind_of(beginning_of(path));
        if (made.kind == text_kind::specification) {
            return made;
        }
        read = source::read_file(path, path, largest_tree);
    }
    if (!read.error.empty()) {
        throw usage_error("cannot read `" + read.name + "`: " + read.error);
    }
    made.read.add(std::move(read.name), std::move(read.content));
    return made;
}

source::result<exchange::fault_tree> read_tree(opened_text const& from) {
    return from.kind == text_kind::galileo
               ? exchange::read_galileo(from.read, source::text_id{0})
               : exchange::read_openpsa(from.read, source::text_id{0});
}

} // namespace hadsl::program
