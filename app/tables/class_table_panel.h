// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_job.h"
#include "app/models/typed_table_model.h"
#include "app/session/session.h"
#include "app/session/view_options.h"
#include "app/widgets/table_panel.h"

#include <map>

class QLineEdit;

namespace tidemark::app
{

/// One class of a heap snapshot as the table shows it; sizes in bytes.
struct ClassTableRow {
    QString name;
    double count = 0.0;
    double distance = 0.0; ///< kGap where only the engine holds the objects
    double shallowBytes = 0.0;
    double retainedBytes = 0.0; ///< kGap until known
};

/// The classes of the current recording's heap snapshot: at first without, then with what they
/// retain. Analyses are kept as long as their recording is open.
class ClassTablePanel final : public TablePanel
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ClassTablePanel(Session& session, ViewOptions& options, QWidget* parent = nullptr);

protected:
    void retranslate() override;

private:
    void update();
    void forgetClosed();
    void showOverview(const std::shared_ptr<const HeapOverview>& overview);
    void showAnalysis(const std::shared_ptr<const HeapAnalysis>& analysis);
    void showFailure(const Error& error);
    void showSubject();

    Session& m_session;
    ViewOptions& m_options;
    TypedTableModel<ClassTableRow> m_model;
    QLineEdit* m_filter;
    HeapJob m_job;
    std::shared_ptr<const HeapGraph> m_shown;
    std::map<std::shared_ptr<const HeapGraph>, std::shared_ptr<const HeapAnalysis>> m_analyses;
};

/// The graph of the first snapshot of @p recording that has one, or null.
std::shared_ptr<const HeapGraph> heapGraphOf(const Recording& recording);

} // namespace tidemark::app
