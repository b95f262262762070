#pragma once

#include "prompt/inputpane.h"
#include "prompt/optionspanel.h"
#include "shell/page.h"
#include "widgets/uicontext.h"

#include <functional>
#include <memory>

class QSplitter;
class QTabBar;

namespace cuewright {

class Banner;
class PromptBreakdown;
class PromptHeader;

/// The page of one prompt: what is sent on the left, what came back on the right. The reply's side is made elsewhere and
/// handed in; so is what runs the prompt, which listens to the input side.
class PromptPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptPage)
public:
    /// `reply` becomes a child. `services` are copied; what they refer to outlives the page.
    PromptPage(const UiContext &context, const PageKey &key, std::unique_ptr<PromptDocument> document,
        const PromptServices &services, QWidget *reply, QWidget *parent = nullptr);
    ~PromptPage() override;

    PromptDocument &document() const { return *m_document; }
    InputPane &input() const { return *m_input; }
    PromptHeader &header() const { return *m_header; }
    QWidget *reply() const { return m_reply; }
    PromptBreakdown &breakdown() const { return *m_breakdown; }

    QString title() const override { return m_document->title(); }
    Glyph glyph() const override { return Glyph::Prompt; }
    bool isDirty() const override { return m_document->isDirty(); }
    /// Error Cancelled: the person thought better of it.
    [[nodiscard]] Result<> save() override;
    void giveUpChanges() override { m_document->discardDraft(); }

    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    QList<Problem> problems() const override;
    void showProblem(const Problem &problem) override;
    PageStatus status() const override;
    bool hasSidePanel() const override;
    bool isSidePanelShown() const override;
    void showSidePanel(bool shown) override;
    bool canPerform(const QString &command) const override;
    void perform(const QString &command) override;
    bool isChecked(const QString &command) const override;

    /// Whether runs go to the practice provider as things are; asked each time.
    void setIsPractice(std::function<bool()> isPractice) { m_isPractice = std::move(isPractice); }
    /// The next reply of the practice provider is to break a rule; asking takes the wish away.
    bool takeViolationWanted();

signals:
    /// A command that belongs to the reply's side ("reply.fields").
    void replyCommand(const QString &command);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build(const UiContext &context, const PromptServices &services);
    void connectParts();
    void say(const Error &error);
    void sayDraft();
    [[nodiscard]] Result<> saveAs();
    bool isNarrow() const;
    void arrange();

    const UiContext m_context;
    PromptServices m_services;
    std::unique_ptr<PromptDocument> m_document;
    PromptHeader *m_header = nullptr;
    Banner *m_banner = nullptr;
    QTabBar *m_sides = nullptr; ///< narrow windows: one side at a time
    QSplitter *m_splitter = nullptr;
    InputPane *m_input = nullptr;
    PromptBreakdown *m_breakdown = nullptr;
    QWidget *m_reply;
    std::function<bool()> m_isPractice;
    bool m_violationWanted = false;
    bool m_replyWanted = true; ///< where there is room for both sides
    enum class BannerAction { None, Reload, Discard } m_bannerAction = BannerAction::None;
};

} // namespace cuewright
