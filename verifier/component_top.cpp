// verifier/component_top.cpp - the fault graph of one component of a specification.
// SPDX-License-Identifier: BSL-1.0
#include "load.hpp"
#include "top.hpp"
#include "usage.hpp"

#include <hadsl/fault/rates.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <utility>

namespace hadsl::program {

namespace {

/// Complains about a name that nothing has, and says what there is.
[[noreturn]] void refuse_name(std::string_view option, std::string const& name,
                              std::string_view kind, std::vector<std::string> const& names) {
    auto const meant = source::closest(name, names);
    throw usage_error(std::string(option) + ": found `" + name + "`, expected " +
                      std::string(kind) + ": " + report::listed_plainly(names) +
                      (meant ? "; did you mean `" + *meant + "`?" : std::string()));
}

[[nodiscard]] model::component_id find_component_named(model::architecture const& in,
                                                       std::string const& name) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        if (in.components[at].name == name) {
            return static_cast<model::component_id>(at);
        }
        names.push_back(in.components[at].name);
    }
    if (name.empty()) {
        throw usage_error("found no --of, expected the name of a component: " +
                          report::listed_plainly(names));
    }
    refuse_name("--of", name, "a component", names);
}

/// Whether each class is one of those named, or descends from one.
[[nodiscard]] std::vector<bool> select_classes(model::architecture const& in,
                                               std::vector<std::string> const& wanted) {
    std::vector<bool> selected(in.classes.size(), wanted.empty());
    for (auto const& name : wanted) {
        auto const found =
            std::find_if(in.classes.begin(), in.classes.end(),
                         [&](model::failure_class const& each) { return each.name == name; });
        if (found == in.classes.end()) {
            std::vector<std::string> names;
            for (auto const& each : in.classes) {
                names.push_back(each.name);
            }
            refuse_name("--class", name, "a failure class", names);
        }
        auto const id = static_cast<model::class_id>(found - in.classes.begin());
        for (std::size_t at = 0; at < in.classes.size(); ++at) {
            auto const& ancestors = in.classes[at].ancestors;
            selected[at] = selected[at] ||
                           std::find(ancestors.begin(), ancestors.end(), id) != ancestors.end();
        }
    }
    return selected;
}

struct meaning {
    model::consequence consequence;
    duration threshold;
    std::string words;
};

[[nodiscard]] meaning meaning_of(top_request const& asked, model::architecture const& in) {
    auto const longer = asked.longer_than.value_or(zero);
    auto const no_time = [&](std::string_view what) {
        if (asked.longer_than) {
            throw usage_error("--longer-than: found `" + to_text(*asked.longer_than) +
                              "`, expected no time for --effect " + std::string(what));
        }
    };
    switch (asked.effect) {
    case effect::interruption:
        no_time("interruption");
        return {model::consequence::outage, zero, "interruption of "};
    case effect::stop: no_time("stop"); return {model::consequence::outage, unbounded, "stop of "};
    case effect::disruption: return {model::consequence::disruption, longer, "disruption of "};
    case effect::data_loss: return {model::consequence::data_loss, longer, "data loss of "};
    case effect::all_data:
        no_time("all-data");
        return {model::consequence::data_loss, unbounded, "loss of all data of "};
    case effect::split_brain:
        no_time("split-brain");
        return {model::consequence::split_brain, zero, "split brain of "};
    default:
        return {model::consequence::outage, asked.longer_than.value_or(in.tolerance), "outage of "};
    }
}

/// Why copies of a component never write at the same time; empty where they may.
[[nodiscard]] std::string no_split_because(model::architecture const& in,
                                           model::component const& of) {
    if (fault::can_split(in, of)) {
        return {};
    }
    auto const name = "`" + of.name + "`";
    if (of.copies.size() < 2) {
        return name + " has no copies of which two could write";
    }
    if (of.fenced_by) {
        return "a fence shuts the other copies of " + name + " out first";
    }
    if (of.quorum && !of.isolated_keep_writing) {
        return "a copy of " + name + " without a majority of the votes does not write";
    }
    return "no rule of " + name +
           " takes over from a copy that is only out of sight, and its copies keep no data each of "
           "its own";
}

} // namespace

found_top find_component(top_request const& asked, source::text const* read) {
    auto specification =
        read != nullptr ? load_text(read->name(), read->content()) : load(asked.paths.front());
    found_top made;
    made.texts = std::move(specification.texts);
    made.diagnostics = std::move(specification.diagnostics);
    if (!specification.is_sound) {
        return made;
    }
    auto const& in = specification.architecture;
    auto const id = find_component_named(in, asked.of);
    auto const is_selected = select_classes(in, asked.classes);
    auto const means = meaning_of(asked, in);
    made.name = in[id].name;
    made.happens = means.words + made.name;
    if (!means.threshold.is_zero() && !means.threshold.is_unbounded()) {
        made.happens += " longer than " + to_text(means.threshold);
    }
    verifier::subject subject(in, specification.events);
    if (asked.deadline) {
        subject.lowering().give_up_when(
            [end = *asked.deadline] { return std::chrono::steady_clock::now() >= end; });
    }
    auto const node = subject.lowering().exceeds(id, means.consequence, means.threshold);
    if (!node) {
        made.undecided_because = subject.lowering().why_not();
        return made;
    }
    if (asked.effect == effect::split_brain) {
        made.instead = "write the claim `no 2 failures cause " + made.happens +
                       "`, and `hadsl check --all` lists what refutes it";
        made.remark = no_split_because(in, in[id]);
    }
    auto restricted = fault::restrict(subject.lowering().nodes(), *node, [&](auto event) {
        auto const& of = specification.events[fault::index_of(event)];
        return is_selected[model::index_of(of.failure)] && subject.times_assumed(event) == 0;
    });
    made.graph = std::move(restricted.graph);
    made.top = restricted.top;
    for (std::size_t at = 0; at < specification.events.size(); ++at) {
        auto const& of = specification.events[at];
        made.assumed += subject.times_assumed(static_cast<fault::event_id>(at)) > 0 ? 1 : 0;
        auto const known = fault::is_rated(of);
        made.events.push_back({report::event_name(in, of), in[of.of].at,
                               known ? std::optional(static_cast<double>(of.lasts().milliseconds) /
                                                     fault::cycle_of(of))
                                     : std::nullopt,
                               "nothing says how often it happens and how long it lasts"});
    }
    return made;
}

} // namespace hadsl::program
