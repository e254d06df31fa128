// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/line_names.h"
#include "app/timeline/plot_item.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QFontMetricsF>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// Names at the ends of lines, in a plot of 600 × 300 pixels over 100 s and 100 bytes.
class tst_LineNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLineThatEndsHasItsNameBehindIt();
    void aLineToTheEdgeHasItsNameAboveIt();
    void namesAvoidEachOtherAndWhatIsTaken();
    void noNameCrossesAnotherLine();
    void theOneThatStandsOutComesFirst();
    void ofManyLinesOneIsNamed();
    void aSingleLineHasNone();
    void namesCanBeRead_data();
    void namesCanBeRead();

private:
    void add(const QString& name, double from, double to, double seconds = 100.0);
    std::vector<PlacedName> names();
    static const PlacedName* find(const std::vector<PlacedName>& all, const QString& name);

    const QRectF m_area{50, 10, 600, 300};
    PlotContents m_contents;
    std::vector<std::shared_ptr<Recording>> m_recordings;
    std::vector<QRectF> m_taken;
};

void tst_LineNames::init()
{
    m_contents = {};
    m_contents.visible = {0, 100 * kSecondNs};
    m_contents.sizes.highest = 100.0;
    m_recordings.clear();
    m_taken.clear();
}

/// A straight line from 0 s on.
void tst_LineNames::add(const QString& name, double from, double to, double seconds)
{
    auto recording = test::recordingOf({});
    recording->timeline.series = {
        test::seriesOf({from, to}, {0, static_cast<std::int64_t>(seconds * 1e9)})};
    m_recordings.push_back(recording);
    m_contents.series.push_back({.recordingId = static_cast<int>(m_recordings.size()),
                                 .series = recording->timeline.mainSeries(),
                                 .colour = QColor(Qt::blue),
                                 .name = name,
                                 .recording = recording});
}

std::vector<PlacedName> tst_LineNames::names()
{
    PlotItem plot(nullptr);
    plot.setArea(m_area.adjusted(-50, -10, 10, 30), m_area);
    plot.setContents(m_contents, {}, {});
    LabelRoom room(m_area);
    for (const QRectF& taken : m_taken) {
        room.take(taken);
    }
    return placeLineNames(plot, QFontMetricsF(QFont()), Qt::white, room);
}

const PlacedName* tst_LineNames::find(const std::vector<PlacedName>& all, const QString& name)
{
    const auto found = std::ranges::find(all, name, &PlacedName::text);
    return found == all.end() ? nullptr : &*found;
}

void tst_LineNames::aLineThatEndsHasItsNameBehindIt()
{
    add(QStringLiteral("short"), 50, 50, 40);
    add(QStringLiteral("long"), 80, 80);
    const auto all = names();
    const PlacedName* const name = find(all, QStringLiteral("short"));
    QVERIFY(name != nullptr);
    QVERIFY(name->box.left() > m_area.left() + 0.4 * m_area.width());
    QVERIFY(name->box.left() < m_area.left() + 0.4 * m_area.width() + 10);
    QVERIFY(name->box.contains(QPointF(name->box.center().x(), m_area.center().y())));
}

void tst_LineNames::aLineToTheEdgeHasItsNameAboveIt()
{
    add(QStringLiteral("low"), 20, 20);
    add(QStringLiteral("high"), 60, 60);
    const auto all = names();
    for (const auto& [name, row] : {std::pair("low", 0.2), std::pair("high", 0.6)}) {
        const PlacedName* const shown = find(all, QLatin1String(name));
        QVERIFY(shown != nullptr);
        const double line = m_area.bottom() - row * m_area.height();
        QVERIFY(shown->box.bottom() < line && shown->box.bottom() > line - 10);
        QVERIFY(shown->box.right() > m_area.right() - 5);
    }
}

void tst_LineNames::namesAvoidEachOtherAndWhatIsTaken()
{
    m_taken = {QRectF(m_area.right() - 100, m_area.top(), 100, m_area.height())};
    for (int i = 0; i < 6; ++i) {
        add(QStringLiteral("line %1").arg(i), 50 + 0.1 * i, 50 + 0.1 * i);
    }
    const auto all = names();
    QVERIFY(all.size() >= 4);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(m_area.contains(all[i].box));
        QVERIFY(!all[i].box.intersects(m_taken.front()));
        for (std::size_t j = 0; j < i; ++j) {
            QVERIFY(!all[i].box.intersects(all[j].box));
        }
    }
}

/// Lines four pixels apart all over the plot.
void tst_LineNames::noNameCrossesAnotherLine()
{
    for (int i = 0; i < 36; ++i) {
        add(QStringLiteral("line %1").arg(i), 20 + 1.3 * i, 20 + 1.3 * i);
    }
    const auto all = names();
    QVERIFY(!all.empty()); // above and below all of them
    for (const PlacedName& name : all) {
        for (int i = 0; i < 36; ++i) {
            const double row = m_area.bottom() - (0.2 + 0.013 * i) * m_area.height();
            QVERIFY(row < name.box.top() || row > name.box.bottom());
        }
    }
}

void tst_LineNames::theOneThatStandsOutComesFirst()
{
    add(QStringLiteral("one"), 48, 48);
    add(QStringLiteral("two"), 48, 48);
    m_contents.standsOut = 1;
    QCOMPARE(names().front().text, QStringLiteral("one"));
    m_contents.standsOut = 2;
    QCOMPARE(names().front().text, QStringLiteral("two"));
}

void tst_LineNames::ofManyLinesOneIsNamed()
{
    for (std::size_t i = 0; i <= PlotContents::kMostDistinct; ++i) {
        add(QStringLiteral("line %1").arg(i), 1.0 * static_cast<double>(i),
            1.0 * static_cast<double>(i));
    }
    m_contents.standsOut = 7;
    const auto all = names();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all.front().text, QStringLiteral("line 6"));
}

void tst_LineNames::aSingleLineHasNone()
{
    add(QStringLiteral("alone"), 20, 20);
    QVERIFY(names().empty());
}

void tst_LineNames::namesCanBeRead_data()
{
    QTest::addColumn<QColor>("background");
    QTest::addColumn<QColor>("colour");
    for (const QRgb background : {0xffffffU, 0xff1e1e1eU}) {
        for (const QRgb colour : {0xff0072b2U, 0xffe69f00U, 0xff009e73U, 0xffd55e00U, 0xffcc79a7U,
                                  0xff56b4e9U, 0xfff0e442U, 0xff8a8f98U}) {
            QTest::addRow("%x on %x", colour, background)
                << QColor::fromRgb(background) << QColor::fromRgb(colour);
        }
    }
}

void tst_LineNames::namesCanBeRead()
{
    QFETCH(QColor, background);
    QFETCH(QColor, colour);
    const QColor shown = readableOn(background, colour);
    const auto luminance = [](const QColor& of) {
        const auto linear = [](double share) {
            return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(of.redF()) + 0.7152 * linear(of.greenF()) +
               0.0722 * linear(of.blueF());
    };
    const double one = luminance(shown) + 0.05;
    const double other = luminance(background) + 0.05;
    QVERIFY(std::max(one, other) / std::min(one, other) >= 4.5);
    QVERIFY(std::abs(shown.hslHueF() - colour.hslHueF()) < 0.02F); // it is still that line's
}

TIDEMARK_TEST(tst_LineNames)

#include "tst_line_names.moc"
