// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/svg_parts.h"

#include "app/report/html_page.h"

namespace tidemark::app
{

QString svgNumber(double value)
{
    return QString::number(value, 'f', 1);
}

QString svgText(double x, double y, const char* anchor, const QString& text)
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n")
        .arg(svgNumber(x), svgNumber(y), QLatin1String(anchor), markupText(text));
}

QString svgLine(double x1, double y1, double x2, double y2, const char* style)
{
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" %5/>\n")
        .arg(svgNumber(x1), svgNumber(y1), svgNumber(x2), svgNumber(y2), QLatin1String(style));
}

QString svgPicture(const SvgFrame& frame, const QString& parts)
{
    return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" "
                          "font-size=\"12\" fill=\"#1b1f24\" role=\"img\">\n%3</svg>")
        .arg(frame.width)
        .arg(frame.height)
        .arg(parts);
}

} // namespace tidemark::app
