#include "settings/providerform.h"

#include "settings/checkrows.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/fieldbox.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cuewright {

ProviderForm::ProviderForm(const ProviderServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_title(makeLabel(LabelKind::DocumentTitle, {}, this))
    , m_state(new Badge(services.ui.theme, {}, {}, this))
    , m_address(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_model(new QLineEdit(this))
    , m_save(makeButton(ButtonKind::Secondary, {}, services.ui.theme.icon(Glyph::Key), this))
    , m_remove(makeButton(ButtonKind::Ghost, {}, services.ui.theme.icon(Glyph::Trash), this))
    , m_test(makeButton(ButtonKind::Secondary, {}, services.ui.theme.icon(Glyph::Provider), this))
    , m_use(makeButton(ButtonKind::Secondary, {}, services.ui.theme.icon(Glyph::Check), this))
    , m_keyNote(makeLabel(LabelKind::Small, {}, this))
    , m_rows(new CheckRows(services.ui, this))
{
    build();
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        if (m_profile)
            m_services.settings.setAddress(*m_profile, m_address->text().trimmed());
        showAddressProblem();
    });
    connect(m_model, &QLineEdit::editingFinished, this, [this] {
        if (m_profile)
            m_services.settings.setModel(*m_profile, m_model->text().trimmed());
    });
    connect(m_key, &QLineEdit::returnPressed, this, &ProviderForm::saveKey);
    connect(m_key, &QLineEdit::textChanged, this, [this](const QString &text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_save, &QPushButton::clicked, this, &ProviderForm::saveKey);
    connect(m_remove, &QPushButton::clicked, this, &ProviderForm::removeKey);
    connect(m_test, &QPushButton::clicked, this, &ProviderForm::test);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_profile)
            m_services.settings.setCurrent(m_profile->id);
        showKeyState();
    });
    connect(&services.keys, &KeyRing::changed, this, &ProviderForm::showKeyState);
    retranslate();
}

void ProviderForm::build()
{
    m_address->setObjectName(QStringLiteral("providerAddress"));
    m_key->setObjectName(QStringLiteral("providerKey"));
    m_model->setObjectName(QStringLiteral("providerModel"));
    m_save->setObjectName(QStringLiteral("saveKey"));
    m_remove->setObjectName(QStringLiteral("removeKey"));
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_use->setObjectName(QStringLiteral("useProvider"));
    m_state->setObjectName(QStringLiteral("keyState"));
    m_keyNote->setObjectName(QStringLiteral("keyNote"));
    m_keyNote->setWordWrap(true);
    // Never shown, never offered to an input method that learns words.
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_save->setEnabled(false);
    m_addressBox = new FieldBox({}, m_address, this);
    m_keyBox = new FieldBox({}, m_key, this);
    m_modelBox = new FieldBox({}, m_model, this);

    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_title);
    title->addWidget(m_state);
    title->addStretch(1);
    title->addWidget(m_use);
    auto *keyRow = new QHBoxLayout;
    keyRow->setSpacing(8);
    keyRow->addWidget(m_keyBox, 1);
    keyRow->addWidget(m_save, 0, Qt::AlignBottom);
    keyRow->addWidget(m_remove, 0, Qt::AlignBottom);
    auto *testRow = new QHBoxLayout;
    testRow->setSpacing(8);
    testRow->addWidget(m_modelBox, 1);
    testRow->addWidget(m_test, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(title);
    layout->addWidget(m_addressBox);
    layout->addLayout(keyRow);
    layout->addWidget(m_keyNote);
    layout->addWidget(new Hairline);
    layout->addLayout(testRow);
    layout->addWidget(m_rows);
    layout->addStretch(1);
}

void ProviderForm::setProvider(const ProviderProfile &profile)
{
    delete m_check;
    m_profile = &profile;
    m_address->setText(m_services.settings.address(profile));
    m_model->setText(m_services.settings.model(profile));
    m_key->clear();
    m_rows->clear();
    const bool takesKey = profile.auth != ProviderProfile::Auth::None;
    for (QWidget *widget : {static_cast<QWidget *>(m_keyBox), static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_remove)})
        widget->setVisible(takesKey);
    m_keyBox->setRequired(profile.needsKey);
    if (takesKey)
        m_services.keys.load(ProviderSettings::keyName(profile));
    showAddressProblem();
    showKeyState();
    retranslate();
}

void ProviderForm::focusKey()
{
    m_key->setFocus(Qt::OtherFocusReason);
}

void ProviderForm::saveKey()
{
    const QByteArray bytes = m_key->text().trimmed().toUtf8();
    if (!m_profile || bytes.isEmpty())
        return;
    // The buttons are disabled now, and would hand the focus to whatever comes next.
    if (m_save->hasFocus())
        m_test->setFocus(Qt::OtherFocusReason);
    m_key->clear();
    m_services.keys.save(ProviderSettings::keyName(*m_profile), Secret(bytes));
}

void ProviderForm::removeKey()
{
    if (!m_profile)
        return;
    if (m_remove->hasFocus())
        m_key->setFocus(Qt::OtherFocusReason);
    m_services.keys.remove(ProviderSettings::keyName(*m_profile));
}

void ProviderForm::showAddressProblem()
{
    if (!m_profile || m_address->text().trimmed().isEmpty()) {
        m_addressBox->setProblem({});
        return;
    }
    const auto base = normaliseBaseUrl(m_address->text(), *m_profile);
    m_addressBox->setProblem(base ? QString() : base.error().message);
}

void ProviderForm::showKeyState()
{
    if (!m_profile)
        return;
    const QString name = ProviderSettings::keyName(*m_profile);
    const bool takesKey = m_profile->auth != ProviderProfile::Auth::None;
    const KeyRing::Place place = takesKey ? m_services.keys.place(name) : KeyRing::Place::Nowhere;
    m_state->setText(takesKey ? keyStateText() : tr("No key needed"));
    const bool good = !takesKey || place == KeyRing::Place::Stored;
    m_state->setBadgeStyle({good ? Tone::Success : place == KeyRing::Place::ThisRunOnly ? Tone::Warning : Tone::Neutral});
    m_remove->setEnabled(takesKey && !m_services.keys.key(name).isEmpty());
    QString note = !takesKey ? tr("Runs on this computer. Nothing is charged.")
                             : tr("Keys go to your system's keychain. They are never written into project files, logs or exports.");
    if (const QString problem = m_services.keys.problem(name); takesKey && !problem.isEmpty()) {
        note = place == KeyRing::Place::ThisRunOnly
            ? tr("%1 The key is kept until Cuewright is closed, and not stored anywhere.").arg(problem)
            : tr("%1 A key that you enter is kept until Cuewright is closed.").arg(problem);
    }
    m_keyNote->setText(note);
    setTone(m_keyNote, place == KeyRing::Place::ThisRunOnly ? Tone::Warning : Tone::Neutral);
    const bool current = m_services.settings.current() == m_profile->id;
    m_use->setText(current ? tr("In use") : tr("Use for new prompts"));
    m_use->setEnabled(!current);
}

QString ProviderForm::keyStateText() const
{
    switch (m_services.keys.place(ProviderSettings::keyName(*m_profile))) {
    case KeyRing::Place::Unknown:
    case KeyRing::Place::Nowhere:
        return m_profile->needsKey ? tr("No key yet") : tr("No key");
    case KeyRing::Place::Asking:
        return tr("Asking the keychain…");
    case KeyRing::Place::Stored:
        return tr("Key stored in system keychain");
    case KeyRing::Place::ThisRunOnly:
        return tr("Key for this session only");
    }
    return {};
}

void ProviderForm::test()
{
    if (!m_profile)
        return;
    saveKey(); // what stands in the field is what the person means to test
    m_services.settings.setAddress(*m_profile, m_address->text().trimmed());
    delete m_check;
    m_rows->clear();
    // The button stays enabled, and with it the focus where it is: pressed again, it starts anew.
    m_check = new ConnectionCheck(m_services.network, m_services.clock, this);
    connect(m_check, &ConnectionCheck::rowChanged, this,
        [this](ConnectionCheck::Step step) { m_rows->show(step, m_check->row(step)); });
    m_check->start({*m_profile, m_address->text().trimmed(), m_services.keys.key(ProviderSettings::keyName(*m_profile)),
        m_model->text().trimmed()});
}

void ProviderForm::retranslate()
{
    if (m_profile)
        m_title->setText(providerTitle(m_profile->name));
    m_addressBox->setCaption(tr("Address"));
    m_keyBox->setCaption(tr("Key"));
    m_modelBox->setCaption(tr("Model to look for"));
    m_model->setPlaceholderText(tr("any"));
    m_key->setPlaceholderText(tr("Paste a key"));
    m_save->setText(tr("Store key"));
    m_remove->setText(tr("Remove"));
    m_test->setText(tr("Test connection"));
    m_test->setToolTip(tr("Asks for the list of models. Nothing is charged."));
    showKeyState();
}

void ProviderForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
