// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/mapping.h"

#include "base/error.h"
#include "text/text.h"

#include <fmt/format.h>
#include <array>
#include <type_traits>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;
using namespace study;

[[noreturn]] void damaged() {
    throw Error(
        Blame::Environment,
        "The study holds a value that Sotto does not know: it is damaged, or another program has written "
        "to it. Run a check (verify) for the place.");
}

// Every name of an enumeration, for reading it back.
template <class E>
struct Names;
template <>
struct Names<SourceKind> {
    static constexpr std::array all{SourceKind::Interview,       SourceKind::FocusGroup,
                                    SourceKind::Literature,      SourceKind::FieldNote,
                                    SourceKind::PublicStatement, SourceKind::SurveyAnswer};
};
template <>
struct Names<Status> {
    static constexpr std::array all{Status::Private, Status::Public};
};
template <>
struct Names<SpeakerRole> {
    static constexpr std::array all{SpeakerRole::Unknown, SpeakerRole::Participant, SpeakerRole::Interviewer,
                                    SpeakerRole::Interpreter};
};
template <>
struct Names<EntityCategory> {
    static constexpr std::array all{EntityCategory::Person, EntityCategory::Place,
                                    EntityCategory::Organisation, EntityCategory::Other};
};
template <>
struct Names<Audience> {
    static constexpr std::array all{Audience::Team, Audience::Partners, Audience::Public, Audience::Archive};
};
template <>
struct Names<Use> {
    static constexpr std::array all{Use::Quote, Use::Paraphrase, Use::Aggregate, Use::None};
};
template <>
struct Names<CodeStatus> {
    static constexpr std::array all{CodeStatus::Active, CodeStatus::Draft, CodeStatus::Merged,
                                    CodeStatus::Dropped};
};
template <>
struct Names<Decision> {
    static constexpr std::array all{Decision::Accept, Decision::Reject, Decision::Set};
};

// How a field of a value stands in a column.
template <class F>
struct Conversion {
    static_assert(std::is_enum_v<F>);
    static constexpr bool integer = false;
    static constexpr bool nullable = false;
    static void write(F field, Value& value) { value.set(name_of(field)); }
    static F read(Value& value) {
        for (const F candidate : Names<F>::all) {
            if (value.type() == Value::Type::Text && name_of(candidate) == value.text()) return candidate;
        }
        damaged();
    }
};

template <>
struct Conversion<std::int64_t> {
    static constexpr bool integer = true;
    static constexpr bool nullable = false;
    static void write(std::int64_t field, Value& value) { value.set(field); }
    static std::int64_t read(const Value& value) { return value.integer(); }
};

template <>
struct Conversion<bool> {
    static constexpr bool integer = true;
    static constexpr bool nullable = false;
    static void write(bool field, Value& value) { value.set(std::int64_t{field ? 1 : 0}); }
    static bool read(const Value& value) { return value.integer() != 0; }
};

// Numbers of subjects are fixed by study/coding.h: memos of any age stay with what they are about.
template <>
struct Conversion<Subject> {
    static constexpr bool integer = true;
    static constexpr bool nullable = false;
    static void write(Subject field, Value& value) { value.set(static_cast<std::int64_t>(field)); }
    static Subject read(const Value& value) {
        const std::int64_t number = value.integer();
        if (number < 0 || number > static_cast<std::int64_t>(Subject::Finding)) damaged();
        return static_cast<Subject>(number);
    }
};

template <class F>
requires std::is_same_v<F, bool> || std::is_same_v<F, std::int64_t>
struct Conversion<std::optional<F>> {
    static constexpr bool integer = true;
    static constexpr bool nullable = true;
    static void write(const std::optional<F>& field, Value& value) {
        if (field) {
            Conversion<F>::write(*field, value);
        } else {
            value.clear();
        }
    }
    static std::optional<F> read(const Value& value) {
        if (value.null()) return std::nullopt;
        return Conversion<F>::read(value);
    }
};

template <>
struct Conversion<std::string> {
    static constexpr bool integer = false;
    static constexpr bool nullable = false;
    static void write(const std::string& field, Value& value) {
        check_text(field);
        value.set(std::string_view(field));
    }
    static std::string read(Value& value) { return std::move(value.text()); }
};

template <>
struct Conversion<base::Guid> {
    static constexpr bool integer = false;
    static constexpr bool nullable = false;
    static void write(const base::Guid& field, Value& value) { value.set(std::string_view(field.text())); }
    static base::Guid read(const Value& value) {
        auto guid = base::Guid::parse(value.text());
        if (!guid) damaged();
        return std::move(*guid);
    }
};

// An id of 0 names nothing and is empty in the table, so that foreign keys hold.
template <class T>
struct Conversion<Id<T>> {
    static constexpr bool integer = true;
    static constexpr bool nullable = true;
    static void write(Id<T> field, Value& value) {
        if (field) {
            value.set(field.value);
        } else {
            value.clear();
        }
    }
    static Id<T> read(const Value& value) { return {value.integer()}; }
};

template <class T>
struct MappedColumn {
    Column column;
    void (*write)(const T&, Value&);
    void (*read)(T&, Value&);
};

template <auto Member>
struct Pointed;
template <class C, class F, F C::*Member>
struct Pointed<Member> {
    using Class = C;
    using Field = F;
};

template <auto Member>
auto column(const char* name) {
    using T = typename Pointed<Member>::Class;
    using C = Conversion<typename Pointed<Member>::Field>;
    Column info;
    info.name = name;
    info.integer = C::integer;
    info.nullable = C::nullable;
    return MappedColumn<T>{std::move(info),
                           [](const T& thing, Value& value) { C::write(thing.*Member, value); },
                           [](T& thing, Value& value) { thing.*Member = C::read(value); }};
}

/// The row belongs to the one it names and goes with it.
template <auto Member>
auto part_of(const char* name, Kind kind) {
    auto mapped = column<Member>(name);
    mapped.column.refers = kind;
    mapped.column.on_removal = OnRemoval::Goes;
    return mapped;
}

/// The row only mentions the one it names.
template <auto Member>
auto mention(const char* name, Kind kind) {
    auto mapped = column<Member>(name);
    mapped.column.refers = kind;
    mapped.column.on_removal = OnRemoval::Stays;
    return mapped;
}

template <auto Member, text::Position text::Range::*End>
auto range_end(const char* name) {
    using T = typename Pointed<Member>::Class;
    Column info;
    info.name = name;
    info.integer = true;
    return MappedColumn<T>{std::move(info),
                           [](const T& thing, Value& value) { value.set((thing.*Member).*End); },
                           [](T& thing, Value& value) { (thing.*Member).*End = value.integer(); }};
}

template <class T>
using Columns = std::vector<MappedColumn<T>>;

// The columns of each value. Images in journals hold them in this order: new columns go to the end, none is
// ever taken out or moved.

Columns<Source> columns_of(const Source*) {
    return {column<&Source::id>("id"),
            column<&Source::guid>("guid"),
            column<&Source::name>("name"),
            column<&Source::kind>("kind"),
            column<&Source::status>("status"),
            column<&Source::language>("language"),
            column<&Source::date>("date"),
            column<&Source::event>("event"),
            column<&Source::format>("format"),
            column<&Source::file_name>("file_name"),
            column<&Source::encoding>("encoding"),
            column<&Source::sha256>("sha256"),
            mention<&Source::participant>("participant", Kind::Entity),
            column<&Source::imported>("imported"),
            column<&Source::position>("position")};
}

Columns<TextVersion> columns_of(const TextVersion*) {
    return {column<&TextVersion::id>("id"),
            column<&TextVersion::guid>("guid"),
            part_of<&TextVersion::source>("source", Kind::Source),
            column<&TextVersion::number>("number"),
            column<&TextVersion::current>("current"),
            column<&TextVersion::sha256>("sha256"),
            column<&TextVersion::length>("length"),
            column<&TextVersion::created>("created")};
}

Columns<Speaker> columns_of(const Speaker*) {
    return {column<&Speaker::id>("id"),
            column<&Speaker::guid>("guid"),
            part_of<&Speaker::source>("source", Kind::Source),
            column<&Speaker::label>("label"),
            column<&Speaker::role>("role"),
            mention<&Speaker::participant>("participant", Kind::Entity)};
}

Columns<Passage> columns_of(const Passage*) {
    return {column<&Passage::id>("id"),
            part_of<&Passage::version>("version", Kind::TextVersion),
            column<&Passage::source>("source"),
            column<&Passage::ordinal>("ordinal"),
            range_end<&Passage::range, &text::Range::start>("range_start"),
            range_end<&Passage::range, &text::Range::end>("range_end"),
            range_end<&Passage::said, &text::Range::start>("said_start"),
            range_end<&Passage::said, &text::Range::end>("said_end"),
            column<&Passage::first_byte>("first_byte"),
            column<&Passage::last_byte>("last_byte"),
            mention<&Passage::speaker>("speaker", Kind::Speaker),
            column<&Passage::page>("page"),
            column<&Passage::begin_ms>("begin_ms"),
            column<&Passage::end_ms>("end_ms"),
            column<&Passage::heading>("heading")};
}

Columns<OffRecordSpan> columns_of(const OffRecordSpan*) {
    return {column<&OffRecordSpan::id>("id"),
            column<&OffRecordSpan::guid>("guid"),
            column<&OffRecordSpan::source>("source"),
            part_of<&OffRecordSpan::version>("version", Kind::TextVersion),
            range_end<&OffRecordSpan::range, &text::Range::start>("range_start"),
            range_end<&OffRecordSpan::range, &text::Range::end>("range_end"),
            column<&OffRecordSpan::researcher>("researcher"),
            column<&OffRecordSpan::created>("created")};
}

Columns<Entity> columns_of(const Entity*) {
    return {column<&Entity::id>("id"),
            column<&Entity::guid>("guid"),
            column<&Entity::code>("code"),
            column<&Entity::name>("name"),
            column<&Entity::category>("category"),
            column<&Entity::participant>("participant"),
            column<&Entity::replacement>("replacement")};
}

Columns<Alias> columns_of(const Alias*) {
    return {column<&Alias::id>("id"), part_of<&Alias::entity>("entity", Kind::Entity),
            column<&Alias::name>("name")};
}

Columns<Attribute> columns_of(const Attribute*) {
    return {column<&Attribute::id>("id"), part_of<&Attribute::entity>("entity", Kind::Entity),
            column<&Attribute::name>("name"), column<&Attribute::value>("value")};
}

Columns<Consent> columns_of(const Consent*) {
    return {column<&Consent::id>("id"),
            column<&Consent::guid>("guid"),
            part_of<&Consent::participant>("participant", Kind::Entity),
            column<&Consent::audience>("audience"),
            column<&Consent::use>("use"),
            column<&Consent::naming>("naming"),
            column<&Consent::withdrawn>("withdrawn"),
            column<&Consent::recorded>("recorded")};
}

Columns<Code> columns_of(const Code*) {
    return {column<&Code::id>("id"),
            column<&Code::guid>("guid"),
            part_of<&Code::parent>("parent", Kind::Code),
            column<&Code::name>("name"),
            column<&Code::color>("color"),
            column<&Code::description>("description"),
            column<&Code::include>("include"),
            column<&Code::exclude>("exclude"),
            column<&Code::example>("example"),
            column<&Code::status>("status"),
            column<&Code::codable>("codable"),
            column<&Code::weight>("weight"),
            column<&Code::position>("position")};
}

Columns<Coding> columns_of(const Coding*) {
    return {column<&Coding::id>("id"),
            column<&Coding::guid>("guid"),
            part_of<&Coding::code>("code", Kind::Code),
            column<&Coding::source>("source"),
            part_of<&Coding::version>("version", Kind::TextVersion),
            range_end<&Coding::range, &text::Range::start>("range_start"),
            range_end<&Coding::range, &text::Range::end>("range_end"),
            column<&Coding::coder>("coder"),
            column<&Coding::created>("created"),
            column<&Coding::memo>("memo")};
}

Columns<QuoteEdit> columns_of(const QuoteEdit*) {
    return {column<&QuoteEdit::id>("id"),
            column<&QuoteEdit::guid>("guid"),
            part_of<&QuoteEdit::coding>("coding", Kind::Coding),
            range_end<&QuoteEdit::range, &text::Range::start>("range_start"),
            range_end<&QuoteEdit::range, &text::Range::end>("range_end"),
            column<&QuoteEdit::words>("words"),
            column<&QuoteEdit::researcher>("researcher"),
            column<&QuoteEdit::created>("created")};
}

Columns<Memo> columns_of(const Memo*) {
    return {column<&Memo::id>("id"),
            column<&Memo::guid>("guid"),
            column<&Memo::subject>("subject"),
            column<&Memo::subject_id>("subject_id"),
            column<&Memo::title>("title"),
            column<&Memo::body>("body"),
            column<&Memo::author>("author"),
            column<&Memo::created>("created"),
            column<&Memo::modified>("modified")};
}

Columns<Group> columns_of(const Group*) {
    return {column<&Group::id>("id"), column<&Group::guid>("guid"), column<&Group::name>("name"),
            column<&Group::of>("subject")};
}

Columns<GroupMember> columns_of(const GroupMember*) {
    return {column<&GroupMember::id>("id"), part_of<&GroupMember::group>("\"group\"", Kind::Group),
            column<&GroupMember::member>("member")};
}

Columns<Finding> columns_of(const Finding*) {
    return {column<&Finding::id>("id"), column<&Finding::guid>("guid"), column<&Finding::claim>("claim"),
            column<&Finding::discussion>("discussion"), column<&Finding::position>("position")};
}

Columns<Evidence> columns_of(const Evidence*) {
    return {column<&Evidence::id>("id"), part_of<&Evidence::finding>("finding", Kind::Finding),
            part_of<&Evidence::coding>("coding", Kind::Coding), column<&Evidence::supports>("supports")};
}

Columns<IdentifierDecision> columns_of(const IdentifierDecision*) {
    return {column<&IdentifierDecision::id>("id"),
            column<&IdentifierDecision::guid>("guid"),
            column<&IdentifierDecision::entity_key>("entity_key"),
            column<&IdentifierDecision::decision>("decision"),
            column<&IdentifierDecision::replacement>("replacement"),
            column<&IdentifierDecision::researcher>("researcher"),
            column<&IdentifierDecision::decided>("decided")};
}

Columns<Researcher> columns_of(const Researcher*) {
    return {column<&Researcher::id>("id"), column<&Researcher::guid>("guid"),
            column<&Researcher::name>("name")};
}

Columns<Setting> columns_of(const Setting*) {
    return {column<&Setting::id>("id"), column<&Setting::name>("name"), column<&Setting::value>("value")};
}

template <class T>
const Columns<T>& mapped_columns() {
    static const Columns<T> columns = columns_of(static_cast<const T*>(nullptr));
    return columns;
}

template <class T>
Table make_table(const char* name, const char* noun) {
    Table table;
    table.kind = KindOf<T>::value;
    table.name = name;
    table.noun = noun;
    for (const auto& mapped : mapped_columns<T>()) table.columns.push_back(mapped.column);
    return table;
}

std::size_t index_of(const Table& table, std::string_view column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].name == column) return i;
    }
    throw Error(Blame::Program, fmt::format("The table {} has no column {}.", table.name, column));
}

void add_key(Table& table, const char* name, const char* of) {
    table.keys.push_back({name, index_of(table, of)});
}

void make_unique(Table& table, const char* column, const char* key, const char* scope, const char* sentence) {
    UniqueRule rule;
    rule.value = index_of(table, column);
    rule.folded = key != nullptr;
    rule.column = rule.folded ? key : column;
    if (scope != nullptr) rule.scope = index_of(table, scope);
    rule.sentence = sentence;
    table.unique.push_back(std::move(rule));
}

}  // namespace

void check_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos || !text::is_valid_utf8(text)) {
        throw Error(
            Blame::Input,
            "A text for the study is not valid UTF-8 or holds a zero character; nothing was changed.");
    }
}

std::vector<Table> mapped_tables() {
    std::vector<Table> all;
    all.push_back(make_table<Setting>("setting", "setting"));
    make_unique(all.back(), "name", nullptr, nullptr, "The study has a setting of this name already.");
    all.push_back(make_table<Researcher>("researcher", "researcher"));
    make_unique(all.back(), "name", nullptr, nullptr, "The study has a researcher of this name already.");
    all.push_back(make_table<Entity>("entity", "entry of the register"));
    add_key(all.back(), "code_key", "code");
    make_unique(all.back(), "code", "code_key", nullptr, "The register has an entry with this code already.");
    all.push_back(make_table<Alias>("alias", "alias"));
    all.push_back(make_table<Attribute>("attribute", "attribute"));
    all.push_back(make_table<Consent>("consent", "consent"));
    all.push_back(make_table<Source>("source", "source"));
    add_key(all.back(), "name_key", "name");
    make_unique(all.back(), "name", nullptr, nullptr, "The study has a source of this name already.");
    all.push_back(make_table<TextVersion>("text_version", "text version"));
    all.push_back(make_table<Speaker>("speaker", "speaker"));
    all.push_back(make_table<Passage>("passage", "passage"));
    all.push_back(make_table<OffRecordSpan>("off_record_span", "off-record span"));
    all.push_back(make_table<Code>("code", "code"));
    add_key(all.back(), "name_key", "name");
    make_unique(all.back(), "name", "name_key", "parent",
                "There is a code of this name at that place already.");
    all.push_back(make_table<Coding>("coding", "coding"));
    all.push_back(make_table<QuoteEdit>("quote_edit", "edit of a quote"));
    all.back().since = 3;
    all.push_back(make_table<Group>("\"group\"", "group"));
    all.push_back(make_table<GroupMember>("group_member", "member of a group"));
    all.push_back(make_table<Finding>("finding", "finding"));
    all.push_back(make_table<Evidence>("evidence", "piece of evidence"));
    all.push_back(make_table<IdentifierDecision>("identifier_decision", "decision"));
    all.push_back(make_table<Memo>("memo", "memo"));
    return all;
}

template <class T>
void to_row(const T& thing, Row& row) {
    const auto& columns = mapped_columns<T>();
    row.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].write(thing, row[i]);
}

template <class T>
T from_row(Row& row) {
    const auto& columns = mapped_columns<T>();
    T thing;
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].read(thing, row[i]);
    return thing;
}

#define SOTTO_INSTANTIATE(type, name)                  \
    template void to_row(const type& thing, Row& row); \
    template type from_row(Row& row);
SOTTO_FOR_EACH_VALUE(SOTTO_INSTANTIATE)
#undef SOTTO_INSTANTIATE

}  // namespace sotto::store
