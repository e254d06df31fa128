// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/workspace/remembered_columns.h"
#include "app/workspace/session.h"
#include "app/workspace/shown_views.h"
#include "app/workspace/size_axis.h"
#include "app/workspace/source_listing.h"
#include "app/workspace/view_options.h"

#include <QByteArray>
#include <QDateTime>
#include <QSettings>
#include <QStringList>

namespace tidemark::app
{

/// What the program keeps between starts, in an ini file of the user. Values that make no sense
/// (an older or newer version wrote them) count as not set. GUI thread only.
class Settings final
{
public:
    /// Where the panels stand, and how timeline and snapshots share the room; empty at first.
    struct Arrangement {
        QByteArray panels;
        QByteArray views;
        bool isHeightOwn = false; ///< the user gave the panels their height
    };

    static constexpr qsizetype kMostRecentFiles = 12;

    Settings();

    /// Absolute paths, the newest first, without those that are gone.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path) { addRecentFiles({path}); }

    /// In the order that they were opened.
    void addRecentFiles(const QStringList& paths);
    void clearRecentFiles();

    /// When the program was started last; invalid before the second start.
    QDateTime lastStart() const;
    void setLastStart(const QDateTime& moment);

    /// Command lines of programs that were run with their folders, the newest first.
    QList<std::pair<QString, QString>> runCommands() const;
    void setRunCommands(const QList<std::pair<QString, QString>>& commands);

    /// What was entered for the last hunt, as HuntForm has it.
    QStringList huntForm() const;
    void setHuntForm(const QStringList& entered);

    /// What was entered for the last history of a server, as HistoryDialog has it.
    QStringList historyForm() const;
    void setHistoryForm(const QStringList& entered);

    /// What was said about the columns of tables.
    RememberedColumns rememberedColumns() const;
    void setRememberedColumns(const RememberedColumns& remembered);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// How the window was arranged for timelines, heaps or both.
    Arrangement arrangement(ShownViews::Kind kind) const;
    void setArrangement(ShownViews::Kind kind, const Arrangement& arrangement);

    /// The same for all of them is as it was before the first start.
    void clearArrangements();

    /// Whether the tour was started once.
    bool wasTourSeen() const;
    void setTourSeen();

    /// "en", "ja"; empty follows the system.
    QString language() const;
    void setLanguage(const QString& language);

    /// "light", "dark"; empty follows the system.
    QString theme() const;
    void setTheme(const QString& theme);

    SourceListing::Grouping sourceGrouping() const;
    void setSourceGrouping(SourceListing::Grouping grouping);

    /// The groups of sources that are folded, by their names.
    QStringList foldedGroups() const;
    void setFoldedGroups(const QStringList& names);
    SizeUnit sizeUnit() const;
    void setSizeUnit(SizeUnit unit);
    bool isFilled() const;
    void setFilled(bool filled);
    bool showsBand() const;
    void setShowsBand(bool shows);
    bool showsNames() const;
    void setShowsNames(bool shows);
    bool showsVerdict() const;
    void setShowsVerdict(bool shows);

    /// Whether pictures that are saved have light colours, whatever the program looks like.
    bool arePicturesLight() const;
    void setPicturesLight(bool areLight);
    bool infersShapes() const;
    void setInfersShapes(bool infers);

    /// How the maps of a heap and of the changes between two are drawn.
    AreaShape heapShape() const;
    void setHeapShape(AreaShape shape);
    HeapAreas heapAreas() const;
    void setHeapAreas(HeapAreas areas);
    AreaShape changesShape() const;
    void setChangesShape(AreaShape shape);
    SizeAxis::Kind sizeAxis() const;
    void setSizeAxis(SizeAxis::Kind kind);
    bool showsEngineFields() const;
    void setShowsEngineFields(bool shows);
    Session::Alignment alignment() const;
    void setAlignment(Session::Alignment alignment);

private:
    QSettings m_settings;
};

} // namespace tidemark::app
