// verifier/load.cpp - the one place of the program where the parser is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "load.hpp"

#include <hadsl/pipeline.hpp>

#include <cstdio>
#include <utility>

namespace hadsl::program {

specification load(std::string const& path) {
    if (path != "-") {
        return load_file(path);
    }
    source::file_limits const limits;
    source::files files(limits);
    auto read = source::read_stream(stdin, "<stdin>", limits.largest);
    files.begin_with_text(read.name);
    return hadsl::load(files, std::move(read));
}

specification load_text(std::string const& name, std::string const& content) {
    return hadsl::load(content, name);
}

} // namespace hadsl::program
