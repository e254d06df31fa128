// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/settings/setting_names.h"
#include "app/text/translation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

const QString kRecentFiles = QStringLiteral("recentFiles");
const QString kRunCommands = QStringLiteral("runCommands");
const QString kHuntForm = QStringLiteral("huntForm");
const QString kHistory = QStringLiteral("history");
const QString kColumns = QStringLiteral("columns");
const QString kLastStart = QStringLiteral("lastStart");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kArrangement = QStringLiteral("arrangement/");
const QString kPanels = QStringLiteral("/panels");
const QString kViews = QStringLiteral("/views");
const QString kHeight = QStringLiteral("/ownHeight");
const QString kTourSeen = QStringLiteral("window/tourSeen");
const QString kLanguage = QStringLiteral("view/language");
const QString kTheme = QStringLiteral("view/theme");
const QString kSizeUnit = QStringLiteral("view/sizeUnit");
const QString kFilled = QStringLiteral("view/filled");
const QString kPicturesLight = QStringLiteral("view/lightPictures");
const QString kShowsBand = QStringLiteral("view/band");
const QString kShowsNames = QStringLiteral("view/lineNames");
const QString kShowsVerdict = QStringLiteral("view/leakVerdict");
const QString kInfersShapes = QStringLiteral("view/infersShapes");
const QString kEngineFields = QStringLiteral("view/engineFields");
const QString kSourceGrouping = QStringLiteral("view/sourceGrouping");
const QString kFoldedGroups = QStringLiteral("view/foldedGroups");
const QString kHeapShape = QStringLiteral("view/heapMap");
const QString kHeapAreas = QStringLiteral("view/heapMapBy");
const QString kChangesShape = QStringLiteral("view/changesMap");
const QString kAlignment = QStringLiteral("view/alignment");
const QString kSizeAxis = QStringLiteral("view/size_axis");

/// Of what is kept about the arrangement for @p kind.
QString groupOf(ShownViews::Kind kind)
{
    const auto* const found = std::ranges::find(kViewKinds, kind, &Name<ShownViews::Kind>::first);
    return kArrangement + QLatin1String(found->second);
}

/// They name files and commands, which are nobody else's business. QSettings keeps the rights of a
/// file that is there.
void keepPrivate(const QString& path)
{
    constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const QString folder = QFileInfo(path).path();
    QDir().mkpath(QFileInfo(folder).path());
    QDir().mkdir(folder, kOwnerOnly | QFile::ExeOwner);
    QFile file(path);
    if (file.exists()) {
        file.setPermissions(kOwnerOnly);
    } else {
        file.open(QIODevice::NewOnly | QIODevice::WriteOnly, kOwnerOnly);
    }
}

} // namespace

Settings::Settings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("tidemark"),
                 QStringLiteral("tidemark"))
{
    keepPrivate(m_settings.fileName());
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_settings.value(kRecentFiles).toStringList();
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files.first(std::min(files.size(), kMostRecentFiles));
}

void Settings::addRecentFiles(const QStringList& paths)
{
    QStringList files = recentFiles();
    for (const QString& path : paths.last(std::min(paths.size(), kMostRecentFiles))) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        files.removeAll(absolute);
        files.prepend(absolute);
    }
    m_settings.setValue(kRecentFiles, files.first(std::min(files.size(), kMostRecentFiles)));
}

void Settings::clearRecentFiles()
{
    m_settings.remove(kRecentFiles);
}

QDateTime Settings::lastStart() const
{
    return m_settings.value(kLastStart).toDateTime();
}

void Settings::setLastStart(const QDateTime& moment)
{
    m_settings.setValue(kLastStart, moment);
}

QList<std::pair<QString, QString>> Settings::runCommands() const
{
    QList<std::pair<QString, QString>> commands;
    const QStringList stored = m_settings.value(kRunCommands).toStringList();
    for (qsizetype i = 0; i + 1 < stored.size(); i += 2) {
        commands.emplace_back(stored[i], stored[i + 1]);
    }
    return commands;
}

void Settings::setRunCommands(const QList<std::pair<QString, QString>>& commands)
{
    QStringList stored;
    for (const auto& [command, folder] : commands) {
        stored << command << folder;
    }
    m_settings.setValue(kRunCommands, stored);
}

QStringList Settings::huntForm() const
{
    return m_settings.value(kHuntForm).toStringList();
}

void Settings::setHuntForm(const QStringList& entered)
{
    m_settings.setValue(kHuntForm, entered);
}

QStringList Settings::historyForm() const
{
    return m_settings.value(kHistory).toStringList();
}

void Settings::setHistoryForm(const QStringList& entered)
{
    m_settings.setValue(kHistory, entered);
}

RememberedColumns Settings::rememberedColumns() const
{
    return RememberedColumns::fromTexts(m_settings.value(kColumns).toStringList());
}

void Settings::setRememberedColumns(const RememberedColumns& remembered)
{
    m_settings.setValue(kColumns, remembered.toTexts());
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

Settings::Arrangement Settings::arrangement(ShownViews::Kind kind) const
{
    const QString group = groupOf(kind);
    return {m_settings.value(group + kPanels).toByteArray(),
            m_settings.value(group + kViews).toByteArray(),
            m_settings.value(group + kHeight).toBool()};
}

void Settings::setArrangement(ShownViews::Kind kind, const Arrangement& arrangement)
{
    const QString group = groupOf(kind);
    m_settings.setValue(group + kPanels, arrangement.panels);
    m_settings.setValue(group + kViews, arrangement.views);
    m_settings.setValue(group + kHeight, arrangement.isHeightOwn);
}

void Settings::clearArrangements()
{
    for (const ShownViews::Kind kind : ShownViews::kKinds) {
        m_settings.remove(groupOf(kind));
    }
}

bool Settings::wasTourSeen() const
{
    return m_settings.value(kTourSeen).toBool();
}

void Settings::setTourSeen()
{
    m_settings.setValue(kTourSeen, true);
}

QString Settings::language() const
{
    const QString language = m_settings.value(kLanguage).toString();
    return translationLanguages().contains(language) ? language : QString();
}

void Settings::setLanguage(const QString& language)
{
    m_settings.setValue(kLanguage, language);
}

QString Settings::theme() const
{
    const QString theme = m_settings.value(kTheme).toString();
    const QStringList known{QStringLiteral("light"), QStringLiteral("dark"),
                            QStringLiteral("contrast")};
    return known.contains(theme) ? theme : QString();
}

void Settings::setTheme(const QString& theme)
{
    m_settings.setValue(kTheme, theme);
}

SourceListing::Grouping Settings::sourceGrouping() const
{
    return valueOf(m_settings, kSourceGrouping, kGroupings);
}

void Settings::setSourceGrouping(SourceListing::Grouping grouping)
{
    store(m_settings, kSourceGrouping, kGroupings, grouping);
}

QStringList Settings::foldedGroups() const
{
    return m_settings.value(kFoldedGroups).toStringList();
}

void Settings::setFoldedGroups(const QStringList& names)
{
    m_settings.setValue(kFoldedGroups, names);
}

SizeUnit Settings::sizeUnit() const
{
    return valueOf(m_settings, kSizeUnit, kSizeUnits);
}

void Settings::setSizeUnit(SizeUnit unit)
{
    store(m_settings, kSizeUnit, kSizeUnits, unit);
}

bool Settings::isFilled() const
{
    return m_settings.value(kFilled).toBool();
}

void Settings::setFilled(bool filled)
{
    m_settings.setValue(kFilled, filled);
}

bool Settings::showsBand() const
{
    return m_settings.value(kShowsBand).toBool();
}

void Settings::setShowsBand(bool shows)
{
    m_settings.setValue(kShowsBand, shows);
}

bool Settings::showsNames() const
{
    return m_settings.value(kShowsNames, true).toBool();
}

void Settings::setShowsNames(bool shows)
{
    m_settings.setValue(kShowsNames, shows);
}

bool Settings::showsVerdict() const
{
    return m_settings.value(kShowsVerdict).toBool();
}

void Settings::setShowsVerdict(bool shows)
{
    m_settings.setValue(kShowsVerdict, shows);
}

bool Settings::arePicturesLight() const
{
    return m_settings.value(kPicturesLight).toBool();
}

void Settings::setPicturesLight(bool areLight)
{
    m_settings.setValue(kPicturesLight, areLight);
}

bool Settings::infersShapes() const
{
    return m_settings.value(kInfersShapes, true).toBool();
}

void Settings::setInfersShapes(bool infers)
{
    m_settings.setValue(kInfersShapes, infers);
}

AreaShape Settings::heapShape() const
{
    return valueOf(m_settings, kHeapShape, kAreaShapes);
}

void Settings::setHeapShape(AreaShape shape)
{
    store(m_settings, kHeapShape, kAreaShapes, shape);
}

HeapAreas Settings::heapAreas() const
{
    return valueOf(m_settings, kHeapAreas, kHeapAreaNames);
}

void Settings::setHeapAreas(HeapAreas areas)
{
    store(m_settings, kHeapAreas, kHeapAreaNames, areas);
}

AreaShape Settings::changesShape() const
{
    return valueOf(m_settings, kChangesShape, kAreaShapes);
}

void Settings::setChangesShape(AreaShape shape)
{
    store(m_settings, kChangesShape, kAreaShapes, shape);
}

SizeAxis::Kind Settings::sizeAxis() const
{
    return valueOf(m_settings, kSizeAxis, kSizeAxes);
}

void Settings::setSizeAxis(SizeAxis::Kind kind)
{
    store(m_settings, kSizeAxis, kSizeAxes, kind);
}

bool Settings::showsEngineFields() const
{
    return m_settings.value(kEngineFields).toBool();
}

void Settings::setShowsEngineFields(bool shows)
{
    m_settings.setValue(kEngineFields, shows);
}

Session::Alignment Settings::alignment() const
{
    return valueOf(m_settings, kAlignment, kAlignments);
}

void Settings::setAlignment(Session::Alignment alignment)
{
    store(m_settings, kAlignment, kAlignments, alignment);
}

} // namespace tidemark::app
