// hadsl/report/dot.hpp - a drawing in the language of Graphviz.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_DOT_HPP
#define HADSL_REPORT_DOT_HPP

#include <hadsl/report/drawing.hpp>
#include <hadsl/report/printable.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// The class that an item has in the SVG, by which a page finds it.
[[nodiscard]] inline std::string class_of_item(std::size_t item) {
    return "item-" + std::to_string(item);
}

/// Writes a drawing as a `digraph`.
class dot_writer {
public:
    explicit dot_writer(drawing const& of) : of_(&of), within_(of.items().size()) {
        for (std::size_t at = 0; at < of.items().size(); ++at) {
            auto const& box = of.items()[at].within;
            (box ? within_[*box] : top_).push_back(at);
        }
    }

    [[nodiscard]] std::string write() && {
        out_ = "digraph architecture {\n"
               "  graph [compound=true, rankdir=TB, fontname=\"sans-serif\", fontsize=12, "
               "labeljust=l, nodesep=0.3, ranksep=0.5, bgcolor=transparent];\n"
               "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=12];\n"
               "  edge [fontname=\"sans-serif\", fontsize=10, arrowsize=0.7];\n";
        for (auto const each : top_) {
            item(each, "  ");
        }
        for (auto const& each : of_->lines()) {
            line(each);
        }
        return std::move(out_) + "}\n";
    }

private:
    /// Text within quotes, where a backslash escapes and entities are read.
    [[nodiscard]] static std::string plain(std::string_view text) {
        std::string out;
        for (auto const each : cropped(text, 60)) {
            if (each == '&') {
                out += "&amp;";
            } else {
                out += each == '"' || each == '\\' ? "\\" : "";
                out += each;
            }
        }
        return out;
    }
    [[nodiscard]] static std::string label(drawn_item const& of) {
        return "\"" + plain(of.name) + (of.detail.empty() ? "" : "\\n" + plain(of.detail)) + "\"";
    }
    [[nodiscard]] static std::string node(std::size_t item) { return "n" + std::to_string(item); }

    void item(std::size_t at, std::string const& indent) {
        auto const& of = of_->items()[at];
        auto const name = class_of_item(at);
        if (!of.is_box) {
            out_ += indent + node(at) + " [label=" + label(of) + ", class=\"" + name + "\"" +
                    (of.is_link     ? ", shape=ellipse, style=dashed"
                     : of.copy >= 0 ? ", style=\"rounded,dashed\""
                                    : "") +
                    "];\n";
            return;
        }
        out_ += indent + "subgraph cluster_" + std::to_string(at) + " {\n" + indent +
                "  label=" + label(of) + "; class=\"" + name + "\"; style=rounded;\n";
        // Lines to a box end at a point within it that nobody sees.
        out_ += indent + "  " + node(at) +
                " [shape=point, style=invis, width=0, height=0, label=\"\"];\n";
        for (auto const each : within_[at]) {
            item(each, indent + "  ");
        }
        out_ += indent + "}\n";
    }

    void line(drawn_line const& of) {
        using kind = drawn_line::kind;
        std::string how;
        switch (of.how) {
        case kind::needs: break;
        case kind::choice: how = "style=dashed"; break;
        case kind::stands: how = "arrowhead=none"; break;
        case kind::copy: how = "style=dashed, arrowhead=none"; break;
        case kind::helps: how = "style=dotted, arrowhead=vee, constraint=false"; break;
        case kind::joins: how = "style=dashed, arrowhead=none, constraint=false"; break;
        }
        auto const add = [&](std::string const& more) { how += (how.empty() ? "" : ", ") + more; };
        auto const label = of.how == kind::choice && of.label.empty() ? "one of" : of.label;
        if (!label.empty()) {
            add("label=\"" + plain(label) + "\"");
        }
        // A line does not end at the border of a box that it comes from within.
        if (of_->items()[of.from].is_box && !is_within(of.to, of.from)) {
            add("ltail=cluster_" + std::to_string(of.from));
        }
        if (of_->items()[of.to].is_box && !is_within(of.from, of.to)) {
            add("lhead=cluster_" + std::to_string(of.to));
        }
        out_ += "  " + node(of.from) + " -> " + node(of.to) +
                (how.empty() ? "" : " [" + how + "]") + ";\n";
    }

    [[nodiscard]] bool is_within(std::size_t item, std::size_t box) const {
        for (auto at = of_->items()[item].within; at; at = of_->items()[*at].within) {
            if (*at == box) {
                return true;
            }
        }
        return false;
    }

    drawing const* of_;
    std::vector<std::vector<std::size_t>> within_;
    std::vector<std::size_t> top_;
    std::string out_;
};

/// The drawing for Graphviz' `dot`.
[[nodiscard]] inline std::string to_dot(drawing const& of) {
    return dot_writer(of).write();
}

} // namespace hadsl::report

#endif
