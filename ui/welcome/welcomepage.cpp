#include "welcome/welcomepage.h"

#include "welcome/providercard.h"
#include "welcome/samplepreview.h"
#include "welcome/startcard.h"
#include "widgets/badge.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/runbutton.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>

namespace cuewright {
namespace {

constexpr int kColumn = 1136;
constexpr int kOneColumnBelow = 1100;

} // namespace

WelcomePage::WelcomePage(const UiContext &ui, KeyRing &keys, QWidget *parent)
    : Page({PageKey::Kind::Welcome, {}}, parent)
    , m_ui(ui)
    , m_column(new QWidget)
    , m_mark(new QLabel(m_column))
    , m_title(makeLabel(LabelKind::PageTitle, {}, m_column))
    , m_subtitle(makeLabel(LabelKind::Muted, {}, m_column))
    , m_sampleTitle(makeLabel(LabelKind::Metric, {}, m_column))
    , m_sampleText(makeLabel(LabelKind::Muted, {}, m_column))
    , m_noKey(new Badge(ui.theme, {}, {Tone::Success, false, Glyph::Check}, m_column))
    , m_open(new RunButton(ui.theme, m_column))
    , m_line(new Hairline(Qt::Horizontal, m_column))
    , m_preview(new SamplePreview(ui.theme, m_column))
    , m_project(new StartCard(ui.theme, Glyph::Folder, m_column))
    , m_providers(new ProviderCard(ui, keys, m_column))
    , m_keys(makeLabel(LabelKind::Small, {}, m_column))
{
    setObjectName(QStringLiteral("welcomePage"));
    m_open->setObjectName(QStringLiteral("openSample"));
    m_project->setObjectName(QStringLiteral("openProject"));
    m_mark->setPixmap(QIcon(QStringLiteral(":/icons/app-mark.svg")).pixmap(QSize(38, 38)));
    m_subtitle->setWordWrap(true);
    m_sampleText->setWordWrap(true);
    m_keys->setWordWrap(true);
    build();
    m_column->installEventFilter(this);
    setFocusProxy(m_open);
    connect(m_open, &RunButton::runRequested, this, &WelcomePage::sampleRequested);
    connect(m_project, &StartCard::clicked, this, &WelcomePage::projectRequested);
    connect(m_providers, &ProviderCard::providerRequested, this, &WelcomePage::providerRequested);
    retranslate();
}

QWidget *WelcomePage::buildHeader()
{
    auto *header = new QWidget(m_column);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(3, 0, 0, 8);
    row->setSpacing(12);
    row->addWidget(m_mark);
    row->addLayout(words, 1);
    return header;
}

QFrame *WelcomePage::buildSample()
{
    auto *card = new QFrame(m_column);
    card->setProperty("kind", QStringLiteral("card"));
    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_sampleTitle);
    title->addWidget(m_noKey);
    title->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(title);
    words->addWidget(m_sampleText);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(19, 16, 16, 14);
    head->setSpacing(16);
    head->addLayout(words, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 8);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_line);
    layout->addWidget(m_preview);
    return card;
}

void WelcomePage::build()
{
    auto *left = new QVBoxLayout;
    left->setSpacing(13);
    auto *sample = new QVBoxLayout; // cards that paint themselves keep 3 px for their focus ring
    sample->setContentsMargins(3, 0, 3, 0);
    sample->addWidget(buildSample());
    left->addLayout(sample);
    left->addWidget(m_project);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(3, 0, 3, 0);
    right->addWidget(m_providers);
    right->addStretch(1);
    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->setSpacing(17);
    m_body->addLayout(left, 5);
    m_body->addLayout(right, 3);

    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(24, 48, 24, 24);
    column->setSpacing(12);
    column->addWidget(buildHeader());
    column->addLayout(m_body);
    column->addWidget(m_keys);
    column->addStretch(1);
    m_column->setMaximumWidth(kColumn + 48);
    auto *centred = new QWidget;
    auto *sides = new QHBoxLayout(centred);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addStretch(1);
    sides->addWidget(m_column, 1000);
    sides->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("welcomeScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(centred);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void WelcomePage::arrange()
{
    const bool one = width() < m_ui.theme.px(kOneColumnBelow);
    m_body->setDirection(one ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_preview->setVisible(!one);
    m_line->setVisible(!one);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

// Arrows go from card to card; Tab does, too. They are taken from the column, because the scroll area around it would use
// them to scroll.
bool WelcomePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_column || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool forward = key == Qt::Key_Down || key == Qt::Key_Right;
    if (!forward && key != Qt::Key_Up && key != Qt::Key_Left)
        return false;
    QList<QWidget *> cards{m_open, m_project};
    const auto providers = m_providers->findChildren<QAbstractButton *>();
    cards.append(QList<QWidget *>(providers.begin(), providers.end()));
    const qsizetype at = cards.indexOf(focusWidget());
    const qsizetype next = at + (forward ? 1 : -1);
    if (next >= 0 && next < cards.size())
        cards[next]->setFocus(Qt::TabFocusReason);
    return true;
}

void WelcomePage::retranslate()
{
    setAccessibleName(tr("Welcome"));
    m_title->setText(tr("Welcome to Cuewright"));
    m_subtitle->setText(tr("Write a prompt, describe the reply you want as fields, and see the price before you run it."));
    m_sampleTitle->setText(tr("Open the sample: Ticket triage"));
    m_noKey->setText(tr("No key needed"));
    m_sampleText->setText(tr("A ready prompt that sorts support tickets into seven fields. The practice provider on this "
                             "computer answers: nothing is sent, nothing is charged."));
    m_open->setContent(RunButton::State::Ready, tr("Open sample"), {QStringLiteral("$0")});
    m_open->setSpokenFacts(tr("costs nothing"));
    m_project->setTexts(tr("Open a project"), tr("Any folder on this computer; an empty one starts a new project"));
    m_keys->setText(tr("%1  Search or run a command      %2  Next pane")
                        .arg(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText),
                            QKeySequence(Qt::Key_F6).toString(QKeySequence::NativeText)));
    emit titleChanged();
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace cuewright
