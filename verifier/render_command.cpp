// verifier/render_command.cpp - `hadsl render`: a picture of an architecture.
// SPDX-License-Identifier: BSL-1.0
#include "render_command.hpp"

#include "draw.hpp"
#include "load.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/dot.hpp>
#include <hadsl/report/drawing.hpp>
#include <hadsl/report/mermaid.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>

namespace hadsl::program {

namespace {

struct render_arguments {
    std::string path;
    std::string format = "svg";
};

[[nodiscard]] std::string drawn(specification const& of, std::string const& path,
                                std::string const& as) {
    report::drawing const made(of.architecture);
    if (as == "mermaid") {
        return report::to_mermaid(made);
    }
    auto const dot = report::to_dot(made);
    if (as == "dot") {
        return dot;
    }
    auto picture = lay_out(dot);
    if (!picture.why_not.empty()) {
        throw usage_error("cannot draw `" + path + "` as svg: " + picture.why_not +
                          " (`--format dot` and `--format mermaid` need nothing)");
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + picture.svg;
}

[[nodiscard]] exit_code render(render_arguments const& given) {
    auto const colon = given.format.find(':');
    auto const as = given.format.substr(0, colon);
    if (as != "svg" && as != "dot" && as != "mermaid") {
        throw usage_error("--format: found `" + as +
                          "`, expected one of: svg, dot, mermaid; it may "
                          "name a file, as `svg:shop.svg`");
    }
    auto const file = colon == given.format.npos ? std::string() : given.format.substr(colon + 1);
    if (colon != given.format.npos && file.empty()) {
        throw usage_error("--format: found `" + given.format +
                          "`, expected a file after the colon");
    }
    destination where(file);
    auto const read = load(given.path);
    auto const said = report::render(read.texts, read.diagnostics, {});
    std::fputs(said.c_str(), stderr);
    if (!read.is_sound) {
        return exit_code::wrong;
    }
    where.write(drawn(read, given.path, as));
    return exit_code::proven;
}

constexpr char const* after_render_help = R"(
Examples:
  hadsl render shop.hadsl --format svg:shop.svg     laid out by Graphviz' `dot`
  hadsl render shop.hadsl --format dot | dot -Tpdf -o shop.pdf
  hadsl render shop.hadsl --format mermaid          for Markdown on a forge

What is placed in or on something lies within its box. Dashed boxes are copies, full arrows are
needs (dashed: one of several will do), dotted ones what a mechanism uses.
)";

} // namespace

std::function<exit_code()> add_render_command(CLI::App& to) {
    auto const given = std::make_shared<render_arguments>();
    auto& command = *to.add_subcommand("render", "Draw the architecture of a specification");
    command.footer(after_render_help);
    command.get_formatter()->column_width(30);
    command.add_option("PATH", given->path, "A file, or - for standard input")
        ->type_name("")
        ->required();
    command
        .add_option("--format", given->format,
                    "svg (the default), dot or mermaid, and into which file")
        ->type_name("FORMAT[:FILE]");
    return [given] { return render(*given); };
}

} // namespace hadsl::program
