// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "store/content.h"
#include "store/internal.h"
#include "store/mapping.h"

#include <fmt/format.h>
#include <type_traits>

namespace sotto::store {

namespace {

template <class T>
void name_new(OpenEdit& edit, T& thing) {
    thing.id.value = edit.next_id(KindOf<T>::value);
    if constexpr (requires { thing.guid; }) {
        if (thing.guid.empty()) thing.guid = base::Guid::random();
    }
}

template <class T>
constexpr bool is_of_register = requires(const T& thing) {
    thing.hidden;
};

/// The row as it is kept: names of the register are concealed while the study has a vault.
template <class T>
void conceal(RegisterGuard& guard, const T& thing, Row& row, const Row* before) {
    if constexpr (is_of_register<T>) guard.conceal(KindOf<T>::value, row, before, thing.hidden);
}

/// Marks the edit as broken unless the step comes to its end.
class Step {
public:
    explicit Step(OpenEdit& edit) : edit_(edit), before_(edit.broken) { edit_.broken = true; }
    void done() { edit_.broken = before_; }

private:
    OpenEdit& edit_;
    bool before_;
};

}  // namespace

template <class T>
T Edit::add(T thing) {
    OpenEdit& edit = *study_.internal_->edit;
    const Table& table = table_of<T>();
    name_new(edit, thing);
    Row row;
    to_row(thing, row);
    conceal(study_.internal_->guard(), thing, row, nullptr);
    edit.writer.check_unique(table, row);
    Step step(edit);
    edit.writer.add(table, row);
    edit.writer.flush();
    step.done();
    return thing;
}

template <class T>
void Edit::add_all(std::vector<T>& things) {
    OpenEdit& edit = *study_.internal_->edit;
    const Table& table = table_of<T>();
    if (!table.unique.empty()) {
        for (T& thing : things) thing = add(std::move(thing));
        return;
    }
    Step step(edit);
    Row row;
    for (T& thing : things) {
        name_new(edit, thing);
        to_row(thing, row);
        conceal(study_.internal_->guard(), thing, row, nullptr);
        edit.writer.add(table, row);
    }
    edit.writer.flush();
    step.done();
}

template <class T>
void Edit::change(const T& thing) {
    OpenEdit& edit = *study_.internal_->edit;
    const Table& table = table_of<T>();
    Row after;
    to_row(thing, after);
    const auto before = rows_with_ids(edit.database, table, {thing.id.value});
    if (before.empty()) {
        throw base::Error(base::Blame::User,
                          fmt::format("The study has no {} with the number {}.", table.noun, thing.id.value));
    }
    conceal(study_.internal_->guard(), thing, after, &before.front());
    if (before.front() == after) return;
    if constexpr (std::is_same_v<T, study::Passage>) {
        Row row = before.front();
        const auto old = from_row<study::Passage>(row);
        // Followers of the journal know a passage by its number: other words are another passage.
        if (old.version != thing.version || old.first_byte != thing.first_byte ||
            old.last_byte != thing.last_byte) {
            throw base::Error(base::Blame::Program,
                              "A passage cannot be given other words: remove it and add another.");
        }
    }
    edit.writer.check_unique(table, after);
    Step step(edit);
    edit.writer.change(table, before.front(), after);
    step.done();
}

template <class T>
void Edit::remove(Id<T> id) {
    OpenEdit& edit = *study_.internal_->edit;
    Step step(edit);
    edit.writer.remove(table_of<T>(), {id.value});
    step.done();
}

std::string Edit::keep_content(std::string_view bytes) {
    OpenEdit& edit = *study_.internal_->edit;
    Step step(edit);
    std::string hash = store::keep_content(edit.database, bytes);
    step.done();
    return hash;
}

StudyFile& Edit::study() {
    return study_;
}

void Edit::summarise(std::string sentence) {
    study_.internal_->edit->summary = std::move(sentence);
}

#define SOTTO_INSTANTIATE(type, name)                \
    template type Edit::add(type);                   \
    template void Edit::add_all(std::vector<type>&); \
    template void Edit::change(const type&);         \
    template void Edit::remove(Id<type>);
SOTTO_FOR_EACH_VALUE(SOTTO_INSTANTIATE)
#undef SOTTO_INSTANTIATE

}  // namespace sotto::store
