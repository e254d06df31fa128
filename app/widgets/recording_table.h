// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/recording_panel.h"

#include <utility>

namespace tidemark::app
{

/// A panel that lists what one function finds in the current recording, in the background if that
/// takes long. What it finds in a recording that grows is listed in the same place.
template <typename Row>
class RecordingTable : public RecordingPanel
{
protected:
    using Columns = typename TypedTableModel<Row>::Columns;
    using Rows = std::vector<Row>;

    /// Any thread; the recording is one for which lists() holds.
    using FindRows = Rows (*)(const Recording& recording, TaskControl& control);

    /// To be followed by start() at the end of the derived constructor.
    RecordingTable(Workspace& workspace, FindRows findRows, QWidget* parent)
        : RecordingPanel(workspace, parent),
          m_findRows(findRows),
          m_job([this](Rows rows) {
              m_model.setRows(std::move(rows));
              showHint();
          })
    {
        table().setModel(&m_model);
        table().setKeepsPlace(true);
    }

    /// Whether a recording has what the rows are made of.
    virtual bool lists(const OpenRecording& /*open*/) const { return true; }

    /// How many samples or markers are looked at, to find the rows at once if they are few.
    virtual std::size_t cost(const Recording& recording) const = 0;

    /// Of what is shown() now, which is not null.
    virtual Columns columns() const = 0;

    /// What the table is called for those who do not see it.
    virtual QString name() const = 0;

    /// The recording listed; null if there is none, or none that can be.
    const std::shared_ptr<const Recording>& shown() const { return m_shown; }
    const TypedTableModel<Row>& model() const { return m_model; }

    void follow() override
    {
        showSubject();
        const OpenRecording* const open = current();
        const auto recording = open != nullptr && lists(*open) ? open->recording : nullptr;
        if (recording == m_shown) {
            return;
        }
        m_shown = recording;
        retranslate();
        const int id = open != nullptr ? open->id : 0;
        if (std::exchange(m_shownId, id) != id) {
            m_model.setRows({}); // those of another recording, until the new ones are known
        }
        m_job.start(recording ? cost(*recording) : 0,
                    [recording, findRows = m_findRows](TaskControl& control) {
                        return recording ? findRows(*recording, control) : Rows();
                    });
    }

    void retranslate() override
    {
        table().setAccessibleName(name());
        if (m_shown != nullptr) {
            m_model.setColumns(columns());
            table().fitColumns();
        }
        showHint();
    }

private:
    FindRows m_findRows;
    TypedTableModel<Row> m_model;
    std::shared_ptr<const Recording> m_shown;
    int m_shownId = 0; ///< of the recording that m_shown is, or was when it was shorter
    LatestJob<Rows> m_job;
};

} // namespace tidemark::app
