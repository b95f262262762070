#pragma once

#include "schema/fieldwords.h"
#include "schema/schemaservices.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QTimer;
class QToolButton;

namespace cuewright {

class DocumentTokens;
class ExamplesRow;
class FieldBox;
class FieldLimits;
class SchemaVerbs;
struct FieldNode;
class ToggleSwitch;
class WrapRow;

/// Everything about one field as a form; only what fits its type is there. JSON Schema's own words stand in the tooltips.
class FieldEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEditor)
public:
    FieldEditor(const UiContext &context, SchemaVerbs &verbs, QWidget *parent = nullptr);
    ~FieldEditor() override;

    /// nullptr: nothing is chosen. The node is read and not kept.
    void show(const FieldNode *node);
    void setEditable(bool editable);
    void setUse(SchemaUse use);
    void setSample(const std::optional<Json> &value); ///< what the sample has for this field
    void editName(); ///< focus, with all of it selected
    void flush(); ///< takes a description that is still being typed

signals:
    void openRequested(const QString &pointer);
    void backRequested(); ///< Esc, where tree and form share their place

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void buildForm();
    void connectParts();
    void retranslate();
    void takeName();
    void takeDescription();
    void showTokens();
    void showKept(const FieldNode &node);

    const UiContext m_context;
    SchemaVerbs &m_verbs;
    QString m_pointer;
    QString m_described; ///< pointer of the schema that has the description
    FieldShape m_shape;
    SchemaUse m_use = SchemaUse::Reply;
    bool m_isRoot = false;
    QLabel *m_heading;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    QScrollArea *m_scroll;
    QWidget *m_form;
    QLineEdit *m_name;
    FieldBox *m_nameBox;
    QComboBox *m_type;
    FieldBox *m_typeBox;
    QPlainTextEdit *m_description;
    FieldBox *m_descriptionBox;
    DocumentTokens *m_tokens;
    ToggleSwitch *m_required;
    QLabel *m_requiredNote;
    ToggleSwitch *m_nullable;
    QLabel *m_nullableNote;
    FieldLimits *m_limits;
    ExamplesRow *m_examples;
    WrapRow *m_kept;
    QLabel *m_keptCaption;
    QTimer *m_describeSoon;
};

} // namespace cuewright
