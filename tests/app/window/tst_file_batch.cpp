// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_batch.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// Files that are read one after the other are shown a few times, all of them and in order.
class tst_FileBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsReadTogetherIsShownTogether();
    void nothingIsShownOfNothing();
    void whatIsReadIsShownWithoutAnEnd();
    void filesComeInTheOrderTheyWereRead();

private:
    static ReadFile file(int number)
    {
        return {QString::number(number), {test::recordingOf({1.0})}};
    }

    std::unique_ptr<FileBatch> m_batch;
    std::vector<QStringList> m_shown;
};

void tst_FileBatch::init()
{
    m_shown.clear();
    m_batch = std::make_unique<FileBatch>();
    connect(m_batch.get(), &FileBatch::ready, this, [this](const std::vector<ReadFile>& files) {
        QStringList paths;
        for (const ReadFile& one : files) {
            paths << one.path;
        }
        m_shown.push_back(paths);
    });
}

void tst_FileBatch::whatIsReadTogetherIsShownTogether()
{
    m_batch->begin();
    for (int i = 0; i < 1000; ++i) {
        m_batch->add(file(i));
    }
    m_batch->finish();
    QCOMPARE(m_shown.size(), 1U);
    QCOMPARE(m_shown.front().size(), 1000);
}

void tst_FileBatch::nothingIsShownOfNothing()
{
    m_batch->begin();
    m_batch->finish();
    QVERIFY(m_shown.empty());
    m_batch->add(file(1));
    m_batch->finish();
    m_batch->finish();
    QCOMPARE(m_shown.size(), 1U);
}

void tst_FileBatch::whatIsReadIsShownWithoutAnEnd()
{
    m_batch->begin();
    m_batch->add(file(1));
    QVERIFY(m_shown.empty());
    QTRY_COMPARE(m_shown.size(), 1U);
    m_batch->add(file(2));
    QTRY_COMPARE(m_shown.size(), 2U);
}

void tst_FileBatch::filesComeInTheOrderTheyWereRead()
{
    m_batch->begin();
    m_batch->add(file(3));
    QTRY_COMPARE(m_shown.size(), 1U);
    m_batch->add(file(2));
    m_batch->add(file(1));
    m_batch->finish();
    QCOMPARE(m_shown, (std::vector<QStringList>{{QStringLiteral("3")},
                                                {QStringLiteral("2"), QStringLiteral("1")}}));
}

TIDEMARK_TEST(tst_FileBatch)

#include "tst_file_batch.moc"
