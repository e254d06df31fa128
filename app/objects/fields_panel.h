// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/field_tree.h"
#include "app/models/typed_table_model.h"
#include "app/objects/object_facts.h"
#include "app/objects/object_panel.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace tidemark::app
{

class Workspace;

class DataTable;

/// The chosen object itself: what is known of it, its text if it is a string, and its fields, which
/// open to what they lead to.
class FieldsPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit FieldsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    QString showObject(const ObjectRef& object) override;
    void clear() override;
    void retranslate() override;

private:
    QWidget* makeLeft();
    void showText(const ObjectRef& object);

    TypedTableModel<ObjectFact> m_facts;
    DataTable* m_factTable;
    QWidget* m_textPart;
    QLabel* m_textTitle;
    QPlainTextEdit* m_text;
    TreeTable* m_fields;
    HeapHint* m_fieldHint;
    QCheckBox* m_engineFields;
    ViewOptions& m_options;
    FieldKind m_kind = FieldKind::Programs; ///< of the fields shown
    std::uint32_t m_object = TreeEntry::kNone;
};

} // namespace tidemark::app
