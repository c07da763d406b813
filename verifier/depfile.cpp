// verifier/depfile.cpp - what a run has read and made, for build systems.
// SPDX-License-Identifier: BSL-1.0
#include "depfile.hpp"

#include "output.hpp"

namespace hadsl::program {

namespace {

/// A path as a word of a makefile.
[[nodiscard]] std::string escaped(std::string const& path) {
    std::string word;
    for (char const each : path) {
        if (each == ' ' || each == '#' || each == '\\') {
            word += '\\';
        } else if (each == '$') {
            word += '$';
        }
        word += each;
    }
    return word;
}

} // namespace

void write_depfile(std::string const& path, std::string const& made,
                   std::vector<specification const*> const& from) {
    destination where(path);
    auto text = escaped(made) + ":";
    for (auto const* each : from) {
        for (auto const& file : each->files) {
            text += " \\\n  " + escaped(file.string());
        }
    }
    where.write(text + "\n");
}

} // namespace hadsl::program
