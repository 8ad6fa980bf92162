// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Finds many keys in one pass over a text (Aho & Corasick 1975). Edges are kept sorted per node, since most
/// nodes have one: a table of 256 entries per node would not fit the processor's caches for a register of
/// some hundred people.
class NameAutomaton {
public:
    /// `keys` are not empty; the number of a key is its index.
    explicit NameAutomaton(const std::vector<std::string_view>& keys);

    /// Calls `found(key number, end)` for every occurrence in [`first`, `last`), in order of their ends.
    template <class Found>
    void find(std::string_view bytes, std::size_t first, std::size_t last, Found&& found) const {
        std::uint32_t node = 0;
        for (std::size_t i = first; i < last; ++i) {
            if (node == 0) {
                // Most places of a text begin no key.
                while (i + 2 < last && !may_begin(bytes, i)) ++i;
            }
            node = step(node, static_cast<std::uint8_t>(bytes[i]));
            for (std::uint32_t at = node; at != 0; at = nodes_[at].next_output) {
                for (std::uint32_t o = 0; o < nodes_[at].output_count; ++o) {
                    found(outputs_[nodes_[at].first_output + o], i + 1);
                }
            }
        }
    }
    /// Bytes.
    [[nodiscard]] std::size_t longest() const noexcept { return longest_; }

private:
    struct Node {
        std::uint32_t first_edge = 0;
        std::uint32_t edge_count = 0;
        std::uint32_t fail = 0;
        std::uint32_t next_output = 0;  ///< the nearest node on the way of `fail` that has keys of its own
        std::uint32_t first_output = 0;
        std::uint32_t output_count = 0;
    };
    struct Edge {
        std::uint8_t byte;
        std::uint32_t target;
    };

    static constexpr std::size_t beginnings = std::size_t{1} << 16U;

    static std::size_t beginning(char a, char b, char c) {
        const auto byte = [](char of) { return static_cast<std::uint32_t>(static_cast<unsigned char>(of)); };
        const std::uint32_t mixed = (byte(a) | byte(b) << 8U | byte(c) << 16U) * 0x9E3779B1U;
        return mixed >> 16U;
    }
    /// False for certain, true perhaps. There are two more bytes behind `at`.
    [[nodiscard]] bool may_begin(std::string_view bytes, std::size_t at) const {
        const std::size_t place = beginning(bytes[at], bytes[at + 1], bytes[at + 2]);
        return (begins_[place / 64] >> (place % 64) & 1U) != 0;
    }

    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint8_t byte) const {
        const Node& from = nodes_[node];
        for (std::uint32_t e = 0; e < from.edge_count; ++e) {
            const Edge& edge = edges_[from.first_edge + e];
            if (edge.byte == byte) return edge.target;
        }
        return 0;
    }
    [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint8_t byte) const {
        while (node != 0) {
            if (const std::uint32_t next = child(node, byte); next != 0) return next;
            node = nodes_[node].fail;
        }
        return root_[byte];
    }

    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> outputs_;
    std::array<std::uint32_t, 256> root_{};
    std::vector<std::uint64_t> begins_;  ///< bits: the first three bytes of the keys, mixed
    std::size_t longest_ = 0;
};

}  // namespace sotto::privacy
