// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_saver.h"
#include "app/window/window_history.h"
#include "tests/support/live_window.h"
#include "tests/support/test_registry.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace tidemark;
using namespace tidemark::app;

/// Closing the window while files are being saved.
class tst_UnwrittenFiles final : public QObject, test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init();
    void cleanup() { close(); }
    void itClosesOnceTheyAreWritten();
    void withoutAQuestion();
    void theUserKeepsTheWindow();
    void theUserDiscardsThem();
    void aFailureKeepsTheWindow();

private:
    /// Writes until it is let go on.
    void save(const Result<void>& outcome = {});
    QMessageBox* box() const
    {
        return m_window->findChild<QMessageBox*>(QStringLiteral("unwrittenFiles"));
    }
    void answer(QMessageBox::ButtonRole role) const
    {
        for (QAbstractButton* const button : box()->buttons()) {
            if (box()->buttonRole(button) == role) {
                button->click();
                return;
            }
        }
    }

    std::atomic<bool> m_goesOn = false;
    std::atomic<bool> m_isWritten = false;
};

void tst_UnwrittenFiles::init()
{
    m_goesOn = false;
    m_isWritten = false;
    open();
}

void tst_UnwrittenFiles::save(const Result<void>& outcome)
{
    m_window->history().saver().save(
        QStringLiteral("a.tidemark"), [this, outcome](TaskControl& control) -> Result<void> {
            while (!m_goesOn) {
                if (control.cancelled()) {
                    return tl::unexpected(Error{ErrorCode::Cancelled, {}});
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            m_isWritten = outcome.has_value();
            return outcome;
        });
}

void tst_UnwrittenFiles::itClosesOnceTheyAreWritten()
{
    save();
    QVERIFY(!m_window->close());
    QVERIFY(box()->isVisible());
    m_goesOn = true;
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_isWritten);
}

void tst_UnwrittenFiles::withoutAQuestion()
{
    save();
    m_window->closeUnasked();
    QVERIFY(m_window->isVisible());
    QVERIFY(box() == nullptr);
    m_goesOn = true;
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_isWritten);
}

void tst_UnwrittenFiles::theUserKeepsTheWindow()
{
    save();
    QVERIFY(!m_window->close());
    answer(QMessageBox::RejectRole);
    QTRY_VERIFY(box() == nullptr);
    m_goesOn = true;
    QTRY_COMPARE(m_window->history().saver().waiting(), 0);
    QVERIFY(m_isWritten);
    QVERIFY(m_window->isVisible());
}

void tst_UnwrittenFiles::theUserDiscardsThem()
{
    save();
    QVERIFY(!m_window->close());
    answer(QMessageBox::DestructiveRole);
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(!m_isWritten);
}

void tst_UnwrittenFiles::aFailureKeepsTheWindow()
{
    save(tl::unexpected(Error{ErrorCode::CannotWrite, "No space left on device"}));
    QVERIFY(!m_window->close());
    m_goesOn = true;
    QTRY_VERIFY(box() == nullptr);
    QVERIFY(m_window->isVisible());
    QVERIFY(messages().contains(QStringLiteral("No space left on device")));
}

TIDEMARK_TEST(tst_UnwrittenFiles)

#include "tst_unwritten_files.moc"
