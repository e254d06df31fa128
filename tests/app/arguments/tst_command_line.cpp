// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/command_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <CLI/CLI.hpp>

using namespace tidemark::app;

/// How the words of a command line are cut, and what is read of them first.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCutAtTheFirstMark();
    void languageIsFoundAmongUnknownOptions_data();
    void languageIsFoundAmongUnknownOptions();
    void parsingEndsEarly();
};

void tst_CommandLine::isCutAtTheFirstMark()
{
    const char* const values[] = {"program", "a", "--b", "--", "c", "--", "d"};
    const CommandLine whole = commandLineOf(7, values);
    QVERIFY(whole.words == Words({"a", "--b"}));
    QVERIFY(whole.hasMark);
    QVERIFY(whole.behind == Words({"c", "--", "d"}));
    const CommandLine ends = commandLineOf(4, values);
    QVERIFY(ends.hasMark && ends.behind.empty());
    const CommandLine without = commandLineOf(2, values);
    QVERIFY(without.words == Words({"a"}));
    QVERIFY(!without.hasMark && without.behind.empty());
    QVERIFY(commandLineOf(1, values).words.empty());
    QVERIFY(commandLineOf(0, values).words.empty());
}

void tst_CommandLine::languageIsFoundAmongUnknownOptions_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("others");
    const auto row = [](const char* line, const char* language, const char* others) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(language)
                            << QString::fromUtf8(others);
    };
    row("summary a", "", "summary a");
    row("--lang ja summary a", "ja", "summary a");
    row("summary -o x --lang=ja a --json", "ja", "summary -o x a --json");
    row("--lang en --lang ja", "ja", "");
    row("summary --lang", "", "summary");
    row("--help --lang ja", "ja", "");
    row("--language ja", "", "--language ja");
}

void tst_CommandLine::languageIsFoundAmongUnknownOptions()
{
    QFETCH(QString, line);
    QFETCH(QString, language);
    QFETCH(QString, others);
    Words words;
    for (const QString& word : line.split(u' ')) {
        words.push_back(word.toStdString());
    }
    const LanguageChoice choice = takeLanguage(words);
    QCOMPARE(choice.language, language);
    QStringList left;
    for (const std::string& word : choice.others) {
        left << QString::fromStdString(word);
    }
    QCOMPARE(left.join(u' '), others);
}

void tst_CommandLine::parsingEndsEarly()
{
    const auto parsed = [](const Words& words) {
        CLI::App app("What it is for");
        app.set_version_flag("--version", "1.2.3");
        addLanguage(app, QStringLiteral("Language"));
        return parse(app, words);
    };
    QVERIFY(!parsed({"--lang", "ja"}));
    const auto help = parsed({"--help"});
    QVERIFY(help && help->problem.isEmpty());
    QVERIFY(help->output.contains(QStringLiteral("--lang TEXT")));
    const auto version = parsed({"--version"});
    QVERIFY(version && version->problem.isEmpty());
    QCOMPARE(version->output, QStringLiteral("1.2.3\n"));
    const auto refused = parsed({"--nonsense"});
    QVERIFY(refused && refused->output.isEmpty());
    QVERIFY(refused->problem.contains(QStringLiteral("--nonsense")));
}

TIDEMARK_TEST(tst_CommandLine)

#include "tst_command_line.moc"
