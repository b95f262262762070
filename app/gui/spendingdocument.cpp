#include "gui/spendingdocument.h"

#include <QVBoxLayout>

namespace cuewright {

SpendingDocument::SpendingDocument(const UiContext &ui, AsyncLedger &ledger, const Clock &clock, QWidget *parent)
    : Page({PageKey::Kind::Spending, {}}, parent)
    , m_page(new SpendingPage(ui, ledger, clock, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    setFocusProxy(m_page);
}

} // namespace cuewright
