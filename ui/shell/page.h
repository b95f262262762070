#pragma once

#include "base/result.h"
#include "models/problem.h"
#include "widgets/glyph.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QList>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>

namespace cuewright {

/// What a document tab is about. Two tabs never have the same key.
struct PageKey
{
    enum class Kind { Welcome, Prompt, Schema, Tool, TestSet, Spending, Settings, Trace, Servers };

    Kind kind = Kind::Welcome;
    QString path; ///< workspace-relative; empty for pages that are not files

    QString toString() const; ///< "prompt:prompts/triage.prompty"
    static std::optional<PageKey> fromString(QStringView text);
    friend bool operator==(const PageKey &, const PageKey &) = default;
};

/// The figures of the current page that the status bar repeats. What is not known is not shown.
struct PageStatus
{
    std::optional<std::int64_t> tokensIn;
    bool estimated = true; ///< written with "≈"
    std::optional<std::int64_t> maxOutput;
    std::optional<std::int64_t> contextWindow;
    QString model = {}; ///< that texts are written for; empty: not known
};

/// One document: header and body under a tab. A page keeps its own state; the shell only asks for it.
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)
public:
    Page(PageKey key, QWidget *parent);

    const PageKey &key() const { return m_key; }
    virtual QString title() const = 0;
    virtual Glyph glyph() const = 0;
    virtual bool isDirty() const { return false; }
    /// Saves, or begins to: while isSaving() it goes on beside the window, and saveEnded() tells how it went. Until then the page
    /// must not be closed.
    [[nodiscard]] virtual Result<> save() { return {}; }
    virtual bool isSaving() const { return false; }
    /// Before it is closed without saving: a person gave up what was changed, and no draft may bring it back.
    virtual void giveUpChanges() { }

    /// Splitters, columns, scroll position, open parts; not the document. Unknown bytes are ignored.
    virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &) { }

    /// In the order that F6 goes through; empty: the page is one pane.
    virtual QList<QWidget *> panes() { return {this}; }
    virtual QList<Problem> problems() const { return {}; }
    /// Brings what the problem is about into view.
    virtual void showProblem(const Problem &) { }
    virtual PageStatus status() const { return {}; }

    /// Commands that act on the current page ("run.start"); the list is in shell/pagecommands.cpp.
    virtual bool canPerform(const QString &) const { return false; }
    virtual void perform(const QString &) { }
    virtual bool isChecked(const QString &) const { return false; } ///< of a command that is on or off

    /// The panel at the right, where the page has one.
    virtual bool hasSidePanel() const { return false; }
    virtual bool isSidePanelShown() const { return false; }
    virtual void showSidePanel(bool) { }

signals:
    void titleChanged(); ///< or icon, or dirty
    void commandsChanged();
    void problemsChanged();
    void statusChanged();
    /// What save() began is over; with an error nothing was saved.
    void saveEnded(const std::optional<cuewright::Error> &error);
    /// Of a page whose file is read beside the window: there is nothing to show, it is to be closed.
    void openFailed(const cuewright::Error &error);
    /// Asks the shell to open another page.
    void openRequested(const cuewright::PageKey &key);

private:
    PageKey m_key;
};

} // namespace cuewright
