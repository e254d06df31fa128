// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/typed_table_model.h"
#include "app/text/size_text.h"
#include "core/model/experiment_document.h"
#include "core/timeline/run_comparison.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSpinBox;

namespace tidemark::app
{

class DataTable;

/// One run of an experiment as its row shows it.
struct ExperimentRunRow {
    std::size_t number = 1; ///< in the order they were made
    ExperimentRun run = {};
    QString command = {};                   ///< its name
    std::optional<RunFigures> figures = {}; ///< none until read, or if there are none
};

/// All runs of an experiment, also those that failed or were to warm up, with the figures of each,
/// and how often its commands are to be run again.
///
/// Run emits runRequested() and leaves the dialog open, as that of a new experiment does.
class ExperimentRunsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ExperimentRunsDialog(QWidget* parent = nullptr);

    /// Shows what is in the file at @p path.
    void setExperiment(const QString& path, const ExperimentDocument& experiment, SizeUnit unit);

    /// The figures of its runs, in their order.
    void setFigures(const std::vector<std::optional<RunFigures>>& figures);

    /// Whether one is running now, so that none can be started.
    void setBusy(bool isBusy);

    /// Says why nothing was started.
    void showProblem(const QString& sentence);

    const QString& path() const { return m_path; }
    std::size_t repeat() const;
    std::size_t warmUp() const;

Q_SIGNALS:
    void runRequested();

    /// The recording of one run is to be looked at.
    void openRequested(const QString& path);

private:
    void arrange();
    void retranslate();
    void showAbout();

    QString m_path;
    ExperimentDocument m_experiment;
    SizeUnit m_unit = SizeUnit::Binary;
    TypedTableModel<ExperimentRunRow> m_model;
    QLabel* m_commands;
    QLabel* m_about;
    DataTable* m_table;
    QLabel* m_repeatLabel;
    QSpinBox* m_repeat;
    QLabel* m_warmUpLabel;
    QSpinBox* m_warmUp;
    QLabel* m_note;
    QPushButton* m_run;
    QPushButton* m_close;
};

} // namespace tidemark::app
