// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_layout.h"

#include <QColor>
#include <QString>

#include <functional>
#include <memory>

namespace tidemark::app
{

/// What a change is marked by beside its hue.
enum class AreaPattern {
    None,
    Grown,  ///< lines that rise
    Shrunk, ///< lines that fall
};

/// A colour of areas, as the legend has it.
struct AreaTone {
    QString name;
    QColor colour;
    AreaPattern pattern = AreaPattern::None;

    bool operator==(const AreaTone&) const = default;
};

/// What a picture of areas shows: a tree, and what is said of its nodes. A source for another unit
/// or language is another one over the same tree. Immutable; but for find() of the GUI thread.
class AreaSource
{
public:
    /// Which nodes are marked, by their numbers.
    using Marked = std::vector<bool>;

    explicit AreaSource(std::shared_ptr<const WeightedTree> tree) : m_tree(std::move(tree)) {}
    virtual ~AreaSource() = default;
    AreaSource(const AreaSource&) = delete;
    AreaSource& operator=(const AreaSource&) = delete;

    const std::shared_ptr<const WeightedTree>& sharedTree() const { return m_tree; }
    const WeightedTree& tree() const { return *m_tree; }

    /// What a node is called, one line of plain text. Called for each name that is drawn.
    virtual QString name(std::uint32_t node) const = 0;

    /// A weight as people read it.
    virtual QString weightText(std::uint64_t weight) const = 0;

    /// What is drawn behind a name: the weight, or the change where there are two sides.
    virtual QString figure(std::uint32_t node) const;

    /// What is told of a node that is pointed at, lines of plain text: at least its name and its
    /// weights to the last digit.
    virtual QString details(std::uint32_t node) const = 0;

    /// All tones there are, and the place of a node's among them. Called for each cell. Where there
    /// are two sides, the tone is of the part of the area that came or went.
    virtual const std::vector<AreaTone>& tones() const = 0;
    virtual std::size_t tone(std::uint32_t node) const = 0;

    /// See TreemapOptions::chainShare.
    virtual double chainShare() const { return 2.0; }

    /// A function that finds the nodes whose names contain a text, letters in either case, in any
    /// thread; it owns all that it needs. Nothing is found if it is cancelled.
    using Finder = std::function<Marked(const QString& text, TaskControl& control)>;
    virtual Finder finder() const = 0;

private:
    std::shared_ptr<const WeightedTree> m_tree;
};

/// The weight of the marked nodes, each byte counted once: what is below a marked node is part of
/// it.
struct MarkedWeight {
    std::uint64_t nodes = 0;
    std::uint64_t weight = 0;

    bool operator==(const MarkedWeight&) const = default;
};

/// O(nodes).
MarkedWeight markedWeight(const WeightedTree& tree, const AreaSource::Marked& marked);

} // namespace tidemark::app
