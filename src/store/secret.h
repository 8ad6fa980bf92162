// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string_view>

namespace sotto::store {

/// Bytes that nobody else should see: kept between guard pages in memory that is not swapped out where the
/// system allows that, left out of core dumps, and wiped when this goes.
class Secret {
public:
    /// Room for `capacity` bytes, none of them used. Throws `std::bad_alloc`.
    explicit Secret(std::size_t capacity);
    /// A copy of `bytes`, which whoever holds them should wipe.
    explicit Secret(std::string_view bytes);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    [[nodiscard]] unsigned char* data() noexcept { return data_; }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    /// Says that the first `size` bytes are used now, and wipes the others.
    void use(std::size_t size) noexcept;
    [[nodiscard]] std::string_view view() const noexcept {
        return {reinterpret_cast<const char*>(data_), size_};
    }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// Compares in a time that does not depend on where they differ.
    [[nodiscard]] bool same_as(const Secret& other) const noexcept;

private:
    unsigned char* data_ = nullptr;
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
};

}  // namespace sotto::store
