// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"

#include "text/encoding.h"

#include <dlfcn.h>
#include <array>
#include <stdexcept>

namespace sotto::tests {
namespace {

struct Context {
    ReadResult* result;
    std::string decoded;
};

std::string copy(sotto_text text) {
    return text.size == 0 ? std::string() : std::string(text.bytes, text.size);
}

int take_block(void* context, const sotto_block* block) {
    ReadResult& result = *static_cast<Context*>(context)->result;
    if (block->kind == SOTTO_PROPERTY) {
        result.properties.emplace(copy(block->label), copy(block->text));
        return 0;
    }
    result.blocks.push_back(
        {block->kind, block->level, copy(block->text), false, block->bold_prefix, block->page});
    return 0;
}

int decode(void* context, sotto_text bytes, sotto_text* decoded) {
    std::string& kept = static_cast<Context*>(context)->decoded;
    kept = text::decode(copy(bytes)).utf8;
    *decoded = {kept.data(), kept.size()};
    return 0;
}

void take_warning(void* context, sotto_text sentence) {
    static_cast<Context*>(context)->result->warnings.push_back(copy(sentence));
}

void take_error(void* context, sotto_text sentence) {
    static_cast<Context*>(context)->result->error = copy(sentence);
}

const char* name_of(int kind) {
    constexpr std::array names{"paragraph", "heading", "item",     "row",   "quote",
                               "note",      "title",   "property", "record"};
    return names.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Block& block) {
    return out << name_of(block.kind) << ' ' << block.level << ": " << block.text;
}

std::string ReadResult::outline() const {
    std::string all;
    for (const Block& block : blocks) {
        all += name_of(block.kind);
        if (block.level != 0) all += ' ' + std::to_string(block.level);
        all += ": " + block.text + '\n';
    }
    return all;
}

std::string ReadResult::text() const {
    std::string all;
    for (const Block& block : blocks) all += block.text + '\n';
    return all;
}

bool ReadResult::has_property(const std::string& name, const std::string& value) const {
    const auto [begin, end] = properties.equal_range(name);
    for (auto each = begin; each != end; ++each)
        if (each->second == value) return true;
    return false;
}

bool ReadResult::warns_of(std::string_view words) const {
    for (const std::string& warning : warnings)
        if (warning.find(words) != std::string::npos) return true;
    return false;
}

const sotto_format_plugin& plugin(const std::string& id) {
    static std::map<std::string, const sotto_format_plugin*> loaded;
    const auto found = loaded.find(id);
    if (found != loaded.end()) return *found->second;
    const std::string path = std::string(SOTTO_PLUGIN_DIR) + "/sotto-format-" + id + ".so";
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(::dlerror());
    using Entry = const sotto_format_plugin* (*)();
    const auto entry = reinterpret_cast<Entry>(::dlsym(library, "sotto_format"));
    if (entry == nullptr) throw std::runtime_error("no sotto_format in " + path);
    return *loaded.emplace(id, entry()).first->second;
}

ReadResult read(const std::string& id, std::string_view bytes, std::string_view file_name) {
    ReadResult result;
    Context context{&result, {}};
    const sotto_read_host host{&context, take_block, decode, take_warning, take_error};
    result.result =
        plugin(id).read({file_name.data(), file_name.size()}, {bytes.data(), bytes.size()}, &host);
    return result;
}

std::string write(const std::string& id, const std::vector<Block>& blocks) {
    std::vector<sotto_block> plain;
    for (const Block& block : blocks) {
        sotto_block each{};
        each.kind = block.kind;
        each.level = block.level;
        each.text = {block.text.data(), block.text.size()};
        each.begin_ms = -1;
        each.end_ms = -1;
        each.right_to_left = block.right_to_left ? 1 : 0;
        plain.push_back(each);
    }
    std::string written;
    const auto take = [](void* context, sotto_text bytes) {
        static_cast<std::string*>(context)->append(bytes.bytes, bytes.size);
        return 0;
    };
    const auto fail = [](void*, sotto_text sentence) { throw std::runtime_error(copy(sentence)); };
    const sotto_write_host host{&written, take, fail};
    if (plugin(id).write(plain.data(), plain.size(), &host) != 0) throw std::runtime_error("not written");
    return written;
}

int recognises(const std::string& id, std::string_view file_name, std::string_view head) {
    return plugin(id).recognises({file_name.data(), file_name.size()}, {head.data(), head.size()});
}

std::vector<Block> demanding_document() {
    return {
        {SOTTO_TITLE, 0, "Quotes & <what> they \"mean\""},
        {SOTTO_HEADING, 1, "Lessons"},
        {SOTTO_PARAGRAPH, 0,
         "A family 👩‍👩‍👧‍👦 of one, é written as e\u0301, and a price of 5 < 6 && 7 > 3."},
        {SOTTO_FOOTNOTE, 0, "A note <on> it."},
        {SOTTO_FOOTNOTE, 0, "And another one, with an author & a year."},
        {SOTTO_QUOTE, 0, "“We were not asked. […] They came [the ministry] and left.”"},
        {SOTTO_QUOTE, 0, "Its second paragraph,\nwith a line of its own."},
        {SOTTO_QUOTE, 1, "— one respondent, Lao PDR"},
        {SOTTO_HEADING, 2, "Scripts"},
        {SOTTO_PARAGRAPH, 0, "قالت السيدة Maria Lopez إن الأطفال لم يعودوا في عام 2009.", true},
        {SOTTO_QUOTE, 0, "לא שאלו אותנו (כן).", true},
        {SOTTO_QUOTE, 1, "— إحدى المشاركات، لبنان", true},
        {SOTTO_PARAGRAPH, 0, "ຂ້ອຍມາຈາກບ້ານນ້ອຍໆໃນແຂວງຊຽງຂວາງ ແລະ English."},
        {SOTTO_PARAGRAPH, 0, "ខ្ញុំរស់នៅក្នុងភូមិតូចមួយ។ ภาษาไทยด้วย 中文也在这里。"},
        {SOTTO_PARAGRAPH, 0, "The name مريم حداد inside an English sentence."},
        {SOTTO_LIST_ITEM, 1, "First item"},
        {SOTTO_LIST_ITEM, 2, "Below the first"},
        {SOTTO_FOOTNOTE, 0, "A note on an item."},
        {SOTTO_LIST_ITEM, 3, "Third level"},
        {SOTTO_LIST_ITEM, 1, "Second item"},
        {SOTTO_HEADING, 6, "A table"},
        {SOTTO_TABLE_ROW, 1, "Code\tQuotes\tSources"},
        {SOTTO_TABLE_ROW, 0, "Lessons/Support\t12\t5"},
        {SOTTO_FOOTNOTE, 0, "A note in a table."},
        {SOTTO_TABLE_ROW, 0, "Two\nlines\tمريم\t3"},
        {SOTTO_PARAGRAPH, 0, "The end."},
    };
}

}  // namespace sotto::tests
