// verifier/draw.cpp - pictures, laid out by Graphviz' program `dot`.
// SPDX-License-Identifier: BSL-1.0
#include "draw.hpp"

#include "process.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace hadsl::program {

report::page_picture lay_out(std::string const& dot) {
    using namespace std::chrono_literals;
    auto done = run_program({"dot", "-Tsvg"}, dot, 60s);
    if (!done.not_started.empty()) {
        return {{}, "cannot run `dot`: " + done.not_started + "; it is part of Graphviz"};
    }
    if (done.is_late) {
        return {{}, "`dot` takes more than a minute: the picture would be too large"};
    }
    auto const begin = done.out.find("<svg");
    if (done.code != 0 || begin == done.out.npos) {
        return {{}, "`dot` fails: " + done.err.substr(0, 300)};
    }
    auto svg = done.out.substr(begin);
    // Graphviz' names of nodes would be read out, and shown under the pointer.
    for (auto at = svg.find("<title>"); at != svg.npos; at = svg.find("<title>", at)) {
        auto const end = svg.find("</title>", at);
        svg.erase(at, end == svg.npos ? svg.npos : end + 8 - at);
    }
    // Numbers that mean nothing, and that a page with two pictures would have twice.
    for (auto at = svg.find("<g id=\""); at != svg.npos; at = svg.find("<g id=\"", at)) {
        auto const end = svg.find('"', at + 7);
        svg.erase(at + 2, end == svg.npos ? svg.npos : end + 1 - (at + 2));
    }
    return {std::move(svg), {}};
}

} // namespace hadsl::program
