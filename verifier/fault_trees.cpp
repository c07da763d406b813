// verifier/fault_trees.cpp - the one place of the program where pugixml is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "fault_trees.hpp"

#include "load.hpp"
#include "usage.hpp"

#include <hadsl/exchange/galileo.hpp>
#include <hadsl/exchange/openpsa.hpp>
#include <hadsl/exchange/specify.hpp>
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

/// Reads one text. One that lies in a file and is a specification is left to who understands it.
[[nodiscard]] std::pair<text_kind, source::file> open_one(std::string const& path) {
    std::error_code failed;
    bool const comes_once = path == "-" || (std::filesystem::exists(path, failed) &&
                                            !std::filesystem::is_regular_file(path, failed));
    if (!comes_once) {
        auto const kind = kind_of(beginning_of(path));
        if (kind == text_kind::specification) {
            return {kind, {}};
        }
        return {kind, source::read_file(path, path, largest_tree)};
    }
    auto read = path == "-" ? source::read_stream(stdin, "<stdin>", largest_tree)
                            : source::read_file(path, path, largest_tree);
    auto const kind = kind_of(read.content);
    return {kind, std::move(read)};
}

} // namespace

opened_text open_texts(std::vector<std::string> const& paths) {
    opened_text made;
    for (auto const& path : paths) {
        auto [kind, read] = open_one(path);
        if (!read.error.empty()) {
            throw usage_error("cannot read `" + read.name + "`: " + read.error);
        }
        if (paths.size() > 1 && kind != text_kind::openpsa) {
            throw usage_error("found several files, expected one, or a fault tree in the Open-PSA "
                              "format: `" +
                              path + "` is none");
        }
        made.kind = kind;
        if (!read.name.empty()) {
            made.read.add(std::move(read.name), std::move(read.content));
        }
    }
    return made;
}

opened_text open_as(text_kind kind, std::vector<std::string> const& paths) {
    opened_text made;
    made.kind = kind;
    if (paths.size() > 1 && kind == text_kind::galileo) {
        throw usage_error("found several files, expected one");
    }
    for (auto const& path : paths) {
        auto read = path == "-" ? source::read_stream(stdin, "<stdin>", largest_tree)
                                : source::read_file(path, path, largest_tree);
        if (!read.error.empty()) {
            throw usage_error("cannot read `" + read.name + "`: " + read.error);
        }
        made.read.add(std::move(read.name), std::move(read.content));
    }
    return made;
}

source::result<exchange::fault_tree> read_tree(opened_text const& from) {
    if (from.kind == text_kind::galileo) {
        return exchange::read_galileo(from.read, source::text_id{0});
    }
    std::vector<source::text_id> all;
    for (std::size_t at = 0; at < from.read.size(); ++at) {
        all.push_back(static_cast<source::text_id>(at));
    }
    return exchange::read_openpsa(from.read, all);
}

source::result<syntax::document> parse_any(source::texts const& all, source::text_id which) {
    auto const kind = kind_of(all[which].content());
    if (kind == text_kind::specification) {
        return parse(all, which);
    }
    auto const tree = kind == text_kind::galileo ? exchange::read_galileo(all, which)
                                                 : exchange::read_openpsa(all, {which});
    if (!tree) {
        return tree.diagnostics();
    }
    return exchange::specify(*tree, which, false);
}

} // namespace hadsl::program
