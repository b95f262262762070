#include "shell/documentarea.h"

#include "shell/tabbutton.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

Page *pageAt(const QTabBar &tabs, int index)
{
    return index < 0 ? nullptr : static_cast<Page *>(tabs.tabData(index).value<QObject *>());
}

} // namespace

DocumentArea::DocumentArea(const UiContext &ui, QWidget *parent)
    : QFrame(parent)
    , m_ui(ui)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_new(makeIconButton(ui.theme, Glyph::Plus, {}, {}, this))
{
    setProperty("kind", QStringLiteral("panel"));
    m_tabs->setObjectName(QStringLiteral("documentTabs"));
    m_tabs->setProperty("kind", QStringLiteral("docs"));
    m_tabs->setMovable(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setIconSize({16, 16});
    m_stack->setObjectName(QStringLiteral("documentStack"));
    m_new->setObjectName(QStringLiteral("newTabButton"));

    auto *strip = new QFrame(this);
    strip->setProperty("kind", QStringLiteral("side"));
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(4);
    row->addWidget(m_tabs);
    row->addWidget(m_new);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(new Hairline);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (Page *page = pageAt(*m_tabs, index))
            m_stack->setCurrentWidget(page);
        emit currentChanged(pageAt(*m_tabs, index));
    });
    connect(m_new, &QToolButton::clicked, this, &DocumentArea::newRequested);
    retranslate();
}

Page *DocumentArea::current() const
{
    return pageAt(*m_tabs, m_tabs->currentIndex());
}

Page *DocumentArea::page(int index) const
{
    return pageAt(*m_tabs, index);
}

Page *DocumentArea::pageOf(const PageKey &key) const
{
    for (int index = 0; index < count(); ++index) {
        if (Page *page = pageAt(*m_tabs, index); page->key() == key)
            return page;
    }
    return nullptr;
}

int DocumentArea::count() const
{
    return m_tabs->count();
}

int DocumentArea::currentIndex() const
{
    return m_tabs->currentIndex();
}

int DocumentArea::indexOf(const Page *page) const
{
    for (int index = 0; index < count(); ++index) {
        if (pageAt(*m_tabs, index) == page)
            return index;
    }
    return -1;
}

void DocumentArea::add(Page *page)
{
    m_stack->addWidget(page);
    const QSignalBlocker quiet(m_tabs); // the first tab becomes current before it knows its page
    const int index = m_tabs->addTab(page->title());
    m_tabs->setTabData(index, QVariant::fromValue<QObject *>(page));
    addTabButton(page, index);
    connect(page, &Page::titleChanged, this, [this, page] {
        showTitle(page);
        emit pageChanged(page);
    });
    showTitle(page);
    m_tabs->setCurrentIndex(index);
    m_stack->setCurrentWidget(page);
    emit currentChanged(page);
}

void DocumentArea::addTabButton(Page *page, int index)
{
    auto *button = new TabButton(m_ui.theme, m_tabs);
    m_tabs->setTabButton(index, QTabBar::RightSide, button);
    connect(button, &TabButton::clicked, page, [this, page] { emit closeRequested(page); });
}

void DocumentArea::close(Page *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    m_tabs->removeTab(index);
    m_stack->removeWidget(page);
    page->deleteLater(); // it may be what asked for it
}

void DocumentArea::setCurrent(int index)
{
    if (index >= 0 && index < count())
        m_tabs->setCurrentIndex(index);
}

QStringList DocumentArea::openKeys() const
{
    QStringList keys;
    for (int index = 0; index < count(); ++index)
        keys.append(page(index)->key().toString());
    return keys;
}

void DocumentArea::showTitle(Page *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    QString title = page->title();
    m_tabs->setTabText(index, title.replace(u'&', QStringLiteral("&&")));
    m_tabs->setTabIcon(index, m_ui.theme.icon(page->glyph()));
    m_tabs->setTabToolTip(index, page->key().path.isEmpty() ? page->title() : page->key().path);
    m_tabs->setAccessibleTabName(index, page->isDirty() ? tr("%1, changed").arg(page->title()) : page->title());
    if (auto *button = qobject_cast<TabButton *>(m_tabs->tabButton(index, QTabBar::RightSide))) {
        button->setDirty(page->isDirty());
        button->setAccessibleName(tr("Close %1").arg(page->title()));
        button->setToolTip(tr("Close %1").arg(page->title()));
    }
}

void DocumentArea::retranslate()
{
    setAccessibleName(tr("Documents"));
    m_tabs->setAccessibleName(tr("Open documents"));
    m_new->setAccessibleName(tr("Go to file"));
    m_new->setToolTip(tr("Go to file"));
    for (int index = 0; index < count(); ++index)
        showTitle(page(index));
}

void DocumentArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace cuewright
