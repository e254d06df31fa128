// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_header.h"
#include "app/widgets/tree_table.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_mouse.h"

#include <QApplication>
#include <QLabel>
#include <QSplitter>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::WindowMouse;

namespace
{

/// Some lines of one name with a figure.
class Lines final : public TreeSource
{
public:
    explicit Lines(QString name, QString figure = QStringLiteral("1"))
        : m_name(std::move(name)),
          m_figure(std::move(figure))
    {
    }

    std::vector<TreeColumn> columns() const override
    {
        return {{{QStringLiteral("Name"), {}, {}}, false, false},
                {{QStringLiteral("Size"), {}, {}}, true, false},
                {{QStringLiteral("Count"), {}, {}}, true, false}};
    }

    std::size_t childCount(const TreeEntry& parent) const override
    {
        return parent.kind == 0 ? 3 : 0;
    }

    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>&,
                                    std::size_t, const TreeOrder&) const override
    {
        std::vector<TreeEntry> lines;
        for (std::uint32_t line = 0; line < childCount(parent); ++line) {
            lines.push_back({1, 0, line});
        }
        return lines;
    }

    TreeCell cell(const TreeEntry&, int column) const override
    {
        return {column == 0 ? m_name : m_figure, {}, 1.0};
    }

private:
    QString m_name;
    QString m_figure;
};

} // namespace

/// Which widths are the user's: a table beside a label, with a handle between them.
class tst_TableHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_splitter.reset(); }
    void aClickElsewhereLeavesAllFree();
    void aHandleBesideTheTableLeavesAllFree();
    void aTableThatAClickBringsToViewIsFitted();
    void aDraggedEdgeStays();
    void aDraggedNameStays();
    void aDoubleClickOnAnEdgeStays();
    void aClickOnATitleLeavesAllFree();
    void widthsOutliveAnEmptyTable();

private:
    void show(const QString& name, const QString& figure = QStringLiteral("1"));
    int width(int column) const { return m_table->columnWidth(column); }
    int free() const { return m_table->viewport()->width() - width(1) - width(2); }
    QPoint edgeOf(int column) const;
    void dragEdge(int column, int by);

    std::unique_ptr<QSplitter> m_splitter;
    TreeTable* m_table = nullptr;
    QLabel* m_label = nullptr;
};

void tst_TableHeader::init()
{
    m_splitter = std::make_unique<QSplitter>();
    m_table = new TreeTable;
    m_label = new QLabel;
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_label);
    m_splitter->resize(1000, 300);
    m_splitter->setSizes({700, 300});
    m_splitter->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_splitter.get()));
}

void tst_TableHeader::show(const QString& name, const QString& figure)
{
    m_table->tree().setSource(std::make_shared<Lines>(name, figure));
}

/// The middle of the height at the right edge of a title.
QPoint tst_TableHeader::edgeOf(int column) const
{
    const QHeaderView& header = *m_table->header();
    return {header.sectionViewportPosition(column) + header.sectionSize(column) - 1,
            header.height() / 2};
}

void tst_TableHeader::dragEdge(int column, int by)
{
    const QPoint edge = edgeOf(column);
    WindowMouse::drag(*m_table->header()->viewport(), edge, edge + QPoint(by, 0));
}

/// As a click on an object fills the tables about it while the button is down.
void tst_TableHeader::aClickElsewhereLeavesAllFree()
{
    WindowMouse::press(*m_label, {10, 10});
    QCOMPARE(QApplication::mouseButtons(), Qt::LeftButton);
    show(QStringLiteral("a"));
    WindowMouse::release(*m_label, {10, 10});
    QCOMPARE(width(0), free());
    const int narrow = width(1);
    show(QStringLiteral("b"), QStringLiteral("1,234,567,890,123"));
    QVERIFY(width(1) > narrow + 30);
    QCOMPARE(width(0), free());
    m_splitter->setSizes({500, 500});
    QCOMPARE(width(0), free());
}

void tst_TableHeader::aHandleBesideTheTableLeavesAllFree()
{
    show(QStringLiteral("a"));
    const int before = width(0);
    WindowMouse::drag(*m_splitter->handle(1), {1, 100}, {-199, 100});
    QVERIFY(width(0) <= before - 190);
    QCOMPARE(width(0), free());
    WindowMouse::drag(*m_splitter->handle(1), {1, 100}, {301, 100});
    QVERIFY(width(0) >= before + 90);
    QCOMPARE(width(0), free());
}

/// It was filled while nobody saw it, and had no size of its own.
void tst_TableHeader::aTableThatAClickBringsToViewIsFitted()
{
    m_table->hide();
    show(QStringLiteral("a"));
    WindowMouse::press(*m_label, {10, 10});
    m_table->show();
    show(QStringLiteral("b"));
    WindowMouse::release(*m_label, {10, 10});
    QCoreApplication::processEvents();
    QVERIFY(m_table->viewport()->width() > 300);
    QCOMPARE(width(0), free());
}

void tst_TableHeader::aDraggedEdgeStays()
{
    show(QStringLiteral("a"));
    const int before = width(1);
    dragEdge(1, 40);
    QCOMPARE(width(1), before + 40);
    show(QStringLiteral("b"), QString(30, u'8'));
    QCOMPARE(width(1), before + 40);
    QVERIFY(width(2) > 150); // nobody has touched this one
    QCOMPARE(width(0), free());
    m_table->fitColumns();
    m_splitter->setSizes({500, 500});
    QCOMPARE(width(1), before + 40);
    QCOMPARE(width(0), free()); // names have what is left
}

void tst_TableHeader::aDraggedNameStays()
{
    show(QStringLiteral("a"));
    const int before = width(0);
    dragEdge(0, -200);
    QCOMPARE(width(0), before - 200);
    show(QString(60, u'W'));
    m_splitter->setSizes({800, 200});
    QCOMPARE(width(0), before - 200);
}

void tst_TableHeader::aDoubleClickOnAnEdgeStays()
{
    show(QString(30, u'8'));
    const QPoint edge = edgeOf(0);
    WindowMouse::doubleClick(*m_table->header()->viewport(), edge);
    const int fitted = width(0);
    QVERIFY(fitted < free());
    m_splitter->setSizes({800, 200});
    QCOMPARE(width(0), fitted);
}

void tst_TableHeader::aClickOnATitleLeavesAllFree()
{
    show(QStringLiteral("a"));
    QHeaderView& header = *m_table->header();
    WindowMouse::press(*header.viewport(), {header.sectionViewportPosition(1) + 20, 5});
    show(QStringLiteral("b"), QStringLiteral("1,234,567,890,123"));
    WindowMouse::release(*header.viewport(), {header.sectionViewportPosition(1) + 20, 5});
    QCOMPARE(width(0), free());
    m_splitter->setSizes({500, 500});
    QCOMPARE(width(0), free());
}

/// A table is empty for a while whenever another snapshot is shown in it.
void tst_TableHeader::widthsOutliveAnEmptyTable()
{
    show(QStringLiteral("a"));
    const int narrow = width(2);
    dragEdge(1, 40);
    const int chosen = width(1);
    m_table->tree().setSource(nullptr);
    show(QStringLiteral("b"));
    QCOMPARE(width(1), chosen);
    QCOMPARE(width(2), narrow);
    QCOMPARE(width(0), free());
}

TIDEMARK_TEST(tst_TableHeader)

#include "tst_table_header.moc"
