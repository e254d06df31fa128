# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers Tidemark: what objects this program has and where they were made; collects its garbage.

Programs that Tidemark runs have it by themselves; any other answers once it has imported this
module. README.md here says what is counted and what it costs. Nothing that is sent here is run.
"""

import _socket
import _thread
import atexit
import gc
import os
import sys

_LONGEST_NAME = 1000
_PATIENCE = 5.0  # seconds for a question, and for each piece of an answer to be taken
_CHILDHOOD = 0.5  # seconds before a child answers: many end sooner

_module_of = type.__dict__["__module__"].__get__
_name_of = type.__dict__["__qualname__"].__get__


def _place():
    """The folder for sockets, which only the user can write to."""
    for variable, below in (("XDG_RUNTIME_DIR", ""), ("XDG_CACHE_HOME", ""), ("HOME", ".cache")):
        base = os.environ.get(variable, "")
        if not base.startswith("/"):
            continue
        parent = os.path.join(base, below, "tidemark")
        folder = os.path.join(parent, "sockets")
        try:
            os.makedirs(parent, 0o700, exist_ok=True)
            os.makedirs(folder, 0o700, exist_ok=True)
            status = os.lstat(folder)
        except OSError:
            continue
        is_folder = status.st_mode & 0o170000 == 0o040000
        if is_folder and status.st_uid == os.geteuid() and not status.st_mode & 0o077:
            return folder
    return None


def _one_line(name):
    return " ".join(name.split())[:_LONGEST_NAME] or "?"


def _called(kind):
    """As the source has it; of classes that say odd things about themselves too."""
    try:
        module, name = _module_of(kind), _name_of(kind)
        text = name if module == "builtins" else "%s.%s" % (module, name)
        return _one_line(text)
    except Exception:
        return "?"


def _types():
    """Lines of number, bytes and name.

    Counted are the objects that the collector tracks, and of those that it does not (texts, numbers,
    and containers of nothing else) each that a tracked one refers to, once.
    """
    figures = {}

    def count(one):
        kind = type(one)
        try:
            size = sys.getsizeof(one, 0)
        except Exception:
            size = 0
        entry = figures.get(kind)
        if entry is None:
            figures[kind] = [1, size]
        else:
            entry[0] += 1
            entry[1] += size

    tracked = gc.get_objects()
    seen = {id(tracked), id(figures)}
    for one in tracked:
        count(one)
        for inner in gc.get_referents(one):
            if not gc.is_tracked(inner) and id(inner) not in seen:
                seen.add(id(inner))
                count(inner)
    return ["%d %d %s" % (number, size, _called(kind)) for kind, (number, size) in figures.items()]


def _sites():
    """Lines of number, bytes and place, of what tracemalloc knows; none while it is off.

    The place is the line that allocated, innermost in its stack. Our own are left out.
    """
    import _tracemalloc  # built in; the module that is made of it loads ten others

    figures = {}
    if _tracemalloc.is_tracing():
        for trace in _tracemalloc._get_traces():  # domain, bytes, frames, from the innermost on
            entry = figures.setdefault(trace[2][0], [0, 0])
            entry[0] += 1
            entry[1] += trace[1]
    own = _sites.__code__.co_filename
    return [
        "%d %d %s" % (number, size, _one_line("%s:%d" % place))
        for place, (number, size) in figures.items()
        if place[0] != own
    ]


def _answer(question):
    if question == b"types":
        return _types()
    if question == b"sites":
        return _sites()
    if question == b"collect":
        return ["%d" % gc.collect()]
    return None


class _Answers:
    """Listens on a socket of this process, in a thread that waits there."""

    def __init__(self, folder):
        self._folder = folder
        self._ended = _thread.allocate_lock()
        self._pause = _thread.allocate_lock()
        self._open()
        atexit.register(self._remove)
        os.register_at_fork(
            before=self._stop, after_in_parent=self._start, after_in_child=self._begin_in_child
        )
        self._start()

    def _open(self):
        self._tidy(self._folder)
        self._pid = os.getpid()
        self._path = os.path.join(self._folder, "tidemark-python-%d" % self._pid)
        try:
            os.unlink(self._path)  # of one that had this number before
        except FileNotFoundError:
            pass
        listener = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        listener.bind(self._path)
        os.chmod(self._path, 0o600)
        listener.listen(4)
        self._inode = os.fstat(listener.fileno()).st_ino
        self._socket = listener

    @staticmethod
    def _tidy(folder):
        """Removes what programs have left that were killed."""
        for name in os.listdir(folder):
            number = name.rpartition("-")[2]
            if number.isdigit() and not os.path.exists("/proc/" + number):
                try:
                    os.unlink(os.path.join(folder, name))
                except OSError:
                    pass

    def _remove(self):
        if os.getpid() == self._pid:
            try:
                os.unlink(self._path)
            except OSError:
                pass
            self._leave()

    def _start(self):
        self._stops = False
        self._ended.acquire(False)
        _thread.start_new_thread(self._listen, ())

    def _stop(self):
        """Before a fork, which is not safe beside another thread."""
        try:
            self._stops = True
            if self._socket is None:
                self._pause.release()
                self._ended.acquire(True, 0.05)
                return
            with _Connection(_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)) as own:
                own.setblocking(False)
                own.connect(self._path)
            self._ended.acquire(True, 0.05)
        except Exception:
            pass

    def _begin_in_child(self):
        """A child answers for itself, on a socket of its own, if it lives that long."""
        try:
            self._leave()
            self._socket = None
            self._pause.acquire(False)
            self._start()
        except Exception:
            pass  # it answers nobody

    def _leave(self):
        try:
            if self._is_ours():
                self._socket.close()
            else:
                self._socket.detach()
        except Exception:
            pass

    def _is_ours(self):
        """The number comes to mean another file if the program closes it."""
        return os.fstat(self._socket.fileno()).st_ino == self._inode

    def _listen(self):
        try:
            if self._socket is None:
                if self._pause.acquire(True, _CHILDHOOD):
                    return  # it forks itself
                self._open()
            while not self._stops and self._is_ours():
                number, _ = self._socket._accept()
                with _Connection(_socket.socket(fileno=number)) as connection:
                    if not self._stops:
                        self._serve(connection)
        except Exception:
            pass
        finally:
            try:
                self._ended.release()
            except Exception:
                pass

    def _serve(self, connection):
        try:
            connection.settimeout(_PATIENCE)
            peer = connection.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)
            user = int.from_bytes(peer[4:8], sys.byteorder)  # behind the process, before its group
            if user not in (os.geteuid(), 0):
                return
            question = connection.recv(64)
            lines = _answer(question.strip())
            if lines is not None:
                text = "tidemark 1\n%s\nend %d\n" % ("\n".join(lines), len(lines))
                connection.sendall(text.encode("utf-8", "backslashreplace"))
        except Exception:
            pass  # who asked sees that it broke off


class _Connection:
    """Closes a socket at the end of a block."""

    def __init__(self, socket):
        self._socket = socket

    def __enter__(self):
        return self._socket

    def __exit__(self, *error):
        self._socket.close()
        return False


def _begin():
    try:
        folder = _place()
        if folder is not None:
            _Answers(folder)
    except Exception:
        pass  # the program runs as it would without us


_begin()
