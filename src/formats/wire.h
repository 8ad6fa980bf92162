// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

/// What goes over the socket between Sotto and a `sotto-reader`.
///
/// A frame is its length (32 bits, of what follows), one byte that says what it is, and its fields: numbers
/// little-endian, texts with a 32-bit length before them. Both ends are of one build, so there is no version.
/// Sotto believes nothing that comes back: whatever reads a hostile file may have been taken over by it.
namespace sotto::formats::wire {

enum class Message : std::uint8_t {
    Setup = 1,    ///< to the reader, once: limits, folders
    Hello = 2,    ///< from the reader, once, when it has locked itself in: formats and what was not loaded
    Read = 3,     ///< to the reader: file name, bytes
    Write = 4,    ///< to the reader: format, blocks
    Blocks = 5,   ///< from the reader: some blocks; any number of these frames
    Warning = 6,  ///< from the reader
    Bytes = 7,    ///< from the reader: some bytes of a written file; any number of these frames
    Done = 8,     ///< from the reader: the request is over
};

/// How a request ended.
enum class Outcome : std::uint8_t {
    Good = 0,
    Unknown = 1,  ///< no format recognises the file
    Broken = 2,   ///< the format refused, with its sentence
    TooMuch = 3,  ///< more text than the limit
    OutOfMemory = 4,
    Threw = 5,  ///< an exception came out of a plugin
};

/// What a block counts beside its text, towards the limit on text: empty ones must not be free.
constexpr std::size_t block_cost = 32;

/// The frame did not hold what it should.
class BadFrame : public std::runtime_error {
public:
    BadFrame() : std::runtime_error("bad frame") {}
};

class Packer {
public:
    explicit Packer(Message message);

    void number8(std::uint8_t value);
    void number32(std::uint32_t value);
    void number64(std::uint64_t value);
    void signed64(std::int64_t value) { number64(static_cast<std::uint64_t>(value)); }
    /// Throws `std::length_error` for a text that 32 bits cannot count.
    void text(std::string_view bytes);

    /// So far, without the length in front.
    [[nodiscard]] std::size_t size() const noexcept { return frame_.size() - 4; }
    /// The finished frame with its length in front. Throws `std::length_error` beyond 32 bits.
    [[nodiscard]] const std::string& frame();

private:
    std::string frame_;
};

/// Reads a frame's payload; every member throws `BadFrame` when the frame is too short. Borrows the bytes.
class Unpacker {
public:
    explicit Unpacker(std::string_view payload);

    [[nodiscard]] Message message() const noexcept { return message_; }
    std::uint8_t number8();
    std::uint32_t number32();
    std::uint64_t number64();
    std::int64_t signed64() { return static_cast<std::int64_t>(number64()); }
    std::string_view text();
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

private:
    std::string_view take(std::size_t size);
    std::string_view rest_;
    Message message_;
};

}  // namespace sotto::formats::wire
