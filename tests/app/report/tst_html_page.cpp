// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/html_page.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace tidemark::app;

class tst_HtmlPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreShownAsTheyAre();
    void nothingIsLoaded();
    void tables();
    void linesStay();

private:
    /// All text of @p page that is not a style; nothing if it is not well-formed.
    static QString textOf(const HtmlPage& page);
};

QString tst_HtmlPage::textOf(const HtmlPage& page)
{
    QXmlStreamReader reader(page.text());
    QString text;
    bool isStyle = false;
    while (!reader.atEnd()) {
        reader.readNext();
        isStyle = reader.isStartElement() ? reader.name() == QLatin1String("style") : isStyle;
        text += reader.isCharacters() && !isStyle ? reader.text().toString() : QString();
    }
    return reader.hasError() ? QString() : text;
}

void tst_HtmlPage::textsAreShownAsTheyAre()
{
    const QString hostile = QStringLiteral("</p><script>alert(\"1\" & '2')</script>");
    HtmlPage page(hostile, QStringLiteral("en\" onload=\"x"));
    page.addHeading(2, hostile);
    page.addParagraph(hostile);
    page.addList({hostile});
    page.addFacts({{hostile, hostile}});
    page.addTable({{{hostile, true}}, {{hostile}}});
    page.addLines(hostile);
    page.addFigure(QStringLiteral("<svg/>"), hostile, {{QStringLiteral("<svg/>"), hostile}});
    QCOMPARE(textOf(page).count(hostile), 12);
    QVERIFY(!page.text().contains(QStringLiteral("<script")));
    QVERIFY(!page.text().contains(QStringLiteral("onload=\"")));

    HtmlPage hidden(QStringLiteral("title"), QStringLiteral("en"));
    hidden.addParagraph(QStringLiteral("a\u202Eb\u001Bc\u0085d\nlast"));
    const QString text = textOf(hidden);
    QVERIFY2(!text.isEmpty(), "not well-formed");
    for (const char16_t character : {u'\u202E', u'\u001B', u'\u0085'}) {
        QVERIFY(!text.contains(QChar(character)));
    }
}

void tst_HtmlPage::nothingIsLoaded()
{
    HtmlPage page(QStringLiteral("title"), QStringLiteral("en"));
    page.addParagraph(QStringLiteral("text"));
    for (const char* const part : {"http", "src=", "url(", "@import", "<link", "<script"}) {
        QVERIFY2(!page.text().contains(QLatin1String(part)), part);
    }
}

void tst_HtmlPage::tables()
{
    HtmlPage page(QStringLiteral("title"), QStringLiteral("en"));
    const TableColumns<int> columns{
        TableColumn<int>(QStringLiteral("Name"), [](int) { return QStringLiteral("word"); }),
        TableColumn<int>(QStringLiteral("Number"), [](int row) {
            return QString::number(row);
        }).withNumber([](int row) { return row; })};
    page.addTable(htmlTable<int>(columns, {7}));
    QVERIFY(page.text().contains(QStringLiteral("<th>Name</th><th class=\"n\">Number</th>")));
    QVERIFY(page.text().contains(QStringLiteral("<td>word</td><td class=\"n\">7</td>")));
}

void tst_HtmlPage::linesStay()
{
    HtmlPage page(QStringLiteral("title"), QStringLiteral("en"));
    page.addLines(QStringLiteral("one\ntwo & three"));
    QVERIFY(page.text().contains(QStringLiteral("<pre>one\ntwo &amp; three</pre>")));
}

TIDEMARK_TEST(tst_HtmlPage)

#include "tst_html_page.moc"
