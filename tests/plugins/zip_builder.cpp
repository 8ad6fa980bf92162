// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "zip_builder.h"

#include <zip.h>
#include <stdexcept>

namespace sotto::tests {

std::string zip(const Parts& parts, const char* password) {
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const auto index =
            static_cast<zip_uint64_t>(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8));
        if (password != nullptr) zip_file_set_encryption(archive, index, ZIP_EM_AES_256, password);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("the archive could not be made");
    zip_stat_t stat;
    zip_source_stat(buffer, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(buffer);
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

std::map<std::string, std::string> unzip(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (archive == nullptr) throw std::runtime_error("not an archive");
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        zip_stat_index(archive, index, 0, &stat);
        std::string content(stat.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, index, 0);
        zip_fread(file, content.data(), content.size());
        zip_fclose(file);
        parts[stat.name] = content;
    }
    zip_discard(archive);
    return parts;
}

std::string word_part(const std::string& name, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + name +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\">" +
           content + "</w:" + name + ">";
}

std::string docx(const std::string& body, const Parts& parts) {
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string head =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string relationships = head;
    Parts all{{"[Content_Types].xml",
               "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
              {"_rels/.rels", head + "<Relationship Id=\"rId1\" Type=\"" + types +
                                  "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
              {"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>")}};
    int number = 0;
    for (const auto& [name, content] : parts) {
        all.emplace_back(name, content);
        if (name.rfind("word/", 0) != 0 || name.find('/', 5) != std::string::npos) continue;
        std::string type = name.substr(5, name.rfind('.') - 5);
        while (!type.empty() && type.back() >= '0' && type.back() <= '9') type.pop_back();
        relationships += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + types + type +
                         "\" Target=\"" + name.substr(5) + "\"/>";
    }
    all.emplace_back("word/_rels/document.xml.rels", relationships + "</Relationships>");
    return zip(all);
}

std::string paragraph(const std::string& text, const std::string& paragraph_properties,
                      const std::string& run_properties) {
    return "<w:p>" + (paragraph_properties.empty() ? "" : "<w:pPr>" + paragraph_properties + "</w:pPr>") +
           "<w:r>" + (run_properties.empty() ? "" : "<w:rPr>" + run_properties + "</w:rPr>") +
           "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

}  // namespace sotto::tests
