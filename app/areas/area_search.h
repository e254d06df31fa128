// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"
#include "app/jobs/latest_job.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;

namespace tidemark::app
{

/// A field that looks for a text in the names of a tree, in the background, and says how many nodes
/// have it and which share of the whole they take.
class AreaSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit AreaSearch(QWidget* parent = nullptr);

    /// Looks in @p source from now on; in another tree it starts again. Null looks in nothing.
    void setSource(const std::shared_ptr<const AreaSource>& source);

    /// Ready to type into, with what is there marked.
    void start();

    const QLineEdit& field() const { return *m_text; }

Q_SIGNALS:
    /// These nodes match; null if nothing is searched for.
    void found(const std::shared_ptr<const tidemark::app::AreaSource::Marked>& marked);

private:
    struct Found {
        std::shared_ptr<const WeightedTree> tree;
        std::shared_ptr<const AreaSource::Marked> marked;
        MarkedWeight all;
    };

    void retranslate();
    void search();
    void take(const Found& found);
    void tell();

    std::shared_ptr<const AreaSource> m_source;
    QLineEdit* m_text;
    QLabel* m_note;
    QTimer* m_typing; ///< so that a large tree is searched once a pause, not once a key
    Found m_found;    ///< without a tree if nothing is searched for
    LatestJob<Found> m_job;
};

} // namespace tidemark::app
