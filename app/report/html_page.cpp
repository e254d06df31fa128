// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/html_page.h"

#include "app/text/plain_text.h"

namespace tidemark::app
{

namespace
{

/// Black on white, also where a browser is dark: it is read on paper as well.
constexpr const char* kStyle = R"(
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1.5rem; color: #1b1f24; background: #fff;
  font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .5rem; border-bottom: 2px solid #0072b2; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
h1, h2, h3, p, li, dd { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: .6rem 0; }
dt { color: #57606a; }
dd { margin: 0; }
table { border-collapse: collapse; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
th { text-align: left; border-bottom: 2px solid #8a8f98; }
th, td { padding: .15rem .9rem .15rem 0; vertical-align: top; }
td { border-bottom: 1px solid #d8dee4; overflow-wrap: break-word; max-width: 26rem; }
td:first-child { min-width: 9rem; }
.n { text-align: right; white-space: nowrap; }
pre { white-space: pre-wrap; font: inherit; }
figure { margin: .8rem 0 1.2rem; }
figure > svg { width: 100%; height: auto; }
figcaption { color: #57606a; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .3rem 0; padding: 0; }
@page { margin: 15mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  figure, tr, dl { break-inside: avoid; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding-right: .5rem; }
  thead { display: table-header-group; }
}
)";

QString element(const char* name, const QString& text)
{
    return QStringLiteral("<%1>%2</%1>\n").arg(QLatin1String(name), markupText(text));
}

QString cell(const char* name, const QString& text, bool isNumeric)
{
    return QStringLiteral("<%1%2>%3</%1>")
        .arg(QLatin1String(name), isNumeric ? QStringLiteral(" class=\"n\"") : QString(),
             markupText(text));
}

} // namespace

QString markupText(const QString& text)
{
    return singleLine(text).toHtmlEscaped();
}

HtmlPage::HtmlPage(const QString& title, const QString& language)
    : m_head(
          QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                         "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                         "%2<style>%3</style>\n</head>\n")
              .arg(markupText(language), element("title", title), QLatin1String(kStyle))),
      m_body(element("h1", title))
{
}

void HtmlPage::addHeading(int level, const QString& text)
{
    m_body += element(level == 2 ? "h2" : "h3", text);
}

void HtmlPage::addParagraph(const QString& text)
{
    m_body += element("p", text);
}

void HtmlPage::addList(const QStringList& texts)
{
    m_body += QStringLiteral("<ul>\n");
    for (const QString& text : texts) {
        m_body += element("li", text);
    }
    m_body += QStringLiteral("</ul>\n");
}

void HtmlPage::addLines(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        lines << markupText(line);
    }
    m_body += QStringLiteral("<pre>%1</pre>\n").arg(lines.join(QLatin1Char('\n')));
}

void HtmlPage::addFacts(const std::vector<std::pair<QString, QString>>& facts)
{
    m_body += QStringLiteral("<dl>\n");
    for (const auto& [name, fact] : facts) {
        m_body += element("dt", name) + element("dd", fact);
    }
    m_body += QStringLiteral("</dl>\n");
}

void HtmlPage::addTable(const HtmlTable& table)
{
    m_body += QStringLiteral("<div class=\"wide\">\n<table>\n<thead><tr>");
    for (const HtmlTable::Column& column : table.columns) {
        m_body += cell("th", column.title, column.isNumeric);
    }
    m_body += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (const QStringList& row : table.rows) {
        m_body += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.size(); ++i) {
            m_body += cell("td", row[i], table.columns[static_cast<std::size_t>(i)].isNumeric);
        }
        m_body += QStringLiteral("</tr>\n");
    }
    m_body += QStringLiteral("</tbody>\n</table>\n</div>\n");
}

void HtmlPage::addFigure(const QString& svg, const QString& caption,
                         const std::vector<LegendEntry>& legend)
{
    m_body += QStringLiteral("<figure>\n") + svg + QLatin1Char('\n');
    if (!legend.empty()) {
        m_body += QStringLiteral("<ul class=\"legend\">\n");
        for (const LegendEntry& entry : legend) {
            m_body += QStringLiteral("<li>%1 %2</li>\n").arg(entry.sample, markupText(entry.name));
        }
        m_body += QStringLiteral("</ul>\n");
    }
    if (!caption.isEmpty()) {
        m_body += element("figcaption", caption);
    }
    m_body += QStringLiteral("</figure>\n");
}

QString HtmlPage::text() const
{
    return m_head + QStringLiteral("<body>\n") + m_body + QStringLiteral("</body>\n</html>\n");
}

} // namespace tidemark::app
