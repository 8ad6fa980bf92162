// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/secret.h"

#include <sodium.h>
#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace sotto::store {

Secret::Secret(std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 1)) {
    if (sodium_init() < 0) throw std::bad_alloc();
    data_ = static_cast<unsigned char*>(sodium_malloc(capacity_));
    if (data_ == nullptr) throw std::bad_alloc();
    sodium_memzero(data_, capacity_);
}

Secret::Secret(std::string_view bytes) : Secret(bytes.size()) {
    if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
    size_ = bytes.size();
}

Secret::~Secret() {
    sodium_free(data_);  // wipes
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      capacity_(std::exchange(other.capacity_, 0)),
      size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(capacity_, other.capacity_);
    std::swap(size_, other.size_);
    return *this;
}

void Secret::use(std::size_t size) noexcept {
    size_ = std::min(size, capacity_);
    sodium_memzero(data_ + size_, capacity_ - size_);
}

bool Secret::same_as(const Secret& other) const noexcept {
    return size_ == other.size_ && (size_ == 0 || sodium_memcmp(data_, other.data_, size_) == 0);
}

}  // namespace sotto::store
