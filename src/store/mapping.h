// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/tables.h"

namespace sotto::store {

// Every value that has a table, with its kind.
#define SOTTO_FOR_EACH_VALUE(EACH)                      \
    EACH(study::Source, Source)                         \
    EACH(study::TextVersion, TextVersion)               \
    EACH(study::Speaker, Speaker)                       \
    EACH(study::Passage, Passage)                       \
    EACH(study::OffRecordSpan, OffRecordSpan)           \
    EACH(study::Entity, Entity)                         \
    EACH(study::Alias, Alias)                           \
    EACH(study::Attribute, Attribute)                   \
    EACH(study::Consent, Consent)                       \
    EACH(study::Code, Code)                             \
    EACH(study::Coding, Coding)                         \
    EACH(study::Memo, Memo)                             \
    EACH(study::Group, Group)                           \
    EACH(study::GroupMember, GroupMember)               \
    EACH(study::Finding, Finding)                       \
    EACH(study::Evidence, Evidence)                     \
    EACH(study::IdentifierDecision, IdentifierDecision) \
    EACH(study::Researcher, Researcher)                 \
    EACH(study::QuoteEdit, QuoteEdit)                   \
    EACH(Setting, Setting)

template <class T>
struct KindOf;

#define SOTTO_KIND_OF(type, name)                 \
    template <>                                   \
    struct KindOf<type> {                         \
        static constexpr Kind value = Kind::name; \
    };
SOTTO_FOR_EACH_VALUE(SOTTO_KIND_OF)
#undef SOTTO_KIND_OF

/// What the mappings say of their tables, without the statements and dependants that `tables()` makes of it.
/// Tables stand after those they name.
std::vector<Table> mapped_tables();

/// The table of T.
template <class T>
const Table& table_of() {
    return table(KindOf<T>::value);
}

/// Throws `base::Error` (Input) for a text that is no UTF-8 or holds U+0000, which not every database can
/// keep.
void check_text(std::string_view text);

/// Fills `row` from a value, whose texts it checks so.
template <class T>
void to_row(const T& thing, Row& row);

/// The value of a row; moves texts out of it. Throws `base::Error` (Environment) when the row holds what no
/// value can.
template <class T>
T from_row(Row& row);

}  // namespace sotto::store
