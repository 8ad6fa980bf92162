/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Sotto authors
 *
 * The interface between Sotto and a detector of identifiers that somebody else made. A plugin is a shared
 * library `sotto-detector-<id>.so` that exports one function, `sotto_detector`, in a folder that the
 * environment variable SOTTO_DETECTORS names.
 *
 * Plain C on purpose: no C++ type, no exception and no ownership cross this edge. Texts are UTF-8 with a
 * length and need not end in NUL; pointers handed over are valid only during the call; whoever receives
 * something copies it. Unlike a document format, a detector runs in Sotto's own process and reads every
 * interview: load only what you trust as you trust Sotto.
 */
#ifndef SOTTO_DETECTOR_PLUGIN_API_H
#define SOTTO_DETECTOR_PLUGIN_API_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes whenever a structure or a meaning below changes. A plugin that answers another version is refused.
 */
#define SOTTO_DETECTOR_API_VERSION 1

typedef struct sotto_detector_text {
    const char* bytes;
    size_t size;
} sotto_detector_text;

/* What stands for what is found is worded by its category. Values are fixed: do not renumber. */
enum {
    SOTTO_FOUND_PERSON = 0,
    SOTTO_FOUND_PLACE = 1,
    SOTTO_FOUND_ORGANISATION = 2,
    SOTTO_FOUND_OTHER = 3,
    SOTTO_FOUND_ID_NUMBER = 4,
    SOTTO_FOUND_PHONE = 5
};

typedef struct sotto_found {
    size_t first; /* bytes of the text, at the edges of code points */
    size_t last;  /* exclusive */
    int32_t category;
    double confidence; /* above 0, at most 1 */
} sotto_found;

typedef struct sotto_detector_host {
    void* context;
    /* Takes one finding; they may come in any order and overlap. */
    void (*found)(void* context, const sotto_found* found);
} sotto_detector_host;

typedef struct sotto_detector_plugin {
    uint32_t api_version; /* SOTTO_DETECTOR_API_VERSION */
    uint32_t struct_size; /* sizeof(sotto_detector_plugin) */
    const char* id;       /* never changes, small letters, digits and '-': "roster-number" */
    const char* title;    /* for people: "Roster numbers" */
    /* Finds in `text`; `language` is a BCP 47 tag and may be empty. Called on several threads at once. 0 on
     * success; anything else stops what Sotto was doing, since a text that was not searched must not leave.
     */
    int (*find)(sotto_detector_text text, sotto_detector_text language, const sotto_detector_host* host);
    /* Texts in which exactly what is marked is found: "he is [[R-1204]] on it". Tried when the plugin is
     * loaded; one that fails refuses the plugin. At least one; ends with NULL. */
    const char* const* samples;
    /* Texts in which nothing is found. At least one; ends with NULL. */
    const char* const* counter_samples;
} sotto_detector_plugin;

/* The one function a plugin exports. The structure lives as long as the library is loaded. */
#if defined(__GNUC__)
#define SOTTO_DETECTOR_EXPORT __attribute__((visibility("default")))
#else
#define SOTTO_DETECTOR_EXPORT
#endif

SOTTO_DETECTOR_EXPORT const sotto_detector_plugin* sotto_detector(void);

#ifdef __cplusplus
}
#endif

#endif
