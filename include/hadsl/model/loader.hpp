// hadsl/model/loader.hpp - where resolve gets the other texts of a specification from.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LOADER_HPP
#define HADSL_MODEL_LOADER_HPP

#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::model {

/// A file that `import` names, as it was read.
struct imported {
    /// One name per file, however it was reached: files with the same name are read once.
    std::string name;
    std::string content;
    std::string error; // why it cannot be read, as the end of a sentence; empty when it was
};

/// Gives the documents a specification is made of. Injected, so that the model knows neither the
/// grammar nor the file system.
struct loader {
    /// Parses a text that is already among the texts.
    std::function<source::result<syntax::document>(source::texts const&, source::text_id)> parse;
    /// The text of a module of the standard library; empty when there is no such module. The
    /// module `core` is the prelude of every specification.
    std::function<std::optional<std::string>(std::string_view module)> module_text;
    /// All modules there are, to suggest one.
    std::vector<std::string> module_names;
    /// Reads what `import "path"` names in the file `importer`. May be absent: then nothing can be
    /// imported.
    std::function<imported(std::string const& importer, std::string const& path)> read_import;
};

} // namespace hadsl::model

#endif
