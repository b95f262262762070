#pragma once

#include "prompt/inputpane.h"
#include "runs/tokenbreakdown.h"
#include "shell/page.h"
#include "widgets/background.h"

#include <QObject>

namespace cuewright {

class BreakdownPanel;

/// Answers "where do my tokens go" for one prompt: counts on a thread of its own, shows the panel, and leads from a row to
/// the part it is about. Going away never waits for a count.
class PromptBreakdown final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptBreakdown)
public:
    /// `pane` is the parent; all of it outlives this.
    PromptBreakdown(const UiContext &context, PromptDocument &document, const PromptServices &services, InputPane &pane);

    /// Asks for the figures of what the prompt says now and opens the panel over `anchor`.
    void open(QWidget &anchor);
    BreakdownPanel &panel() const { return *m_panel; }

signals:
    /// The part is a file of its own.
    void openRequested(const cuewright::PageKey &key);

private:
    using Answer = Result<TokenBreakdown>;
    void take(int asked, const Answer &answer);
    void lead(const BreakdownRow &row);
    PageKey fileOf(const BreakdownRow &row) const; ///< path empty: none

    PromptDocument &m_document;
    PromptServices m_services;
    Catalog m_catalog; ///< shares its data
    InputPane &m_pane;
    BreakdownPanel *m_panel;
    int m_asked = 0;
    qsizetype m_messages = 0; ///< of the request
    qsizetype m_tools = 0; ///< of the request
    Background m_background{*this};
};

} // namespace cuewright
