// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/command_line.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace tidemark::app;

class tst_CommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsAShell_data();
    void splitsAsAShell();
    void refusesOpenQuotes_data();
    void refusesOpenQuotes();
    void joinedWordsSplitAgain_data();
    void joinedWordsSplitAgain();
    void quotesOnlyWhereNeeded();
    void findsWhatOnlyAShellKnows();
};

void tst_CommandLine::splitsAsAShell_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* line, const QStringList& words) {
        QTest::newRow(line) << QString::fromUtf8(line) << words;
    };
    const auto text = [](const char* word) { return QString::fromUtf8(word); };
    row("", {});
    row("  \t ", {});
    row("ls", {text("ls")});
    row(" python3  a.py\t-n 5 ", {text("python3"), text("a.py"), text("-n"), text("5")});
    row("python3 -c 'print(\"a b\")'", {text("python3"), text("-c"), text("print(\"a b\")")});
    row("a \"b \\\" \\\\ \\n\" c", {text("a"), text("b \" \\ \\n"), text("c")});
    row("a\\ b 'c\\d' e\\'f", {text("a b"), text("c\\d"), text("e'f")});
    row("a'b'\"c\"d", {text("abcd")});
    row("'' \"\" x", {QString(), QString(), text("x")});
    row("$HOME * | `x`", {text("$HOME"), text("*"), text("|"), text("`x`")});
    row("~ ~/x a~ '~' ~user",
        {QDir::homePath(), QDir::homePath() + text("/x"), text("a~"), text("~"), text("~user")});
    row("日本 'é ü'", {text("日本"), text("é ü")});
}

void tst_CommandLine::splitsAsAShell()
{
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    QCOMPARE(splitCommandLine(line), std::optional(words));
}

void tst_CommandLine::refusesOpenQuotes_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"'", "\"", "a 'b", "a \"b\\\"", "a\\", "'a' \"'"}) {
        QTest::newRow(line) << QString::fromUtf8(line);
    }
}

void tst_CommandLine::refusesOpenQuotes()
{
    QFETCH(QString, line);
    QVERIFY(!splitCommandLine(line));
}

void tst_CommandLine::joinedWordsSplitAgain_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QStringList& words) {
        QTest::newRow(name) << words;
    };
    row("none", {});
    row("plain", {QStringLiteral("a"), QStringLiteral("-b=c")});
    row("odd", {QString(), QStringLiteral("it's"), QStringLiteral("\"\\"), QStringLiteral("~/x"),
                QStringLiteral("~"), QStringLiteral("a\nb\tc"), QStringLiteral("$x `y`"),
                QStringLiteral("'"), QStringLiteral("日本 é"), QStringLiteral("a|b;c&d")});
}

void tst_CommandLine::joinedWordsSplitAgain()
{
    QFETCH(QStringList, words);
    QCOMPARE(splitCommandLine(joinCommandLine(words)), std::optional(words));
}

void tst_CommandLine::quotesOnlyWhereNeeded()
{
    QCOMPARE(joinCommandLine({QStringLiteral("python3"), QStringLiteral("./a.py"),
                              QStringLiteral("--n=5"), QStringLiteral("a b")}),
             QStringLiteral("python3 ./a.py --n=5 'a b'"));
}

void tst_CommandLine::findsWhatOnlyAShellKnows()
{
    QCOMPARE(shellWordIn({QStringLiteral("ls"), QStringLiteral("|"), QStringLiteral("wc")}),
             QStringLiteral("|"));
    QVERIFY(shellWordIn({QStringLiteral("grep"), QStringLiteral("a|b")}).isEmpty());
}

TIDEMARK_TEST(tst_CommandLine)
#include "tst_command_line.moc"
