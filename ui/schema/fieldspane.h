#pragma once

#include "schema/document/typeedits.h"
#include "schema/exchange/detect.h"
#include "schema/schemaservices.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;

namespace cuewright {

class SchemaModel;
class SchemaTree;
class SchemaVerbs;
class StartPanel;

/// The tree with what can be done to its rows: by keys, by the menu of a row, by the pill of a type.
class FieldsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsPane)
public:
    FieldsPane(const UiContext &context, SchemaVerbs &verbs, SchemaModel &model, QWidget *parent = nullptr);

    SchemaTree &tree() const { return *m_tree; }
    void refresh(); ///< count, and what is enabled
    void setUse(SchemaUse use);
    QAction *action(const QString &id) const; ///< of a field command (fieldcommands.h); nullptr: there is none
    void setShortcut(const QString &id, const QKeySequence &keys);

signals:
    void sourceRequested(); ///< Ctrl+E
    void importRequested(cuewright::SchemaSource source); ///< Unknown: of any kind

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    void sayKeys();
    void retranslate();
    void addBelow();
    void addInside();
    void editName();
    void remove();
    void duplicate();
    void moveUp();
    void moveDown();
    void moveInto();
    void moveOut();
    void toggleRequired();
    void chooseType();
    void extract();
    void putInPlace();
    void addNamed(const QString &pointer);

    const UiContext m_context;
    SchemaVerbs &m_verbs;
    SchemaModel &m_model;
    SchemaTree *m_tree;
    QLabel *m_heading;
    QPushButton *m_add;
    QScrollArea *m_startPlace; ///< the ways to begin scroll in a low window
    StartPanel *m_start;
};

} // namespace cuewright
