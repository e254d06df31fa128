// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/recording_names.h"

#include "app/text/file_text.h"

#include <map>

namespace tidemark::app
{

namespace
{

QString numbered(const QString& name, std::size_t number)
{
    return QStringLiteral("%1 #%2").arg(name).arg(number);
}

} // namespace

QStringList recordingNames(const QString& fileName, const Recordings& recordings)
{
    std::map<std::string, std::size_t, std::less<>> labels;
    for (const auto& recording : recordings) {
        if (recording->totals) {
            ++labels[recording->totals->label];
        }
    }
    std::map<std::string, std::size_t, std::less<>> met;
    QStringList names;
    for (std::size_t place = 0; place < recordings.size(); ++place) {
        const auto& totals = recordings[place]->totals;
        if (!totals) {
            names << (recordings.size() == 1 ? fileName : numbered(fileName, place + 1));
            continue;
        }
        const QString label = fileText(totals->label);
        const std::size_t number = ++met[totals->label];
        names << (labels[totals->label] == 1 ? label : numbered(label, number));
    }
    return names;
}

} // namespace tidemark::app
