#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk_window.py PROGRAM FIXTURES: starts the program with a timeline and two heaps, and looks at it
as a screen reader does: every control has a name and a role, Tab goes through all of them and comes
back, the keys that walk along the chart are spoken, and panels come by key."""

import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 60  # seconds for what takes a moment
TAB_STOPS = 400  # more than any window has

# What says nothing about what a control does.
NO_ROLES = {pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID, pyatspi.ROLE_FILLER, pyatspi.ROLE_PANEL}
# Hold very many, which they tell one by one when they are asked.
TABLES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_LIST}

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)
        print(f"FAIL: {message}", flush=True)


def is_(accessible, state):
    return accessible.getState().contains(state)


def described(accessible):
    """A control for people: its role, its name, and where it is."""
    where = []
    parent = accessible
    while parent is not None and parent.getRole() != pyatspi.ROLE_APPLICATION and len(where) < 6:
        where.append(f"{parent.getRoleName()} '{parent.name}'")
        parent = parent.parent
    return " in ".join(where)


def wait_for(what, get):
    """Until `get` returns something, which it is asked again and again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pump()
        try:
            got = get()
        except GLib.Error:  # what was asked is gone already
            got = None
        if got:
            return got
        time.sleep(0.05)
    raise SystemExit(f"FAIL: {what} did not come within {PATIENCE} s")


def pump():
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def all_in(accessible):
    """Everything below, without the rows of tables."""
    yield accessible
    if accessible.getRole() in TABLES and accessible.getRole() != pyatspi.ROLE_LIST:
        return
    for index in range(accessible.childCount):
        child = accessible.getChildAtIndex(index)
        if child is not None:
            yield from all_in(child)


class Focus:
    """What has the keyboard focus, as the program tells."""

    def __init__(self):
        self.events = []
        pyatspi.Registry.registerEventListener(self.took, "object:state-changed:focused")

    def took(self, event):
        if event.detail1:
            self.events.append(event.source)

    def after(self, key):
        """Presses `key`; what has the focus then, or None if nothing else got it."""
        pump()
        self.events.clear()
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        end = time.monotonic() + 5
        while time.monotonic() < end:
            pump()
            if self.events:
                settle(self.events)
                return self.events[-1]
            time.sleep(0.01)
        return None


def settle(events):
    """Waits until no more of them come: several may follow one key."""
    count = -1
    while count != len(events):
        count = len(events)
        time.sleep(0.05)
        pump()


def is_in_window(accessible):
    """Whether a part of it at least is on the screen."""
    window = accessible
    while window.parent is not None and window.parent.getRole() != pyatspi.ROLE_APPLICATION:
        window = window.parent
    place = accessible.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    whole = window.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return (place.x < whole.x + whole.width and place.y < whole.y + whole.height and
            place.x + place.width > whole.x and place.y + place.height > whole.y)


def find(window, role, name):
    return next((one for one in all_in(window) if one.getRole() == role and one.name == name), None)


def check_names(window):
    controls = [one for one in all_in(window)
                if is_(one, pyatspi.STATE_FOCUSABLE) and is_(one, pyatspi.STATE_SHOWING)]
    check(len(controls) > 20, f"the window tells of {len(controls)} controls only")
    for control in controls:
        check(control.name.strip(), f"no name: {described(control)}")
        check(control.getRole() not in NO_ROLES or control.childCount > 0,
              f"no role: {described(control)}")
    return controls


def check_tabs(focus, controls):
    """Tab reaches every control that takes part in it, and then the first one again."""
    first = focus.after("Tab")
    check(first is not None, "Tab does not move the focus")
    seen = [first]
    while len(seen) < TAB_STOPS:
        stop = focus.after("Tab")
        if stop is None:
            check(False, f"Tab ends at {described(seen[-1])}")
            return
        check(is_in_window(stop), f"Tab leads out of sight, to {described(stop)}")
        if stop == first:
            break
        if stop in seen:
            check(False, f"Tab goes back to {described(stop)} before it has been everywhere")
            return
        check(stop.name.strip(), f"Tab stops where there is no name: {described(stop)}")
        seen.append(stop)
        print(f"  {described(stop)}", flush=True)
    check(len(seen) < TAB_STOPS, "Tab does not come back")
    back = focus.after("shift+Tab")
    check(back == seen[-1], f"Shift+Tab goes to {described(back) if back else 'nothing'}")
    print(f"{len(seen)} tab stops, {len(controls)} controls", flush=True)


def focus_on(focus, name):
    for _ in range(TAB_STOPS):
        stop = focus.after("Tab")
        if stop is not None and stop.name == name:
            return stop
    raise SystemExit(f"FAIL: Tab never comes to {name}")


def check_chart(window, focus):
    table = find(window, pyatspi.ROLE_TABLE, "Memory over time")
    check(table is not None, "the chart is no table")
    if table is not None:
        rows = table.queryTable()
        check(rows.nRows >= 1 and rows.nColumns == 6, "the chart's table is empty")
        cells = [rows.getAccessibleAt(0, column).name for column in range(rows.nColumns)]
        check(all(cells) and "MiB" in cells[4], f"the chart's cells: {cells}")
    focus_on(focus, "Timeline")
    spoken = []
    for _ in range(3):
        said = focus.after("ctrl+Right")
        spoken.append(said.name if said is not None else "")
    check(all("MiB" in one and "s" in one for one in spoken) and len(set(spoken)) == 3,
          f"steps along the chart are spoken as {spoken}")
    peak = focus.after("p")
    check(peak is not None and "MiB" in peak.name, "the peak is not spoken")
    panned = focus.after("Left")
    check(panned is not None and "shown" in panned.name, "what is shown is not spoken")
    print("spoken:", spoken, peak and peak.name, panned and panned.name, flush=True)


def is_in(accessible, role, name):
    while accessible is not None:
        if accessible.getRole() == role and accessible.name == name:
            return True
        accessible = accessible.parent
    return False


def check_panels(focus):
    """A panel comes to the front by its key, with the focus in it."""
    for key, title in (("alt+3", "Functions"), ("alt+7", "Leak verdict"), ("alt+2", "Peaks")):
        inside = focus.after(key)
        check(inside is not None and is_in(inside, pyatspi.ROLE_FRAME, title),
              f"{key} leads to {described(inside) if inside else 'nothing'}, not to {title}")


def main():
    program, fixtures = sys.argv[1:]
    files = [f"{fixtures}/{name}" for name in (
        "mprof/list_sum.dat", "heapsnapshot/pair-small-before.heapsnapshot.zst",
        "heapsnapshot/pair-small-after.heapsnapshot.zst")]
    for file in files:
        if not os.path.exists(file):
            raise SystemExit(f"FAIL: there is no {file}")
    running = subprocess.Popen([program, "--lang", "en", *files])
    try:
        desktop = pyatspi.Registry.getDesktop(0)
        application = wait_for("the program on the accessibility bus", lambda: next(
            (one for one in desktop if one is not None and "tidemark" in one.name.lower()), None))
        window = wait_for("the window", lambda: next(
            (one for one in application if one.getRole() == pyatspi.ROLE_FRAME), None))
        wait_for("the comparison", lambda: "list_sum" in window.name and find(
            window, pyatspi.ROLE_TABLE, "Memory over time"))
        wait_for("the window as the active one", lambda: "Tidemark" in subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"], capture_output=True, check=False,
            encoding="utf-8").stdout)
        focus = Focus()
        controls = check_names(window)
        check_tabs(focus, controls)
        check_chart(window, focus)
        check_panels(focus)
    finally:
        running.terminate()
        running.wait(PATIENCE)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
