// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/fields_panel.h"

#include "app/models/field_tree.h"
#include "app/objects/object_head.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"
#include "core/heap/node_names.h"
#include "core/heap/script_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSplitter>

namespace tidemark::app
{

namespace
{

constexpr int kFactShare = 2;
constexpr int kFieldShare = 3;

using Column = TableColumn<ObjectFact>;

} // namespace

FieldsPanel::FieldsPanel(Workspace& workspace, QWidget* parent)
    : ObjectPanel(workspace, Needs::Overview, parent),
      m_factTable(new DataTable(this)),
      m_textPart(new QWidget(this)),
      m_textTitle(new QLabel(m_textPart)),
      m_text(new QPlainTextEdit(m_textPart)),
      m_fields(new TreeTable(this)),
      m_fieldHint(new HeapHint(m_fields, this)),
      m_engineFields(new QCheckBox(this)),
      m_options(workspace.options)
{
    m_factTable->setObjectName(QStringLiteral("facts"));
    m_factTable->setSortingEnabled(false);
    m_factTable->setModel(&m_facts);
    m_fields->setObjectName(QStringLiteral("fields"));
    m_fields->sortByColumn(FieldTree::Retained, Qt::DescendingOrder);
    m_fields->setStretched(FieldTree::Value);
    head().add(m_engineFields);
    m_engineFields->setObjectName(QStringLiteral("engineFields"));
    connect(m_engineFields, &QCheckBox::toggled, &workspace.options,
            &ViewOptions::setShowsEngineFields);
    linkLines(m_fields, [](const TreeEntry& entry) -> std::optional<std::uint32_t> {
        return entry.kind == 0 ? std::nullopt : std::optional(entry.item);
    });
    watchKeys(m_factTable);
    watchKeys(m_text);
    auto* const parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeLeft());
    parts->addWidget(m_fieldHint);
    parts->setStretchFactor(0, kFactShare);
    parts->setStretchFactor(1, kFieldShare);
    setContent(parts);
    FieldsPanel::retranslate();
    refresh();
}

/// The facts, and the text of a string above them.
QWidget* FieldsPanel::makeLeft()
{
    m_textTitle->setTextFormat(Qt::PlainText);
    m_textTitle->setForegroundRole(QPalette::PlaceholderText);
    m_textTitle->setIndent(4);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* const column = new QVBoxLayout(m_textPart);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_textTitle);
    column->addWidget(m_text, 1);
    auto* const left = new QSplitter(Qt::Vertical, this);
    left->setChildrenCollapsible(false);
    left->addWidget(m_textPart);
    left->addWidget(m_factTable);
    return left;
}

QString FieldsPanel::showObject(const ObjectRef& object)
{
    const bool isNew = m_object != object.node;
    m_object = object.node;
    m_engineFields->setChecked(m_options.showsEngineFields());
    const FieldKind kind = m_options.showsEngineFields() ? FieldKind::All : FieldKind::Programs;
    const auto fields = std::make_shared<FieldTree>(cells(), object.node, kind);
    if (isNew || kind != m_kind) {
        m_kind = kind;
        m_fields->tree().setSource(fields);
    } else {
        m_fields->tree().refresh(fields);
    }
    m_fields->fitColumns();
    m_facts.setRows(objectFacts(cells(), object.node, infersShapes()));
    m_factTable->fitColumns();
    showText(object);
    const auto count = static_cast<int>(fields->childCount({}));
    if (count > 0) {
        m_fieldHint->showContent();
    } else {
        m_fieldHint->showSentence(tr("This object holds no other."));
    }
    head().setNote(count > 0 ? tr("%n field(s)", nullptr, count) : QString());
    return {};
}

void FieldsPanel::showText(const ObjectRef& object)
{
    const auto text = isString(*object.snapshot->graph, object.node)
                          ? stringText(*object.snapshot->graph, object.node)
                          : std::nullopt;
    m_textPart->setVisible(text.has_value());
    if (!text) {
        m_text->clear();
        return;
    }
    const QString shown = QString::fromStdString(*text);
    if (m_text->toPlainText() != shown) {
        m_text->setPlainText(shown);
    }
    const std::size_t length = scriptLength(*text);
    m_textTitle->setText(length < kLongestText
                             ? tr("Text, %n character(s)", nullptr, static_cast<int>(length))
                             : tr("Text as far as the file has it, %n character(s)", nullptr,
                                  static_cast<int>(length)));
}

void FieldsPanel::clear()
{
    m_fields->tree().setSource(nullptr);
    m_facts.setRows({});
    m_text->clear();
    m_object = TreeEntry::kNone;
}

void FieldsPanel::retranslate()
{
    setWindowTitle(tr("Object"));
    m_engineFields->setText(tr("Engine’s fields"));
    m_engineFields->setToolTip(tr("Show also what every object has for the engine’s own use: its "
                                  "map, its code, where its elements lie"));
    m_factTable->setAccessibleName(tr("Facts"));
    m_fields->setAccessibleName(tr("Fields"));
    m_text->setAccessibleName(tr("Text of the string"));
    m_facts.setColumns({Column(tr("Fact"), [](const ObjectFact& fact) { return fact.name; }),
                        Column(tr("Value"), [](const ObjectFact& fact) {
                            return fact.value;
                        }).withExact([](const ObjectFact& fact) { return fact.exact; })});
}

} // namespace tidemark::app

#include "moc_fields_panel.cpp"
