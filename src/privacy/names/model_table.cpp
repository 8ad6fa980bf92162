// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/model_table.h"

#include "base/error.h"
#include "privacy/names/hashing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace sotto::privacy::names {

namespace {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

constexpr std::uint32_t magic = 0x4D4E5453;  // "STNM"
constexpr std::uint32_t file_version = 1;
constexpr std::size_t header_numbers = 7;
constexpr std::size_t bucket = 16;
constexpr std::size_t transition_bytes = 2 * label_count * label_count * sizeof(float);

std::uint16_t check_of(std::uint64_t key) {
    const auto low = static_cast<std::uint16_t>(key & 0xFFFFU);
    return low == 0 ? std::uint16_t{1} : low;
}

/// A multiple of what is looked at together, with at least a free slot in all of them.
std::size_t slots_for(std::size_t entries) {
    return (entries + entries / 6) / bucket * bucket + 2 * bucket;
}

/// Where the slots begin in which `key` is looked for first.
std::size_t bucket_of(std::uint64_t key, std::size_t slots) {
    return slot_of(key, slots / bucket) * bucket;
}

template <class Number>
void put(std::string& out, const Number& number) {
    char bytes[sizeof(Number)];
    std::memcpy(bytes, &number, sizeof(Number));
    out.append(bytes, sizeof(Number));
}

template <class Number>
Number get(const char* at) {
    Number number;
    std::memcpy(&number, at, sizeof(Number));
    return number;
}

/// Writes one table; `entries` have values of `width` bytes.
void put_table(std::string& out, std::vector<std::pair<std::uint64_t, std::string>> entries,
               std::size_t width) {
    const std::size_t slots = slots_for(entries.size());
    std::sort(entries.begin(), entries.end());
    std::vector<std::uint16_t> checks(slots, 0);
    std::string values(slots * width, '\0');
    for (const auto& [key, value] : entries) {
        std::size_t slot = bucket_of(key, slots);
        while (checks[slot] != 0) slot = slot + 1 == slots ? 0 : slot + 1;
        checks[slot] = check_of(key);
        values.replace(slot * width, width, value);
    }
    for (const std::uint16_t check : checks) put(out, check);
    out += values;
}

}  // namespace

std::string model_bytes(const ModelContent& content) {
    float largest = 1e-6F;
    for (const Weighted& feature : content.features) {
        for (const float weight : feature.weights) largest = std::max(largest, std::fabs(weight));
    }
    const float scale = largest / 127;
    std::string out;
    put(out, magic);
    put(out, file_version);
    put(out, feature_version);
    for (const std::size_t entries : {content.features.size(), content.known.size(), content.listed.size()})
        put(out, static_cast<std::uint32_t>(slots_for(entries)));
    put(out, scale);
    for (const Transitions& transitions : content.transitions) {
        for (const Scores& row : transitions) {
            for (const float one : row) put(out, one);
        }
    }
    std::vector<std::pair<std::uint64_t, std::string>> entries;
    for (const Weighted& feature : content.features) {
        std::string value;
        for (const float weight : feature.weights)
            value += static_cast<char>(static_cast<std::int8_t>(std::lround(weight / scale)));
        entries.emplace_back(feature.key, std::move(value));
    }
    put_table(out, std::move(entries), weight_count);
    for (const auto* words : {&content.known, &content.listed}) {
        entries.clear();
        for (const auto& [key, value] : *words)
            entries.emplace_back(key, std::string(1, static_cast<char>(value)));
        put_table(out, std::move(entries), 1);
    }
    return out;
}

ModelTable::ModelTable(std::string_view bytes) {
    const auto wrong = [] {
        return base::Error(base::Blame::Environment,
                           "The names model does not belong to this version of Sotto; train it again "
                           "(docs/names-model.md says how).");
    };
    constexpr std::size_t start = header_numbers * 4 + transition_bytes;
    if (bytes.size() < start) throw wrong();
    const auto number = [&](std::size_t i) { return get<std::uint32_t>(bytes.data() + i * 4); };
    if (number(0) != magic || number(1) != file_version || number(2) != feature_version) throw wrong();
    scale_ = get<float>(bytes.data() + 6 * 4);
    std::size_t at = header_numbers * 4;
    for (Transitions& transitions : transitions_) {
        for (Scores& row : transitions) {
            for (float& one : row) {
                one = get<float>(bytes.data() + at);
                at += sizeof(float);
            }
        }
    }
    std::size_t i = 3;
    for (Table* table : {&weights_, &known_, &listed_}) {
        table->slots = number(i++);
        table->width = table == &weights_ ? weight_count : 1;
        const std::size_t size = table->slots * (2 + table->width);
        if (table->slots == 0 || table->slots % bucket != 0 || bytes.size() - at < size) throw wrong();
        table->checks = reinterpret_cast<const unsigned char*>(bytes.data()) + at;
        table->values = table->checks + table->slots * 2;
        at += size;
    }
}

const unsigned char* ModelTable::Table::find(std::uint64_t key) const noexcept {
    const std::uint16_t wanted = check_of(key);
    for (std::size_t start = bucket_of(key, slots);; start = start + bucket == slots ? 0 : start + bucket) {
        std::array<std::uint16_t, bucket> here;
        std::memcpy(here.data(), checks + start * 2, sizeof here);
        // Without an early end, so that the compiler compares all of them at once.
        std::uint32_t same = 0;
        for (std::size_t i = 0; i < bucket; ++i)
            same |= static_cast<std::uint32_t>(here[i] == wanted ? 1U : 0U) << i;
        if (same != 0) return values + (start + static_cast<std::size_t>(std::countr_zero(same))) * width;
        if (here[bucket - 1] == 0) return nullptr;
    }
}

void ModelTable::Table::fetch(std::uint64_t key) const noexcept {
    __builtin_prefetch(checks + bucket_of(key, slots) * 2);
}

void ModelTable::look_up_words(NameText& text) const {
    for (NameToken& token : text.tokens()) {
        const unsigned char* known = known_.find(token.key);
        token.known = known == nullptr ? std::uint8_t{0} : *known;
        const unsigned char* listed = listed_.find(token.key);
        token.listed = listed == nullptr ? std::uint8_t{0} : *listed;
    }
}

void ModelTable::score(const FeatureKeys& features, Scores& scores) const noexcept {
    std::array<std::int32_t, weight_count> sums{};
    // The table does not fit the caches next to the processor: all is asked for before the first is used.
    for (std::size_t i = 0; i < features.count; ++i) weights_.fetch(features.keys[i]);
    std::array<const unsigned char*, std::tuple_size_v<decltype(features.keys)>> found;
    std::size_t count = 0;
    for (std::size_t i = 0; i < features.count; ++i) {
        found[count] = weights_.find(features.keys[i]);
        if (found[count] == nullptr) continue;
        __builtin_prefetch(found[count]);
        ++count;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned char* weights = found[i];
        for (std::size_t y = 0; y < weight_count; ++y) sums[y] += static_cast<std::int8_t>(weights[y]);
    }
    scores[0] = 0;
    for (std::size_t y = 0; y < weight_count; ++y) scores[y + 1] = static_cast<float>(sums[y]) * scale_;
}

}  // namespace sotto::privacy::names
