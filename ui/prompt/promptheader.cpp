#include "prompt/promptheader.h"

#include "prompt/promptdocument.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace cuewright {

namespace {

constexpr int kHeight = 46;
constexpr int kIconsOnly = 760; // narrower: icons without words

} // namespace

PromptHeader::PromptHeader(const Theme &theme, PromptDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(document)
{
    setObjectName(QStringLiteral("promptHeader"));
    m_title = new ElidedLabel(theme, TextStep::DocumentTitle, ColorRole::Text, QFont::DemiBold, this);
    m_badge = new Badge(theme, {}, {Tone::Neutral, true}, this);
    m_state = makeLabel(LabelKind::Small, {}, this);
    m_state->setObjectName(QStringLiteral("draftState"));
    m_save = makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::Save), this);
    m_save->setObjectName(QStringLiteral("save"));
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(8);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addLayout(m_actions);
    addAction(m_save);
    setFixedHeight(theme.px(kHeight));

    connect(m_save, &QPushButton::clicked, this, &PromptHeader::saveRequested);
    connect(&document, &PromptDocument::dirtyChanged, this, &PromptHeader::refresh);
    connect(&document, &PromptDocument::draftSaved, this, &PromptHeader::refresh);
    connect(&document, &PromptDocument::saved, this, &PromptHeader::refresh);
    connect(&document, &PromptDocument::reloaded, this, &PromptHeader::refresh);
    connect(&document, &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part == PromptDocument::Part::Name)
            refresh();
    });
    connect(&theme, &Theme::changed, this, [this] { setFixedHeight(m_theme.px(kHeight)); });
    refresh();
}

void PromptHeader::addAction(QPushButton *button)
{
    // The word is kept aside: a narrow page shows the icon alone.
    button->setProperty("words", button->text());
    m_buttons.append(button);
    m_actions->addWidget(button);
    fitActions();
}

QString PromptHeader::stateText() const
{
    return m_state->text();
}

void PromptHeader::refresh()
{
    const auto time = [this](const QDateTime &at) {
        return locale().toString(at.toLocalTime().time(), QLocale::ShortFormat);
    };
    const bool unsaved = m_document.path().isEmpty();
    const bool dirty = m_document.isDirty();
    m_title->setText(m_document.title());
    m_badge->setText(unsaved ? tr("New") : dirty ? tr("Draft") : QString());
    m_badge->setVisible(!m_badge->text().isEmpty());
    QString state;
    if (m_document.draftWasRestored())
        state = tr("Draft restored");
    else if (dirty && m_document.draftSavedAt().isValid())
        state = tr("Draft saved %1").arg(time(m_document.draftSavedAt()));
    else if (!dirty && m_document.savedAt().isValid())
        state = tr("Saved %1").arg(time(m_document.savedAt()));
    m_state->setText(state);
    m_save->setProperty("words", tr("Save"));
    m_save->setAccessibleName(tr("Save"));
    m_save->setToolTip(tipWithShortcut(tr("Save"), QKeySequence(QKeySequence::Save)));
    fitActions();
}

void PromptHeader::fitActions()
{
    const bool icons = width() < m_theme.px(kIconsOnly);
    for (QPushButton *button : std::as_const(m_buttons)) {
        // Bordered buttons start work and keep their words.
        const bool ghost = button->property("kind").toString() == u"ghost";
        button->setText(icons && ghost ? QString() : button->property("words").toString());
    }
}

void PromptHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void PromptHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitActions();
}

} // namespace cuewright
