// hadsl/fault/separation_equations.hpp - no way is left between two sites: as equations.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SEPARATION_EQUATIONS_HPP
#define HADSL_FAULT_SEPARATION_EQUATIONS_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/questions.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// What `basic_separations` says of one scenario, said of all.
class separation_equations {
public:
    explicit separation_equations(questions& ask) : ask_(&ask) {}

    /// No way is left between two sites.
    formula parted(question const& of, site one, site two, std::int64_t time,
                   std::int64_t less = 0) {
        return parted(of, one, two, time, less,
                      [&](model::cut const& cut) { return all_out(of, cut, time, less); });
    }

protected:
    /// The same, when a cut keeps them apart where `is_cut_off(cut)` while what they stand on runs in
    /// its first place.
    template <class CutOff>
    formula parted(question const& of, site one, site two, std::int64_t time, std::int64_t less,
                   CutOff const& is_cut_off) {
        return parted(of, one, two, is_cut_off,
                      [&](model::cut const& cut) { return all_out(of, cut, time, less); });
    }

    /// The same, when it does so where `is_cut_off_elsewhere(cut)` once that runs elsewhere.
    template <class CutOff, class CutOffElsewhere>
    formula parted(question const& of, site one, site two, CutOff const& is_cut_off,
                   CutOffElsewhere const& is_cut_off_elsewhere) {
        auto const& apart = ask_->base().apart;
        std::vector<formula> any;
        for (auto const& cut : apart.between(one, two)) {
            if (!meaning().costs_a_carrier_its_majority(one, two, cut)) {
                any.push_back(is_cut_off(cut));
            }
        }
        for (auto const& elsewhere : apart.between_moved(one, two)) {
            std::vector<formula> cuts;
            for (auto const& cut : elsewhere.cuts) {
                if (!meaning().costs_one_its_majority(elsewhere.moved, cut)) {
                    cuts.push_back(is_cut_off_elsewhere(cut));
                }
            }
            std::vector<formula> all{ask_->system().any_of(std::move(cuts))};
            for (auto const each : elsewhere.moved) {
                all.push_back(ask_->other(of, asked::moved, each.component, -1, {}, 0));
            }
            any.push_back(ask_->system().all_of(std::move(all)));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula all_out(question const& of, model::cut const& cut, std::int64_t time,
                    std::int64_t less) {
        std::vector<formula> all;
        for (auto const each : cut) {
            all.push_back(ask_->out(of, each, time, less));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// All of a cut is out by what leaves a copy its majority.
    formula out_with_majority(question const& of, site copy, model::cut const& cut,
                              std::int64_t time, std::int64_t less) {
        return ask_->in()[copy.component].quorum
                   ? out_but_for(of, cut, time, less,
                                 [&](model::cut const& each) {
                                     return meaning().costs_majority(copy, each);
                                 })
                   : all_out(of, cut, time, less);
    }

    /// All of a cut is out, but for events that by themselves put out what `settles(cut)`.
    template <class Settles>
    formula out_but_for(question const& of, model::cut const& cut, std::int64_t time,
                        std::int64_t less, Settles const& settles) {
        if (settles(cut)) {
            return never_formula;
        }
        std::vector<formula> all;
        for (auto const part : cut) {
            std::vector<fault::cause> others;
            bool counts_all = has_copies(ask_->in()[part]);
            if (!counts_all) {
                others = ask_->all_causes(part, 0);
                counts_all = std::erase_if(others, [&](fault::cause const& each) {
                                 return each.what == cause::kind::event &&
                                        settles(meaning().gone_with(
                                            static_cast<event_id>(each.index), part));
                             }) == 0;
            }
            if (counts_all) {
                all.push_back(ask_->out(of, part, time, less));
                continue;
            }
            std::vector<formula> any;
            for (auto const& each : others) {
                any.push_back(ask_->other(of, asked::lasting, part, 0, each, time, less));
            }
            all.push_back(ask_->system().any_of(std::move(any)));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// For what follows from the architecture alone.
    [[nodiscard]] outage_of meaning() const { return {ask_->base(), no_readings_, no_events_}; }

    questions* ask_;

private:
    std::vector<reading> no_readings_;
    scenario no_events_;
};

} // namespace hadsl::fault

#endif
