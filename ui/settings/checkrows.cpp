#include "settings/checkrows.h"

#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace cuewright {
namespace {

struct Sign
{
    Glyph glyph;
    ColorRole ink;
    Tone tone;
};

Sign signOf(ConnectionCheck::State state)
{
    switch (state) {
    case ConnectionCheck::State::Passed:
        return {Glyph::Success, ColorRole::Success, Tone::Neutral};
    case ConnectionCheck::State::Failed:
        return {Glyph::Error, ColorRole::Danger, Tone::Danger};
    case ConnectionCheck::State::Running:
        return {Glyph::Clock, ColorRole::Warning, Tone::Neutral};
    case ConnectionCheck::State::Skipped:
        return {Glyph::Skip, ColorRole::Muted, Tone::Neutral};
    case ConnectionCheck::State::Waiting:
        break;
    }
    return {Glyph::Minus, ColorRole::Disabled, Tone::Neutral};
}

} // namespace

CheckRows::CheckRows(const UiContext &ui, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    for (int step = 0; step < ConnectionCheck::kSteps; ++step) {
        Line &line = m_lines[static_cast<std::size_t>(step)];
        line.sign = new QLabel(this);
        line.name = makeLabel(LabelKind::Strong, {}, this);
        line.text = makeLabel(LabelKind::Muted, {}, this);
        line.text->setObjectName(QStringLiteral("checkText%1").arg(step));
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(line.sign, step, 0, Qt::AlignTop);
        grid->addWidget(line.name, step, 1, Qt::AlignTop);
        grid->addWidget(line.text, step, 2);
    }
    connect(&ui.theme, &Theme::changed, this, [this] {
        for (Line &line : m_lines)
            draw(line);
    });
    retranslate();
}

void CheckRows::clear()
{
    for (Line &line : m_lines) {
        line.row = {};
        draw(line);
    }
}

void CheckRows::show(ConnectionCheck::Step step, const ConnectionCheck::Row &row)
{
    Line &line = m_lines[static_cast<std::size_t>(step)];
    line.row = row;
    draw(line);
}

QString CheckRows::text(ConnectionCheck::Step step) const
{
    return m_lines[static_cast<std::size_t>(step)].text->text();
}

void CheckRows::draw(Line &line)
{
    const Sign sign = signOf(line.row.state);
    line.sign->setPixmap(m_ui.theme.pixmap(sign.glyph, sign.ink, m_ui.theme.px(16), devicePixelRatioF()));
    const QStringList states = {tr("not yet"), tr("running"), tr("passed"), tr("failed"), tr("left out")};
    line.sign->setAccessibleName(states[int(line.row.state)]);
    line.text->setText(line.row.text);
    setTone(line.text, sign.tone);
    line.text->setAccessibleName(
        QStringLiteral("%1: %2. %3").arg(line.name->text(), states[int(line.row.state)], line.row.text));
}

void CheckRows::retranslate()
{
    const QStringList names = {tr("Address"), tr("Encryption"), tr("Key"), tr("Model")};
    for (int step = 0; step < ConnectionCheck::kSteps; ++step) {
        m_lines[static_cast<std::size_t>(step)].name->setText(names[step]);
        draw(m_lines[static_cast<std::size_t>(step)]);
    }
    setAccessibleName(tr("Connection test"));
}

void CheckRows::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
