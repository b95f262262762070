// The panel's frame: header, pages, what depends on its size and on the language. What it shows is in replypanel.cpp.

#include "reply/fieldsview.h"
#include "reply/historymodel.h"
#include "reply/historyview.h"
#include "reply/longtextview.h"
#include "reply/metricsrow.h"
#include "reply/rawview.h"
#include "reply/replypanel.h"
#include "tools/toolcallsview.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMenuRuns = 12;
// Design pixels.
constexpr int kAroundIcons = 62; // the add button without its words, margins, gaps
constexpr int kAroundWords = 14; // what the words add besides themselves
constexpr int kHeightForHistory = 620;

QString timeOf(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime().time(), QLocale::ShortFormat);
}

} // namespace

QWidget *ReplyPanel::makeHeader()
{
    m_tabs = new ViewTabs;
    m_tabs->setObjectName(QStringLiteral("replyTabs"));
    m_tabs->setUsesScrollButtons(false);
    for (int i = 0; i <= ToolsTab; ++i)
        m_tabs->addTab(QString());
    connect(m_tabs, &QTabBar::currentChanged, m_views, &QStackedWidget::setCurrentIndex);
    m_runMenu = new QMenu(this);
    connect(m_runMenu, &QMenu::aboutToShow, this, &ReplyPanel::fillRunMenu);
    m_runButton = new QToolButton;
    m_runButton->setObjectName(QStringLiteral("runButton"));
    m_runButton->setPopupMode(QToolButton::InstantPopup);
    m_runButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_runButton->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft); // the arrow after the words
    m_runButton->setIconSize({12, 12});
    m_runButton->setFocusPolicy(Qt::StrongFocus);
    m_runButton->setIcon(m_context.theme.icon(Glyph::ChevronDown));
    m_runButton->setMenu(m_runMenu);
    m_copy = makeIconButton(m_context.theme, Glyph::Copy, {});
    m_copy->setObjectName(QStringLiteral("copyReply"));
    const auto copyText = [this] { QGuiApplication::clipboard()->setText(m_answer); };
    connect(m_copy, &QToolButton::clicked, this, copyText);
    m_copyMenu = new QMenu(this);
    m_copyText = m_copyMenu->addAction(QString());
    m_copyText->setObjectName(QStringLiteral("copyReplyText"));
    connect(m_copyText, &QAction::triggered, this, copyText);
    m_copyMenu->addActions(m_fieldsView->copyActions());
    connect(m_tabs, &QTabBar::currentChanged, this, &ReplyPanel::offerCopies);
    m_add = makeButton(ButtonKind::Small, {}, m_context.theme.icon(Glyph::Plus));
    m_add->setObjectName(QStringLiteral("addToMessages"));
    connect(m_add, &QPushButton::clicked, this, [this] { emit addToMessagesRequested(m_answer); });
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(6, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_tabs);
    row->addStretch();
    for (QWidget *part : std::initializer_list<QWidget *>{m_runButton, m_copy, m_add})
        row->addWidget(part);
    return header;
}

// As fields an answer can be copied in more than one way.
void ReplyPanel::offerCopies()
{
    const bool fields = m_tabs->currentIndex() == FieldsTab;
    m_copy->setMenu(fields ? m_copyMenu : nullptr);
    m_copy->setPopupMode(fields ? QToolButton::InstantPopup : QToolButton::DelayedPopup);
    fitHeader();
}

QWidget *ReplyPanel::makeBody()
{
    m_text->setObjectName(QStringLiteral("replyText"));
    m_text->document()->setDocumentMargin(0);
    auto *textPage = new QWidget;
    auto *textLayout = new QVBoxLayout(textPage);
    textLayout->setContentsMargins(16, 12, 4, 4);
    textLayout->addWidget(m_text);
    for (QWidget *view : std::initializer_list<QWidget *>{textPage, m_fieldsView, m_raw, m_tools})
        m_views->addWidget(view);
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_banner, m_metrics, new Hairline})
        layout->addWidget(part);
    layout->addWidget(m_views, 1);
    return body;
}

void ReplyPanel::nameRun(int number, const QDateTime &started)
{
    m_runName = number > 0 ? tr("Run %1").arg(number) : tr("Run");
    m_runTime = timeOf(started);
    fitHeader();
    if (!m_over)
        return;
    m_historyView->mark(static_cast<int>(m_history->sums().entries()) - number);
}

void ReplyPanel::fillRunMenu()
{
    m_runMenu->clear();
    for (int row = 0; row < std::min(m_history->rowCount(), kMenuRuns); ++row) {
        const CallRecord &call = *m_history->call(row);
        QAction *action = m_runMenu->addAction(
            tr("Run %1").arg(m_history->numberOf(row)) + QStringLiteral("  ") + timeOf(call.started) + QStringLiteral("  ") + outcomeTitle(call.outcome));
        action->setEnabled(m_over);
        connect(action, &QAction::triggered, this, [this, row] { showChosen(row); });
    }
}

void ReplyPanel::arrange()
{
    const Theme &theme = m_context.theme;
    const bool shown = m_pages->currentIndex() == 1;
    // While it is hidden a tab bar does not tell the layout that its tabs have changed.
    m_tabs->updateGeometry();
    m_add->setEnabled(m_over && !m_answer.isEmpty());
    m_copy->setEnabled(!m_answer.isEmpty() || !m_over);
    m_runButton->setVisible(shown);
    m_runButton->setEnabled(m_history->rowCount() > 0);
    fitHeader();
    if (!m_foldedByHand)
        foldHistory(height() < theme.px(kHeightForHistory) || m_history->rowCount() == 0);
}

// What is short of room loses words in this order: the button's, the run's time. The tabs never scroll.
void ReplyPanel::fitHeader()
{
    const Theme &theme = m_context.theme;
    const bool shown = m_pages->currentIndex() == 1;
    const QString words = tr("Add to messages");
    const QString whole = m_runTime.isEmpty() ? m_runName : m_runName + QStringLiteral("  ") + m_runTime;
    m_runButton->setMinimumWidth(theme.px(64)); // or its time would keep the panel from becoming narrower
    const int room = width() - m_tabs->sizeHint().width() - m_copy->sizeHint().width() - theme.px(kAroundIcons);
    const auto runWidth = [this, shown](const QString &text) {
        m_runButton->setText(text);
        return shown ? m_runButton->sizeHint().width() : 0;
    };
    const int add = m_add->fontMetrics().horizontalAdvance(words) + theme.px(kAroundWords);
    const bool addFits = runWidth(whole) + add <= room;
    m_add->setText(addFits ? words : QString());
    if (!addFits && runWidth(whole) > room)
        m_runButton->setText(m_runName);
    m_runButton->setToolTip(m_runButton->text() == whole ? QString() : whole);
}

void ReplyPanel::foldHistory(bool folded)
{
    if (!folded && !m_historyView->isFolded() && m_historyView->height() > m_historyView->minimumHeight())
        m_historyHeight = m_historyView->height();
    if (folded == m_historyView->isFolded() && m_splitter->sizes().value(1) <= m_historyView->maximumHeight())
        return;
    m_historyView->setFolded(folded);
    const int share = folded ? m_historyView->maximumHeight() : m_historyHeight;
    m_splitter->setSizes({std::max(0, height() - share - 1), share});
}

void ReplyPanel::retranslate()
{
    setAccessibleName(tr("Reply"));
    m_tabs->setTabText(ReplyTab, tr("Reply"));
    m_tabs->setTabText(FieldsTab, tr("Fields"));
    m_tabs->setTabText(RawTab, tr("Raw"));
    m_tabs->setTabText(ToolsTab, tr("Tool calls"));
    m_tabs->setAccessibleName(tr("Views of the reply"));
    m_runButton->setAccessibleName(tr("Shown run"));
    m_copyText->setText(tr("Copy the text"));
    m_copy->setToolTip(tr("Copy the reply"));
    m_copy->setAccessibleName(tr("Copy the reply"));
    m_add->setToolTip(tr("Add to messages"));
    m_add->setAccessibleName(tr("Add to messages"));
    m_text->setAccessibleName(tr("Text of the reply"));
    m_empty->setTexts(tr("No reply yet"), tr("Run the prompt to see its reply here, checked against its schema, with what it cost."));
    if (m_pages->currentIndex() == 1 && m_over) {
        if (m_record) {
            m_metrics->setCall(*m_record);
            updateSession();
        }
        say(verdict());
    }
    showState();
    arrange();
}

void ReplyPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReplyPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_context.theme.color(ColorRole::Panel));
}

void ReplyPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace cuewright
