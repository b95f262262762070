// The designer as one of several views of its file.

#include "schema/schemapage.h"

#include "schema/problemspane.h"
#include "schema/schemaheader.h"
#include "widgets/banner.h"
#include "widgets/viewtabs.h"

#include <QSplitter>
#include <QStackedWidget>

namespace cuewright {

void SchemaPage::insertView(int index, QWidget *view)
{
    m_views->insertWidget(index, view);
    m_viewTabs->insertTab(index, QString());
    m_viewTabs->show();
}

int SchemaPage::view() const
{
    return m_viewTabs->currentIndex();
}

int SchemaPage::designerView() const
{
    return m_views->indexOf(m_outer);
}

void SchemaPage::setView(int view)
{
    m_viewTabs->setCurrentIndex(view);
}

void SchemaPage::setViewText(int view, const QString &text, const QString &tip)
{
    m_viewTabs->setTabText(view, text);
    m_viewTabs->setTabToolTip(view, tip);
}

void SchemaPage::setViewsName(const QString &name)
{
    m_viewTabs->setAccessibleName(name);
}

void SchemaPage::showView()
{
    m_views->setCurrentIndex(view());
    m_header->setSchemaShown(view() == designerView());
    viewChanged();
}

void SchemaPage::setTarget(LintTarget target)
{
    m_problems->setTarget(target);
}

void SchemaPage::say(const Error &error)
{
    tell(Tone::Danger, error.message);
    m_refused = true;
}

} // namespace cuewright
