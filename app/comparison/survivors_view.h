// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/listing_view.h"
#include "core/snapshots/survivor_listing.h"

class QAction;
class QPushButton;

namespace tidemark::app
{

class HolderBanner;

/// What came between snapshots A and B and still lives in C, by class and by what holds it, with
/// one sentence about the group that is chosen.
class SurvivorsView final : public ListingView<SurvivorListing>
{
    Q_OBJECT

public:
    explicit SurvivorsView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    std::vector<SnapshotPtr> wantedSnapshots() const override;
    SnapshotPtr snapshot() const override;
    bool isObject(const TreeEntry& entry) const override;
    Work work() const override;
    QString workSentence() const override;
    QString whyNone() const override;
    QString whyEmpty(const SurvivorListing& listing) const override;
    void showLines(const ListingPtr& listing) override;
    void showControls(bool hasLines) override;
    QString name() const override;
    void retranslate() override;

private:
    std::size_t snapshotCount() const;
    void showSentence();
    void choose();
    void putInOrder();

    HolderBanner* m_banner;
    QPushButton* m_inOrder;
    QAction* m_copySentence;
};

} // namespace tidemark::app
