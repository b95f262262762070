#pragma once

#include "schema/document/textpatch.h"
#include "schema/schemaservices.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace cuewright {

class Banner;
class CodeEdit;
class SchemaDocument;
class ViewTabs;

/// The schema as its text, and a reply that it would accept. The text and the document are one: what is typed goes into the
/// document key by key and is parsed after a pause.
class SourcePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourcePane)
public:
    SourcePane(const UiContext &context, SchemaDocument &document, QWidget *parent = nullptr);

    CodeEdit &editor() const { return *m_edit; }
    void load(); ///< takes the whole text of the document
    void showPointer(const QString &pointer); ///< marks the lines of that schema and brings them into view
    void showProblem(); ///< puts the cursor where the text does not parse
    QString pointerAtCursor() const;
    void setUse(SchemaUse use);

signals:
    void pointerChosen(const QString &pointer); ///< the cursor went there
    void typed(); ///< the text is not parsed yet
    void undoRequested(); ///< the history is that of the whole file
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void sayProblem();
    void sayPosition();
    void cursorMoved();
    void mark();
    void makeExample();
    void showTab(int tab);

    const UiContext m_context;
    SchemaDocument &m_document;
    ViewTabs *m_tabs;
    QLabel *m_position;
    QToolButton *m_copy;
    Banner *m_problem;
    CodeEdit *m_edit;
    CodeEdit *m_example;
    QTimer *m_parseSoon;
    SchemaUse m_use = SchemaUse::Reply;
    Background m_making; ///< of examples
    QString m_pointer;
    bool m_following = false; ///< the cursor chose what is being marked
};

} // namespace cuewright
