// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/table_model.h"
#include "app/models/tree_model.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tidemark::app;

namespace
{

/// A tree of numbers: every number from 1 on has those that it times ten and a digit make, up to a
/// limit. Ordered by their value.
class Numbers final : public TreeSource
{
public:
    explicit Numbers(std::uint32_t digits, std::uint32_t limit = 1000, QString unit = {})
        : m_digits(digits),
          m_limit(limit),
          m_unit(std::move(unit))
    {
    }

    std::vector<TreeColumn> columns() const override
    {
        return {{{QStringLiteral("Number"), QStringLiteral("Of the line"), QStringLiteral("No.")},
                 true,
                 false,
                 m_isBrief}};
    }

    std::size_t childCount(const TreeEntry& parent) const override
    {
        return parent.kind == 0 || parent.item < m_limit ? m_digits : 0;
    }

    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override
    {
        std::vector<TreeEntry> all;
        for (std::uint32_t digit = 0; digit < childCount(parent); ++digit) {
            all.push_back({1, 0, (parent.kind == 0 ? 0 : parent.item * 100) + digit});
        }
        if (order.descending) {
            std::ranges::reverse(all);
        }
        const auto first = after ? std::ranges::find(all, *after) + 1 : all.begin();
        all.erase(all.begin(), first);
        all.resize(std::min(count, all.size()));
        return all;
    }

    void makeBrief() { m_isBrief = true; }

    std::size_t pageSize(const TreeEntry&) const override { return 4; }

    TreeCell cell(const TreeEntry& entry, int) const override
    {
        return {QString::number(entry.item) + m_unit, {}, static_cast<double>(entry.item)};
    }

private:
    std::uint32_t m_digits;
    std::uint32_t m_limit;
    QString m_unit;
    bool m_isBrief = false;
};

QStringList texts(const TreeModel& model, const QModelIndex& parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        all << model.index(row, 0, parent).data().toString();
    }
    return all;
}

} // namespace

/// Lines come in pages, and stay what they are when others come, go or change places.
class tst_TreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void childrenComeInPages();
    void exactPagesNeedNoLineForMore();
    void sortingKeepsLinesOpen();
    void anotherSourceOfTheSameLinesKeepsThem();
    void narrowTablesHaveShortTitles();
    void withoutASourceThereIsNothing();
};

void tst_TreeModel::childrenComeInPages()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(std::make_shared<Numbers>(10));
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(texts(model), QStringLiteral("0|1|2|3|Show 4 more of 6").split(u'|'));
    QVERIFY(model.isMore(model.index(4, 0)));
    QVERIFY(!model.hasChildren(model.index(4, 0)));
    model.showMore(model.index(4, 0));
    QCOMPARE(texts(model).last(), QStringLiteral("Show 2 more of 2"));
    model.showMore(model.index(8, 0));
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(texts(model).last(), QStringLiteral("9"));

    const QModelIndex third = model.index(3, 0);
    model.showMore(model.index(4, 0, third));
    QCOMPARE(texts(model, third).first(), QStringLiteral("300"));
    QCOMPARE(model.rowCount(third), 9);
    QCOMPARE(model.parent(model.index(7, 0, third)), third);
    QCOMPARE(model.find({1, 0, 306}, third).data().toString(), QStringLiteral("306"));
    QVERIFY(!model.find({1, 0, 309}, third).isValid()); // not shown yet
}

void tst_TreeModel::exactPagesNeedNoLineForMore()
{
    TreeModel model;
    model.setSource(std::make_shared<Numbers>(8));
    model.sort(0, Qt::AscendingOrder);
    model.showMore(model.index(4, 0));
    QCOMPARE(model.rowCount(), 8);
    model.setSource(std::make_shared<Numbers>(4));
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(!model.isMore(model.index(3, 0)));
}

void tst_TreeModel::sortingKeepsLinesOpen()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(std::make_shared<Numbers>(4));
    model.sort(0, Qt::AscendingOrder);
    const QPersistentModelIndex three = model.index(3, 0);
    const QPersistentModelIndex below = model.index(1, 0, three);
    const QPersistentModelIndex deep = model.index(2, 0, below);
    QCOMPARE(deep.data().toString(), QStringLiteral("30102"));
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(texts(model), QStringLiteral("3|2|1|0").split(u'|'));
    QCOMPARE(three.row(), 0);
    QCOMPARE(below.row(), 2);
    QCOMPARE(below.data().toString(), QStringLiteral("301"));
    QCOMPARE(deep.data().toString(), QStringLiteral("30102"));
    QCOMPARE(deep.parent(), QModelIndex(below));
}

void tst_TreeModel::anotherSourceOfTheSameLinesKeepsThem()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(std::make_shared<Numbers>(4));
    model.sort(0, Qt::AscendingOrder);
    const QPersistentModelIndex below = model.index(1, 0, model.index(2, 0));
    const QPersistentModelIndex gone = model.index(3, 0, model.index(3, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.refresh(std::make_shared<Numbers>(3, 1000, QStringLiteral(" B")));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(below.data().toString(), QStringLiteral("201 B"));
    QVERIFY(!gone.isValid());
    QCOMPARE(model.rowCount(), 3);
}

void tst_TreeModel::narrowTablesHaveShortTitles()
{
    TreeModel model;
    const auto title = [&model](int role) {
        return model.headerData(0, Qt::Horizontal, role).toString();
    };
    const auto numbers = std::make_shared<Numbers>(3);
    model.setSource(numbers);
    QCOMPARE(title(Qt::DisplayRole), QStringLiteral("Number"));
    QVERIFY(!title(Qt::ToolTipRole).contains(QStringLiteral("Number")));
    numbers->makeBrief();
    model.refresh(numbers);
    QCOMPARE(title(Qt::DisplayRole), QStringLiteral("No."));
    QCOMPARE(title(CopyRole), QStringLiteral("Number"));
    QVERIFY(title(Qt::ToolTipRole).contains(QStringLiteral("Number\nOf the line")));
}

void tst_TreeModel::withoutASourceThereIsNothing()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
    model.refresh(std::make_shared<Numbers>(2));
    QCOMPARE(model.rowCount(), 2);
    model.setSource(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren());
}

TIDEMARK_TEST(tst_TreeModel)

#include "tst_tree_model.moc"
