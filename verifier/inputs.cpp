// verifier/inputs.cpp - which specifications a command line asks for.
// SPDX-License-Identifier: BSL-1.0
#include "inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace hadsl::program {

namespace {

/// Whether an entry is a symbolic link to nothing, which is told by whoever reads it.
[[nodiscard]] bool leads_nowhere(std::filesystem::directory_entry const& entry) {
    std::error_code failed;
    return entry.is_symlink(failed) && !std::filesystem::exists(entry.path(), failed);
}

/// The `*.hadsl` files in a folder and below; `failed` tells of a folder that cannot be read.
[[nodiscard]] std::vector<std::string> files_in(std::filesystem::path const& folder,
                                                std::error_code& failed) {
    std::vector<std::string> found;
    std::filesystem::recursive_directory_iterator at(folder, failed);
    while (!failed && at != std::filesystem::recursive_directory_iterator()) {
        std::error_code ignored;
        auto const name = at->path().filename().string();
        if (at->is_directory(ignored) && name.starts_with('.')) {
            at.disable_recursion_pending();
        } else if (at->path().extension() == ".hadsl" &&
                   (at->is_regular_file(ignored) || leads_nowhere(*at))) {
            found.push_back(at->path().string());
        }
        at.increment(failed);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

bool is_linked(input const& of) {
    std::error_code failed;
    return of.is_found && std::filesystem::is_symlink(of.path, failed);
}

inputs collect_inputs(std::vector<std::string> const& paths) {
    inputs made;
    std::set<std::string> known;
    auto const add = [&](std::string const& path, bool is_found) {
        std::error_code failed;
        auto const real = path == "-" ? std::filesystem::path("-")
                                      : std::filesystem::weakly_canonical(path, failed);
        if (known.insert(real.string()).second) {
            made.all.push_back({path, is_found});
        }
    };
    for (auto const& path : paths) {
        std::error_code failed;
        if (path.empty()) {
            made.errors.emplace_back("found an empty path");
        } else if (path == "-" || !std::filesystem::is_directory(path, failed)) {
            add(path, false);
        } else {
            auto const found = files_in(path, failed);
            if (failed) {
                made.errors.push_back("cannot read the folder `" + path + "`: " + failed.message());
            } else if (found.empty()) {
                made.errors.push_back("found no `*.hadsl` file in the folder `" + path + "`");
            }
            for (auto const& each : found) {
                add(each, true);
            }
        }
    }
    return made;
}

} // namespace hadsl::program
