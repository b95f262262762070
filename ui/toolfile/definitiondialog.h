#pragma once

#include "chat/request.h"
#include "schema/document/schemadocument.h"
#include "widgets/uicontext.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace cuewright {

class FieldEditor;
class FieldsPane;
class SchemaModel;
class SchemaVerbs;
class ToolForm;
class ToolVerbs;

/// What a model is told of a tool, without a file: name, description and parameters, as the page of a tool's file has them.
class DefinitionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DefinitionDialog)
public:
    /// `tool` without a name: a new one. `taken`: names that are not to be had.
    DefinitionDialog(const UiContext &context, const ToolDefinition &tool, const QStringList &taken, QWidget *parent = nullptr);
    ~DefinitionDialog() override;

signals:
    void made(const cuewright::ToolDefinition &tool);

private:
    void build();
    void buildKeys();
    void connectParts();
    void takeSchema();
    void flush();
    void check();
    void finish();
    ToolDefinition definition() const;

    const UiContext m_context;
    const ToolDefinition m_was;
    const QStringList m_taken;
    SchemaDocument m_document;
    ToolVerbs *m_tool;
    SchemaVerbs *m_verbs;
    SchemaModel *m_model;
    ToolForm *m_form;
    FieldsPane *m_fields;
    FieldEditor *m_editor;
    QLabel *m_problem;
    QPushButton *m_done;
};

} // namespace cuewright
