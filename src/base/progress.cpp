// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/progress.h"

#include "base/error.h"

namespace sotto::base {

namespace {

class Silent final : public Progress {
public:
    void begin(std::string_view, std::int64_t) override {}
    void advance(std::int64_t) override {}
    void end() override {}
    [[nodiscard]] bool cancelled() const override { return false; }
};

}  // namespace

void Progress::check() const {
    if (cancelled()) throw Cancelled();
}

Progress& no_progress() {
    static Silent silent;
    return silent;
}

}  // namespace sotto::base
