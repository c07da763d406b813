// hadsl/exchange/write_openpsa.hpp - a fault graph as a tree of the Open-PSA format, for other tools.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EXCHANGE_WRITE_OPENPSA_HPP
#define HADSL_EXCHANGE_WRITE_OPENPSA_HPP

#include <hadsl/fault/graph.hpp>

#include <cstddef>
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
            if (reached_[at] && (*in_)[id].gate != fault::gate::event) {
                write_gate(names_[at], {}, id, false);
            }
        }
        for (auto const& [again, id] : again_) {
            out_ += "<define-gate name=\"" + again + "\">\n";
            write_reference(id);
            out_ += "</define-gate>\n";
        }
        out_ += "</define-fault-tree>\n<model-data>\n";
        for (std::size_t at = 0; at < reached_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (reached_[at] && (*in_)[id].gate == fault::gate::event) {
                write_event(names_[at], events[fault::index_of(in_->event_of(id))]);
            }
        }
        return out_ + "</model-data>\n</opsa-mef>\n";
    }

private:
    void write_reference(fault::node_id id) {
        out_ += (*in_)[id].gate == fault::gate::event ? "<basic-event name=\"" : "<gate name=\"";
        out_ += names_[fault::index_of(id)] + "\"/>\n";
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
            std::string const kind = node.gate == fault::gate::all_of   ? "and"
                                     : node.gate == fault::gate::any_of ? "or"
                                                                        : "atleast";
            out_ += "<" + kind +
                    (kind == "atleast" ? " min=\"" + std::to_string(node.count) + "\">\n" : ">\n");
            auto before = fault::never_node;
            for (auto const each : in_->operands(id)) {
                // An operand that counts twice: other tools want two names for that.
                if (each == before) {
                    auto const again = known_.make(names_[fault::index_of(each)] + " again");
                    again_.emplace_back(again, each);
                    out_ += "<gate name=\"" + again + "\"/>\n";
                } else {
                    write_reference(each);
                }
                before = each;
            }
            out_ += "</" + kind + ">\n";
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
    std::vector<std::string> names_; // by node
    identifiers known_;
    std::vector<std::pair<std::string, fault::node_id>> again_; // the same nodes under other names
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
