// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"
#include "tests/support/traced_python.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace tidemark;

namespace
{

std::int64_t bootTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

} // namespace

class tst_PythonAgent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tellsOfDecoratedFunctions();
    void tellsTimesAndMemory();
    void keepsWhatAFunctionIs();
    void decoratesWhateverItIsGiven();
    void tellsOfGenerators();
    void generatorsKeepTheirPlace();
    void tellsOfCoroutines();
    void tellsOfAsyncGenerators();
    void levelsAreOfAThread();
    void exceptionsPassThrough();
    void callsMayStayOpen();

private:
    std::string path(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    void write(const char* name, const QByteArray& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// What runs here is not to depend on how the tests were started.
void tst_PythonAgent::initTestCase()
{
    for (const char* name : {"PYTHONPATH", "PYTHONUNBUFFERED"}) {
        qunsetenv(name);
    }
}

void tst_PythonAgent::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_PythonAgent::write(const char* name, const QByteArray& text) const
{
    QFile file(m_folder->filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void tst_PythonAgent::tellsOfDecoratedFunctions()
{
    write("program.py", "import module\n"
                        "@profile\ndef main():\n    inner(2)\n    module.helper()\n"
                        "@profile\ndef inner(n):\n    if n: inner(n - 1)\n"
                        "class C:\n    @profile\n    def method(self): pass\n"
                        "main()\nC().method()\nprint('done')\n");
    write("module.py", "@profile\ndef helper(): pass\n");
    const test::Traced traced = test::trace({{"python3", path("program.py")}});
    QCOMPARE(traced.shape(), "__main__.inner 3, __main__.inner 2, __main__.inner 1, "
                             "module.helper 1, __main__.main 0, __main__.method 0");
    QCOMPARE(traced.interpreters, 1U);
    QCOMPARE(traced.damaged, 0U);
    QVERIFY(traced.unfinished.empty());
    QCOMPARE(traced.finished.output, std::string("done\n"));
    QCOMPARE(traced.finished.errors, std::string());
    LaunchRequest asModule{{"python3", "-m", "program"}, m_folder->path().toStdString()};
    QCOMPARE(test::trace(asModule).shape(), traced.shape());
}

void tst_PythonAgent::tellsTimesAndMemory()
{
    const std::int64_t before = bootTime();
    const test::Traced traced = test::traceCode("import time\n"
                                                "@profile\ndef take():\n"
                                                "    global kept\n    kept = b'x' * (64 << 20)\n"
                                                "    time.sleep(0.05)\n"
                                                "take()\nprofile(lambda: None)()\n");
    QCOMPARE(traced.shape(), "__main__.take 0, __main__.<lambda> 0");
    const AgentCall& call = traced.calls[0];
    QVERIFY(before < call.start && *call.end < bootTime());
    QVERIFY(*call.end - call.start >= 50'000'000);
    const std::int64_t grown = *call.endBytes - *call.startBytes;
    QVERIFY(grown > (63 << 20) && grown < (66 << 20));
    QVERIFY(traced.calls[1].start >= *call.end);
}

void tst_PythonAgent::keepsWhatAFunctionIs()
{
    const test::Traced traced = test::traceCode(
        "import inspect\n"
        "@profile\ndef f(a, b: int = 2, *c, d=4):\n    'text'\n    return a, b, c, d\n"
        "f.extra = 5\n"
        "print(f.__name__, f.__doc__, f.__module__, inspect.signature(f), f(1, 3, 5, d=7))\n"
        "@profile\nasync def co(): pass\n"
        "@profile\ndef gen(): yield\n"
        "@profile\nasync def agen(): yield\n"
        "print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen),"
        " inspect.isasyncgenfunction(agen))\n");
    QCOMPARE(traced.output(), "f text __main__ (a, b: int = 2, *c, d=4) (1, 3, (5,), 7)\n"
                              "True True True\n");
}

void tst_PythonAgent::decoratesWhateverItIsGiven()
{
    const test::Traced traced = test::traceCode(
        "@profile(precision=4)\ndef options(): pass\n"
        "@profile\nclass Whole: pass\n"
        "class C:\n"
        "    @profile\n    @staticmethod\n    def s(): return 's'\n"
        "    @classmethod\n    @profile\n    def c(cls): return cls.__name__\n"
        "    @profile\n    @property\n    def p(self): return 'p'\n"
        "    def __call__(self): return 'called'\n"
        "options()\n"
        "print(isinstance(Whole(), Whole), C.s(), C.c(), C().p, profile(C())(), profile(5))\n"
        "with profile.timestamp('a\\nblock'): pass\n");
    QCOMPARE(traced.output(), "True s C p called 5\n");
    QCOMPARE(traced.shape(), "__main__.options 0, __main__.s 0, __main__.c 0, __main__.C 0, "
                             "a block 0");
}

void tst_PythonAgent::tellsOfGenerators()
{
    const test::Traced traced = test::traceCode(
        "@profile\ndef inner(): pass\n"
        "@profile\ndef gen():\n"
        "    got = yield 1\n    inner()\n"
        "    try:\n        yield got\n    except KeyError:\n        yield 'caught'\n"
        "    return 'value'\n"
        "def outer():\n    print((yield from gen()))\n"
        "@profile\ndef main():\n"
        "    g = outer()\n    print(next(g), g.send('sent'), g.throw(KeyError()))\n"
        "    inner()\n    print(list(g))\n"
        "main()\n");
    QCOMPARE(traced.output(), "1 sent caught\nvalue\n[]\n");
    QCOMPARE(traced.shape(), "__main__.inner 2, __main__.inner 1, __main__.gen 1, __main__.main 0");
}

/// A generator goes on wherever it is resumed, and may end in the garbage collector.
void tst_PythonAgent::generatorsKeepTheirPlace()
{
    const test::Traced traced = test::traceCode("@profile\ndef gen():\n    while True: yield\n"
                                                "g = gen()\nnext(g)\n"
                                                "@profile\ndef a():\n    global g\n    next(g)\n"
                                                "    b()\n    del g\n    b()\n"
                                                "@profile\ndef b(): pass\n"
                                                "a()\nb()\n");
    QCOMPARE(traced.shape(), "__main__.b 1, __main__.gen 0, __main__.b 1, __main__.a 0, "
                             "__main__.b 0");
}

void tst_PythonAgent::tellsOfCoroutines()
{
    const test::Traced traced = test::traceCode(
        "import asyncio\n"
        "@profile\ndef plain(): pass\n"
        "@profile\nasync def job(first, second):\n"
        "    await first.wait()\n    plain()\n    second.set()\n    return 5\n"
        "@profile\nasync def main():\n"
        "    a, b, c = asyncio.Event(), asyncio.Event(), asyncio.Event()\n"
        "    jobs = asyncio.gather(job(a, b), job(b, c))\n"
        "    await asyncio.sleep(0)\n    plain()\n    a.set()\n    print(await jobs)\n"
        "asyncio.run(main())\n");
    QCOMPARE(traced.output(), "[5, 5]\n");
    QCOMPARE(traced.shape(), "__main__.plain 1, __main__.plain 2, __main__.job 1, "
                             "__main__.plain 2, __main__.job 1, __main__.main 0");
    // Both jobs ran at once.
    QVERIFY(traced.calls[4].start < traced.calls[2].end);
}

void tst_PythonAgent::tellsOfAsyncGenerators()
{
    const test::Traced traced =
        test::traceCode("import asyncio\n"
                        "@profile\nasync def gen():\n"
                        "    got = yield 1\n    await asyncio.sleep(0)\n    yield got\n"
                        "async def main():\n"
                        "    g = gen()\n    print(await g.__anext__(), await g.asend('sent'))\n"
                        "    print([x async for x in g], [x async for x in gen()])\n"
                        "    g = gen()\n    await g.__anext__()\n    await g.aclose()\n"
                        "asyncio.run(main())\n");
    QCOMPARE(traced.output(), "1 sent\n[] [1, None]\n");
    QCOMPARE(traced.shape(), "__main__.gen 0, __main__.gen 0, __main__.gen 0");
}

void tst_PythonAgent::levelsAreOfAThread()
{
    const test::Traced traced = test::traceCode(
        "import threading\n"
        "@profile\ndef work(): leaf()\n"
        "@profile\ndef leaf(): pass\n"
        "@profile\ndef main():\n"
        "    thread = threading.Thread(target=work)\n    thread.start()\n    thread.join()\n"
        "    leaf()\n"
        "main()\n");
    QCOMPARE(traced.shape(), "__main__.leaf 1, __main__.work 0, __main__.leaf 1, __main__.main 0");
    QVERIFY(traced.calls[0].thread == traced.calls[1].thread);
    QVERIFY(traced.calls[1].thread != traced.calls[3].thread);
    QCOMPARE(traced.calls[3].thread, traced.calls[3].pid);
}

void tst_PythonAgent::exceptionsPassThrough()
{
    const test::Traced traced = test::traceCode(
        "import sys\n"
        "@profile\ndef fail(): raise KeyError('key')\n"
        "@profile\ndef deep(n): return deep(n + 1)\n"
        "@profile\ndef main():\n"
        "    try:\n        fail()\n    except KeyError as error:\n        print(repr(error))\n"
        "    try:\n        deep(0)\n    except RecursionError:\n        print('recursion')\n"
        "main()\n"
        "profile(lambda: None)()\n"
        "fail()\n");
    QCOMPARE(traced.output(), "KeyError('key')\nrecursion\n");
    QVERIFY(traced.finished.errors.ends_with("KeyError: 'key'\n"));
    QCOMPARE(traced.finished.status.code, 1);
    QCOMPARE(traced.calls.front().name, std::string("__main__.fail"));
    QCOMPARE(traced.calls.back().name, std::string("__main__.fail"));
    QCOMPARE(traced.calls.back().level, 0);
    QCOMPARE(traced.calls[traced.calls.size() - 2].name, std::string("__main__.<lambda>"));
}

void tst_PythonAgent::callsMayStayOpen()
{
    const test::Traced traced = test::traceCode("import os\n"
                                                "@profile\ndef outer(): inner()\n"
                                                "@profile\ndef inner(): os._exit(3)\n"
                                                "outer()\n");
    QCOMPARE(traced.finished.status.code, 3);
    QCOMPARE(traced.unfinished.size(), 2U);
    QCOMPARE(traced.unfinished[0].name, std::string("__main__.outer"));
    QCOMPARE(traced.unfinished[1].level, 1);
}

TIDEMARK_TEST(tst_PythonAgent)
#include "tst_python_agent.moc"
