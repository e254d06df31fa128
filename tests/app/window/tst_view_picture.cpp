// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timeline_picture.h"
#include "app/window/theme.h"
#include "app/window/view_picture.h"
#include "app/window/window_docks.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// What pictures and paper show while the window is dark.
class tst_ViewPicture : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init()
    {
        showWindow();
        m_window->setTheme(QStringLiteral("dark"));
        open({fixturePath("mprof/multi_func.dat"), fixturePath("mprof/list_sum.dat")});
    }
    void cleanup()
    {
        m_window->setTheme({});
        m_window.reset();
    }
    void theTimelineIsAPictureOfItsOwn();
    void aPanelIsLightForAMoment();
    void theChoiceIsRemembered();
    void copiesAPicture();

private:
    /// The share of pixels that are bright.
    static double brightness(QWidget& widget)
    {
        const QImage image = widget.grab().toImage();
        int bright = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                bright += QColor(image.pixel(x, y)).lightness() > 160 ? 1 : 0;
            }
        }
        return bright / static_cast<double>(image.width() * image.height());
    }
};

void tst_ViewPicture::theTimelineIsAPictureOfItsOwn()
{
    const ViewPicture shown = m_window->picturedView(PictureColours::AsShown);
    QVERIFY(qobject_cast<TimelinePicture*>(&shown.widget()) != nullptr);
    QVERIFY(brightness(shown.widget()) < 0.2);
    const ViewPicture light = m_window->picturedView(PictureColours::Light);
    QVERIFY(brightness(light.widget()) > 0.8);
    QVERIFY(m_window->palette().color(QPalette::Window).lightness() < 100);
}

void tst_ViewPicture::aPanelIsLightForAMoment()
{
    QWidget* const panel = m_window->docks().inFront();
    QVERIFY(panel != nullptr);
    QVERIFY(brightness(*panel) < 0.2);
    const QPalette before = panel->palette();
    {
        const ViewPicture light(*panel, PictureColours::Light);
        QVERIFY(brightness(*panel) > 0.7);
    }
    QCOMPARE(panel->palette(), before);
    QVERIFY(!panel->testAttribute(Qt::WA_SetPalette)); // it follows the theme as ever
    QVERIFY(brightness(*panel) < 0.2);
}

void tst_ViewPicture::theChoiceIsRemembered()
{
    QVERIFY(!m_settings->arePicturesLight());
    actions()["lightPictures"]->trigger();
    QVERIFY(m_settings->arePicturesLight());
    m_window.reset();
    showWindow();
    QVERIFY(actions()["lightPictures"]->isChecked());
    actions()["lightPictures"]->trigger();
    QVERIFY(!m_settings->arePicturesLight());
}

/// Of the view, and of the panel in front; both twice as sharp as on the screen.
void tst_ViewPicture::copiesAPicture()
{
    const QClipboard* const clipboard = QGuiApplication::clipboard();
    actions()["copyPicture"]->trigger();
    const QSize view = m_window->picturedView(PictureColours::AsShown).widget().size();
    QCOMPARE(clipboard->image().size(), view * 2);
    actions()["copyPanelPicture"]->trigger();
    QCOMPARE(clipboard->image().size(), m_window->docks().inFront()->size() * 2);
}

TIDEMARK_TEST(tst_ViewPicture)

#include "tst_view_picture.moc"
