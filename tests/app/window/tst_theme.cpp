// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/theme.h"
#include "app/window/window_style.h"
#include "app/workspace/palette.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QStyleOption>
#include <QTest>
#include <QToolTip>

#include <cmath>
#include <set>

using namespace tidemark::app;

namespace
{

/// Relative luminance as the Web Content Accessibility Guidelines define it.
double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_system = QApplication::palette(); }
    void cleanup() { applyTheme({}); }
    void textCanBeRead_data();
    void textCanBeRead();
    void seriesStandOut_data();
    void seriesStandOut();
    void disabledTextIsWeaker_data() { themes(); }
    void disabledTextIsWeaker();
    void theSystemsComesBack();
    void anythingElseIsTheSystems();
    void aDarkDesktopGetsADarkPalette();
    void toolTipsFollow_data() { themes(); }
    void toolTipsFollow();
    void seriesColoursDiffer();
    void boxesHaveAnEdge_data();
    void boxesHaveAnEdge();

private:
    static void themes();

    QPalette m_system;
};

void tst_Theme::themes()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << QStringLiteral("light");
    QTest::newRow("dark") << QStringLiteral("dark");
    QTest::newRow("contrast") << QStringLiteral("contrast");
}

/// 4.5 to 1: what the guidelines ask of text; 7 to 1 where contrast is to be high.
void tst_Theme::textCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QPalette::ColorRole>("text");
    QTest::addColumn<QPalette::ColorRole>("ground");
    for (const char* theme : {"light", "dark", "contrast"}) {
        const auto add = [theme](const char* name, QPalette::ColorRole text,
                                 QPalette::ColorRole ground) {
            QTest::addRow("%s: %s", theme, name) << QString::fromLatin1(theme) << text << ground;
        };
        add("table", QPalette::Text, QPalette::Base);
        add("every other row", QPalette::Text, QPalette::AlternateBase);
        add("label", QPalette::WindowText, QPalette::Window);
        add("label on a table", QPalette::WindowText, QPalette::Base);
        add("button", QPalette::ButtonText, QPalette::Button);
        add("selected", QPalette::HighlightedText, QPalette::Highlight);
        add("link", QPalette::Link, QPalette::Window);
        add("link on a card", QPalette::Link, QPalette::Base);
        add("tooltip", QPalette::ToolTipText, QPalette::ToolTipBase);
        add("hint", QPalette::PlaceholderText, QPalette::Base);
        add("hint in a panel", QPalette::PlaceholderText, QPalette::Window);
    }
}

void tst_Theme::textCanBeRead()
{
    QFETCH(QString, theme);
    QFETCH(QPalette::ColorRole, text);
    QFETCH(QPalette::ColorRole, ground);
    applyTheme(theme);
    const double least = theme == QLatin1String("contrast") ? 7.0 : 4.5;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        const QPalette palette = QApplication::palette();
        const double ratio = contrast(palette.color(group, text), palette.color(group, ground));
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }
}

/// Lines need less than text; two of a colour-blind-safe palette stay below 3 to 1 on white.
void tst_Theme::seriesStandOut_data()
{
    themes();
}

void tst_Theme::seriesStandOut()
{
    QFETCH(QString, theme);
    applyTheme(theme);
    const QColor base = QApplication::palette().color(QPalette::Base);
    for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
        QVERIFY(contrast(seriesColour(i), base) >= 2.0);
    }
    QVERIFY(contrast(QApplication::palette().color(QPalette::Highlight), base) >= 3.0);
}

void tst_Theme::disabledTextIsWeaker()
{
    QFETCH(QString, theme);
    applyTheme(theme);
    const QPalette palette = QApplication::palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        const QColor base = palette.color(QPalette::Base);
        const double disabled = contrast(palette.color(QPalette::Disabled, role), base);
        QVERIFY(disabled < contrast(palette.color(QPalette::Active, role), base));
        QVERIFY(disabled > 1.5); // to be seen nevertheless
    }
}

void tst_Theme::theSystemsComesBack()
{
    const QColor before = m_system.color(QPalette::Window);
    applyTheme(QStringLiteral("dark"));
    QVERIFY(QApplication::palette().color(QPalette::Window) != before);
    applyTheme(QStringLiteral("light"));
    applyTheme({});
    QCOMPARE(QApplication::palette().color(QPalette::Window), before);
    QCOMPARE(QApplication::palette().color(QPalette::Text), m_system.color(QPalette::Text));
}

void tst_Theme::anythingElseIsTheSystems()
{
    applyTheme(QStringLiteral("purple"));
    QCOMPARE(QApplication::palette().color(QPalette::Window), m_system.color(QPalette::Window));
}

void tst_Theme::aDarkDesktopGetsADarkPalette()
{
    if (m_system.color(QPalette::Window).lightness() < 128) {
        QSKIP("the platform's own palette is dark");
    }
    applyTheme(QStringLiteral("dark"));
    const QPalette dark = QApplication::palette();
    applyTheme({}, true);
    QCOMPARE(QApplication::palette().color(QPalette::Base), dark.color(QPalette::Base));
    applyTheme(QStringLiteral("light"), true); // what the user chose goes first
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() > 200);
}

void tst_Theme::toolTipsFollow()
{
    QFETCH(QString, theme);
    applyTheme(theme);
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase),
             QApplication::palette().color(QPalette::ToolTipBase));
}

void tst_Theme::boxesHaveAnEdge_data()
{
    themes();
}

/// 1.5 to 1 at least along the middle row; Fusion alone has 1.1 on dark ground.
void tst_Theme::boxesHaveAnEdge()
{
    QFETCH(QString, theme);
    applyTheme(theme);
    WindowStyle style;
    QStyleOptionButton option;
    option.palette = QApplication::palette();
    option.state = QStyle::State_Enabled | QStyle::State_Off;
    option.rect = {4, 4, 16, 16};
    const QColor ground = option.palette.color(QPalette::Base);
    QImage image(24, 24, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter);
    painter.end();
    double most = 1.0;
    for (int x = 0; x < 12; ++x) {
        most = std::max(most, contrast(image.pixelColor(x, 12), ground));
    }
    QVERIFY2(most >= 1.5, qPrintable(QString::number(most)));
}

void tst_Theme::seriesColoursDiffer()
{
    std::set<QRgb> colours;
    for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
        colours.insert(seriesColour(i).rgb());
    }
    QCOMPARE(colours.size(), kSeriesColours.size());
    QCOMPARE(seriesColour(kSeriesColours.size()), seriesColour(0)); // and starts again
}

TIDEMARK_TEST(tst_Theme)

#include "tst_theme.moc"
