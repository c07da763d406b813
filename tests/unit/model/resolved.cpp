// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/model/resolved.hpp"

#include "tests/catch.hpp"

#include <hadsl/grammar/parse.hpp>
#include <hadsl/model/resolve.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace hadsl::test {

namespace {

// Enough to try every rule; the real one is library/core.hadsl.
constexpr char const* small_prelude = R"(
kind place
kind site : place
kind rack : place
kind equipment
kind storage : equipment
kind host : equipment
kind vm  starts in 1min
kind service
kind database : service  keeps data is stateful
kind system
kind `link`

failure hardware
failure host     : hardware  strikes host
failure storage  : hardware  strikes storage  destroys contents
failure software strikes vm, service
failure crash    : software
failure hang     : software  shows as crash
failure poison   : software  shared by build or itself  recurs
failure deletion : software  strikes database  destroys data
failure network
failure isolation : network  strikes place, host
failure cut      : network  strikes `link`  shared by path
failure planned  planned
failure maintenance : planned  strikes host  lasts 1h
)";

template <class Named>
Named const& find(std::vector<Named> const& all, std::string const& name) {
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.name == name; });
    INFO("looking for " << name);
    REQUIRE(found != all.end());
    return *found;
}

} // namespace

model::architecture const& resolved::operator*() const {
    std::string all;
    for (auto const& each : result.diagnostics()) {
        all += each.message + "\n";
    }
    INFO(all);
    REQUIRE(result.has_value());
    return *result;
}

model::component const& resolved::component(std::string const& name) const {
    return find((**this).components, name);
}
model::claim const& resolved::claim(std::string const& name) const {
    return find((**this).claims, name);
}
model::failure_class const& resolved::failure(std::string const& name) const {
    return find((**this).classes, name);
}

std::vector<std::string> resolved::reports() const {
    std::vector<std::string> all;
    for (auto const& each : result.diagnostics()) {
        all.push_back(std::string(source::info_of(each.code).name) + " [" +
                      std::string(texts.slice(each.place)) + "]");
    }
    return all;
}

resolved resolve(std::string const& text) {
    return resolve(files{{"main", text}});
}

resolved resolve(files const& all) {
    model::loader from;
    from.parse = [](source::texts const& texts, source::text_id id) {
        return grammar::parse(texts, id);
    };
    from.module_text = [&](std::string_view module) -> std::optional<std::string> {
        auto const found = all.find("use " + std::string(module));
        if (found != all.end()) {
            return found->second;
        }
        return module == "core" ? std::optional<std::string>(small_prelude) : std::nullopt;
    };
    for (auto const& [name, content] : all) {
        if (name.starts_with("use ")) {
            from.module_names.push_back(name.substr(4));
        }
    }
    from.read_import = [&](std::string const&, std::string const& path) {
        auto const found = all.find(path);
        return found == all.end() ? model::imported{path, "", "there is no such file"}
                                  : model::imported{path, found->second, ""};
    };
    source::texts texts;
    auto const main = texts.add("main", all.at("main"));
    auto result = model::resolve(texts, main, from);
    return {std::move(texts), std::move(result)};
}

std::vector<std::string> names(model::architecture const& all,
                               std::vector<model::component_id> const& ids) {
    std::vector<std::string> result;
    for (auto const id : ids) {
        result.push_back(all[id].name);
    }
    return result;
}

std::string text(model::architecture const& all, model::expression const& said) {
    using operation = model::expression::operation;
    if (said.op == operation::component) {
        return all[said.component].name;
    }
    auto const separator = said.op == operation::all   ? std::string(" and ")
                           : said.op == operation::any ? std::string(" or ")
                                                       : std::string(", ");
    std::string result;
    for (auto const& each : said.operands) {
        result += (result.empty() ? "" : separator) + text(all, each);
    }
    return (said.op == operation::at_least ? std::to_string(said.count) + " of (" : "(") + result +
           ")";
}

} // namespace hadsl::test
