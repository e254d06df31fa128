# SPDX-License-Identifier: GPL-3.0-or-later
"""Python imports this at its start in programs that Tidemark runs. See README.md here.

Every Python program pays for what stands here, so the agent itself is loaded only once `profile` is
used.
"""

import _thread
import builtins
import os
import sys

_FOLDER = os.path.dirname(__file__)


def _leave_no_trace():
    """Give the program the path and the variable that it would have without us."""
    sys.path[:] = [entry for entry in sys.path if entry != _FOLDER]
    rest = [entry for entry in os.environ.pop("PYTHONPATH", "").split(":") if entry != _FOLDER]
    if rest:
        os.environ["PYTHONPATH"] = ":".join(rest)


def _start(described):
    """Give it `profile`."""
    number, device, inode, unbuffered = map(int, described.split())
    if unbuffered:
        del os.environ["PYTHONUNBUFFERED"]
    status = os.fstat(number)
    if (status.st_dev, status.st_ino) != (device, inode):
        return
    os.set_inheritable(number, False)
    # A pipe that somebody could read never ends its writer, also once Tidemark is gone.
    reader = os.open("/proc/self/fd/%d" % number, os.O_RDONLY | os.O_NONBLOCK)
    pid = os.getpid()
    os.write(number, b"h %d 1\n" % pid)
    agent = []

    def load():
        if not agent:
            path = _FOLDER + "/agent.py"
            with open(path, encoding="utf-8") as file:
                names = {"__name__": "tidemark_agent"}
                exec(compile(file.read(), path, "exec"), names)
            agent.append(names["Profile"](pid, number, (device, inode)))
        return agent[0]

    def profile(function=None, *_options, **_named):
        try:
            return load()(function)
        except Exception:
            return function if function is not None else lambda other: other

    def close_in_child():
        for own in (number, reader):
            try:
                status = os.fstat(own)
                if (status.st_dev, status.st_ino) == (device, inode):
                    os.close(own)
            except OSError:
                pass

    os.register_at_fork(after_in_child=close_in_child)
    profile.timestamp = lambda name="<block>": load().timestamp(name)
    builtins.profile = profile
    _thread.start_new_thread(_answer, ())


def _answer():
    """Has it answer questions about its objects. In a thread, so that nothing waits for it."""
    try:
        path = _FOLDER + "/tidemark_agent.py"
        with open(path, encoding="utf-8") as file:
            code = compile(file.read(), path, "exec")
        exec(code, {"__name__": "tidemark_agent"})
    except Exception:
        pass


_leave_no_trace()
try:
    _start(os.environ.pop("TIDEMARK_AGENT"))
except Exception:
    pass  # the program runs as it would without us

# The module that would have been imported in our place; if there is none, Python expects this.
sys.modules.pop("sitecustomize", None)
import sitecustomize  # noqa: E402,F401
