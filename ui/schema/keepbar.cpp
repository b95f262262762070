#include "schema/keepbar.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace cuewright {
namespace {

enum Expectation { Valid, Invalid };

} // namespace

KeepBar::KeepBar(const UiContext &context, QWidget *parent)
    : QFrame(parent)
    , m_name(new QLineEdit(this))
    , m_expected(makeLabel(LabelKind::Small, {}, this))
    , m_expectation(new Segment({}, this))
    , m_keep(makeButton(ButtonKind::Secondary, {}, {}, this))
    , m_cancel(makeButton(ButtonKind::Ghost, {}, context.theme.icon(Glyph::Close), this))
{
    setObjectName(QStringLiteral("keepBar"));
    m_name->setObjectName(QStringLiteral("sampleName"));
    m_expectation->setObjectName(QStringLiteral("expectation"));
    m_keep->setObjectName(QStringLiteral("keepSample"));
    m_expectation->addChoice({});
    m_expectation->addChoice({});
    m_name->setMinimumWidth(context.theme.px(90));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_name, 1);
    row->addWidget(m_expected);
    row->addWidget(m_expectation);
    row->addWidget(m_keep);
    row->addWidget(m_cancel);
    connect(m_name, &QLineEdit::returnPressed, this, &KeepBar::accept);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) { m_keep->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_keep, &QPushButton::clicked, this, &KeepBar::accept);
    connect(m_cancel, &QPushButton::clicked, this, &KeepBar::close);
    retranslate();
}

void KeepBar::open(const QString &name, bool valid)
{
    m_name->setText(name);
    m_expectation->setCurrent(valid ? Valid : Invalid);
    show();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

void KeepBar::accept()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    hide();
    emit kept(name, m_expectation->current() == Valid);
}

void KeepBar::close()
{
    hide();
    emit closed();
}

void KeepBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void KeepBar::retranslate()
{
    setAccessibleName(tr("Keep the sample"));
    m_name->setAccessibleName(tr("Name of the test case"));
    m_name->setPlaceholderText(tr("Name"));
    m_name->setToolTip(tr("Name of the test case"));
    m_expected->setText(tr("should be"));
    m_expectation->setAccessibleName(tr("What the schema should say of it"));
    m_expectation->setChoiceText(Valid, tr("valid"));
    m_expectation->setChoiceText(Invalid, tr("invalid"));
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tipWithShortcut(tr("Keep it as a test case"), QKeySequence(Qt::Key_Return)));
    m_cancel->setAccessibleName(tr("Do not keep it"));
    m_cancel->setToolTip(tipWithShortcut(tr("Do not keep it"), QKeySequence(Qt::Key_Escape)));
}

void KeepBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace cuewright
