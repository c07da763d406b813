// tests/unit/report/example.hpp - a small judged specification, made by hand.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_REPORT_EXAMPLE_HPP
#define HADSL_TESTS_UNIT_REPORT_EXAMPLE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::test {

/// A virtual machine of two copies in lockstep on two hosts, a service on it, two claims.
class example {
public:
    source::texts texts;
    model::architecture in;
    std::vector<fault::event> events;
    judgement judged;

    model::class_id crash, host, bad_build, deletion;
    model::component_id esx1, esx2, app, orders;

    example() {
        shop_ = texts.add("shop.hadsl", "host esx1, esx2\n"
                                        "vm app {\n"
                                        "  copies on esx1, esx2\n"
                                        "  protected by lockstep\n"
                                        "}\n"
                                        "service orders on app\n"
                                        "\n"
                                        "claim hardware: no single hardware failure\n"
                                        "  causes outage of orders // said twice\n"
                                        "claim software:\n"
                                        "  no single crash causes outage of orders\n");
        add_kinds();
        add_components();
        hardware_ = add_claim("hardware", "claim hardware", "orders // said", "causes outage");
        software_ = add_claim("software", "claim software", "of orders\n", "causes outage");
    }

    /// The first place of a text, from another one on.
    [[nodiscard]] source::span find(std::string_view what, std::string_view after = {}) const {
        auto const& content = texts[shop_].content();
        auto const at = content.find(what, content.find(after));
        return {shop_, static_cast<std::uint32_t>(at),
                static_cast<std::uint32_t>(at + what.size())};
    }

    model::class_id add_class(std::string name, std::vector<model::class_id> parents = {}) {
        model::failure_class made;
        auto const id = static_cast<model::class_id>(in.classes.size());
        made.name = std::move(name);
        made.ancestors = {id};
        made.ancestors.insert(made.ancestors.end(), parents.begin(), parents.end());
        in.classes.push_back(std::move(made));
        return id;
    }

    model::component_id add_component(std::string name, std::size_t copies = 1,
                                      model::run_mode mode = model::run_mode::single) {
        model::component made;
        made.at = find(name);
        made.name = std::move(name);
        made.copies.resize(copies);
        made.mode = mode;
        in.components.push_back(std::move(made));
        return static_cast<model::component_id>(in.components.size() - 1);
    }

    model::component& operator[](model::component_id id) {
        return in.components[model::index_of(id)];
    }

    fault::event_id add_event(model::class_id failure, std::vector<fault::strike> strikes,
                              fault::reach reach = fault::reach::one, std::string label = {}) {
        auto const of = strikes.front().component;
        events.push_back({failure, std::move(strikes), reach, of, std::move(label), unbounded});
        return static_cast<fault::event_id>(events.size() - 1);
    }

    [[nodiscard]] fault::step step(fault::step::kind what, model::component_id of, int copy = -1,
                                   duration length = unbounded) const {
        fault::step made;
        made.what = what;
        made.component = of;
        made.copy = copy;
        made.length = length;
        made.at = in[of].at;
        return made;
    }

    /// How `crash of app` brings down `orders`.
    [[nodiscard]] counterexample by_crash() {
        using kind = fault::step::kind;
        auto const event =
            add_event(crash, {{app, 0, unbounded}, {app, 1, unbounded}}, fault::reach::lockstep);
        counterexample made{{event}, orders, unbounded, {}};
        for (int copy = 0; copy < 2; ++copy) {
            made.story.push_back(step(kind::strikes, app, copy));
            made.story.back().event = event;
        }
        made.story.push_back(step(kind::unnoticed, app));
        made.story.back().event = event;
        made.story.back().protection = 0;
        made.story.push_back(step(kind::component_out, app));
        made.story.push_back(step(kind::place_out, orders));
        made.story.back().other = app;
        made.story.push_back(step(kind::component_out, orders));
        return made;
    }

    verdict& add_proven() {
        verdict made;
        made.claim = hardware_;
        made.outcome = outcome::proven;
        made.events_considered = 14;
        made.scenarios_considered = 15;
        judged.verdicts.push_back(std::move(made));
        return judged.verdicts.back();
    }
    verdict& add_refuted(counterexample by) {
        verdict made;
        made.claim = software_;
        made.outcome = outcome::refuted;
        made.counterexamples.push_back(std::move(by));
        made.more = true;
        judged.verdicts.push_back(std::move(made));
        return judged.verdicts.back();
    }
    model::claim& hardware() { return in.claims[hardware_]; }
    model::claim& software() { return in.claims[software_]; }

private:
    void add_kinds() {
        in.kinds.push_back({"host", {}, {model::kind_id{0}}, {}, false});
        in.kinds.push_back({"vm", {}, {model::kind_id{1}}, {}, false});
        crash = add_class("crash");
        host = add_class("host");
        bad_build = add_class("bad_build");
        in.classes.back().shared_by = "build";
        deletion = add_class("deletion");
    }

    void add_components() {
        esx1 = add_component("esx1");
        esx2 = add_component("esx2");
        app = add_component("app", 2, model::run_mode::lockstep);
        orders = add_component("orders");
        auto& protected_app = (*this)[app];
        protected_app.copies[0].place = {esx1};
        protected_app.copies[1].place = {esx2};
        protected_app.protections.push_back({"lockstep", "", find("lockstep"), {}});
        model::rule rule;
        rule.symptoms.push_back({true, {}, model::kind_id{0}, {}});
        rule.action = model::action::take_over;
        protected_app.rules.push_back(std::move(rule));
        (*this)[orders].copies[0].place = {app};
    }

    std::size_t add_claim(std::string name, std::string_view begin, std::string_view end,
                          std::string_view effect) {
        model::claim made;
        made.whole = find(begin);
        made.whole.end = find(end, begin).begin + (end.front() == 'o' ? 6U : 0U);
        if (end.starts_with("of")) {
            made.whole.end = find(end, begin).end - 1;
        }
        made.at = find(name);
        made.effect = {shop_, find(effect, begin).begin, made.whole.end};
        made.name = std::move(name);
        made.budget.budgets.resize(1);
        made.budget.targets = {orders};
        in.claims.push_back(std::move(made));
        return in.claims.size() - 1;
    }

    source::text_id shop_ = source::no_text;
    std::size_t hardware_ = 0;
    std::size_t software_ = 0;
};

} // namespace hadsl::test

#endif
