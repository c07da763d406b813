// verifier/embed_command.cpp - `hadsl embed`: a specification as a constexpr header.
// SPDX-License-Identifier: BSL-1.0
#include "embed_command.hpp"

#include "depfile.hpp"
#include "load.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <hadsl/embed/write.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/printable.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace hadsl::program {

namespace {

struct embed_arguments {
    std::string path;
    std::string name;
    std::string output;
    std::string depfile;
};

[[nodiscard]] bool is_keyword(std::string_view word) {
    constexpr std::string_view all[] = {"alignas",       "alignof",     "and",
                                        "and_eq",        "asm",         "auto",
                                        "bitand",        "bitor",       "bool",
                                        "break",         "case",        "catch",
                                        "char",          "char8_t",     "char16_t",
                                        "char32_t",      "class",       "compl",
                                        "concept",       "const",       "consteval",
                                        "constexpr",     "constinit",   "const_cast",
                                        "continue",      "co_await",    "co_return",
                                        "co_yield",      "decltype",    "default",
                                        "delete",        "do",          "double",
                                        "dynamic_cast",  "else",        "enum",
                                        "explicit",      "export",      "extern",
                                        "false",         "float",       "for",
                                        "friend",        "goto",        "if",
                                        "inline",        "int",         "long",
                                        "mutable",       "namespace",   "new",
                                        "noexcept",      "not",         "not_eq",
                                        "nullptr",       "operator",    "or",
                                        "or_eq",         "private",     "protected",
                                        "public",        "register",    "reinterpret_cast",
                                        "requires",      "return",      "short",
                                        "signed",        "sizeof",      "static",
                                        "static_assert", "static_cast", "struct",
                                        "switch",        "template",    "this",
                                        "thread_local",  "throw",       "true",
                                        "try",           "typedef",     "typeid",
                                        "typename",      "union",       "unsigned",
                                        "using",         "virtual",     "void",
                                        "volatile",      "wchar_t",     "while",
                                        "xor",           "xor_eq"};
    return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

/// A name of C++ that reminds of another: `fault-tolerance` becomes `fault_tolerance`.
[[nodiscard]] std::string identifier(std::string const& from) {
    std::string name;
    for (char const each : from) {
        name += std::isalnum(static_cast<unsigned char>(each)) != 0 ? each : '_';
    }
    bool const begins_wrongly =
        name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) != 0;
    return (begins_wrongly ? "_" : "") + name + (is_keyword(name) ? "_" : "");
}

[[nodiscard]] exit_code embed(embed_arguments const& given) {
    auto const name = identifier(
        given.name.empty() ? std::filesystem::path(given.path).stem().string() : given.name);
    if (!given.name.empty() && name != given.name) {
        throw usage_error("--name: found `" + given.name + "`, expected a name of C++");
    }
    auto const made = load(given.path);
    if (!made.is_sound) {
        std::fputs(report::render(made.texts, made.diagnostics, {}).c_str(), stderr);
        return exit_code::wrong;
    }
    destination(given.output)
        .write("// Written by `hadsl embed` from " +
               report::printable(std::filesystem::path(given.path).filename().string()) +
               ". Edit that.\n//\n//     static_assert(hadsl::holds<" + name +
               ", \"a claim\">);\n#pragma once\n\n#include <hadsl/embed/proves.hpp>\n\n" +
               embed::definition(made.architecture, name));
    if (!given.depfile.empty()) {
        write_depfile(given.depfile, given.output, {&made});
    }
    return exit_code::proven;
}

} // namespace

std::function<exit_code()> add_embed_command(CLI::App& to) {
    auto const given = std::make_shared<embed_arguments>();
    auto& command = *to.add_subcommand(
        "embed", "Write a specification as a C++ header, for static_assert on its claims");
    command.get_formatter()->column_width(30);
    command.add_option("FILE", given->path, "The specification")->required()->type_name("");
    command.add_option("--name", given->name, "What C++ calls it, if not as the file is called")
        ->type_name("NAME");
    auto* const output = command.add_option("--output", given->output, "Where to, if not here");
    output->type_name("FILE");
    command
        .add_option("--depfile", given->depfile,
                    "Write which files were read, for make and ninja, as what --output depends on")
        ->needs(output)
        ->type_name("FILE");
    return [given] { return embed(*given); };
}

} // namespace hadsl::program
