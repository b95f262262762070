#include "welcome/providercard.h"

#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cuewright {

ProviderCard::ProviderCard(const UiContext &ui, KeyRing &keys, QWidget *parent)
    : QFrame(parent)
    , m_ui(ui)
    , m_keys(keys)
    , m_title(makeLabel(LabelKind::Strong, {}, this))
    , m_hint(makeLabel(LabelKind::Small, {}, this))
    , m_note(makeLabel(LabelKind::Small, {}, this))
{
    setProperty("kind", QStringLiteral("card"));
    m_hint->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 14, 1, 12);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 0, 14, 12);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_hint);
    layout->addLayout(head);
    for (const char16_t *id : {u"ollama", u"openai", u"openrouter", u"groq", u"custom"}) {
        if (const ProviderProfile *profile = providerProfile(id))
            addRow(*profile);
    }
    layout->addWidget(new Hairline);
    auto *note = new QHBoxLayout;
    note->setContentsMargins(14, 12, 14, 0);
    note->addWidget(m_note);
    layout->addLayout(note);
    connect(&keys, &KeyRing::changed, this, &ProviderCard::showStates);
    retranslate();
}

void ProviderCard::addRow(const ProviderProfile &profile)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 6, 12, 6);
    row->setSpacing(10);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    Row made{&profile, makeLabel(LabelKind::Body, profile.name, this), makeLabel(LabelKind::Caption, {}, this),
        makeButton(ButtonKind::Small, {}, m_ui.theme.icon(profile.needsKey ? Glyph::Key : Glyph::Gear), this)};
    made.button->setObjectName(QStringLiteral("provider_") + profile.id);
    names->addWidget(made.name);
    names->addWidget(made.state);
    row->addLayout(names, 1);
    row->addWidget(made.button);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    layout->addWidget(new Hairline);
    layout->addLayout(row);
    connect(made.button, &QPushButton::clicked, this, [this, id = profile.id] { emit providerRequested(id); });
    m_rows.append(made);
}

void ProviderCard::showStates()
{
    for (const Row &row : std::as_const(m_rows)) {
        const bool key = !m_keys.key(ProviderSettings::keyName(*row.profile)).isEmpty();
        const bool own = row.profile->id == QLatin1String("custom");
        row.name->setText(own ? tr("Other server") : row.profile->name);
        row.state->setText(own           ? tr("Any OpenAI-compatible address")
                : row.profile->local     ? tr("Runs on this computer")
                : key                    ? tr("Has a key")
                                         : row.profile->defaultBase.host());
        setTone(row.state, key ? Tone::Success : Tone::Neutral);
        row.button->setText(row.profile->needsKey && !key ? tr("Add key") : tr("Set up"));
        row.button->setAccessibleName(QStringLiteral("%1, %2").arg(row.name->text(), row.button->text()));
    }
}

void ProviderCard::retranslate()
{
    setAccessibleName(tr("Connect a provider"));
    m_title->setText(tr("Connect a provider"));
    m_hint->setText(tr("Only when you want real models. You can do this later."));
    m_note->setText(tr("Keys go to your system keychain. They are never written into project files, logs or exports."));
    showStates();
}

void ProviderCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace cuewright
