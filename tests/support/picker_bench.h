// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/record/process_picker.h"
#include "app/widgets/tree_table.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMutex>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <unistd.h>

namespace tidemark::test
{

/// Processes that the test makes up; the picker asks for them from another thread.
class FakeMachine
{
public:
    /// Three of the user, one a child of another, and one of somebody else.
    static FakeMachine withFour()
    {
        FakeMachine machine;
        machine.add(10, "server");
        machine.add(20, "worker", 10);
        machine.add(30, "editor");
        ProcessEntry& other = machine.add(40, "database");
        other.uid = ::geteuid() + 1;
        other.user = "postgres";
        other.isOpen = false;
        return machine;
    }

    app::ProcessSource source()
    {
        return [state = m_state] {
            const QMutexLocker lock(&state->mutex);
            return state->processes;
        };
    }

    ProcessEntry& add(std::int32_t pid, const char* name, std::int32_t parent = 1)
    {
        const QMutexLocker lock(&m_state->mutex);
        ProcessEntry entry;
        entry.identity = {pid, static_cast<std::uint64_t>(100 + pid)};
        entry.parent = parent;
        entry.name = name;
        entry.commandLine = {std::string("/usr/bin/") + name};
        entry.uid = ::geteuid();
        entry.user = "me";
        entry.resident = static_cast<std::uint64_t>(pid) << 20U;
        entry.isOpen = true;
        entry.runtime = ProcessRuntime::Native;
        m_state->processes.push_back(entry);
        return m_state->processes.back();
    }

    void change(const std::function<void(std::vector<ProcessEntry>&)>& edit)
    {
        const QMutexLocker lock(&m_state->mutex);
        edit(m_state->processes);
    }

    void end(std::int32_t pid)
    {
        change([pid](std::vector<ProcessEntry>& processes) {
            std::erase_if(processes,
                          [pid](const ProcessEntry& one) { return one.identity.pid == pid; });
        });
    }

private:
    struct State {
        QMutex mutex;
        std::vector<ProcessEntry> processes;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// An open "Attach to a process" and what a user sees of it.
class PickerBench
{
public:
    /// Over the processes of @p source; waits until the first of them are listed.
    explicit PickerBench(app::ProcessSource source)
        : picker(options, std::move(source)),
          table(*picker.findChild<app::TreeTable*>()),
          filter(*picker.findChildren<QLineEdit*>().first()),
          pattern(*picker.findChildren<QLineEdit*>().last())
    {
        picker.show();
        const bool isListed = QTest::qWaitForWindowActive(&picker) &&
                              QTest::qWaitFor([this] { return table.model()->rowCount() > 0; });
        QVERIFY(isListed);
    }

    /// Asks for a list now: a second is long for a test.
    void refresh() { QTest::keyClick(&picker, Qt::Key_F5); }

    QCheckBox& asTree() { return *picker.findChildren<QCheckBox*>().at(0); }
    QCheckBox& withChildren() { return *picker.findChildren<QCheckBox*>().at(1); }
    QCheckBox& followRestarts() { return *picker.findChildren<QCheckBox*>().at(2); }

    QPushButton& attachButton()
    {
        const auto buttons = picker.findChildren<QPushButton*>();
        return **std::ranges::find_if(buttons, [](QPushButton* one) { return one->isDefault(); });
    }

    static QString text(const QModelIndex& index, int column = 0)
    {
        return index.siblingAtColumn(column).data().toString();
    }

    QStringList names(const QModelIndex& parent = {})
    {
        QStringList list;
        for (int row = 0; row < table.model()->rowCount(parent); ++row) {
            list << text(table.model()->index(row, 0, parent));
        }
        return list;
    }

    QModelIndex indexOf(const QString& name, const QModelIndex& parent = {})
    {
        const auto row = names(parent).indexOf(name);
        return row < 0 ? QModelIndex() : table.model()->index(static_cast<int>(row), 0, parent);
    }

    void choose(const char* name) { table.setCurrentIndex(indexOf(QString::fromLatin1(name))); }

    QString current() { return text(table.currentIndex()); }

    /// Whether a label of the dialog has @p part.
    bool says(const char* part)
    {
        const auto labels = picker.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [part](QLabel* label) {
            return label->text().contains(QString::fromUtf8(part));
        });
    }

    app::ViewOptions options;
    app::ProcessPicker picker;
    app::TreeTable& table;
    QLineEdit& filter;
    QLineEdit& pattern;
};

} // namespace tidemark::test
