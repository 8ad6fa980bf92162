/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Sotto authors
 *
 * The interface between Sotto and a document format. A plugin is a shared library
 * `sotto-format-<id>.so` in a plugin folder that exports one function, `sotto_format`.
 *
 * Plain C on purpose: no C++ type, no exception and no ownership cross this edge. Texts are UTF-8 with a
 * length and need not end in NUL; pointers handed over are valid only during the call; whoever receives
 * something copies it. A plugin runs in the process `sotto-reader`, with no network, no file but its own data
 * folders, and limits on memory and time; it may crash there without harm to anybody.
 */
#ifndef SOTTO_PLUGIN_API_H
#define SOTTO_PLUGIN_API_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes whenever a structure or a meaning below changes. A plugin that answers another version is
 * listed as "not loaded, because …". */
#define SOTTO_PLUGIN_API_VERSION 1

typedef struct sotto_text {
    const char* bytes;
    size_t size;
} sotto_text;

/* What a block of a document is. Values are fixed: do not renumber. */
enum {
    SOTTO_PARAGRAPH = 0,
    SOTTO_HEADING = 1,   /* level 1…6 */
    SOTTO_LIST_ITEM = 2, /* level from 1 */
    SOTTO_TABLE_ROW = 3, /* cells parted by TAB; level 1 marks the header row */
    SOTTO_QUOTE = 4,     /* block quotation; level 1: an attribution line of the quote before it */
    SOTTO_FOOTNOTE = 5,
    SOTTO_TITLE = 6,    /* the document's title; once, first */
    SOTTO_PROPERTY = 7, /* reading: a property, comment, header or other text that is not part of the
                           running text but leaves with the file; `label` says which */
    SOTTO_RECORD = 8    /* structured data for CSV and JSON writers: `text` is one JSON object */
};

/* A block of a document, in reading order. Times are -1 and page is 0 where the format has none. */
typedef struct sotto_block {
    int32_t kind;
    int32_t level;
    sotto_text text;
    sotto_text label;   /* reading: the speaker, when the format itself says so; or a property's name */
    size_t bold_prefix; /* bytes at the start of `text` in bold: perhaps a speaker's label */
    int64_t page;       /* from 1 */
    int64_t begin_ms;
    int64_t end_ms;
    int32_t right_to_left; /* writing: the paragraph's direction */
} sotto_block;

/* What the host offers a plugin while it reads. */
typedef struct sotto_read_host {
    void* context;
    /* Adds a block. Returns 0; anything else means: stop, the host has enough. */
    int (*block)(void* context, const sotto_block* block);
    /* For formats that are bare text in an unknown encoding: decodes `bytes` and gives it to `decoded` as
     * UTF-8 without byte order mark and with LF newlines (two for a form feed); the pointer is valid until
     * the next call. Returns 0 on success. The guessed encoding reaches the import report by itself. */
    int (*decode)(void* context, sotto_text bytes, sotto_text* decoded);
    /* A sentence for the import report. No text of the document in it. */
    void (*warning)(void* context, sotto_text sentence);
    /* Before returning non-zero: one sentence that says what is wrong with the file. */
    void (*error)(void* context, sotto_text sentence);
} sotto_read_host;

typedef struct sotto_write_host {
    void* context;
    /* Appends bytes to the finished file. Returns 0; anything else means: stop. */
    int (*bytes)(void* context, sotto_text bytes);
    void (*error)(void* context, sotto_text sentence);
} sotto_write_host;

/* A small file that the format reads, and a piece of text that must come out: used by the tests of the
 * registry. */
typedef struct sotto_sample {
    const char* file_name;
    sotto_text bytes;
    sotto_text expected; /* text that some block of the sample holds */
} sotto_sample;

typedef struct sotto_format_plugin {
    uint32_t api_version;     /* SOTTO_PLUGIN_API_VERSION */
    uint32_t struct_size;     /* sizeof(sotto_format_plugin) */
    const char* id;           /* never changes: "docx" */
    const char* title;        /* "Word document" */
    const char* extensions;   /* lower case, parted by spaces, without dots: "docx dotx" */
    const char* data_folders; /* folders the reader may look into, parted by ':', or NULL */

    /* How sure the plugin is that it reads this file: 0 no … 100 certain by content. `head` is the file's
     * first 64 KiB at most, `file_name` has no folders. NULL for formats that are only written. */
    int (*recognises)(sotto_text file_name, sotto_text head);
    /* Reads a whole file. 0 on success. A file without any text succeeds with no blocks: the host words the
     * refusal. */
    int (*read)(sotto_text file_name, sotto_text bytes, const sotto_read_host* host);
    /* Writes a document of `count` blocks. The same blocks give the same bytes: no time, no user name, no
     * random ids. NULL for formats that are only read. */
    int (*write)(const sotto_block* blocks, size_t count, const sotto_write_host* host);

    const sotto_sample* samples; /* at least one for a format that is read; ends with file_name NULL */
} sotto_format_plugin;

/* The one function a plugin exports. The structure lives as long as the library is loaded. */
#if defined(__GNUC__)
#define SOTTO_EXPORT __attribute__((visibility("default")))
#else
#define SOTTO_EXPORT
#endif

SOTTO_EXPORT const sotto_format_plugin* sotto_format(void);

#ifdef __cplusplus
}
#endif

#endif
