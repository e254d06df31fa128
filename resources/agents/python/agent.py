# SPDX-License-Identifier: GPL-3.0-or-later
"""`@profile` for programs that Tidemark runs: tells when decorated functions begin and end.

Loaded by sitecustomize.py once it is needed. README.md here describes the lines it writes. Whatever
fails in here is kept from the program, which then runs on without it. But for a recursion that is
too deep before a call: that is the program's, and Python 3.8 aborts if nobody gets to hear of it.
"""

import contextvars
import functools
import itertools
import os
import time
from _thread import get_native_id

_LONGEST_NAME = 1000
_PAGE = os.sysconf("SC_PAGE_SIZE")

# Of a function's code, as `inspect` has them; importing that takes longer than all of this.
_GENERATOR = 0x20
_COROUTINE = 0x80
_ITERABLE_COROUTINE = 0x100
_ASYNC_GENERATOR = 0x200

# How many decorated calls are around the current one. Tasks and threads have their own.
_level = contextvars.ContextVar("tidemark_level", default=0)


def _resident():
    """In bytes, -1 if unknown."""
    try:
        file = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            return int(os.read(file, 128).split()[1]) * _PAGE
        finally:
            os.close(file)
    except RecursionError:
        raise
    except Exception:
        return -1


class _Calls:
    """Writes a line for each begin and each end of a call.

    The pipe's number comes to mean another file if the program closes it, and a child of the
    program is none that is looked at: `pid` and `identity`, device and inode, must fit.
    """

    def __init__(self, pid, pipe, identity):
        self._pid = pid
        self._pipe = pipe
        self._identity = identity
        self._numbers = itertools.count()
        self._dropped = 0

    def begin(self, name):
        """What end() wants to have; None if it went wrong."""
        try:
            level = _level.get()
            who = "%d %d %d %d" % (self._pid, get_native_id(), next(self._numbers), level)
            start = "%d %d" % (time.clock_gettime_ns(time.CLOCK_BOOTTIME), _resident())
            self._write("b %s %s %s\n" % (who, start, name))
            _level.set(level + 1)
            return level, who, start, name
        except RecursionError:
            raise
        except Exception:
            return None

    def end(self, call, leaves=True):
        """Generators leave their call at each yield, and are not inside it in the end."""
        if call is None:
            return
        try:
            level, who, start, name = call
            if leaves and _level.get() == level + 1:  # else the collector ends it, from elsewhere
                _level.set(level)
            end = "%d %d" % (time.clock_gettime_ns(time.CLOCK_BOOTTIME), _resident())
            self._write("e %s %s %s %s\n" % (who, start, end, name))
        except Exception:
            pass

    def resume(self, call):
        """A generator goes on inside its call; gives what pause() wants to have."""
        outer = _level.get()
        if call is not None:
            _level.set(call[0] + 1)
        return outer

    def pause(self, outer):
        """It yields, to wherever it was resumed from."""
        _level.set(outer)

    def _write(self, line):
        if self._pipe < 0:
            return
        try:
            status = os.fstat(self._pipe)
            if os.getpid() != self._pid or (status.st_dev, status.st_ino) != self._identity:
                self._pipe = -1
                return
            if self._dropped:
                line = "d %d %d\n%s" % (self._pid, self._dropped, line)
            os.write(self._pipe, line.encode("utf-8", "backslashreplace"))
            self._dropped = 0
        except RecursionError:
            raise
        except BlockingIOError:
            self._dropped += 1  # Tidemark is busy
        except Exception:
            self._pipe = -1


class _Block:
    """`with profile.timestamp("name"):`"""

    def __init__(self, calls, name):
        self._calls = calls
        self._name = name
        self._call = None

    def __enter__(self):
        self._call = self._calls.begin(self._name)
        return self

    def __exit__(self, *error):
        self._calls.end(self._call)
        return False


def _one_line(name):
    return " ".join(str(name).split())[:_LONGEST_NAME] or "?"


def _name_of(function):
    name = getattr(function, "__name__", type(function).__name__)
    return _one_line("%s.%s" % (getattr(function, "__module__", "?"), name))


def _plain(calls, function, name):
    @functools.wraps(function)
    def profiled(*arguments, **named):
        call = calls.begin(name)
        try:
            return function(*arguments, **named)
        finally:
            calls.end(call)

    return profiled


def _coroutine(calls, function, name):
    @functools.wraps(function)
    async def profiled(*arguments, **named):
        call = calls.begin(name)
        try:
            return await function(*arguments, **named)
        finally:
            calls.end(call)

    return profiled


def _generator(calls, function, name):
    @functools.wraps(function)
    def profiled(*arguments, **named):
        outer = _level.get()
        call = calls.begin(name)
        calls.pause(outer)
        try:
            generator = function(*arguments, **named)
            resume, value = generator.send, None
            while True:
                outer = calls.resume(call)
                try:
                    item = resume(value)
                except StopIteration as stop:
                    return stop.value
                finally:
                    calls.pause(outer)
                try:
                    resume, value = generator.send, (yield item)
                except GeneratorExit:
                    generator.close()
                    raise
                except BaseException as error:
                    resume, value = generator.throw, error
        finally:
            calls.end(call, leaves=False)

    return profiled


def _async_generator(calls, function, name):
    @functools.wraps(function)
    async def profiled(*arguments, **named):
        outer = _level.get()
        call = calls.begin(name)
        calls.pause(outer)
        try:
            generator = function(*arguments, **named)
            resume, value = generator.asend, None
            while True:
                outer = calls.resume(call)
                try:
                    item = await resume(value)
                except StopAsyncIteration:
                    return
                finally:
                    calls.pause(outer)
                try:
                    resume, value = generator.asend, (yield item)
                except GeneratorExit:
                    await generator.aclose()
                    raise
                except BaseException as error:
                    resume, value = generator.athrow, error
        finally:
            calls.end(call, leaves=False)

    return profiled


def _wrapper_for(function):
    flags = getattr(getattr(function, "__code__", None), "co_flags", 0)
    if flags & _COROUTINE:
        return _coroutine
    if flags & _ASYNC_GENERATOR:
        return _async_generator
    if flags & _GENERATOR and not flags & _ITERABLE_COROUTINE:
        return _generator
    return _plain


class Profile:
    """`@profile`, `@profile(...)` with whatever options, and `profile.timestamp(name)`."""

    def __init__(self, pid, pipe, identity):
        self._calls = _Calls(pid, pipe, identity)

    def __call__(self, function=None):
        if function is None:
            return self
        try:
            if isinstance(function, (staticmethod, classmethod)):
                return type(function)(self(function.__func__))
            if isinstance(function, type) or not callable(function):
                return function
            return _wrapper_for(function)(self._calls, function, _name_of(function))
        except Exception:
            return function

    def timestamp(self, name="<block>"):
        return _Block(self._calls, _one_line(name))
