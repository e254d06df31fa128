// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/saved_answer.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tidemark;

class tst_SavedAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackTheSame();
    void keepsOtherFiles();
    void cancelledLeavesNothing();

private:
    std::string path() const { return m_folder.filePath("answer.json").toStdString(); }

    static PrometheusMatrix matrixOf(const std::string& fixture)
    {
        auto input = Input::open(TIDEMARK_FIXTURES "/prometheus/" + fixture);
        PrometheusMatrix matrix;
        TaskControl control;
        if (!input || !matrix.add(*input, control)) {
            return {};
        }
        return matrix;
    }

    QTemporaryDir m_folder;
};

void tst_SavedAnswer::readsBackTheSame()
{
    PrometheusMatrix matrix = matrixOf("two_servers.json");
    PrometheusSeries odd;
    odd.labels = {{"__name__", "x_bytes"}, {"instance", "gr\u00fcn \"1\"\n"}};
    odd.unixNs = {1'500'000'000, 2'000'000'001, 3'000'000'000};
    odd.values = {0.1, kGap, 1e300};
    QVERIFY(matrix.take(odd));
    TaskControl control;
    QVERIFY(writeAnswer(path(), matrix, control));
    auto input = Input::open(path());
    QVERIFY(input);
    PrometheusMatrix again;
    QVERIFY(again.add(*input, control));
    QCOMPARE(again.series().size(), 7U);
    for (std::size_t i = 0; i < again.series().size(); ++i) {
        QVERIFY(again.series()[i].labels == matrix.series()[i].labels);
        QVERIFY(again.series()[i].unixNs == matrix.series()[i].unixNs);
        for (std::size_t j = 0; j < again.series()[i].values.size(); ++j) {
            const double value = again.series()[i].values[j];
            const double before = matrix.series()[i].values[j];
            QVERIFY(value == before || (std::isnan(value) && std::isnan(before)));
        }
    }
    QVERIFY(test::readFile(path()));
}

void tst_SavedAnswer::keepsOtherFiles()
{
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    TaskControl control;
    const auto written = writeAnswer(path(), matrixOf("raw_samples.json"), control);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::CannotWrite);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QVERIFY(file.remove());
}

void tst_SavedAnswer::cancelledLeavesNothing()
{
    test::CancelledControl control;
    const auto written =
        writeAnswer(path(), matrixOf("raw_samples.json"), control, Overwrite::AnyFile);
    QVERIFY(!written);
    QVERIFY(QDir(m_folder.path()).isEmpty(QDir::Files | QDir::Hidden) ||
            !QFile::exists(QString::fromStdString(path())));
}

TIDEMARK_TEST(tst_SavedAnswer)

#include "tst_saved_answer.moc"
