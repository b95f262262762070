#include "tools/turnpane.h"

#include "tools/turnmessages.h"
#include "tools/turnsettings.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace cuewright {

TurnPane::TurnPane(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("turnPane"));
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_messages = new TurnMessages(context, splitter);
    m_settings = new TurnSettings(context, catalog, at, splitter);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({500, 280});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void TurnPane::show(const CallView &step)
{
    m_messages->show(step);
    m_settings->show(step);
}

void TurnPane::flush()
{
    m_messages->flush();
    m_settings->flush();
}

} // namespace cuewright
