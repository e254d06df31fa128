// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/holder_text.h"

#include "app/text/count_text.h"
#include "app/text/file_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

struct HolderText {
    Q_DECLARE_TR_FUNCTIONS(HolderText)
};

/// What the sentences are made of, fit to be shown.
struct Words {
    QString name;
    QString owner;
    QString place; ///< empty if unknown
    QString count;
    QString className;
    QString size;
};

QString closureText(const Words& is)
{
    if (is.owner.isEmpty() && is.place.isEmpty()) {
        return HolderText::tr("“%1” in the closure context of a function without a name keeps %2 "
                              "%3, %4",
                              "variable, count, class, size")
            .arg(is.name, is.count, is.className, is.size);
    }
    if (is.owner.isEmpty()) {
        return HolderText::tr("“%1” in the closure context of a function without a name, %2, keeps "
                              "%3 %4, %5",
                              "variable, file:line, count, class, size")
            .arg(is.name, is.place, is.count, is.className, is.size);
    }
    if (is.place.isEmpty()) {
        return HolderText::tr("“%1” in the closure context of “%2” keeps %3 %4, %5",
                              "variable, function, count, class, size")
            .arg(is.name, is.owner, is.count, is.className, is.size);
    }
    return HolderText::tr("“%1” in the closure context of “%2”, %3, keeps %4 %5, %6",
                          "variable, function, file:line, count, class, size")
        .arg(is.name, is.owner, is.place, is.count, is.className, is.size);
}

QString outermostText(const Words& is)
{
    return is.place.isEmpty() ? HolderText::tr("The top-level variable “%1” keeps %2 %3, %4",
                                               "variable, count, class, size")
                                    .arg(is.name, is.count, is.className, is.size)
                              : HolderText::tr("The top-level variable “%1” of %2 keeps %3 %4, %5",
                                               "variable, file, count, class, size")
                                    .arg(is.name, is.place, is.count, is.className, is.size);
}

QString functionPropertyText(const Words& is)
{
    if (is.owner.isEmpty()) {
        return HolderText::tr("The property “%1” of a function without a name keeps %2 %3, %4",
                              "property, count, class, size")
            .arg(is.name, is.count, is.className, is.size);
    }
    return is.place.isEmpty()
               ? HolderText::tr("The property “%1” of the function “%2” keeps %3 %4, %5",
                                "property, function or class, count, class, size")
                     .arg(is.name, is.owner, is.count, is.className, is.size)
               : HolderText::tr("The property “%1” of the function “%2”, %3, keeps %4 %5, %6",
                                "property, function or class, file:line, count, class, size")
                     .arg(is.name, is.owner, is.place, is.count, is.className, is.size);
}

QString propertyText(const Words& is)
{
    return is.place.isEmpty()
               ? HolderText::tr("The property “%1” of an object of class “%2” keeps %3 %4, %5",
                                "property, class, count, class, size")
                     .arg(is.name, is.owner, is.count, is.className, is.size)
               : HolderText::tr("The property “%1” of an object of class “%2”, %3, keeps %4 %5, %6",
                                "property, class, file:line, count, class, size")
                     .arg(is.name, is.owner, is.place, is.count, is.className, is.size);
}

QString engineText(const Words& is)
{
    return HolderText::tr("Only the engine itself keeps %1 %2, %3", "count, class, size")
        .arg(is.count, is.className, is.size);
}

QString sentence(HolderKind kind, const Words& is)
{
    switch (kind) {
    case HolderKind::ClosureVariable:
        return closureText(is);
    case HolderKind::OutermostVariable:
        return outermostText(is);
    case HolderKind::GlobalVariable:
        return HolderText::tr("The global variable “%1” keeps %2 %3, %4",
                              "variable, count, class, size")
            .arg(is.name, is.count, is.className, is.size);
    case HolderKind::FunctionProperty:
        return functionPropertyText(is);
    case HolderKind::Property:
        return propertyText(is);
    case HolderKind::Element:
        return HolderText::tr("Element %1 of an object of class “%2” keeps %3 %4, %5",
                              "number, class, count, class, size")
            .arg(is.name, is.owner, is.count, is.className, is.size);
    case HolderKind::Collection:
        return HolderText::tr("A “%1” keeps %2 %3, %4", "Map or Set, count, class, size")
            .arg(is.owner, is.count, is.className, is.size);
    case HolderKind::Internal:
        break;
    }
    return HolderText::tr("The internal slot “%1” of “%2” keeps %3 %4, %5",
                          "slot, class, count, class, size")
        .arg(is.name, is.owner, is.count, is.className, is.size);
}

/// A variable of a module is found by its name; the line would be that of some function in it.
QString shownPlace(const Holder& holder)
{
    if (!holder.place) {
        return {};
    }
    const bool isFile = holder.kind == HolderKind::OutermostVariable;
    return isFile ? fileText(scriptFileName(holder.place->script)) : scriptPlaceText(*holder.place);
}

} // namespace

QString scriptPlaceText(const ScriptPlace& place)
{
    const QString file = fileText(scriptFileName(place.script));
    return file.isEmpty() || place.line == 0
               ? file
               : QStringLiteral("%1:%2").arg(file, QString::number(place.line));
}

KeptObjects keptOf(const SurvivorListing& listing, std::size_t group)
{
    const SurvivorGroup& kept = listing.groups[group];
    KeptObjects objects{kept.nodes.size(), listing.classOf(group), kept.retainedBytes};
    if (const auto& contents = listing.contents[group]) {
        objects.behindCount = contents->count;
        objects.behindName = listing.latest->overview->classes.classes[contents->heapClass].name;
    }
    return objects;
}

QString classText(std::string_view className, std::uint64_t count)
{
    if (className != "Function") {
        return fileText(className);
    }
    return count == 1 ? HolderText::tr("function", "behind the number 1")
                      : HolderText::tr("functions", "behind a number");
}

QString holderText(const std::optional<Holder>& holder, const KeptObjects& kept, SizeUnit unit)
{
    Words words;
    words.count = QLocale().toString(static_cast<qulonglong>(kept.count));
    words.className = classText(kept.className, kept.count);
    if (kept.behindCount > 0) {
        words.className = HolderText::tr("%1 (with %2 %3)", "class, count, class")
                              .arg(words.className, countText(kept.behindCount),
                                   classText(kept.behindName, kept.behindCount));
    }
    words.size = sizeText(static_cast<double>(kept.bytes), unit);
    if (!holder) {
        return engineText(words);
    }
    words.name = fileText(holder->name);
    words.owner = fileText(holder->owner);
    words.place = shownPlace(*holder);
    return sentence(holder->kind, words);
}

} // namespace tidemark::app
