// verifier/load.cpp - the one place of the program where the parser is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "load.hpp"

#include "fault_trees.hpp"
#include "output.hpp"

#include <hadsl/pipeline.hpp>

#include <cstdio>
#include <utility>

namespace hadsl::program {

specification load(std::string const& path) {
    source::file_limits const limits;
    source::files files(limits);
    if (path != "-") {
        auto main = files.read_main(path);
        auto made = hadsl::load(files, std::move(main), parse_any);
        keep_as_read(made.files.empty() ? std::vector{files.main()} : made.files);
        return made;
    }
    auto read = source::read_stream(stdin, "<stdin>", limits.largest);
    files.begin_with_text(read.name);
    return hadsl::load(files, std::move(read), parse_any);
}

specification load_text(std::string const& name, std::string const& content) {
    source::files files{source::file_limits()};
    files.begin_with_text(name);
    return hadsl::load(files, {name, content, {}}, parse_any);
}

specification load_kept(std::filesystem::path const& main, std::filesystem::path const& below) {
    source::file_limits limits;
    limits.roots = {below};
    return load_file(main.string(), std::move(limits));
}

specification load_changed(std::string const& path, std::string content) {
    source::files files({});
    if (path == "-" || path == "<stdin>") {
        files.begin_with_text(path);
        return hadsl::load(files, {path, std::move(content), {}}, parse_any);
    }
    auto main = files.read_main(path);
    main.content = std::move(content);
    return hadsl::load(files, std::move(main), parse_any);
}

source::result<syntax::document> parse(source::texts const& all, source::text_id one) {
    return grammar::parse(all, one);
}

} // namespace hadsl::program
