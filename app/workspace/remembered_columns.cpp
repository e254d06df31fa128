// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/remembered_columns.h"

#include "core/formats/series/choice_text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tidemark::app
{

namespace
{

const QString kLayout = QStringLiteral("layout");
const QString kColumns = QStringLiteral("columns");
const QString kDates = QStringLiteral("dates");

/// Names may hold any byte but '\0'.
QByteArray fingerprintOf(std::string_view format, std::span<const std::string> names)
{
    QByteArray layout(format.data(), static_cast<qsizetype>(format.size()));
    for (const std::string& name : names) {
        layout += '\0';
        layout += QByteArray::fromStdString(name);
    }
    return QCryptographicHash::hash(layout, QCryptographicHash::Sha256).toHex();
}

/// Names of columns are bytes, which need not be UTF-8.
QString nameText(const std::string& name)
{
    return QString::fromLatin1(QByteArray::fromStdString(name).toPercentEncoding(" ()[]/:,"));
}

std::string nameIn(const QString& text)
{
    return QByteArray::fromPercentEncoding(text.toLatin1()).toStdString();
}

ColumnChoices choicesIn(const QJsonObject& object)
{
    ColumnChoices choices;
    for (const auto& value : object[kColumns].toArray()) {
        const QJsonArray pair = value.toArray();
        const std::string name = nameIn(pair[0].toString());
        const auto choice = columnChoiceOf(name, pair[1].toString().toStdString());
        if (choice && !name.empty() && choices.find(name) == nullptr) {
            choices.columns.push_back(*choice);
        }
    }
    choices.dateOrder = dateOrderOf(object[kDates].toString().toStdString());
    return choices;
}

} // namespace

ColumnChoices RememberedColumns::find(std::string_view format,
                                      std::span<const std::string> names) const
{
    if (m_layouts.empty()) {
        return {};
    }
    const auto found =
        std::ranges::find(m_layouts, fingerprintOf(format, names), &Layout::fingerprint);
    return found == m_layouts.end() ? ColumnChoices() : found->choices;
}

void RememberedColumns::remember(std::string_view format, std::span<const std::string> names,
                                 const ColumnChoices& choices)
{
    const QByteArray fingerprint = fingerprintOf(format, names);
    std::erase_if(m_layouts, [&fingerprint](const Layout& layout) {
        return layout.fingerprint == fingerprint;
    });
    if (!choices.isEmpty()) {
        m_layouts.insert(m_layouts.begin(), {fingerprint, choices});
        m_layouts.resize(std::min(m_layouts.size(), kMost));
    }
}

QStringList RememberedColumns::toTexts() const
{
    QStringList texts;
    for (const Layout& layout : m_layouts) {
        QJsonArray columns;
        for (const ColumnChoice& choice : layout.choices.columns) {
            columns.append(
                QJsonArray{nameText(choice.column), QString::fromStdString(choiceText(choice))});
        }
        QJsonObject object{{kLayout, QString::fromLatin1(layout.fingerprint)}, {kColumns, columns}};
        if (layout.choices.dateOrder) {
            object[kDates] = QString::fromUtf8(idOf(*layout.choices.dateOrder));
        }
        texts << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    return texts;
}

RememberedColumns RememberedColumns::fromTexts(const QStringList& texts)
{
    RememberedColumns remembered;
    for (const QString& text : texts) {
        const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
        const QByteArray fingerprint = object[kLayout].toString().toLatin1();
        ColumnChoices choices = choicesIn(object);
        if (!fingerprint.isEmpty() && !choices.isEmpty() && remembered.m_layouts.size() < kMost) {
            remembered.m_layouts.push_back({fingerprint, std::move(choices)});
        }
    }
    return remembered;
}

} // namespace tidemark::app
