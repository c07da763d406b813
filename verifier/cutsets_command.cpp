// verifier/cutsets_command.cpp - `hadsl cutsets`: which smallest sets of failures bring it down?
// SPDX-License-Identifier: BSL-1.0
#include "cutsets_command.hpp"

#include "cutsets_report.hpp"
#include "load.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <hadsl/diagram/engine.hpp>
#include <hadsl/diagram/from_graph.hpp>
#include <hadsl/diagram/ranking.hpp>
#include <hadsl/exchange/galileo.hpp>
#include <hadsl/exchange/openpsa.hpp>
#include <hadsl/exchange/to_formula.hpp>
#include <hadsl/fault/lower.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/files.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/verifier/eligible.hpp>
#include <hadsl/verifier/patience.hpp>
#include <hadsl/verifier/watchdog.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

enum class rank_by { order, probability };
enum class written_as { text, json, csv };

/// The command line, as it was written.
struct cutsets_arguments {
    std::string path;
    std::string of;
    std::string longer_than;
    std::string timeout;
    std::vector<std::string> classes;
    model::consequence effect = model::consequence::outage;
    rank_by by = rank_by::order;
    written_as format = written_as::text;
    std::optional<std::size_t> order;
    std::optional<std::size_t> top;
    double mission_time = exchange::default_mission_time;
    bool count = false;
    bool probability = false;
};

/// What the engine is asked about, and what to call its variables.
struct subject {
    std::string of;
    diagram::formula formula{0};
    std::function<std::string(std::size_t variable)> name;
    /// By variable; empty when not all are known.
    std::vector<double> probabilities;
    std::vector<std::string> assumptions;
};

/// Diagnostics were printed; there is nothing more to say.
struct told {};

[[noreturn]] void tell(std::string const& path, std::string content,
                       std::vector<source::diagnostic> const& diagnostics) {
    source::texts texts;
    texts.add(path, std::move(content));
    std::fputs(report::render(texts, diagnostics, style_of_terminal(colours::automatic)).c_str(),
               stdout);
    throw told{};
}

[[noreturn]] void no_such_name(std::string const& option, std::string const& name,
                               std::vector<std::string> const& names) {
    auto const meant = source::closest(name, names);
    throw usage_error(option + ": found `" + name + "`, expected one of: " +
                      report::listed(names, 8) +
                      (meant ? "; did you mean `" + *meant + "`?" : std::string()));
}

// ---- a fault tree of another tool ---------------------------------------------------------------

struct read_tree {
    source::file file;
    std::optional<exchange::fault_tree> tree;
};

[[nodiscard]] std::vector<subject> subjects_of(read_tree const& read,
                                               cutsets_arguments const& given) {
    auto const& tree = *read.tree;
    auto const name_of = [&tree](std::size_t gate) {
        return std::string(tree.name_of(tree.gates[gate].name));
    };
    auto tops = tree.roots;
    if (!given.of.empty()) {
        auto const found = tree.find_gate(given.of);
        if (!found) {
            std::vector<std::string> names;
            for (std::size_t gate = 0; gate < tree.gates.size(); ++gate) {
                if (!name_of(gate).empty()) {
                    names.push_back(name_of(gate));
                }
            }
            no_such_name("--of", given.of, names);
        }
        tops = {*found};
    }
    std::vector<subject> all;
    for (auto const top : tops) {
        auto made = exchange::to_formula(tree, top);
        subject one;
        one.of = name_of(top);
        one.formula = std::move(made.formula);
        bool const wants = given.probability || given.by == rank_by::probability;
        for (auto const event : made.events) {
            auto const& its = tree.events[event];
            if (!its.probability && wants) {
                throw usage_error("the event `" + std::string(tree.name_of(its.name)) +
                                  "` has no probability that can be read");
            }
            if (its.probability && one.probabilities.size() + 1 > 0) {
                one.probabilities.push_back(*its.probability);
            }
        }
        if (one.probabilities.size() != made.events.size()) {
            one.probabilities.clear();
        }
        one.name = [&tree, events = std::move(made.events)](std::size_t variable) {
            return std::string(tree.name_of(tree.events[events[variable]].name));
        };
        all.push_back(std::move(one));
    }
    return all;
}

// ---- a component of a specification -------------------------------------------------------------

[[nodiscard]] model::component_id component_of(model::architecture const& in,
                                               std::string const& name) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        if (in.components[at].name == name) {
            return static_cast<model::component_id>(at);
        }
        names.push_back(in.components[at].name);
    }
    no_such_name("--of", name, names);
}

[[nodiscard]] std::vector<bool> allowed_events(specification const& read,
                                               cutsets_arguments const& given,
                                               std::vector<std::string>& assumptions) {
    auto const& in = read.architecture;
    std::vector<model::class_id> wanted;
    for (auto const& name : given.classes) {
        auto const found = std::find_if(in.classes.begin(), in.classes.end(),
                                        [&](auto const& each) { return each.name == name; });
        if (found == in.classes.end()) {
            std::vector<std::string> names;
            for (auto const& each : in.classes) {
                names.push_back(each.name);
            }
            no_such_name("--class", name, names);
        }
        wanted.push_back(static_cast<model::class_id>(found - in.classes.begin()));
    }
    std::vector<bool> allowed(read.events.size(), true);
    for (std::size_t at = 0; at < read.events.size(); ++at) {
        auto const& ancestors = in[read.events[at].failure].ancestors;
        allowed[at] = wanted.empty() ||
                      std::any_of(wanted.begin(), wanted.end(), [&](model::class_id each) {
                          return std::find(ancestors.begin(), ancestors.end(), each) !=
                                 ancestors.end();
                      });
    }
    for (auto const& assumption : in.assumptions) {
        bool is_needed = false;
        for (auto const event : verifier::eligible(in, read.events, assumption)) {
            is_needed = is_needed || allowed[fault::index_of(event)];
            allowed[fault::index_of(event)] = false;
        }
        if (is_needed) {
            assumptions.push_back(assumption.name);
        }
    }
    return allowed;
}

[[nodiscard]] subject subject_of(specification const& read, cutsets_arguments const& given) {
    if (given.of.empty()) {
        throw usage_error("cutsets: found no --of, expected the component that is brought down");
    }
    if (given.probability || given.by == rank_by::probability) {
        throw usage_error("cutsets: found no probabilities in a specification; only fault trees "
                          "have them");
    }
    auto const& in = read.architecture;
    auto const id = component_of(in, given.of);
    auto const threshold =
        given.longer_than.empty() ? zero : read_duration("--longer-than", given.longer_than);
    subject one;
    auto const allowed = allowed_events(read, given, one.assumptions);
    fault::evaluator const meaning(in, read.events);
    fault::lowering lowering(meaning);
    auto const node = lowering.exceeds(id, given.effect, threshold);
    if (!node) {
        throw usage_error("cutsets: " + lowering.why_not());
    }
    auto made = diagram::from_graph(lowering.nodes(), *node, [&](fault::event_id event) {
        return static_cast<bool>(allowed[fault::index_of(event)]);
    });
    if (!made) {
        throw usage_error("cutsets: this effect can be undone by further failures, so that no "
                          "smallest sets tell all");
    }
    constexpr char const* effects[] = {"outage", "disruption", "data loss"};
    one.of = std::string(effects[static_cast<std::size_t>(given.effect)]) + " of " + in[id].name;
    one.of += threshold.is_zero() ? "" : " longer than " + to_text(threshold);
    one.formula = std::move(made->formula);
    one.name = [&read, events = std::move(made->events)](std::size_t variable) {
        return report::event_name(read.architecture,
                                  read.events[fault::index_of(events[variable])]);
    };
    return one;
}

// ---- answers ------------------------------------------------------------------------------------

constexpr std::size_t shown_orders = 64;
constexpr std::size_t shown_by_default = 20;

/// The costs by which sets are ranked: order first and then probability, or probability alone.
[[nodiscard]] std::vector<double> costs_of(subject const& of, rank_by by) {
    constexpr double one_more = 1e6; // than any sum of the rest
    std::vector<double> costs(of.formula.variables(), by == rank_by::order ? one_more : 0);
    for (std::size_t at = 0; at < of.probabilities.size(); ++at) {
        auto const p = of.probabilities[at];
        costs[at] += p > 0 ? -std::log(p) : by == rank_by::order ? 1000 : HUGE_VAL;
    }
    return costs;
}

void list(cutsets_report& to, subject const& of, diagram::minimal_sets const& sets,
          std::size_t most, rank_by by) {
    diagram::ranking ranked(sets, costs_of(of, by));
    to.has_list = true;
    to.is_complete = false;
    to.list.clear();
    while (true) {
        auto const next = ranked.next();
        // Heavier sets than were asked for may be there, but not all of them.
        if (!next || (next->variables.size() > sets.order && by == rank_by::order)) {
            to.is_complete = sets.order == SIZE_MAX || to.order.has_value();
            return;
        }
        if (next->variables.size() > sets.order) {
            continue;
        }
        if (to.list.size() == most) {
            return;
        }
        shown_set shown;
        diagram::scaled product(1);
        for (auto const each : next->variables) {
            auto const at = static_cast<std::size_t>(each);
            shown.failures.push_back(of.name(at));
            if (!of.probabilities.empty()) {
                product = product * diagram::scaled(of.probabilities[at]);
            }
        }
        if (!of.probabilities.empty()) {
            shown.probability = product;
        }
        to.list.push_back(std::move(shown));
    }
}

/// The best sets when not all can be found: those of the smallest orders, as many as it takes.
void list_smallest(cutsets_report& to, subject const& of, diagram::engine& engine,
                   std::size_t most) {
    constexpr diagram::rank largest = 12;
    for (diagram::rank order = 1; order <= largest; ++order) {
        auto const found = engine.ask({order, true, {}});
        if (!found.sets) {
            break;
        }
        list(to, of, *found.sets, most, rank_by::order);
        if (to.list.size() == most) {
            return;
        }
    }
    to.undecided.push_back("there may be more sets than those listed: the diagram is too large");
}

[[nodiscard]] cutsets_report answer(subject const& of, cutsets_arguments const& given,
                                    diagram::limits const& allowed) {
    cutsets_report made;
    made.input = given.path;
    made.of = of.of;
    made.order = given.order;
    made.assumptions = of.assumptions;
    diagram::engine engine(of.formula, allowed);
    auto const uses = diagram::uses_of(engine.simplest());
    made.failures = static_cast<std::size_t>(std::count_if(
        uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(of.formula.variables()),
        [](auto count) { return count > 0; }));

    bool const says_nothing = !given.count && !given.probability && !given.top;
    bool const wants_count = given.count || says_nothing;
    auto const listed = given.top.value_or(says_nothing ? shown_by_default : 0);
    diagram::question what;
    what.order = given.order && *given.order < diagram::no_rank
                     ? static_cast<diagram::rank>(*given.order)
                     : diagram::no_rank;
    what.sets = wants_count || listed > 0;
    if (given.probability) {
        what.probabilities = of.probabilities;
        if (of.probabilities.empty()) {
            made.probability = diagram::scaled(of.formula.top == diagram::always ? 1 : 0);
        }
    }
    // A few of the smallest sets are found without all others.
    bool is_listed = false;
    if (listed > 0 && !wants_count && !given.probability && what.order == diagram::no_rank &&
        given.by == rank_by::order) {
        for (diagram::rank order = 1; order <= 4 && !is_listed; ++order) {
            auto const found = engine.ask({order, true, {}});
            if (!found.sets) {
                break;
            }
            list(made, of, *found.sets, listed, given.by);
            is_listed = made.list.size() == listed;
        }
        what.sets = !is_listed;
    }
    auto const found = engine.ask(what);
    if (found.probability) {
        made.probability = found.probability;
    } else if (!what.probabilities.empty()) {
        made.undecided.emplace_back("the probability: the diagram is too large");
    }
    if (found.sets) {
        if (wants_count) {
            made.counts =
                diagram::count_sets(*found.sets, given.order ? *given.order : shown_orders);
        }
        if (listed > 0) {
            list(made, of, *found.sets, listed, given.by);
        }
    } else if (what.sets) {
        made.undecided.emplace_back("how many sets there are: the diagram is too large; ask for "
                                    "--order 3 or less");
        if (listed > 0 && given.by == rank_by::order) {
            list_smallest(made, of, engine, listed);
        }
    }
    return made;
}

[[nodiscard]] exit_code cutsets(cutsets_arguments const& given) {
    if (given.path.empty()) {
        throw usage_error("cutsets: found no path, expected a specification or a fault tree");
    }
    std::atomic<bool> stop{false};
    std::optional<verifier::watchdog> watch;
    verifier::patience patience;
    if (!given.timeout.empty()) {
        auto const limit = read_duration("--timeout", given.timeout);
        patience.deadline =
            verifier::patience::clock::now() + std::chrono::milliseconds(limit.milliseconds);
    }
    watch.emplace(patience, [&stop] { stop = true; });
    diagram::limits allowed;
    allowed.stop = &stop;

    auto const extension = std::filesystem::path(given.path).extension();
    std::vector<cutsets_report> all;
    if (extension == ".xml" || extension == ".dft") {
        constexpr std::uintmax_t largest = UINT32_MAX - 1; // places are 32 bits
        read_tree read{source::read_file(given.path, given.path, largest), std::nullopt};
        if (!read.file.error.empty()) {
            throw usage_error("cannot read `" + given.path + "`: " + read.file.error);
        }
        auto tree = extension == ".xml"
                        ? exchange::read_openpsa(read.file.content, source::text_id{0},
                                                 given.mission_time)
                        : exchange::read_galileo(read.file.content, source::text_id{0},
                                                 given.mission_time);
        if (!tree) {
            tell(given.path, std::move(read.file.content), tree.diagnostics());
        }
        read.tree = *std::move(tree);
        for (auto const& each : subjects_of(read, given)) {
            all.push_back(answer(each, given, allowed));
        }
    } else {
        auto const read = load(given.path);
        if (!read) {
            std::fputs(report::render(read.texts, read.diagnostics,
                                      style_of_terminal(colours::automatic))
                           .c_str(),
                       stdout);
            throw told{};
        }
        all.push_back(answer(subject_of(read, given), given, allowed));
    }
    destination out{std::string()};
    switch (given.format) {
    case written_as::text: out.write(cutsets_text(all)); break;
    case written_as::json: out.write(cutsets_json(all)); break;
    case written_as::csv: out.write(cutsets_csv(all)); break;
    }
    bool const is_decided = std::all_of(all.begin(), all.end(),
                                        [](auto const& each) { return each.undecided.empty(); });
    return is_decided ? exit_code::proven : exit_code::undecided;
}

constexpr char const* after_help = R"(
Examples:
  hadsl cutsets shop.hadsl --of orders               counts, and the 20 smallest sets
  hadsl cutsets shop.hadsl --of orders --class hardware --order 2
  hadsl cutsets plant.xml --order 3 --count          an Open-PSA fault tree
  hadsl cutsets plant.xml --probability --top 50 --by probability --format csv

Exit codes:
  0   all that was asked for is answered, exactly
  2   the command line or the input is wrong
  3   something was too large or took too long; what is said all the same is exact
)";

} // namespace

std::function<exit_code()> add_cutsets_command(CLI::App& to) {
    auto const given = std::make_shared<cutsets_arguments>();
    auto& command = *to.add_subcommand(
        "cutsets", "Show the smallest sets of failures that bring something down");
    command.footer(after_help);
    command.get_formatter()->column_width(30);
    auto const one_each = [](CLI::Option* option) { return option->allow_extra_args(false); };

    command.add_option("PATH", given->path, "A specification, or a fault tree (.xml, .dft)")
        ->type_name("");
    command.add_option("--of", given->of, "The component, or the gate of a fault tree")
        ->type_name("NAME");
    std::map<std::string, model::consequence> const effects{
        {"outage", model::consequence::outage},
        {"disruption", model::consequence::disruption},
        {"data-loss", model::consequence::data_loss}};
    command.add_option("--effect", given->effect, "outage, disruption or data-loss")
        ->transform(CLI::CheckedTransformer(effects).description(""))
        ->type_name("EFFECT");
    command.add_option("--longer-than", given->longer_than, "Only when it lasts longer (0s)")
        ->type_name("DURATION");
    one_each(command.add_option("--class", given->classes,
                                "Only failures of this class; may be repeated"))
        ->type_name("CLASS");
    command.add_option("--order", given->order, "Only sets of at most so many failures")
        ->check(CLI::Range(std::size_t{1}, std::size_t{126}).description(""))
        ->type_name("N");
    command.add_option("--top", given->top, "List the best N sets")
        ->check(CLI::Range(std::size_t{0}, std::size_t{10'000'000}).description(""))
        ->type_name("N");
    std::map<std::string, rank_by> const ranks{{"order", rank_by::order},
                                               {"probability", rank_by::probability}};
    command.add_option("--by", given->by, "What is best: order (then probability), or probability")
        ->transform(CLI::CheckedTransformer(ranks).description(""))
        ->type_name("WHAT");
    command.add_flag("--count", given->count, "How many sets there are, by order");
    command.add_flag("--probability", given->probability, "The exact probability of the top event");
    command.add_option("--mission-time", given->mission_time,
                       "Hours that components with a failure rate run (8760)")
        ->check(CLI::NonNegativeNumber.description(""))
        ->type_name("HOURS");
    command.add_option("--timeout", given->timeout, "Give up after this time")
        ->type_name("DURATION");
    std::map<std::string, written_as> const formats{
        {"text", written_as::text}, {"json", written_as::json}, {"csv", written_as::csv}};
    command.add_option("--format", given->format, "text, json or csv")
        ->transform(CLI::CheckedTransformer(formats).description(""))
        ->type_name("FORMAT");
    return [given] {
        try {
            return cutsets(*given);
        } catch (told const&) {
            return exit_code::wrong;
        }
    };
}

} // namespace hadsl::program
