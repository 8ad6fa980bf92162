// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/wire.h"

#include <limits>

namespace sotto::formats::wire {

namespace {

template <class Number>
void append(std::string& to, Number value) {
    for (std::size_t byte = 0; byte < sizeof value; ++byte) {
        to += static_cast<char>(static_cast<unsigned char>(value >> (8U * byte)));
    }
}

template <class Number>
Number number_from(std::string_view bytes) {
    Number value = 0;
    for (std::size_t byte = 0; byte < sizeof value; ++byte) {
        const Number part = static_cast<unsigned char>(bytes[byte]);
        value = static_cast<Number>(value | static_cast<Number>(part << (8U * byte)));
    }
    return value;
}

std::uint32_t length32(std::size_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("text too long for a frame");
    return static_cast<std::uint32_t>(size);
}

}  // namespace

Packer::Packer(Message message) : frame_(4, '\0') {
    number8(static_cast<std::uint8_t>(message));
}

void Packer::number8(std::uint8_t value) {
    frame_ += static_cast<char>(value);
}
void Packer::number32(std::uint32_t value) {
    append(frame_, value);
}
void Packer::number64(std::uint64_t value) {
    append(frame_, value);
}

void Packer::text(std::string_view bytes) {
    number32(length32(bytes.size()));
    frame_ += bytes;
}

const std::string& Packer::frame() {
    std::string length;
    append(length, length32(size()));
    frame_.replace(0, 4, length);
    return frame_;
}

Unpacker::Unpacker(std::string_view payload) : rest_(payload), message_(Message{number8()}) {}

std::string_view Unpacker::take(std::size_t size) {
    if (size > rest_.size()) throw BadFrame();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint8_t Unpacker::number8() {
    return number_from<std::uint8_t>(take(1));
}
std::uint32_t Unpacker::number32() {
    return number_from<std::uint32_t>(take(4));
}
std::uint64_t Unpacker::number64() {
    return number_from<std::uint64_t>(take(8));
}
std::string_view Unpacker::text() {
    return take(number32());
}

}  // namespace sotto::formats::wire
