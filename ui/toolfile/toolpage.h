#pragma once

#include "schema/schemapage.h"

namespace cuewright {

class AnswersPane;
class ToolForm;
class ToolVerbs;

/// A tool's file: what the model reads of it and who answers, its mocks, what was recorded, and the designer for its parameters.
/// All of it is one text with one history.
class ToolPage final : public SchemaPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolPage)
public:
    enum View { DefinitionView, ParametersView, MocksView, RecordedView };

    /// `file` was opened with toolParametersPointer as its place.
    ToolPage(const UiContext &context, const PageKey &key, std::unique_ptr<SchemaFile> file, const SchemaServices &services = {},
        QWidget *parent = nullptr);
    ~ToolPage() override;

    Glyph glyph() const override { return Glyph::Tool; }
    [[nodiscard]] Result<> save() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    QList<Problem> problems() const override;
    void showProblem(const Problem &problem) override;
    void perform(const QString &command) override;
    View currentView() const { return static_cast<View>(view()); }
    void showView(View view) { setView(view); }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void viewChanged() override;

private:
    void retranslate();
    void take();
    void flush();
    void readServers();
    void showChanged(const Json &before);

    const QString m_folder; ///< of the workspace
    ToolVerbs *m_verbs;
    ToolForm *m_form;
    AnswersPane *m_mocks;
    AnswersPane *m_recorded;
    std::optional<bool> m_strict; ///< as it was told last
    bool m_isTold = false;
};

} // namespace cuewright
