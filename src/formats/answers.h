// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "formats/wire.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sotto::formats {

/// What comes back from a reader about one request, checked as it arrives: a reader is not believed.
class Answer {
public:
    virtual ~Answer() = default;
    /// One frame. Throws `wire::BadFrame` for what an honest reader does not send.
    virtual void take(wire::Unpacker& frame) = 0;
    /// Forgets everything, because the request is made once more.
    virtual void begin_again() = 0;

    wire::Outcome outcome = wire::Outcome::Broken;
    std::string sentence;  ///< of the plugin, when it refuses
};

/// A document that is read.
class Reading final : public Answer {
public:
    explicit Reading(const Limits& limits) : limits_(limits) {}
    void take(wire::Unpacker& frame) override;
    void begin_again() override { *this = Reading(limits_); }

    ReadDocument document;
    std::uint64_t replaced = 0;  ///< places where bytes meant nothing in the encoding
    bool invalid = false;        ///< some text was not UTF-8

private:
    std::string checked(std::string_view text);
    void take_block(wire::Unpacker& frame);

    Limits limits_;
    std::size_t text_ = 0;
};

/// A file that is written.
class Writing final : public Answer {
public:
    explicit Writing(std::size_t limit) : limit_(limit) {}
    void take(wire::Unpacker& frame) override;
    void begin_again() override { *this = Writing(limit_); }

    std::string bytes;

private:
    std::size_t limit_;
};

}  // namespace sotto::formats
