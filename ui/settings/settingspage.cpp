#include "settings/settingspage.h"

#include "settings/budgetpane.h"
#include "settings/countpane.h"
#include "settings/requestspane.h"
#include "settings/shortcutspane.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QEvent>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kBudgetTab = 3;
constexpr int kRequestsTab = 4;

/// Of the part that a command shows; -1: none.
int tabOf(const QString &command)
{
    return command == u"tools.budget" ? kBudgetTab : command == u"tools.requests" ? kRequestsTab : -1;
}

} // namespace

SettingsPage::SettingsPage(const ProviderServices &services, CountSettings &counting, RequestSettings &requests, AsyncLedger &ledger,
    CommandRegistry &commands, QWidget *parent)
    : Page({PageKey::Kind::Settings, {}}, parent)
    , m_services(services)
    , m_tabs(new ViewTabs(this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_list(new QListWidget(this))
    , m_form(new ProviderForm(services, this))
    , m_keyboard(new ShortcutsPane(services.ui, commands, this))
    , m_counting(new CountPane(counting, this))
    , m_budget(new BudgetPane(ledger, services.clock, this))
{
    setObjectName(QStringLiteral("settingsPage"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_list->setObjectName(QStringLiteral("providerList"));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_form);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({240, 900});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_keyboard);
    m_stack->addWidget(m_counting);
    m_stack->addWidget(m_budget);
    m_stack->addWidget(new RequestsPane(services.ui, requests, services.keys, this));
    for (int tab = 0; tab < m_stack->count(); ++tab)
        m_tabs->addTab({});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(new Hairline);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_list);

    connect(m_tabs, &ViewTabs::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (const ProviderProfile *profile = item ? providerProfile(item->data(Qt::UserRole).toString()) : nullptr)
            m_form->setProvider(*profile);
    });
    connect(m_budget, &BudgetPane::limitsChanged, this, &SettingsPage::budgetChanged);
    connect(m_budget, &BudgetPane::failed, this, &SettingsPage::failed);
    connect(&services.settings, &ProviderSettings::changed, this, &SettingsPage::fillList);
    connect(&services.keys, &KeyRing::changed, this, &SettingsPage::fillList);
    for (const ProviderProfile &profile : providerProfiles()) {
        if (!profile.practice)
            (new QListWidgetItem(profile.name, m_list))->setData(Qt::UserRole, profile.id);
    }
    m_list->setCurrentRow(0);
    retranslate();
}

void SettingsPage::fillList()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const ProviderProfile *profile = providerProfile(item->data(Qt::UserRole).toString());
        const bool current = m_services.settings.current() == profile->id;
        const bool key = !m_services.keys.key(ProviderSettings::keyName(*profile)).isEmpty();
        item->setIcon(m_services.ui.theme.icon(profile->local ? Glyph::Computer : key ? Glyph::Key : Glyph::Globe));
        QStringList words{providerTitle(profile->name)};
        if (current)
            words.append(tr("in use"));
        item->setText(words.join(QStringLiteral(" · ")));
        if (key)
            words.append(tr("has a key"));
        item->setData(Qt::AccessibleTextRole, words.join(QStringLiteral(", ")));
    }
}

void SettingsPage::setSession(const QString &id)
{
    m_budget->setSession(id);
}

bool SettingsPage::canPerform(const QString &command) const
{
    return tabOf(command) >= 0;
}

void SettingsPage::perform(const QString &command)
{
    if (const int tab = tabOf(command); tab >= 0) {
        m_tabs->setCurrentIndex(tab);
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    }
}

void SettingsPage::showProvider(const QString &id)
{
    m_tabs->setCurrentIndex(0);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
    m_form->focusKey();
}

QByteArray SettingsPage::saveState() const
{
    return QByteArray::number(m_tabs->currentIndex()) + ' ' + QByteArray::number(m_list->currentRow());
}

void SettingsPage::restoreState(const QByteArray &state)
{
    const QList<QByteArray> parts = state.split(' ');
    if (parts.size() != 2)
        return;
    m_tabs->setCurrentIndex(std::clamp(parts[0].toInt(), 0, m_tabs->count() - 1));
    m_list->setCurrentRow(std::clamp(parts[1].toInt(), 0, m_list->count() - 1));
}

QList<QWidget *> SettingsPage::panes()
{
    if (m_tabs->currentIndex() == 0)
        return {m_list, m_form};
    return {m_stack->currentWidget()};
}

void SettingsPage::retranslate()
{
    m_tabs->setAccessibleName(tr("Settings"));
    m_tabs->setTabText(0, tr("Providers"));
    m_tabs->setTabText(1, tr("Keyboard"));
    m_tabs->setTabText(2, tr("Tokens"));
    m_tabs->setTabText(kBudgetTab, tr("Budget"));
    m_tabs->setTabText(kRequestsTab, tr("Requests"));
    m_list->setAccessibleName(tr("Providers"));
    fillList();
    emit titleChanged();
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace cuewright
