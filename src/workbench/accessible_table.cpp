// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/accessible_table.h"

#include "workbench/accessible_object.h"

#ifdef __WXGTK__
#include <gtk/gtk-a11y.h>
#endif

namespace sotto::workbench {

#ifdef __WXGTK__

namespace {

constexpr const char* table_key = "sotto-readable-table";
constexpr const char* cells_key = "sotto-table-cells";

GtkWidget* canvas_of(wxWindow& window) {
    return window.m_wxwindow;
}

/// Null when the canvas has gone.
ReadableTable* readable(gpointer object) {
    GtkWidget* widget = gtk_accessible_get_widget(GTK_ACCESSIBLE(object));
    return widget == nullptr ? nullptr
                             : static_cast<ReadableTable*>(g_object_get_data(G_OBJECT(widget), table_key));
}

bool has(const ReadableTable& table, int row, int column) {
    return row >= 0 && column >= 0 && row < table.readable_rows() && column < table.readable_columns();
}

// Cells ---------------------------------------------------------------------------------------------------

/// A cell says what stands at its place now, so it never gets out of date.
struct Cell {
    AtkObject object;
    gint row;
    gint column;
    gchar* name;  ///< as it was asked for last
};

ReadableTable* table_of(const Cell& cell) {
    AtkObject* parent = atk_object_get_parent(ATK_OBJECT(&cell.object));
    auto* table = parent == nullptr ? nullptr : readable(parent);
    return table != nullptr && has(*table, cell.row, cell.column) ? table : nullptr;
}

Cell* cell_of(gpointer object) {
    return static_cast<Cell*>(object);
}

const gchar* name_of_cell(AtkObject* object) {
    auto* cell = cell_of(object);
    const auto* table = table_of(*cell);
    g_free(cell->name);
    cell->name =
        g_strdup(table == nullptr ? "" : table->readable_cell(cell->row, cell->column).utf8_str().data());
    return cell->name;
}

gint index_of_cell(AtkObject* object) {
    const auto* cell = cell_of(object);
    const auto* table = table_of(*cell);
    return table == nullptr ? -1 : cell->row * table->readable_columns() + cell->column;
}

AtkStateSet* states_of_cell(AtkObject* object) {
    AtkStateSet* states = atk_state_set_new();
    const auto* cell = cell_of(object);
    const auto* table = table_of(*cell);
    if (table == nullptr) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
    }
    for (const auto state : {ATK_STATE_ENABLED, ATK_STATE_SENSITIVE, ATK_STATE_VISIBLE, ATK_STATE_SHOWING,
                             ATK_STATE_FOCUSABLE, ATK_STATE_SELECTABLE, ATK_STATE_TRANSIENT})
        atk_state_set_add_state(states, state);
    if (table->readable_cursor_row() == cell->row && table->readable_cursor_column() == cell->column) {
        atk_state_set_add_state(states, ATK_STATE_FOCUSED);
        atk_state_set_add_state(states, ATK_STATE_ACTIVE);
    }
    if (table->readable_chosen(cell->row, cell->column)) atk_state_set_add_state(states, ATK_STATE_SELECTED);
    return states;
}

gpointer class_of_cells_above = nullptr;

void forget_cell(GObject* object) {
    g_free(cell_of(object)->name);
    cell_of(object)->name = nullptr;
    G_OBJECT_CLASS(class_of_cells_above)->finalize(object);
}

void fill_cell_class(gpointer given, gpointer /*data*/) {
    class_of_cells_above = g_type_class_peek_parent(given);
    G_OBJECT_CLASS(given)->finalize = forget_cell;
    auto* object = ATK_OBJECT_CLASS(given);
    object->get_name = name_of_cell;
    object->get_index_in_parent = index_of_cell;
    object->ref_state_set = states_of_cell;
}

void fill_cell_interface(gpointer interface, gpointer /*data*/) {
    auto* cell = static_cast<AtkTableCellIface*>(interface);
    cell->get_column_span = [](AtkTableCell*) -> gint { return 1; };
    cell->get_row_span = [](AtkTableCell*) -> gint { return 1; };
    cell->get_position = [](AtkTableCell* object, gint* row, gint* column) -> gboolean {
        *row = cell_of(object)->row;
        *column = cell_of(object)->column;
        return TRUE;
    };
    cell->get_table = [](AtkTableCell* object) -> AtkObject* {
        AtkObject* parent = atk_object_get_parent(ATK_OBJECT(object));
        return parent == nullptr ? nullptr : ATK_OBJECT(g_object_ref(parent));
    };
}

GType cell_type() {
    static const GType type = register_accessible({"SottoTableCell", ATK_TYPE_OBJECT, ATK_TYPE_TABLE_CELL,
                                                   fill_cell_interface, fill_cell_class, sizeof(Cell)});
    return type;
}

/// Owned by the table; null where there is none.
AtkObject* cell_at(AtkObject* table_object, gint row, gint column) {
    const auto* table = readable(table_object);
    if (table == nullptr || !has(*table, row, column)) return nullptr;
    auto* cells = static_cast<GHashTable*>(g_object_get_data(G_OBJECT(table_object), cells_key));
    if (cells == nullptr) {
        cells = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_object_unref);
        g_object_set_data_full(G_OBJECT(table_object), cells_key, cells,
                               [](gpointer all) { g_hash_table_unref(static_cast<GHashTable*>(all)); });
    }
    const gint64 place = (gint64{row} << 32) + column;
    if (auto* known = g_hash_table_lookup(cells, &place); known != nullptr) return ATK_OBJECT(known);
    auto* made = ATK_OBJECT(g_object_new(cell_type(), nullptr));
    atk_object_set_role(made, ATK_ROLE_TABLE_CELL);
    atk_object_set_parent(made, table_object);
    cell_of(made)->row = row;
    cell_of(made)->column = column;
    auto* key = g_new(gint64, 1);
    *key = place;
    g_hash_table_insert(cells, key, made);
    return made;
}

AtkObject* with_reference(AtkObject* object) {
    return object == nullptr ? nullptr : ATK_OBJECT(g_object_ref(object));
}

// The table -----------------------------------------------------------------------------------------------

gint count_cells(AtkObject* object) {
    const auto* table = readable(object);
    return table == nullptr ? 0 : table->readable_rows() * table->readable_columns();
}

AtkObject* child(AtkObject* object, gint index) {
    const auto* table = readable(object);
    if (table == nullptr || table->readable_columns() == 0) return nullptr;
    return with_reference(
        cell_at(object, index / table->readable_columns(), index % table->readable_columns()));
}

gpointer class_of_tables_above = nullptr;

AtkStateSet* states_of_table(AtkObject* object) {
    AtkStateSet* states = ATK_OBJECT_CLASS(class_of_tables_above)->ref_state_set(object);
    // There may be a hundred thousand cells: nobody is to ask for them all.
    atk_state_set_add_state(states, ATK_STATE_MANAGES_DESCENDANTS);
    return states;
}

void fill_table_class(gpointer given, gpointer /*data*/) {
    class_of_tables_above = g_type_class_peek_parent(given);
    auto* object = ATK_OBJECT_CLASS(given);
    object->get_n_children = count_cells;
    object->ref_child = child;
    object->ref_state_set = states_of_table;
}

const gchar* lasting(AtkTable* object, const wxString& words) {
    // AtkTable hands out words that stay its own.
    g_object_set_data_full(G_OBJECT(object), "sotto-description", g_strdup(words.utf8_str()), g_free);
    return static_cast<const gchar*>(g_object_get_data(G_OBJECT(object), "sotto-description"));
}

void fill_table_interface(gpointer interface, gpointer /*data*/) {
    auto* table = static_cast<AtkTableIface*>(interface);
    table->ref_at = [](AtkTable* object, gint row, gint column) {
        return with_reference(cell_at(ATK_OBJECT(object), row, column));
    };
    table->get_n_rows = [](AtkTable* object) -> gint {
        const auto* readable_table = readable(object);
        return readable_table == nullptr ? 0 : readable_table->readable_rows();
    };
    table->get_n_columns = [](AtkTable* object) -> gint {
        const auto* readable_table = readable(object);
        return readable_table == nullptr ? 0 : readable_table->readable_columns();
    };
    table->get_index_at = [](AtkTable* object, gint row, gint column) -> gint {
        const auto* readable_table = readable(object);
        return readable_table == nullptr || !has(*readable_table, row, column)
                   ? -1
                   : row * readable_table->readable_columns() + column;
    };
    table->get_row_at_index = [](AtkTable* object, gint index) -> gint {
        const auto* readable_table = readable(object);
        return readable_table == nullptr || readable_table->readable_columns() == 0
                   ? -1
                   : index / readable_table->readable_columns();
    };
    table->get_column_at_index = [](AtkTable* object, gint index) -> gint {
        const auto* readable_table = readable(object);
        return readable_table == nullptr || readable_table->readable_columns() == 0
                   ? -1
                   : index % readable_table->readable_columns();
    };
    table->get_row_extent_at = [](AtkTable*, gint, gint) -> gint { return 1; };
    table->get_column_extent_at = [](AtkTable*, gint, gint) -> gint { return 1; };
    table->get_column_description = [](AtkTable* object, gint column) -> const gchar* {
        const auto* readable_table = readable(object);
        return readable_table == nullptr || column < 0 || column >= readable_table->readable_columns()
                   ? nullptr
                   : lasting(object, readable_table->readable_head(column));
    };
    table->get_row_description = [](AtkTable* object, gint row) -> const gchar* {
        const auto* readable_table = readable(object);
        return readable_table == nullptr || row < 0 || row >= readable_table->readable_rows()
                   ? nullptr
                   : lasting(object, readable_table->readable_row(row));
    };
    table->is_selected = [](AtkTable* object, gint row, gint column) -> gboolean {
        const auto* readable_table = readable(object);
        return readable_table != nullptr && has(*readable_table, row, column) &&
                       readable_table->readable_chosen(row, column)
                   ? TRUE
                   : FALSE;
    };
}

AtkObject* make_table(GtkWidget* widget) {
    static const GType type = register_accessible({"SottoTableAccessible", GTK_TYPE_CONTAINER_ACCESSIBLE,
                                                   ATK_TYPE_TABLE, fill_table_interface, fill_table_class});
    return new_accessible(type, ATK_ROLE_TABLE, widget);
}

}  // namespace

AccessibleTable::AccessibleTable(wxWindow& window, ReadableTable& table) : window_(window) {
    g_object_set_data(G_OBJECT(canvas_of(window)), table_key, &table);
    lend_accessible(canvas_of(window), make_table);
}

AccessibleTable::~AccessibleTable() {
    if (GtkWidget* widget = canvas_of(window_); widget != nullptr) {
        g_object_set_data(G_OBJECT(widget), table_key, nullptr);
        take_back_accessible(widget);
    }
}

void AccessibleTable::set_name(const wxString& name) {
    atk_object_set_name(gtk_widget_get_accessible(canvas_of(window_)), name.utf8_str());
}

void AccessibleTable::cursor_moved() {
    AtkObject* object = gtk_widget_get_accessible(canvas_of(window_));
    const auto* table = readable(object);
    if (table == nullptr) return;
    if (auto* cell = cell_at(object, table->readable_cursor_row(), table->readable_cursor_column());
        cell != nullptr)
        g_signal_emit_by_name(object, "active-descendant-changed", cell);
}

void AccessibleTable::changed() {
    AtkObject* object = gtk_widget_get_accessible(canvas_of(window_));
    g_object_set_data(G_OBJECT(object), cells_key, nullptr);
    g_signal_emit_by_name(object, "model-changed");
}

#else

AccessibleTable::AccessibleTable(wxWindow& window, ReadableTable& /*table*/) : window_(window) {}
AccessibleTable::~AccessibleTable() = default;
void AccessibleTable::set_name(const wxString& name) {
    window_.SetName(name);
}
void AccessibleTable::cursor_moved() {}
void AccessibleTable::changed() {}

#endif

}  // namespace sotto::workbench
