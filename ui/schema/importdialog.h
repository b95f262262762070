#pragma once

#include "project/schemaimport.h"
#include "schema/document/jsonsource.h"
#include "schema/lint/lint.h"
#include "schema/schemadiff.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace cuewright {

class SchemaModel;
class SchemaTree;

/// A schema made of something that a person has: what it was taken for, the fields that come out, and what changes, before
/// anything does.
class ImportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)
public:
    static constexpr qint64 kMaxBytes = 4 * 1024 * 1024; ///< of a text
    /// `now`: the schema that the new one would stand in for; `target`: whose problems are counted.
    ImportDialog(const UiContext &context, const Json &now, LintTarget target, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setText(const QString &text);
    void setSource(SchemaSource source); ///< Unknown: told from the text
    void openFile(const QString &path);
    const Json &schema() const { return m_schema.json(); } ///< null: there is none to import

signals:
    void imported(); ///< schema() is wanted

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// What the other thread has found out.
    struct Preview
    {
        SchemaSource source = SchemaSource::Unknown;
        std::optional<Error> error;
        JsonSource schema;
        QList<ImportNote> notes;
        QList<SchemaChange> changes;
        int problems = 0;
        QStringList components; ///< of an OpenAPI document
        QString component;
    };

    void build();
    void retranslate();
    void look();
    void take(const Preview &preview);
    QStringList remarks(const Preview &preview) const;
    void askForFile();
    static Preview previewOf(const QString &text, SchemaSource source, const QString &component, const Json &now, LintTarget target);

    const UiContext m_context;
    const Json m_now;
    const LintTarget m_target;
    JsonSource m_schema;
    QLabel *m_hint;
    QPushButton *m_open;
    QPlainTextEdit *m_text;
    QLabel *m_kindCaption;
    QComboBox *m_kind;
    QLabel *m_componentCaption;
    QComboBox *m_component; ///< shown where the text has several schemas
    QString m_wanted; ///< component that a person has chosen; empty: none
    QLabel *m_result;
    SchemaModel *m_model;
    SchemaTree *m_tree;
    QPlainTextEdit *m_remarks;
    QPushButton *m_cancel;
    QPushButton *m_import;
    QTimer *m_lookSoon;
    Background m_work;
};

} // namespace cuewright
