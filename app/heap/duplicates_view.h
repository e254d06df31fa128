// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/listing_view.h"
#include "core/snapshots/duplicate_listing.h"

class QLabel;

namespace tidemark::app
{

/// The texts that the snapshot shown now holds more than once, the most wasteful first; each opens
/// to its strings.
class DuplicatesView final : public ListingView<DuplicateListing>
{
    Q_OBJECT

public:
    explicit DuplicatesView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& entry) const override;
    Work work() const override;
    QString workSentence() const override;
    QString whyEmpty(const DuplicateListing& listing) const override;
    void showLines(const ListingPtr& listing) override;
    void showControls(bool hasLines) override;
    QString name() const override;
    void retranslate() override;

private:
    QLabel* m_limit; ///< says what the file leaves open: texts are cut
};

} // namespace tidemark::app
