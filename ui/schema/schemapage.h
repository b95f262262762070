#pragma once

#include "schema/exchange/detect.h"
#include "schema/lint/lint.h"
#include "schema/schemafile.h"
#include "schema/schemamodel.h"
#include "schema/schemaservices.h"
#include "shell/page.h"
#include "widgets/chips.h"
#include "widgets/uicontext.h"

class QSplitter;
class QStackedWidget;

namespace cuewright {

class Banner;
class FieldEditor;
class FieldsPane;
class ImportDialog;
class ProblemsPane;
class SchemaCheck;
class SchemaExporter;
class SchemaFacts;
class SchemaHeader;
class SchemaVerbs;
struct SchemaProblem;
class Segment;
class SourcePane;
class TestPane;
class ViewTabs;

/// The designer of a schema: its fields as a tree, one of them as a form, and the text that all of it is. A file that holds more
/// has a page that derives from it, and shows the rest in views beside the designer.
class SchemaPage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaPage)
public:
    SchemaPage(const UiContext &context, const PageKey &key, std::unique_ptr<SchemaFile> file, const SchemaServices &services = {},
        QWidget *parent = nullptr);
    ~SchemaPage() override;

    SchemaDocument &document() const { return m_file->document(); }
    QString title() const override { return m_file->title(); }
    Glyph glyph() const override { return Glyph::Schema; }
    bool isDirty() const override { return m_file->isDirty(); }
    /// Asks before it writes over a file that something else has changed.
    [[nodiscard]] Result<> save() override;
    void giveUpChanges() override { m_file->giveUpDraft(); }
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    QList<Problem> problems() const override;
    void showProblem(const Problem &problem) override;
    bool canPerform(const QString &command) const override;
    void perform(const QString &command) override;

    /// Of a field command (fieldcommands.h), where a person has given it another one.
    void setShortcut(const QString &id, const QKeySequence &keys);
    /// The answer to lastReplyWanted(): the newest reply to one of the prompts, and where it is from; an empty text: there is
    /// none, and `note` may say why.
    void showLastReply(const QString &text, const QString &note);

signals:
    void lastReplyWanted(const QStringList &prompts); ///< those that use the schema, workspace-relative
    void saved();

protected:
    /// The view gets a tab and belongs to the page.
    void insertView(int index, QWidget *view);
    int view() const;
    int designerView() const;
    void setView(int view);
    void setViewText(int view, const QString &text, const QString &tip = {});
    void setViewsName(const QString &name); ///< for screen readers
    void setTarget(LintTarget target); ///< whose rules the schema is checked for
    void say(const Error &error);
    virtual void viewChanged() { }

    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void flush(); ///< what is being typed counts
    void build();
    void buildLower();
    void connectParts();
    void connectProblems();
    void connectTests();
    void connectExchange();
    void tell(Tone tone, const QString &headline, const QString &detail = {}, const QStringList &notes = {});
    void showNotes();
    ImportDialog *openImport(SchemaSource source);
    void retranslate();
    void takeSchema();
    void followPointer(const QString &pointer);
    void takeState();
    void takeReport();
    void showChosen(const SchemaProblem &problem);
    void markFields();
    void takeSample();
    void select(const QString &pointer);
    void arrange();
    void arrangeLower(bool narrow);
    void showView();

    const UiContext m_context;
    std::unique_ptr<SchemaFile> m_file;
    SchemaVerbs *m_verbs;
    SchemaModel *m_model;
    SchemaCheck *m_check;
    SchemaFacts *m_facts;
    SchemaExporter *m_exporter;
    QWidget *m_body = nullptr;
    SchemaHeader *m_header = nullptr;
    Segment *m_show = nullptr;
    Banner *m_banner = nullptr;
    ViewTabs *m_viewTabs = nullptr; ///< hidden while the designer is the only view
    QStackedWidget *m_views = nullptr;
    QSplitter *m_outer = nullptr; ///< fields and source above, problems and samples below
    QSplitter *m_splitter = nullptr;
    QSplitter *m_lower = nullptr;
    ViewTabs *m_lowerTabs = nullptr; ///< narrow: problems, sample and rules share their place
    FieldsPane *m_fields = nullptr;
    FieldEditor *m_editor = nullptr;
    SourcePane *m_source = nullptr;
    ProblemsPane *m_problems = nullptr;
    TestPane *m_tests = nullptr;
    QStringList m_notes; ///< of the last export; the banner has room for the first ones
    FieldMarks m_problemMarks; ///< of the fields, without those of the sample
    bool m_narrow = false;
    bool m_wantsBoth = false; ///< fields and source, where there is room for both
    bool m_refused = false; ///< the banner tells of an edit that could not be made
    bool m_formShown = false; ///< narrow: the form has the tree's place
};

} // namespace cuewright
