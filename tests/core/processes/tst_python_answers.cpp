// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/python_answers.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_PythonAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types();
    void whatIsNoAnswer_data();
    void whatIsNoAnswer();
    void findsTheSocket();
    void ofAnotherProgram();
};

void tst_PythonAnswers::types()
{
    const auto types = pythonTypesIn("tidemark 1\n"
                                     "100 4800 __main__.Order\n"
                                     "3 84 int\n"
                                     "1 16 module.f.<locals>.A\n"
                                     "2 32 module.f.<locals>.A\n"
                                     "end 4\n");
    QVERIFY(types.has_value());
    QVERIFY((types->rows == std::vector<TypeRow>{{"__main__.Order", 100, 4800, {}},
                                                 {"int", 3, 84, {}},
                                                 {"module.f.<locals>.A", 3, 48, {}}}));
}

void tst_PythonAnswers::whatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char* const answer :
         {"", "tidemark 1\n", "tidemark 1\nend 0\n", "tidemark 2\n1 2 a\nend 1\n",
          "tidemark 1\n1 2 a\n", "tidemark 1\n1 2 a\nend 1", "tidemark 1\n1 2 a\nend 2\n",
          "tidemark 1\n1 2 a\nend 1\nmore\n", "tidemark 1\nx 2 a\nend 1\n",
          "tidemark 1\n1 2\nend 1\n", "tidemark 1\n-1 2 a\nend 1\n",
          "tidemark 1\n1 99999999999999999999 a\nend 1\n",
          "tidemark 1\n9007199254740992 1 a\n1 1 a\nend 2\n", "HTTP/1.1 200 OK\n\n"}) {
        QTest::newRow(answer) << QByteArray(answer);
    }
}

void tst_PythonAnswers::whatIsNoAnswer()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!pythonTypesIn(answer.toStdString()));
}

void tst_PythonAnswers::findsTheSocket()
{
    const std::string table =
        "Num       RefCount Protocol Flags    Type St Inode Path\n"
        "0000000000000000: 00000002 00000000 00010000 0001 01 100 /run/other\n"
        "0000000000000000: 00000002 00000000 00010000 0001 01 200 /run/me/tidemark-python-9\n"
        "0000000000000000: 00000002 00000000 00010000 0001 01 300 /a b/tidemark-python-7\n"
        "0000000000000000: 00000002 00000000 00010000 0001 01 400 @/x/tidemark-python-7\n"
        "0000000000000000: 00000003 00000000 00000000 0001 03 500\n";
    QCOMPARE(agentSocketIn(table, {100, 300}), std::string("/a b/tidemark-python-7"));
    QCOMPARE(agentSocketIn(table, {200}), std::string("/run/me/tidemark-python-9"));
    for (const std::uint64_t inode : {100U, 400U, 500U, 600U}) {
        QCOMPARE(agentSocketIn(table, {inode}), std::string());
    }
    QCOMPARE(agentSocketIn("\n\n x\n", {0}), std::string());
}

void tst_PythonAnswers::ofAnotherProgram()
{
    const test::MemoryTarget target;
    const auto answers = pythonAnswersOf(target.pid());
    QVERIFY(answers.has_value());
    QVERIFY(answers->path.empty());
    QCOMPARE(pythonAnswersOf(1 << 22).error().code, ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_PythonAnswers)

#include "tst_python_answers.moc"
