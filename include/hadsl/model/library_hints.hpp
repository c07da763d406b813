// hadsl/model/library_hints.hpp - where in the library the thing is that somebody probably meant.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LIBRARY_HINTS_HPP
#define HADSL_MODEL_LIBRARY_HINTS_HPP

#include <hadsl/library/catalogue.hpp>
#include <hadsl/model/findings.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/model/suggestion.hpp>
#include <hadsl/source/spelling.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// The library as one looks for something in it; read when it is first asked. The loader must
/// outlive it.
class library_hints {
public:
    explicit library_hints(loader const& from) : from_(&from) {}

    [[nodiscard]] bool has_module(std::string const& name) const {
        return std::find(from_->module_names.begin(), from_->module_names.end(), name) !=
               from_->module_names.end();
    }

    /// Help for a module that does not exist: `patroni` is a mechanism of another one, `etcd` is
    /// what another one is about.
    [[nodiscard]] std::string for_module(std::string const& wanted, findings const& so_far) {
        for (auto const& each : entries(so_far)) {
            if (each.what == library::entry::sort::mechanism && each.name == wanted) {
                return use_of(each);
            }
        }
        auto const known = module_meant(wanted);
        auto help = known.empty() ? suggestion(wanted, from_->module_names, so_far)
                                  : "did you mean `" + known + "`?";
        if (!help.empty()) {
            return help;
        }
        auto const found = library::search(entries(so_far), wanted);
        return found.empty() ? "`hadsl library` lists all modules" : use_of(*found.front());
    }

    /// Help for a module where a mechanism belongs: those it has.
    [[nodiscard]] std::string mechanisms_of(std::string const& module, bool is_used,
                                            findings const& so_far) {
        std::string has;
        std::size_t count = 0;
        for (auto const& each : entries(so_far)) {
            if (each.what == library::entry::sort::mechanism && each.module == module) {
                has += (has.empty() ? "" : ", ") + in_backticks(each.full_name());
                ++count;
            }
        }
        if (count == 0) {
            return {};
        }
        return (count == 1 ? "its mechanism is " : "its mechanisms are ") + has +
               (is_used ? "" : "; write `use " + module + "` first");
    }

    /// Help for a mechanism that does not exist: those its module has, or where it is. `is_used`
    /// tells whether the text uses a module.
    template <class IsUsed>
    [[nodiscard]] std::string for_mechanism(std::string const& module, std::string const& wanted,
                                            findings const& so_far, IsUsed is_used) {
        std::string has;
        for (auto const& each : entries(so_far)) {
            if (each.what == library::entry::sort::mechanism && each.module == module) {
                has += (has.empty() ? "`" : ", `") + each.name + "`";
            }
        }
        if (!module.empty()) {
            auto const meant = shortened(module, wanted, so_far);
            return !meant.empty() ? "did you mean " + in_backticks(module + "." + meant) + "?"
                   : has.empty()  ? "`" + module + "` has no mechanisms: `hadsl library " + module +
                                       "` tells what it is about"
                                 : "`" + module + "` has " + has;
        }
        std::string exactly;
        for (auto const& each : entries(so_far)) {
            if (each.what == library::entry::sort::mechanism && each.name == wanted) {
                exactly += (exactly.empty() ? "" : " or ") + in_backticks(each.full_name());
            }
        }
        if (!exactly.empty()) {
            return "did you mean " + exactly + "? Write `use` and the module first";
        }
        auto const offer = [&](library::entry const& each) {
            return "did you mean " + in_backticks(each.full_name()) + "?" +
                   (is_used(each.module) ? "" : " It needs `use " + each.module + "`");
        };
        std::vector<std::string> names;
        for (auto const& each : entries(so_far)) {
            if (each.what == library::entry::sort::mechanism) {
                names.push_back(each.name);
            }
        }
        auto const near = source::closest(wanted, names);
        for (auto const& each : entries(so_far)) {
            if (near && each.what == library::entry::sort::mechanism && each.name == *near) {
                return offer(each);
            }
        }
        for (auto const* each : library::search(entries(so_far), wanted)) {
            if (each->what == library::entry::sort::mechanism) {
                return offer(*each);
            }
        }
        return "`hadsl library` lists the mechanisms there are; one of your own is declared, as "
               "`mechanism m { copies run apart, one active  on crash, loss of host: take over in "
               "30s }`";
    }

private:
    /// After so many findings nobody reads them any more.
    static constexpr std::size_t enough = 100;

    [[nodiscard]] std::vector<library::entry> const& entries(findings const& so_far) {
        if (all_.empty() && from_->module_text && so_far.size() < enough) {
            for (auto const& name : from_->module_names) {
                auto const text = from_->module_text(name);
                auto more = library::entries_of(name, text ? *text : std::string());
                std::move(more.begin(), more.end(), std::back_inserter(all_));
            }
        }
        return all_;
    }

    /// The mechanism of a module that goes by the first letters of its words: `ha`, `ft`, `rac`.
    [[nodiscard]] std::string shortened(std::string const& module, std::string const& wanted,
                                        findings const& so_far) {
        for (auto const& each : entries(so_far)) {
            std::string letters;
            for (std::size_t at = 0; at < each.name.size(); ++at) {
                if (at == 0 || each.name[at - 1] == '_') {
                    letters += each.name[at];
                }
            }
            if (each.what == library::entry::sort::mechanism && each.module == module &&
                letters.size() > 1 && letters == wanted) {
                return each.name;
            }
        }
        return {};
    }

    [[nodiscard]] static std::string use_of(library::entry const& meant) {
        return "did you mean `use " + meant.module + "`" +
               (meant.what == library::entry::sort::module
                    ? ", which is about " + meant.title
                    : ", which has " + in_backticks(meant.full_name())) +
               "?";
    }

    loader const* from_;
    std::vector<library::entry> all_;
};

} // namespace hadsl::model

#endif
