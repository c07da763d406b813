// hadsl/model/load.hpp - a specification with all it imports and uses, parsed: each text once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LOAD_HPP
#define HADSL_MODEL_LOAD_HPP

#include <hadsl/model/findings.hpp>
#include <hadsl/model/library_hints.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// The module whose names carry no prefix and which every text uses.
inline constexpr char const* prelude = "core";

/// One text: a file of the specification, or a module of the library.
struct unit {
    source::text_id text = source::no_text;
    std::string module; // empty for a file
    syntax::document said;
    std::vector<std::string> uses; // modules, whether they exist or not

    /// What `outage` means in this text; zero unless it says something else.
    duration tolerance = zero;

    [[nodiscard]] bool is_module() const { return !module.empty(); }
    [[nodiscard]] bool is_using(std::string const& wanted) const {
        return wanted == prelude || wanted == module ||
               std::find(uses.begin(), uses.end(), wanted) != uses.end();
    }
};

/// All texts of a specification, what is used or imported before what does so.
struct specification {
    explicit specification(loader const& from) : library(from) {}

    library_hints library;
    std::vector<std::unique_ptr<unit>> units; // nodes are pointed at, so they stay where they are
    source::text_id prelude_text = source::no_text;
    bool readable = true; // the first text and the prelude were parsed
    bool complete = true; // no text is missing, so an unknown name is really unknown
};

/// Reads and parses whatever a text leads to.
class specification_loader {
public:
    specification_loader(source::texts& all, loader const& from, findings& out)
        : all_(all), from_(from), out_(out), loaded_(from) {}

    [[nodiscard]] specification load(source::text_id main) && {
        main_ = main;
        load_module(prelude);
        load_file(main);
        return std::move(loaded_);
    }

private:
    void load_module(std::string const& name) {
        if (!done_.try_emplace("use " + name, true).second) {
            return;
        }
        if (auto text = from_.module_text ? from_.module_text(name) : std::nullopt) {
            auto const id = all_.add("hadsl/library/" + name + ".hadsl", *std::move(text));
            if (name == prelude) {
                loaded_.prelude_text = id;
            }
            read(id, name);
        } else {
            missing_.push_back(name);
        }
    }

    void load_file(source::text_id text) {
        auto const name = all_[text].name();
        done_["import " + name] = false;
        path_.push_back(name);
        read(text, "");
        path_.pop_back();
        done_["import " + name] = true;
    }

    void read(source::text_id text, std::string const& module) {
        auto parsed = from_.parse(all_, text);
        out_.add_all(parsed.diagnostics());
        if (!parsed) {
            loaded_.complete = false;
            loaded_.readable = loaded_.readable && text != main_ && module != prelude;
            return;
        }
        auto next = std::make_unique<unit>();
        next->text = text;
        next->module = module;
        next->said = *std::move(parsed);
        for (auto const& each : next->said.declarations) {
            if (auto const* use = std::get_if<syntax::use>(&each)) {
                for (auto const& name : use->modules) {
                    next->uses.push_back(name.text);
                    load_used(name);
                }
            } else if (auto const* import = std::get_if<syntax::import>(&each)) {
                if (!next->is_module()) {
                    load_import(import->file, all_[text].name());
                }
            }
        }
        loaded_.units.push_back(std::move(next));
    }

    void load_used(syntax::name const& name) {
        load_module(name.text);
        if (std::find(missing_.begin(), missing_.end(), name.text) != missing_.end()) {
            out_.add(source::code::unknown_module, name.at.span,
                     "found " + in_backticks(name.text) +
                         ", expected a module of the standard library",
                     loaded_.library.for_module(name.text, out_));
        }
    }

    void load_import(syntax::string const& file, std::string const& importer) {
        auto read = from_.read_import ? from_.read_import(importer, file.text)
                                      : imported{"", "", "there are no files to import here"};
        if (!read.error.empty()) {
            loaded_.complete = false;
            out_.add(source::code::unreadable_file, file.at.span,
                     "cannot read " + in_backticks(file.text) + ": " + read.error,
                     loaded_.library.has_module(file.text)
                         ? "a module of the library is used: `use " + file.text + "`"
                         : std::string());
            return;
        }
        auto const seen = done_.find("import " + read.name);
        if (seen == done_.end()) {
            load_file(all_.add(std::move(read.name), std::move(read.content)));
        } else if (!seen->second) {
            loaded_.complete = false;
            out_.add(source::code::import_cycle, file.at.span,
                     "found an import of " + in_backticks(file.text) +
                         ", expected one that does not lead "
                         "back to this file: " +
                         cycle_to(read.name),
                     "move what both files need into a third one that both import");
        }
    }

    /// `a.hadsl imports b.hadsl imports a.hadsl`.
    [[nodiscard]] std::string cycle_to(std::string const& name) const {
        std::string shown;
        for (auto at = std::find(path_.begin(), path_.end(), name); at != path_.end(); ++at) {
            shown += in_backticks(*at) + " imports ";
        }
        return shown + in_backticks(name);
    }

    source::texts& all_;
    loader const& from_;
    findings& out_;
    specification loaded_;
    source::text_id main_ = source::no_text;
    std::map<std::string, bool> done_; // "import NAME" or "use NAME"; false while it is being read
    std::vector<std::string> path_;    // the files being read, each imported by the one before it
    std::vector<std::string> missing_; // modules that do not exist
};

/// Reads and parses a specification with all it imports and uses, and the prelude.
[[nodiscard]] inline specification load(source::texts& all, source::text_id main,
                                        loader const& from, findings& out) {
    return specification_loader(all, from, out).load(main);
}

} // namespace hadsl::model

#endif
