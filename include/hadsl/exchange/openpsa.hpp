// hadsl/exchange/openpsa.hpp - reads fault trees of the Open-PSA Model Exchange Format; needs pugixml.
// SPDX-License-Identifier: BSL-1.0
//
// Understood is the layer of fault trees: gates with and, or, atleast, nested formulas, constants,
// house events, components, parameters, and expressions that are one number. What is not monotone
// (not, xor, …) or not of this layer is refused at its place; nothing is skipped in silence but
// labels, attributes and what computes no failure set (event trees and the like have their own
// elements, and those are refused).
#ifndef HADSL_EXCHANGE_OPENPSA_HPP
#define HADSL_EXCHANGE_OPENPSA_HPP

#include <hadsl/exchange/assemble.hpp>
#include <hadsl/exchange/expression.hpp>
#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/source/text.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::exchange {

namespace detail {

class openpsa_reader {
public:
    openpsa_reader(source::texts const& all, std::vector<source::text_id> const& ids) {
        for (auto const id : ids) {
            files_.push_back(std::make_unique<file>(file{&all[id], id, all[id].content(), {}}));
        }
    }

    [[nodiscard]] source::result<fault_tree> run() {
        for (auto const& each : files_) {
            if (parse(*each)) {
                refuse_what_is_no_element(*each);
                declare(each->document.document_element(), {}, true);
            }
        }
        if (errors_.empty()) {
            define_all();
        }
        if (errors_.empty()) {
            errors_ = assemble(tree_);
        }
        if (!errors_.empty()) {
            return errors_;
        }
        return std::move(tree_);
    }

private:
    enum class kind : std::uint8_t { gate, event, house };

    struct file {
        source::text const* text;
        source::text_id id;
        std::string buffer; // the text, as pugixml changes it in place
        pugi::xml_document document;
    };

    /// Something that a formula can name.
    struct definition {
        kind what;
        std::int32_t index; // gate, event; house: its value
        pugi::xml_node written;
        std::string_view folder; // where names are looked for first, with a dot at its end
    };
    struct parameter {
        pugi::xml_node written;
        std::string_view folder;
        enum class state : std::uint8_t { open, begun, done } state = state::open;
        std::optional<double> value;
    };

    static constexpr int deepest = 400;
    static constexpr std::size_t most_errors = 50;

    bool parse(file& in) {
        auto const parsed = in.document.load_buffer_inplace(
            in.buffer.data(), in.buffer.size(),
            pugi::parse_default | pugi::parse_doctype | pugi::parse_fragment, pugi::encoding_utf8);
        if (!parsed) {
            auto const at = static_cast<std::uint32_t>(
                std::min<std::size_t>(static_cast<std::size_t>(parsed.offset), in.buffer.size()));
            auto message = std::string(parsed.description());
            message[0] = static_cast<char>(message[0] - (message[0] < 'a' ? 'A' - 'a' : 0));
            complain(source::code::bad_markup, {in.id, at, at},
                     "found no well-formed XML: " + message);
            return false;
        }
        auto const root = in.document.document_element();
        if (std::string_view(root.name()) != "opsa-mef") {
            complain(source::code::foreign_element, place_of(root),
                     (root ? "found `" + std::string(root.name()) + "`" : "found no element") +
                         ", expected `opsa-mef`");
            return false;
        }
        return true;
    }

    /// Says what would otherwise be passed over: text, which may be an entity that stands for a part of
    /// a formula, and whatever follows the root.
    void refuse_what_is_no_element(file const& in) {
        struct walker : pugi::xml_tree_walker {
            openpsa_reader* reader = nullptr;
            int note = INT_MAX; // at which depth one began that is being passed over

            bool for_each(pugi::xml_node& each) override {
                note = depth() <= note ? INT_MAX : note;
                if (note == INT_MAX && is_note(each.name())) {
                    note = depth();
                } else if (note == INT_MAX) {
                    reader->refuse_node(each, depth());
                }
                return true;
            }
        };
        walker walk;
        walk.reader = this;
        pugi::xml_node all = in.document; // a handle
        all.traverse(walk);
        for (auto at = in.text->content().find("&#"); at != std::string_view::npos;
             at = in.text->content().find("&#", at + 1)) {
            auto const written = in.text->content().substr(at, 24);
            auto const value = written.find_first_not_of("&#x0");
            if (value != written.npos && written[value] == ';') {
                auto const begin = static_cast<std::uint32_t>(at);
                complain(source::code::bad_markup,
                         {in.id, begin, begin + static_cast<std::uint32_t>(value) + 1},
                         "found the character 0, which no XML may hold");
            }
        }
    }
    void refuse_node(pugi::xml_node of, int depth) {
        auto const value = std::string_view(of.value());
        auto const place = [&] {
            auto const [in, at] = find_place(value);
            auto const begin = static_cast<std::uint32_t>(at);
            auto const length = static_cast<std::uint32_t>(
                std::min<std::size_t>(value.size(), std::min(value.find('\n'), std::size_t{40})));
            return in == nullptr ? source::span{files_.front()->id, 0, 0}
                                 : source::span{in->id, begin, begin + length};
        };
        if (of.type() == pugi::node_pcdata || of.type() == pugi::node_cdata) {
            complain(source::code::bad_markup, place(), "found text, expected elements alone",
                     value.starts_with('&') ? "write what the entity stands for" : "");
        } else if (of.type() == pugi::node_doctype && value.find("<!ENTITY") != value.npos) {
            complain(source::code::bad_markup, place(), "found entities, expected none",
                     "write what they stand for where they are used");
        } else if (of.type() == pugi::node_element && depth == 0 &&
                   of != file_of(of).document.document_element()) {
            complain(source::code::bad_markup, place_of(of),
                     "found `" + std::string(of.name()) + "` behind the end of `opsa-mef`");
        }
    }
    [[nodiscard]] file const& file_of(pugi::xml_node node) const {
        return **std::find_if(files_.begin(), files_.end(),
                              [&](auto const& each) { return each->document == node.root(); });
    }

    // ---- places and complaints --------------------------------------------------------------

    /// The file in whose buffer something lies, and at which byte.
    [[nodiscard]] std::pair<file const*, std::size_t> find_place(std::string_view of) const {
        for (auto const& each : files_) {
            auto const* const begin = each->buffer.data();
            if (!of.empty() && !std::less<>()(of.data(), begin) &&
                std::less<>()(of.data(), begin + each->buffer.size())) {
                return {each.get(), static_cast<std::size_t>(of.data() - begin)};
            }
        }
        return {nullptr, 0};
    }

    [[nodiscard]] source::span place_of(pugi::xml_node of) const {
        auto const name = std::string_view(of.name());
        auto const [in, at] = find_place(name);
        if (in == nullptr) {
            return {files_.front()->id, 0, 0};
        }
        auto const begin = static_cast<std::uint32_t>(at);
        return {in->id, begin, begin + static_cast<std::uint32_t>(name.size())};
    }
    /// Where an attribute's value stands, or the element when it has none.
    [[nodiscard]] source::span place_of(pugi::xml_node of, char const* attribute) const {
        auto const [in, at] = find_place(of.attribute(attribute).value());
        if (in == nullptr || at == 0) {
            return place_of(of);
        }
        // As it is written: a reference such as &amp; is longer than what it stands for.
        auto const& written = in->text->content();
        auto const end = std::min(written.find(written[at - 1], at), written.size());
        return {in->id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }

    void complain(source::code code, source::span at, std::string message, std::string help = {},
                  std::vector<source::note> notes = {}) {
        if (errors_.size() < most_errors) {
            errors_.push_back({code, at, std::move(message), std::move(help), std::move(notes)});
        }
    }

    // ---- names --------------------------------------------------------------------------------

    [[nodiscard]] static bool is_note(std::string_view element) {
        return element == "label" || element == "attributes";
    }

    /// Notes what is defined below an element: `folder` is the path of its containers.
    void declare(pugi::xml_node in, std::string const& folder, bool is_public, int depth = 0) {
        if (depth > deepest) {
            complain(source::code::too_deep, place_of(in), "components are nested too deeply");
            return;
        }
        auto const& kept = *folders_.emplace_back(std::make_unique<std::string>(folder));
        for (auto const each : in.children()) {
            auto const element = std::string_view(each.name());
            if (each.type() != pugi::node_element || is_note(element)) {
                continue;
            }
            bool const is_container =
                element == "define-fault-tree" || element == "define-component";
            bool const is_known = is_container || element == "model-data" ||
                                  element == "define-gate" || element == "define-basic-event" ||
                                  element == "define-house-event" || element == "define-parameter";
            if (!is_known) {
                complain(source::code::foreign_element, place_of(each),
                         "found `" + std::string(element) +
                             "`, expected gates, events or parameters of a fault tree");
                continue;
            }
            auto const role = std::string_view(each.attribute("role").value());
            bool const is_shown = role.empty() ? is_public : role == "public";
            if (element == "model-data") {
                declare(each, folder, is_public, depth + 1);
                continue;
            }
            auto const name = std::string_view(each.attribute("name").value());
            if (name.empty()) {
                complain(source::code::foreign_element, place_of(each),
                         "found `" + std::string(element) + "` without a name");
                continue;
            }
            if (is_container) {
                declare(each, folder + std::string(name) + ".", is_shown, depth + 1);
            } else {
                define(each, element, std::string(name), kept, is_shown);
            }
        }
    }

    void define(pugi::xml_node each, std::string_view element, std::string const& name,
                std::string_view folder, bool is_shown) {
        auto const at = place_of(each, "name");
        if (element == "define-parameter") {
            add(parameters_, parameter_at_, parameter_places_, name, folder, is_shown, at,
                parameter{each, folder, parameter::state::open, {}});
            return;
        }
        definition made{kind::gate, 0, each, folder};
        // What is private carries its path, so that all names differ.
        auto const shown = is_shown ? name : std::string(folder) + name;
        if (element == "define-gate") {
            made.index = static_cast<std::int32_t>(tree_.gates.size());
        } else if (element == "define-basic-event") {
            made.what = kind::event;
            made.index = static_cast<std::int32_t>(tree_.events.size());
        } else {
            made.what = kind::house;
            made.index = house_value(each);
        }
        if (!add(definitions_, definition_at_, definition_places_, name, folder, is_shown, at,
                 made)) {
            return;
        }
        if (made.what == kind::gate) {
            tree_.gates.push_back({shown, at, 0, fault::never_node, true});
        } else if (made.what == kind::event) {
            tree_.events.push_back({shown, at, {}, {}});
        }
    }

    template <class Thing>
    bool add(std::vector<Thing>& all, std::unordered_map<std::string, std::size_t>& known,
             std::vector<source::span>& places, std::string const& name, std::string_view folder,
             bool is_shown, source::span at, Thing made) {
        auto const index = all.size();
        auto const path = std::string(folder) + name;
        for (auto const& key : {path, name}) {
            if (key == name && !is_shown && !folder.empty()) {
                continue;
            }
            auto const [before, is_new] = known.try_emplace(key, index);
            if (!is_new && before->second != index) {
                complain(source::code::duplicate_name, at, "`" + name + "` is defined twice", {},
                         {{places[before->second], "`" + name + "` is defined here first"}});
                return false;
            }
        }
        all.push_back(std::move(made));
        places.push_back(at);
        return true;
    }

    /// Looks for a name in the folder of who asks, in the ones around it, and among all.
    [[nodiscard]] static std::optional<std::size_t> find(
        std::unordered_map<std::string, std::size_t> const& known, std::string const& name,
        std::string_view folder) {
        while (!folder.empty()) {
            if (auto const found = known.find(std::string(folder) + name); found != known.end()) {
                return found->second;
            }
            folder.remove_suffix(1);
            folder = folder.substr(0, folder.rfind('.') + 1);
        }
        auto const found = known.find(name);
        return found == known.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] std::int32_t house_value(pugi::xml_node of) {
        for (auto const each : of.children()) {
            if (std::string_view(each.name()) == "constant") {
                return truth_of(each);
            }
            if (each.type() == pugi::node_element && !is_note(each.name())) {
                complain(source::code::foreign_element, place_of(each),
                         "found `" + std::string(each.name()) + "`, expected `constant`");
            }
        }
        return 0; // what the format says of a house event without a value
    }

    [[nodiscard]] std::int32_t truth_of(pugi::xml_node constant) {
        auto const value = std::string_view(constant.attribute("value").value());
        if (value != "true" && value != "false") {
            complain(source::code::bad_number, place_of(constant, "value"),
                     "found `" + std::string(value) + "`, expected `true` or `false`");
        }
        return value == "true" ? 1 : 0;
    }

    // ---- formulas -----------------------------------------------------------------------------

    void define_all() {
        for (auto const& each : definitions_) {
            if (each.what == kind::gate) {
                auto const formula = only_element(each.written, "a formula");
                if (formula) {
                    tree_.gates[static_cast<std::size_t>(each.index)].formula =
                        read(formula, each.folder, 0);
                }
            } else if (each.what == kind::event) {
                settle_probability(each);
            }
        }
    }

    /// The one element below another that is no note.
    [[nodiscard]] pugi::xml_node only_element(pugi::xml_node in, std::string const& expected) {
        pugi::xml_node found;
        for (auto const each : in.children()) {
            if (each.type() != pugi::node_element || is_note(each.name())) {
                continue;
            }
            if (found) {
                complain(source::code::foreign_element, place_of(each),
                         "found a second `" + std::string(each.name()) + "`, expected one element");
                return {};
            }
            found = each;
        }
        if (!found) {
            complain(source::code::foreign_element, place_of(in, "name"),
                     "found nothing in `" + std::string(in.name()) + "`, expected " + expected);
        }
        return found;
    }

    std::uint32_t keep(term made) {
        tree_.terms.push_back(std::move(made));
        return static_cast<std::uint32_t>(tree_.terms.size() - 1);
    }

    std::uint32_t read(pugi::xml_node of, std::string_view folder, int depth) {
        auto const element = std::string_view(of.name());
        if (depth > deepest) {
            complain(source::code::too_deep, place_of(of), "a formula is nested too deeply");
            return keep({});
        }
        if (element == "gate" || element == "basic-event" || element == "house-event" ||
            element == "event") {
            return read_reference(of, element, folder);
        }
        if (element == "constant") {
            return keep({term::kind::constant, truth_of(of), {}, place_of(of)});
        }
        term made;
        made.at = place_of(of);
        if (element == "and") {
            made.what = term::kind::all_of;
        } else if (element == "or") {
            made.what = term::kind::any_of;
        } else if (element == "atleast") {
            made.what = term::kind::at_least;
        } else {
            refuse_operator(of, element);
            return keep({});
        }
        for (auto const each : of.attributes()) {
            if (made.what != term::kind::at_least || std::string_view(each.name()) != "min") {
                complain(source::code::foreign_element, place_of(of),
                         "found `" + std::string(element) + "` with `" + each.name() +
                             "`, expected " +
                             (made.what == term::kind::at_least ? "`min` alone" : "no attributes"));
            }
        }
        for (auto const each : of.children()) {
            if (each.type() == pugi::node_element) {
                made.operands.push_back(read(each, folder, depth + 1));
            }
        }
        if (made.operands.empty()) {
            complain(source::code::foreign_element, place_of(of),
                     "found `" + std::string(element) +
                         "` without operands, expected at least one");
        } else if (made.what == term::kind::at_least) {
            made.number = read_least(of, made.operands.size());
        }
        return keep(std::move(made));
    }

    [[nodiscard]] std::int32_t read_least(pugi::xml_node of, std::size_t operands) {
        auto const written = std::string_view(of.attribute("min").value());
        std::int32_t least = 0;
        auto const [end, failed] =
            std::from_chars(written.data(), written.data() + written.size(), least);
        if (failed != std::errc() || end != written.data() + written.size() || least < 1 ||
            static_cast<std::size_t>(least) > operands) {
            complain(source::code::bad_number, place_of(of, "min"),
                     (written.empty() ? "found `atleast` without `min`"
                                      : "found `" + std::string(written) + "`") +
                         ", expected a number from 1 to " + std::to_string(operands));
        }
        return least;
    }

    void refuse_operator(pugi::xml_node of, std::string_view element) {
        constexpr std::string_view not_monotone[] = {"not", "xor",   "iff",        "nand",
                                                     "nor", "imply", "cardinality"};
        bool const is_known = std::find(std::begin(not_monotone), std::end(not_monotone),
                                        element) != std::end(not_monotone);
        if (is_known) {
            complain(source::code::not_monotone, place_of(of),
                     "found `" + std::string(element) +
                         "`, expected `and`, `or` or `atleast`: a failure that repairs something "
                         "has no minimal failure sets",
                     "leave the operator out, or say the same with failures alone");
            return;
        }
        auto const meant =
            source::closest(std::string(element), {"and", "or", "atleast", "gate", "basic-event",
                                                   "house-event", "event", "constant"});
        complain(source::code::foreign_element, place_of(of),
                 "found `" + std::string(element) + "`, expected a formula",
                 meant ? "did you mean `" + *meant + "`?" : std::string());
    }

    std::uint32_t read_reference(pugi::xml_node of, std::string_view element,
                                 std::string_view folder) {
        auto const name = std::string(of.attribute("name").value());
        auto const found = find(definition_at_, name, folder);
        if (!found) {
            complain(source::code::undefined_event, place_of(of, "name"),
                     "found `" + name + "`, but no " +
                         (element == "event" ? std::string("gate or event") : spelled(element)) +
                         " of this name is defined",
                     suggestion(name));
            return keep({});
        }
        auto const& meant = definitions_[*found];
        auto const wanted = element == "event"         ? meant.what
                            : element == "gate"        ? kind::gate
                            : element == "basic-event" ? kind::event
                                                       : kind::house;
        if (meant.what != wanted) {
            complain(source::code::undefined_event, place_of(of, "name"),
                     "found `" + name + "`, which is no " + spelled(element), {},
                     {{definition_places_[*found], "`" + name + "` is defined here"}});
        }
        auto const at = place_of(of, "name");
        switch (meant.what) {
        case kind::gate: return keep({term::kind::gate, meant.index, {}, at});
        case kind::event: return keep({term::kind::event, meant.index, {}, at});
        default: return keep({term::kind::constant, meant.index, {}, at});
        }
    }

    [[nodiscard]] static std::string spelled(std::string_view element) {
        return element == "basic-event"   ? "basic event"
               : element == "house-event" ? "house event"
                                          : std::string(element);
    }

    [[nodiscard]] std::string suggestion(std::string const& name) const {
        constexpr std::size_t most_compared = 20'000; // a slip is told where that is cheap
        if (definition_at_.size() > most_compared) {
            return {};
        }
        std::vector<std::string> names;
        for (auto const& [each, index] : definition_at_) {
            names.push_back(each);
        }
        auto const meant = source::closest(name, names);
        return meant ? "did you mean `" + *meant + "`?" : std::string();
    }

    // ---- probabilities ------------------------------------------------------------------------

    void settle_probability(definition const& of) {
        auto& event = tree_.events[static_cast<std::size_t>(of.index)];
        pugi::xml_node expression;
        for (auto const each : of.written.children()) {
            if (each.type() == pugi::node_element && !is_note(each.name())) {
                expression = each;
            }
        }
        if (!expression) {
            event.no_probability = "the file gives none";
            return;
        }
        auto const value = evaluate(expression, of.folder, 0);
        if (!value) {
            event.no_probability = unknown_.empty() ? "its expression is not understood"
                                                    : "`" + unknown_ + "` is not understood";
            unknown_.clear();
        } else if (!(*value >= 0 && *value <= 1)) {
            complain(source::code::bad_number, place_of(expression),
                     "the probability of `" + event.name + "` is " + to_text(*value) +
                         ", expected a number from 0 to 1");
        } else {
            event.probability = *value;
        }
    }

    [[nodiscard]] static std::string to_text(double value) {
        char out[32];
        std::snprintf(out, sizeof out, "%g", value);
        return out;
    }

    [[nodiscard]] std::optional<double> evaluate(pugi::xml_node of, std::string_view folder,
                                                 int depth) {
        auto const element = std::string_view(of.name());
        if (depth > deepest) {
            complain(source::code::too_deep, place_of(of), "an expression is nested too deeply");
            return std::nullopt;
        }
        if (element == "float" || element == "int") {
            return number(of);
        }
        if (element == "parameter") {
            return value_of_parameter(of, folder, depth);
        }
        std::vector<double> operands;
        for (auto const each : of.children()) {
            if (each.type() != pugi::node_element) {
                continue;
            }
            auto const value = evaluate(each, folder, depth + 1);
            if (!value) {
                return std::nullopt;
            }
            operands.push_back(*value);
        }
        auto const value = evaluate_function(element, operands);
        if (!value) {
            unknown_ = element;
        }
        return value;
    }

    [[nodiscard]] std::optional<double> number(pugi::xml_node of) {
        auto const written = std::string(of.attribute("value").value());
        char* end = nullptr;
        auto const value = std::strtod(written.c_str(), &end);
        if (written.empty() || *end != '\0' || !std::isfinite(value)) {
            complain(source::code::bad_number, place_of(of, "value"),
                     "found `" + written + "`, expected a number");
            return std::nullopt;
        }
        return value;
    }

    [[nodiscard]] std::optional<double> value_of_parameter(pugi::xml_node of,
                                                           std::string_view folder, int depth) {
        auto const name = std::string(of.attribute("name").value());
        auto const found = find(parameter_at_, name, folder);
        if (!found) {
            complain(source::code::undefined_event, place_of(of, "name"),
                     "found `" + name + "`, but no parameter of this name is defined");
            return std::nullopt;
        }
        auto& meant = parameters_[*found];
        if (meant.state == parameter::state::begun) {
            complain(source::code::gate_cycle, place_of(of, "name"),
                     "parameter `" + name + "` depends on itself");
            return std::nullopt;
        }
        if (meant.state == parameter::state::open) {
            meant.state = parameter::state::begun;
            if (auto const expression = only_element(meant.written, "an expression")) {
                meant.value = evaluate(expression, meant.folder, depth + 1);
            }
            meant.state = parameter::state::done;
        }
        return meant.value;
    }

    std::vector<std::unique_ptr<file>> files_; // at least one
    fault_tree tree_;
    std::vector<std::unique_ptr<std::string>> folders_;
    std::vector<definition> definitions_;
    std::unordered_map<std::string, std::size_t> definition_at_;
    std::vector<source::span> definition_places_;
    std::vector<parameter> parameters_;
    std::unordered_map<std::string, std::size_t> parameter_at_;
    std::vector<source::span> parameter_places_;
    std::string unknown_; // the function that stopped an evaluation
    std::vector<source::diagnostic> errors_;
};

} // namespace detail

/// Reads a fault tree that stands in one text or in several (gates in one, figures in another).
/// Errors stand at their places.
[[nodiscard]] inline source::result<fault_tree> read_openpsa(
    source::texts const& all, std::vector<source::text_id> const& ids) {
    return detail::openpsa_reader(all, ids).run();
}

} // namespace hadsl::exchange

#endif
