// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/workspace.h"

#include <QWidget>

#include <map>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;
struct IdIndex;

/// Chooses an object of the snapshot that is shown by its number, or says why there is none, and
/// offers the other open snapshots that have it.
class FindObjectBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindObjectBar(Workspace& workspace, QWidget* parent = nullptr);
    ~FindObjectBar() override;

    /// Shows the bar, ready to type into.
    void start();

    /// Looks for the object that @p text names: "75895", "@75895" or "Fuga @75895". In a large heap
    /// the answer comes later.
    void find(const QString& text);

    /// The outcome of find(), as a sentence to show.
    QString answer() const;

Q_SIGNALS:
    /// The object is the chosen one now.
    void found();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Index = std::shared_ptr<const IdIndex>;

    /// The object that is wanted, in other snapshots.
    using Others = std::vector<std::pair<SnapshotPtr, std::uint32_t>>;

    void retranslate();
    void showSnapshot();
    void forgetClosed();
    void take(const Index& index);
    void choose(const IdIndex& index);
    void lookElsewhere(const SnapshotPtr& besides);
    void offer(const Others& others);
    void follow(const SnapshotPtr& snapshot, std::uint32_t node);
    QString missingText(const IdIndex& index) const;
    QString nameOf(const SnapshotPtr& snapshot, std::uint32_t node) const;

    Workspace& m_workspace;
    QLineEdit* m_number;
    QToolButton* m_find;
    ElidedLabel* m_answer;
    QHBoxLayout* m_offers; ///< a button for each other snapshot that has the object
    QToolButton* m_close;
    std::uint64_t m_wanted = 0;
    std::map<SnapshotPtr, Index> m_known;
    LatestJob<Index> m_job;
    LatestJob<Others> m_othersJob;
};

/// The number of an object in what a person typed or pasted: "75895", "@75895", "Fuga @75895".
std::optional<std::uint64_t> objectNumber(const QString& text);

} // namespace tidemark::app
