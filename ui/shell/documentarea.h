#pragma once

#include "shell/page.h"
#include "widgets/uicontext.h"

#include <QFrame>
#include <QStringList>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace cuewright {

/// Document tabs and the pages under them. Owns the pages; it does not ask before closing (its owner does).
class DocumentArea final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentArea)
public:
    explicit DocumentArea(const UiContext &ui, QWidget *parent = nullptr);

    Page *current() const;
    Page *page(int index) const;
    Page *pageOf(const PageKey &key) const;
    int count() const;
    int currentIndex() const;
    int indexOf(const Page *page) const;

    void add(Page *page); ///< takes it over and makes it current
    void close(Page *page);
    void setCurrent(int index);
    QTabBar *tabs() const { return m_tabs; }
    QStringList openKeys() const; ///< in the order of the tabs

signals:
    void currentChanged(cuewright::Page *page); ///< nullptr: none is left
    void closeRequested(cuewright::Page *page);
    void newRequested();
    void pageChanged(cuewright::Page *page); ///< title, icon or dirty

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTitle(Page *page);
    void addTabButton(Page *page, int index);
    void retranslate();

    const UiContext m_ui;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QToolButton *m_new;
};

} // namespace cuewright
