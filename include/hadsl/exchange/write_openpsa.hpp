// hadsl/exchange/write_openpsa.hpp - a fault graph as a tree of the Open-PSA format, for other tools.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EXCHANGE_WRITE_OPENPSA_HPP
#define HADSL_EXCHANGE_WRITE_OPENPSA_HPP

#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::exchange {

/// An event as it shall be called.
struct written_event {
    std::string name;
    std::optional<double> probability;
};

namespace detail {

/// Text for XML: between tags or in quotes. What XML cannot hold becomes a question mark.
[[nodiscard]] inline std::string in_xml(std::string_view text) {
    std::string out;
    for (auto const each : text) {
        switch (each) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += static_cast<unsigned char>(each) < 0x20 ? '?' : each;
        }
    }
    return out;
}

/// Identifiers that every reader takes (letters, digits and `_`), each once whatever the case.
class identifiers {
public:
    [[nodiscard]] std::string make(std::string_view name) {
        std::string out;
        for (auto const each : name) {
            bool const is_letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            bool const is_digit = each >= '0' && each <= '9';
            if (is_letter || is_digit) {
                out += each;
            } else if (!out.empty() && out.back() != '_') {
                out += '_';
            }
        }
        while (!out.empty() && out.back() == '_') {
            out.pop_back();
        }
        if (out.empty() || (out.front() >= '0' && out.front() <= '9')) {
            out = "x" + out;
        }
        auto tried = out;
        for (std::size_t count = 2; !taken_.insert(lower(tried)).second; ++count) {
            tried = out + "_" + std::to_string(count);
        }
        return tried;
    }

private:
    [[nodiscard]] static std::string lower(std::string text) {
        for (auto& each : text) {
            each = each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
        }
        return text;
    }

    std::set<std::string> taken_;
};

class openpsa_writer {
public:
    openpsa_writer(fault::graph const& in, fault::node_id top) : in_(&in), top_(top) {
        reached_.assign(fault::index_of(top) + 1, false);
        reached_.back() = true;
        for (auto at = reached_.size(); at-- > 0;) {
            if (reached_[at]) {
                for (auto const each : in.operands(static_cast<fault::node_id>(at))) {
                    reached_[fault::index_of(each)] = true;
                }
            }
        }
    }

    [[nodiscard]] std::string run(std::string const& name,
                                  std::vector<written_event> const& events) {
        names_.resize(reached_.size());
        wanted_.assign(reached_.size(), false);
        names_.back() = known_.make(name);
        auto const tree = known_.make(name + " tree");
        for (std::size_t at = 0; at + 1 < reached_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (reached_[at]) {
                names_[at] = known_.make((*in_)[id].gate == fault::gate::event
                                             ? events[fault::index_of(in_->event_of(id))].name
                                             : "g" + std::to_string(at));
            }
        }
        // A top that is an event needs a gate of its own.
        bool const is_event = (*in_)[top_].gate == fault::gate::event;
        auto const top = names_.back();
        if (is_event) {
            names_.back() = known_.make(events[fault::index_of(in_->event_of(top_))].name);
        }
        out_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opsa-mef>\n<define-fault-tree name=\"" +
            tree + "\">\n";
        write_gate(top, name, top_, is_event);
        for (auto at = reached_.size() - 1; at-- > 0;) {
            auto const id = static_cast<fault::node_id>(at);
            if (wanted_[at] && (*in_)[id].gate != fault::gate::event) {
                write_gate(names_[at], {}, id, false);
            }
        }
        out_ += "</define-fault-tree>\n<model-data>\n";
        for (std::size_t at = 0; at < reached_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (wanted_[at] && (*in_)[id].gate == fault::gate::event) {
                write_event(names_[at], events[fault::index_of(in_->event_of(id))]);
            }
        }
        return out_ + "</model-data>\n</opsa-mef>\n";
    }

private:
    struct counted {
        fault::node_id id;
        std::int64_t times;
    };

    void write_reference(fault::node_id id) {
        wanted_[fault::index_of(id)] = true;
        out_ += (*in_)[id].gate == fault::gate::event ? "<basic-event name=\"" : "<gate name=\"";
        out_ += names_[fault::index_of(id)] + "\"/>\n";
    }

    /// At least so many of the operands. One that counts twice is told apart from the others (it
    /// holds and fewer are needed, or it need not), since tools disagree about what is named twice.
    void write_least(std::int64_t count, std::vector<counted> const& of) {
        auto const twice =
            std::find_if(of.begin(), of.end(), [](counted const& each) { return each.times > 1; });
        if (twice == of.end()) {
            write_plain(count, of);
            return;
        }
        auto const one = *twice;
        auto rest = of;
        rest.erase(rest.begin() + (twice - of.begin()));
        std::int64_t others = 0;
        for (auto const& each : rest) {
            others += each.times;
        }
        bool const may_hold = count - one.times <= others;
        bool const may_not = count <= others;
        out_ += may_hold && may_not ? "<or>\n" : "";
        if (may_hold && count <= one.times) {
            write_reference(one.id);
        } else if (may_hold) {
            out_ += "<and>\n";
            write_reference(one.id);
            write_least(count - one.times, rest);
            out_ += "</and>\n";
        }
        if (may_not) {
            write_least(count, rest);
        }
        out_ += may_hold && may_not ? "</or>\n" : "";
    }

    void write_plain(std::int64_t count, std::vector<counted> const& of) {
        if (of.size() == 1) {
            write_reference(of.front().id);
            return;
        }
        auto const all = static_cast<std::int64_t>(of.size());
        std::string const kind = count == all ? "and" : count == 1 ? "or" : "atleast";
        out_ +=
            "<" + kind + (kind == "atleast" ? " min=\"" + std::to_string(count) + "\">\n" : ">\n");
        for (auto const& each : of) {
            write_reference(each.id);
        }
        out_ += "</" + kind + ">\n";
    }

    void write_gate(std::string const& name, std::string_view label, fault::node_id id,
                    bool is_event) {
        out_ += "<define-gate name=\"" + name + "\">\n";
        if (!label.empty()) {
            out_ += "<label>" + in_xml(label) + "</label>\n";
        }
        auto const& node = (*in_)[id];
        if (is_event) {
            write_reference(id);
        } else if (node.gate == fault::gate::never || node.gate == fault::gate::always) {
            out_ += node.gate == fault::gate::always ? "<constant value=\"true\"/>\n"
                                                     : "<constant value=\"false\"/>\n";
        } else {
            std::vector<counted> operands;
            for (auto const each : in_->operands(id)) { // sorted
                if (!operands.empty() && operands.back().id == each) {
                    ++operands.back().times;
                } else {
                    operands.push_back({each, 1});
                }
            }
            auto const all = static_cast<std::int64_t>(node.size);
            write_least(node.gate == fault::gate::all_of   ? all
                        : node.gate == fault::gate::any_of ? 1
                                                           : node.count,
                        operands);
        }
        out_ += "</define-gate>\n";
    }

    void write_event(std::string const& name, written_event const& event) {
        out_ += "<define-basic-event name=\"" + name + "\">\n<label>" + in_xml(event.name) +
                "</label>\n";
        if (event.probability) {
            char value[32];
            std::snprintf(value, sizeof value, "%.17g", *event.probability);
            out_ += "<float value=\"" + std::string(value) + "\"/>\n";
        }
        out_ += "</define-basic-event>\n";
    }

    fault::graph const* in_;
    fault::node_id top_;
    std::vector<bool> reached_;
    std::vector<bool> wanted_;       // what was written mentions it
    std::vector<std::string> names_; // by node
    identifiers known_;
    std::string out_;
};

} // namespace detail

/// A monotone node as a fault tree whose top gate is called after `name`. Names keep their letters
/// and digits; the whole name is a label beside them.
[[nodiscard]] inline std::string write_openpsa(fault::graph const& in, fault::node_id top,
                                               std::string const& name,
                                               std::vector<written_event> const& events) {
    return detail::openpsa_writer(in, top).run(name, events);
}

} // namespace hadsl::exchange

#endif
