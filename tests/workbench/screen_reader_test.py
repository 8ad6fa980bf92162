#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Sotto authors
"""Reads the window as a screen reader does, from another process over AT-SPI: the words of a document, the name of
a code, a cell of a table, and a cell of the register. Ends with 77 (skipped) where there is no display or no AT-SPI.

    screen_reader_test.py SOTTO SOTTO-WORKBENCH

The bus is one of its own: the program starts itself again below `dbus-run-session`.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


def skip(why):
    print("Skipped:", why)
    sys.exit(SKIPPED)


if not os.environ.get("DISPLAY"):
    skip("there is no display (DISPLAY).")
if not shutil.which("dbus-run-session"):
    skip("dbus-run-session is not installed.")
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    skip("the introspection of AT-SPI is not installed (gir1.2-atspi-2.0, python3-gi).")

if "--on-own-bus" not in sys.argv:
    sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv, "--on-own-bus"]).returncode)

sotto, workbench = sys.argv[1:3]


def everything(below, depth=0):
    """All accessible objects below one, itself first."""
    yield below
    if depth > 40:
        return
    for i in range(min(below.get_child_count(), 400)):
        child = below.get_child_at_index(i)
        if child is not None:
            yield from everything(child, depth + 1)


def wait_for(what, find, seconds=60):
    """Asks until it is there. Objects come and go while the window fills: those asked meanwhile may fail."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # What the library remembers of other processes changes only with the events that it hears.
        while GLib.MainContext.default().iteration(False):
            pass
        Atspi.get_desktop(0).clear_cache()
        try:
            found = find()
        except GLib.Error:
            found = None
        if found:
            print("Read:", what)
            return found
        time.sleep(0.05)  # between two questions to another process
    sys.exit(f"Not found: {what}")


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and "sotto" in (child.get_name() or "").lower():
            return child
    return None


def text_of(thing):
    if "Text" not in thing.get_interfaces():
        return ""
    return Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))


def document_with(app, words):
    for thing in everything(app):
        if words in text_of(thing) and thing.get_role() != Atspi.Role.TABLE_CELL:
            return thing
    return None


def named_cell(app, words):
    for thing in everything(app):
        role = thing.get_role()
        if role in (Atspi.Role.TABLE_CELL, Atspi.Role.TREE_ITEM, Atspi.Role.LIST_ITEM) and words in (
            thing.get_name() or ""
        ):
            return thing
    return None


def menu_item(app, words):
    for thing in everything(app):
        if thing.get_role() == Atspi.Role.MENU_ITEM and (thing.get_name() or "").startswith(words):
            return thing
    return None


def cell_of_register(app, row, column):
    """The words of a cell of the table of people, as a reader of tables asks for it."""
    for thing in everything(app):
        if thing.get_role() == Atspi.Role.TABLE and "Table" in thing.get_interfaces():
            if Atspi.Table.get_column_description(thing, 0) == "Code":
                cell = Atspi.Table.get_accessible_at(thing, row, column)
                return (Atspi.Table.get_column_description(thing, column), cell.get_name())
    return None


with tempfile.TemporaryDirectory() as folder:
    environment = dict(
        os.environ,
        HOME=folder,
        XDG_CACHE_HOME=folder + "/cache",
        XDG_CONFIG_HOME=folder + "/config",
        XDG_DATA_HOME=folder + "/data",
        GTK_MODULES="gail:atk-bridge",
        SOTTO_RESEARCHER="Ann",
        LANGUAGE="en",
    )
    environment.pop("NO_AT_BRIDGE", None)

    def run(*words):
        subprocess.run([sotto, *words], env=environment, check=True, stdout=subprocess.DEVNULL)

    study = folder + "/study.sotto"
    with open(folder + "/talk.txt", "w", encoding="utf-8") as talk:
        talk.write("Interviewer: What did it change?\n\nP01: We met under the mango tree, and nobody laughed.\n")
    with open(folder + "/people.csv", "w", encoding="utf-8") as people:
        people.write("code,name,role,country,consent\nP01,Ana Moreau,survivor,Peru,public\n")
    run("new", study, "--title", "Small talk")
    run("import", study, folder + "/talk.txt")
    run("register", study, folder + "/people.csv")
    run("autocode", study, "mango", "--code", "Lessons/Meeting places", "--unit", "passage")

    Atspi.get_desktop(0).get_child_count()  # starts the bus, which the window would otherwise race with
    window = subprocess.Popen([workbench, study], env=environment, stderr=subprocess.DEVNULL)
    try:
        app = wait_for("the program", application)
        document = wait_for("the words of the document", lambda: document_with(app, "under the mango tree"))
        whole = text_of(document)
        at = whole.index("mango")
        assert Atspi.Text.get_text(document, at, at + 5) == "mango", "a range of the document is another one"
        assert "Interviewer" in whole or "What did it change?" in whole, "the first turn is not read"
        wait_for("the name of a code", lambda: named_cell(app, "Meeting places"))
        wait_for("a cell of a table", lambda: named_cell(app, "talk"))
        command = wait_for("the menu command for people", lambda: menu_item(app, "People and consent"))
        Atspi.Action.do_action(command, 0)
        cell = wait_for("a cell of the register", lambda: cell_of_register(app, 0, 1))
        assert cell == ("Name", "Ana Moreau"), f"the cell of the register is {cell}"
    finally:
        window.terminate()
        window.wait()
print("Everything was read.")
