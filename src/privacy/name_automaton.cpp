// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_automaton.h"

#include <algorithm>
#include <map>

namespace sotto::privacy {

NameAutomaton::NameAutomaton(const std::vector<std::string_view>& keys) {
    struct Growing {
        std::map<std::uint8_t, std::uint32_t> edges;
        std::vector<std::uint32_t> keys;
    };
    std::vector<Growing> tree(1);
    begins_.resize(beginnings / 64);
    const auto begin_with = [&](std::size_t place) {
        begins_[place / 64] |= std::uint64_t{1} << (place % 64);
    };
    for (const std::string_view key : keys) {
        longest_ = std::max(longest_, key.size());
        if (key.size() > 2) {
            begin_with(beginning(key[0], key[1], key[2]));
        } else if (key.size() == 2) {
            for (int c = 0; c < 256; ++c) begin_with(beginning(key[0], key[1], static_cast<char>(c)));
        } else {
            begins_.assign(begins_.size(), ~std::uint64_t{0});
        }
    }
    for (std::size_t k = 0; k < keys.size(); ++k) {
        std::uint32_t node = 0;
        for (const char c : keys[k]) {
            const auto byte = static_cast<std::uint8_t>(c);
            const auto next = static_cast<std::uint32_t>(tree.size());
            const auto [edge, added] = tree[node].edges.try_emplace(byte, next);
            node = edge->second;
            if (added) tree.emplace_back();
        }
        tree[node].keys.push_back(static_cast<std::uint32_t>(k));
    }

    nodes_.resize(tree.size());
    for (std::size_t n = 0; n < tree.size(); ++n) {
        Node& node = nodes_[n];
        node.first_edge = static_cast<std::uint32_t>(edges_.size());
        node.edge_count = static_cast<std::uint32_t>(tree[n].edges.size());
        for (const auto& [byte, target] : tree[n].edges) edges_.push_back({byte, target});
        node.first_output = static_cast<std::uint32_t>(outputs_.size());
        node.output_count = static_cast<std::uint32_t>(tree[n].keys.size());
        outputs_.insert(outputs_.end(), tree[n].keys.begin(), tree[n].keys.end());
    }
    for (const auto& [byte, target] : tree[0].edges) root_[byte] = target;

    // Breadth first: a node's `fail` is nearer to the root than the node.
    std::vector<std::uint32_t> queue;
    for (const auto& edge : tree[0].edges) queue.push_back(edge.second);
    for (std::size_t q = 0; q < queue.size(); ++q) {
        const std::uint32_t parent = queue[q];
        for (const auto& [byte, target] : tree[parent].edges) {
            nodes_[target].fail = step(nodes_[parent].fail, byte);
            const std::uint32_t fail = nodes_[target].fail;
            nodes_[target].next_output = nodes_[fail].output_count > 0 ? fail : nodes_[fail].next_output;
            queue.push_back(target);
        }
    }
}

}  // namespace sotto::privacy
