// hadsl/exchange/write_specification.hpp - a fault tree as a hadsl specification.
// SPDX-License-Identifier: BSL-1.0
//
// A basic event becomes a component that one class of failures strikes, a gate a system that needs
// what it is made of. A gate that holds when one of its operands does needs all of them; one that
// holds when all do needs any of them; and one that holds when k of n do needs n - k + 1.
#ifndef HADSL_EXCHANGE_WRITE_SPECIFICATION_HPP
#define HADSL_EXCHANGE_WRITE_SPECIFICATION_HPP

#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::exchange {

namespace detail {

class specification_writer {
public:
    specification_writer(fault_tree const& from, std::string (*spell)(std::string const&))
        : from_(&from), spell_(spell) {}

    [[nodiscard]] source::result<std::string> run(std::string const& file) {
        check_names();
        out_ = "// Made of the fault tree " + printable(file) +
               " by `hadsl import`.\n"
               "kind basic_event \"what the tree does not explain any further\"\n"
               "kind gate\n"
               "failure fault { strikes basic_event }\n\n";
        for (auto const& each : from_->gates) {
            write(each);
        }
        out_ += "\n";
        for (auto const& each : from_->events) {
            out_ += "basic_event " + spell_(each.name);
            if (each.probability) {
                char value[32];
                std::snprintf(value, sizeof value, "%.6g", *each.probability);
                out_ += " // probability " + std::string(value);
            }
            out_ += "\n";
        }
        for (auto const& each : from_->gates) {
            if (each.is_top) {
                out_ += "\nclaim `no single fault: " + each.name +
                        "`:\n  no single fault failure causes outage of " + spell_(each.name) +
                        "\n";
            }
        }
        if (!errors_.empty()) {
            return errors_;
        }
        return std::move(out_);
    }

private:
    /// What a term needs, in the language; or what it is in any case.
    struct need {
        std::optional<bool> always; // it holds always, or never
        std::string text;
        bool is_name = true; // no operators in it
    };

    [[nodiscard]] static std::string printable(std::string text) {
        std::replace_if(
            text.begin(), text.end(),
            [](char each) { return static_cast<unsigned char>(each) < 0x20; }, '?');
        return text;
    }

    /// Names of gates and events are names of components, so no two may be the same.
    void check_names() {
        std::set<std::string> taken;
        auto const check = [&](std::string const& name, source::span at) {
            if (name.find_first_of("`\n\r\t") != name.npos) {
                errors_.push_back({source::code::foreign_element,
                                   at,
                                   "found the name `" + name +
                                       "`, which no name of the language "
                                       "can be",
                                   {},
                                   {}});
            } else if (!taken.insert(name).second) {
                errors_.push_back({source::code::duplicate_name,
                                   at,
                                   "found a second `" + name + "`, expected names that differ",
                                   {},
                                   {}});
            }
        };
        for (auto const& each : from_->gates) {
            check(each.name, each.at);
        }
        for (auto const& each : from_->events) {
            check(each.name, each.at);
        }
    }

    void write(gate const& of) {
        // A gate that is another constant by now is told by that one.
        auto const made = need_of(of.formula);
        if (made.always == true) {
            errors_.push_back({source::code::foreign_element,
                               of.at,
                               "gate `" + of.name +
                                   "` holds without any failure, and a component "
                                   "that is out from the first cannot be said",
                               {},
                               {}});
        }
        out_ +=
            "gate " + spell_(of.name) + (made.always ? "" : " { needs " + made.text + " }") + "\n";
    }

    [[nodiscard]] need need_of(std::uint32_t index) {
        auto const& of = from_->terms[index];
        switch (of.what) {
        case term::kind::constant: return {of.number != 0, {}, true};
        case term::kind::event:
            return {{}, spell_(from_->events[static_cast<std::size_t>(of.number)].name), true};
        case term::kind::gate: {
            auto const& meant = from_->gates[static_cast<std::size_t>(of.number)];
            if (meant.node == fault::never_node || meant.node == fault::always_node) {
                return {meant.node == fault::always_node, {}, true};
            }
            return {{}, spell_(meant.name), true};
        }
        default: break;
        }
        auto wanted = of.what == term::kind::any_of   ? std::size_t{1}
                      : of.what == term::kind::all_of ? of.operands.size()
                                                      : static_cast<std::size_t>(of.number);
        std::vector<std::string> operands;
        for (auto const each : of.operands) {
            auto made = need_of(each);
            if (made.always) {
                wanted -= *made.always && wanted > 0 ? 1 : 0;
            } else {
                operands.push_back(made.is_name ? made.text : "(" + made.text + ")");
            }
        }
        if (wanted == 0 || wanted > operands.size()) {
            return {wanted == 0, {}, true};
        }
        auto const needed = operands.size() - wanted + 1;
        if (operands.size() == 1) {
            return {{}, operands.front(), true};
        }
        bool const any = needed == 1;
        bool const all = needed == operands.size();
        std::string text = any || all ? "" : std::to_string(needed) + " of (";
        for (std::size_t at = 0; at < operands.size(); ++at) {
            text += at == 0 ? "" : any ? " or " : all ? " and " : ", ";
            text += operands[at];
        }
        return {{}, text + (any || all ? "" : ")"), false};
    }

    fault_tree const* from_;
    std::string (*spell_)(std::string const&);
    std::string out_;
    std::vector<source::diagnostic> errors_;
};

} // namespace detail

/// A specification that means what the tree does, or why there is none. `file` is where the tree
/// came from, `spell` writes a name as the language has it.
[[nodiscard]] inline source::result<std::string> write_specification(
    fault_tree const& from, std::string const& file, std::string (*spell)(std::string const&)) {
    return detail::specification_writer(from, spell).run(file);
}

} // namespace hadsl::exchange

#endif
