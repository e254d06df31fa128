// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/heap_view.h"
#include "app/widgets/tree_table.h"

#include <QBoxLayout>

namespace tidemark::app
{

/// A tree with a filter above it over what one function finds in one or several snapshots. The
/// function runs in the background, once what it needs to know of a snapshot is known.
template <typename Listing>
class ListingView : public HeapView
{
protected:
    using ListingPtr = std::shared_ptr<const Listing>;
    using Work = typename BackgroundResult<Listing>::Work;

    /// To be followed by start() at the end of the derived constructor.
    ListingView(Workspace& workspace, QWidget* parent)
        : HeapView(workspace, parent),
          m_filter(new HeapFilterBar(this)),
          m_listing([this] { refresh(); })
    {
        column().insertWidget(0, m_filter);
        connect(m_filter, &HeapFilterBar::changed, this, [this] {
            table().setMarkedText(m_filter->markedText());
            showListing();
        });
    }

    /// What makes the listing of the snapshots; none as long as analyses() does not know what it
    /// takes.
    virtual Work work() const = 0;

    /// Says that work() is under way.
    virtual QString workSentence() const = 0;

    /// Why there is no listing of the snapshots chosen; empty if there is one.
    virtual QString whyNone() const { return {}; }

    /// Why a listing has no lines; empty if it has some.
    virtual QString whyEmpty(const Listing& listing) const = 0;

    /// Shows the lines of the listing that filter() leaves.
    virtual void showLines(const ListingPtr& listing) = 0;

    /// Shows the controls above the table if there is something to use them on.
    virtual void showControls(bool hasLines) { m_filter->setVisible(hasLines); }

    /// What the table is called for those who do not see it.
    virtual QString name() const = 0;

    HeapFilterBar& filter() const { return *m_filter; }

    /// Null until it is known.
    const ListingPtr& listing() const { return m_listing.value(); }

    void clear() override
    {
        m_listing.reset();
        m_filter->setNote({});
    }

    void refresh() override
    {
        showControls(listing() != nullptr && whyEmpty(*listing()).isEmpty());
        if (const QString sentence = whyNone(); !sentence.isEmpty()) {
            hint().showSentence(sentence);
        } else if (listing() != nullptr) {
            showListing();
        } else if (m_listing.failure()) {
            hint().showFailure(*m_listing.failure());
        } else if (const Work known = work()) {
            if (m_listing.isWanted()) {
                m_listing.start(known);
            }
            hint().showWork(workSentence());
        } else {
            if (!analyses().failureOf(snapshot())) {
                analyses().request(snapshot());
            }
            hint().showState(analyses(), snapshot());
        }
    }

    void retry() override
    {
        m_listing.reset();
        HeapView::retry();
    }

    void cancel() override { m_listing.cancel(); }

    void retranslate() override
    {
        table().setAccessibleName(name());
        if (isVisible()) {
            refresh();
        }
    }

private:
    void showListing()
    {
        if (listing() == nullptr) {
            return;
        }
        if (const QString sentence = whyEmpty(*listing()); !sentence.isEmpty()) {
            hint().showSentence(sentence);
        } else {
            showLines(listing());
        }
    }

    HeapFilterBar* m_filter;
    BackgroundResult<Listing> m_listing;
};

} // namespace tidemark::app
