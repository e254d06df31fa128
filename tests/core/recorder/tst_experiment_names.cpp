// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/experiment_names.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

using Words = std::vector<std::string>;

class tst_ExperimentNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsOfALine();
    void namesOfCommands_data();
    void namesOfCommands();
    void namesOfFiles_data();
    void namesOfFiles();
};

void tst_ExperimentNames::commandsOfALine()
{
    QCOMPARE(commandsIn(Words{"a", "-1", "---", "b"}), (std::vector<Words>{{"a", "-1"}, {"b"}}));
    QCOMPARE(commandsIn(Words{"a", "---"}), (std::vector<Words>{{"a"}, {}}));
    QCOMPARE(commandsIn({}), (std::vector<Words>{{}}));
}

void tst_ExperimentNames::namesOfCommands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    const auto add = [](const char* line, const char* names) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(names);
    };
    add("./before 7", "before");
    add("python3 work/list.py --- /usr/bin/python3.11 -u generator.py 9", "list.py|generator.py");
    add("php a.php --- php8.2 b.php", "a.php|b.php");
    add("php a.php 1 --- php a.php 2", "a.php 1|a.php 2");
    add("sort x --- sort x", "sort x|sort x (2)");
    add("python3 -c pass --- node", "python3|node");
    add("sh -c true --- sh -c false", "sh -c true|sh -c false");
}

void tst_ExperimentNames::namesOfCommands()
{
    QFETCH(const QString, line);
    QFETCH(const QString, names);
    Words words;
    for (const QString& word : line.split(u' ')) {
        words.push_back(word.toStdString());
    }
    QStringList all;
    for (const std::string& name : commandNames(commandsIn(words))) {
        all << QString::fromStdString(name);
    }
    QCOMPARE(all.join(u'|'), names);
}

void tst_ExperimentNames::namesOfFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    const auto add = [](const char* name, const char* file) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(file);
    };
    add("list.py", "3-list.tidemark");
    add("before", "3-before.tidemark");
    add("a.php 1", "3-a-php-1.tidemark");
    add("sh -c echo ../x", "3-sh-c-echo-x.tidemark");
    add("../..", "3-run.tidemark");
    add("\u3042", "3-run.tidemark");
}

void tst_ExperimentNames::namesOfFiles()
{
    QFETCH(const QString, name);
    QFETCH(const QString, file);
    QCOMPARE(QString::fromStdString(runFileName(3, name.toStdString()).string()), file);
}

TIDEMARK_TEST(tst_ExperimentNames)

#include "tst_experiment_names.moc"
