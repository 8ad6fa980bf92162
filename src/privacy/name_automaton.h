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

    /// Calls `found(key number, end)` for every occurrence, in order of their ends.
    template <class Found>
    void find(std::string_view bytes, Found&& found) const {
        std::uint32_t node = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            node = step(node, static_cast<std::uint8_t>(bytes[i]));
            for (std::uint32_t at = node; at != 0; at = nodes_[at].next_output) {
                for (std::uint32_t o = 0; o < nodes_[at].output_count; ++o) {
                    found(outputs_[nodes_[at].first_output + o], i + 1);
                }
            }
        }
    }

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
};

}  // namespace sotto::privacy
