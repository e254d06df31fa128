// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/recording_names.h"

#include "app/text/file_text.h"

#include <map>
#include <set>

namespace tidemark::app
{

namespace
{

QString numbered(const QString& name, std::size_t number)
{
    return QStringLiteral("%1 #%2").arg(name).arg(number);
}

/// Whether these are of the servers or pods of a fleet, which their names tell apart.
bool areOfFleet(const Recordings& recordings)
{
    std::set<std::string_view> names;
    for (const auto& recording : recordings) {
        const bool mayBe = recording->format == "prometheus" || recording->format == "tidemark";
        names.insert(mayBe ? std::string_view(recording->program) : std::string_view());
    }
    return recordings.size() > 1 && names.size() == recordings.size() && !names.contains("");
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
    const bool isFleet = areOfFleet(recordings);
    QStringList names;
    for (std::size_t place = 0; place < recordings.size(); ++place) {
        const auto& totals = recordings[place]->totals;
        if (isFleet) {
            names << fileText(recordings[place]->program);
            continue;
        }
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
