#pragma once

#include "shell/page.h"
#include "spending/spendingpage.h"

namespace cuewright {

/// The spending page under a tab.
class SpendingDocument final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingDocument)
public:
    SpendingDocument(const UiContext &ui, AsyncLedger &ledger, const Clock &clock, QWidget *parent);

    SpendingPage &page() { return *m_page; }
    QString title() const override { return tr("Spending"); }
    Glyph glyph() const override { return Glyph::Spending; }
    QByteArray saveState() const override { return m_page->saveState(); }
    void restoreState(const QByteArray &state) override { m_page->restoreState(state); }

private:
    SpendingPage *m_page;
};

} // namespace cuewright
