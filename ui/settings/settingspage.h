#pragma once

#include "settings/providerform.h"
#include "shell/page.h"

class QListWidget;
class QSplitter;
class QStackedWidget;

namespace cuewright {

class AsyncLedger;
class BudgetPane;
class CommandRegistry;
class CountSettings;
class RequestSettings;
class ViewTabs;

/// Providers with their keys, the keyboard, how tokens are counted, what may be spent, and how requests are made.
class SettingsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)
public:
    SettingsPage(const ProviderServices &services, CountSettings &counting, RequestSettings &requests, AsyncLedger &ledger,
        CommandRegistry &commands, QWidget *parent);

    void setSession(const QString &id); ///< that goes on now
    void showProvider(const QString &id); ///< and puts the focus where its key goes

    QString title() const override { return tr("Providers and settings"); }
    Glyph glyph() const override { return Glyph::Provider; }
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    bool canPerform(const QString &command) const override;
    void perform(const QString &command) override; ///< shows the part that the command names

signals:
    void budgetChanged();
    void failed(const cuewright::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillList();
    void retranslate();

    const ProviderServices m_services;
    ViewTabs *m_tabs;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    QListWidget *m_list;
    ProviderForm *m_form;
    QWidget *m_keyboard;
    QWidget *m_counting;
    BudgetPane *m_budget;
};

} // namespace cuewright
