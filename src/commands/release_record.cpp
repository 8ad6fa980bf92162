// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/release_record.h"

#include "base/error.h"
#include "commands/import_reading.h"
#include "commands/session.h"
#include "store/digest.h"

#include <fmt/format.h>
#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

namespace sotto::commands {

std::vector<std::string> items_of(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end > 0) items.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return items;
}

std::string sha256_of_file(const std::filesystem::path& file) {
    std::error_code unknown;
    std::ifstream bytes(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file, unknown) || !bytes) {
        throw base::Error(
            base::Blame::Environment,
            fmt::format("Cannot read {}: there is no such file, or it may not be read.", shown_path(file)));
    }
    store::Sha256 digest;
    std::string room(std::size_t{1} << 20U, '\0');
    while (bytes) {
        bytes.read(room.data(), static_cast<std::streamsize>(room.size()));
        digest.add(std::string_view(room).substr(0, static_cast<std::size_t>(bytes.gcount())));
    }
    if (bytes.bad())
        throw base::Error(base::Blame::Environment, fmt::format("Cannot read {}.", shown_path(file)));
    return digest.finish();
}

std::string risk_record(const Value& answer, const std::string& reason, const std::string& researcher) {
    std::map<std::pair<std::string, std::string>, std::int64_t> reasons;
    for (const auto& quote : answer["withheld"].items())
        ++reasons[{quote["obstacle"].text(), quote["reason"].text()}];
    auto withheld = Value::array();
    for (const auto& [why, count] : reasons)
        withheld.add(Value().set("obstacle", why.first).set("reason", why.second).set("quotes", count));
    for (const auto& [obstacle, count] : answer["passages_gone"].members())
        withheld.add(Value().set("obstacle", obstacle).set("reason", "passages").set("quotes", count));
    auto overrides = Value::array();
    for (const auto& quote : answer["overridden"].items()) {
        overrides.add(Value()
                          .set("quote", quote["quote"])
                          .set("warning", quote["reason"])
                          .set("reason", reason)
                          .set("researcher", researcher));
    }
    return Value()
        .set("k", answer["k"])
        .set("counted", answer["counted"])
        .set("unchecked", answer["unchecked"])
        .set("unsafe", answer["unsafe"])
        .set("replaced", answer["replaced"])
        .set("profile", answer["profile"])
        .set("edited", answer["edited"])
        .set("withheld", std::move(withheld))
        .set("overrides", std::move(overrides))
        .to_json();
}

Value recorded(Session& session, const std::filesystem::path& written, store::Release release) {
    release.researcher = session.researcher();
    release.file = shown_path(written.filename());
    release.sha256 = sha256_of_file(written);
    release.bytes = static_cast<std::int64_t>(std::filesystem::file_size(written));
    try {
        release = store::record_release(session.writable_study(), std::move(release));
    } catch (const base::Error& error) {
        session.tell(
            fmt::format("{} The file was written, but the study does not know of it.", error.what()));
        return {};
    }
    return Value().set("number", release.number).set("id", release.guid.text()).set("sha256", release.sha256);
}

}  // namespace sotto::commands
