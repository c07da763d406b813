// hadsl/source/files.hpp - the files of one specification: read whole, within allowed folders.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_FILES_HPP
#define HADSL_SOURCE_FILES_HPP

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace hadsl::source {

/// What a specification may read.
struct file_limits {
    /// Bytes of one file.
    std::uintmax_t largest = 64U * 1024U * 1024U;
    /// The folders in or below which an imported file must lie, wherever symbolic links lead. When
    /// there are none: the folder of the file that is checked, and the current one.
    std::vector<std::filesystem::path> roots;
};

/// A file as it was read, or why it was not.
struct file {
    std::string name; // how a person knows it; the same for every way to the same file
    std::string content;
    std::string error; // as the end of a sentence; empty when it was read
};

/// An error of the system in its own words, as the end of a sentence.
[[nodiscard]] inline std::string reason_of(int error) {
    auto text = std::generic_category().message(error);
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

/// Reads what is left of an open file. Refuses what is larger than the limit before it takes more
/// memory than that.
[[nodiscard]] inline file read_stream(std::FILE* open, std::string name, std::uintmax_t largest) {
    file read{std::move(name), {}, {}};
    std::vector<char> chunk(std::size_t{1} << 16U);
    errno = 0;
    while (auto const count = std::fread(chunk.data(), 1, chunk.size(), open)) {
        if (read.content.size() + count > largest) {
            read.error = "it has more than " + std::to_string(largest) + " bytes";
            break;
        }
        read.content.append(chunk.data(), count);
    }
    if (std::ferror(open) != 0) {
        read.error = reason_of(errno);
    }
    if (!read.error.empty()) {
        read.content.clear();
    }
    return read;
}

/// Reads a file whole, within the limit.
[[nodiscard]] inline file read_file(std::filesystem::path const& path, std::string name,
                                    std::uintmax_t largest) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        return {std::move(name), {}, "it is a folder"};
    }
    auto* const open = std::fopen(path.string().c_str(), "rb");
    if (open == nullptr) {
        return {std::move(name), {}, reason_of(errno)};
    }
    auto read = read_stream(open, std::move(name), largest);
    std::fclose(open);
    return read;
}

/// The files of one specification. Paths in messages stay as the user gave them; whether two paths
/// are the same file is decided by where they lead.
class files {
public:
    explicit files(file_limits limits) : limits_(std::move(limits)) {}

    /// Reads the file that is asked for.
    [[nodiscard]] file read_main(std::string const& path) {
        auto const real = canonical(path);
        known_[real.string()] = path;
        main_ = real;
        note_main(real.parent_path());
        real_[path] = real;
        return read_file(path, path, limits_.largest);
    }
    /// A specification that came as text: what it imports is relative to the current folder.
    void begin_with_text(std::string const& name) {
        auto const here = canonical(".");
        note_main(here);
        real_[name] = here / "<text>";
    }

    /// Reads what the text named `importer` imports as `path`, relative to the importer.
    [[nodiscard]] file read_import(std::string const& importer, std::string const& path) {
        if (path.empty() || path.find('\0') != path.npos) {
            return {path, {}, "this is no path"};
        }
        auto const from = real_.find(importer);
        auto const folder = from == real_.end() ? canonical(".") : from->second.parent_path();
        auto const real = canonical(folder / path);
        auto const [known, is_new] = known_.try_emplace(
            real.string(),
            (std::filesystem::path(importer).parent_path() / path).lexically_normal().string());
        auto const name = known->second;
        if (is_new) {
            real_[name] = real;
        }
        if (!is_allowed(real)) {
            return {name, {}, "it lies outside of the folders that may be read"};
        }
        std::error_code failed;
        if (std::filesystem::exists(real, failed) &&
            !std::filesystem::is_regular_file(real, failed)) {
            return {name, {}, "it is no ordinary file"};
        }
        return read_file(real, name, limits_.largest);
    }

    /// Where the file that was asked for lies, without symbolic links; empty for text.
    [[nodiscard]] std::filesystem::path const& main() const { return main_; }
    /// Where all files lie that were asked for.
    [[nodiscard]] std::vector<std::filesystem::path> paths() const {
        std::vector<std::filesystem::path> all;
        for (auto const& [path, name] : known_) {
            all.emplace_back(path);
        }
        return all;
    }

private:
    [[nodiscard]] static std::filesystem::path canonical(std::filesystem::path const& path) {
        std::error_code failed;
        auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(path), failed);
        return failed ? std::filesystem::absolute(path).lexically_normal() : real;
    }

    void note_main(std::filesystem::path const& folder) {
        if (limits_.roots.empty()) {
            limits_.roots = {folder, "."};
        }
        for (auto& root : limits_.roots) {
            root = canonical(root);
        }
    }

    [[nodiscard]] bool is_allowed(std::filesystem::path const& real) const {
        return std::any_of(limits_.roots.begin(), limits_.roots.end(), [&](auto const& root) {
            auto const way = real.lexically_relative(root);
            return !way.empty() && *way.begin() != "..";
        });
    }

    file_limits limits_;
    std::filesystem::path main_;
    std::map<std::string, std::string> known_;          // where a file lies -> its name
    std::map<std::string, std::filesystem::path> real_; // its name -> where it lies
};

} // namespace hadsl::source

#endif
