#include "prompt/inputfield.h"

#include "base/format.h"
#include "base/json.h"
#include "widgets/documenttokens.h"
#include "widgets/fieldbox.h"
#include "widgets/plaintext.h"
#include "widgets/wholelist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace cuewright {

namespace {

constexpr qsizetype kShortText = 80;
constexpr int kLongLines = 4;

QString plain(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return fromUtf8(value.get_ref<const std::string &>());
    return QString::fromUtf8(writeJson(value, value.is_structured() ? 2 : -1));
}

bool isNumber(Property::Kind kind)
{
    return kind == Property::Kind::Integer || kind == Property::Kind::Float;
}

bool isText(Property::Kind kind)
{
    switch (kind) {
    case Property::Kind::String:
    case Property::Kind::Image: // an address or a file's name
    case Property::Kind::Audio:
    case Property::Kind::File:
        return true;
    default:
        return false;
    }
}

bool hasChoices(const Property &property)
{
    return property.enumValues.is_array() && !property.enumValues.empty();
}

Glyph glyphOf(const Property &property)
{
    if (hasChoices(property))
        return Glyph::TChoice;
    if (property.kind == Property::Kind::Boolean)
        return Glyph::TYesno;
    if (isNumber(property.kind))
        return Glyph::TNumber;
    if (isText(property.kind))
        return Glyph::TText;
    return property.kind == Property::Kind::Array ? Glyph::TList : Glyph::TGroup;
}

/// The number that `text` says, whole where it has to be; null: none.
Json numberFrom(const QString &text, bool whole)
{
    const auto value = parseJson(text.trimmed().toUtf8());
    if (!value || !value->is_number() || (whole && !value->is_number_integer()))
        return {};
    return *value;
}

} // namespace

InputField::InputField(const Theme &theme, const Property &property, bool longText, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_property(property)
    , m_longText(longText)
{
    setObjectName(QStringLiteral("input/") + property.name);
    const Property::Kind kind = property.kind;
    if (hasChoices(property))
        m_control = makeChoice();
    else if (kind == Property::Kind::Boolean)
        m_control = makeYesNo();
    else if (isNumber(kind))
        m_control = makeLine(true);
    else if (!isText(kind))
        m_control = makeLong(true);
    else
        m_control = longText ? makeLong(false) : makeLine(false);
    m_control->setObjectName(QStringLiteral("value"));
    m_control->setToolTip(property.description);
    m_box = new FieldBox(property.name, m_control, this);
    m_box->setRequired(property.required);
    m_box->setMark(theme, glyphOf(property));
    if (m_tokens)
        connect(m_tokens, &LiveTokens::changed, this, &InputField::showTokens);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    connect(this, &InputField::changed, this, [this] {
        if (m_missingShown)
            showMissing(isMissing());
    });
    retranslate();
}

QWidget *InputField::control() const
{
    return m_control;
}

bool InputField::needsLongText(const Json &value)
{
    const QString text = value.is_string() ? plain(value) : QString();
    return text.size() > kShortText || text.contains(u'\n');
}

bool InputField::isSameKind(const Property &property, bool longText) const
{
    // A field that has grown stays large: it must not shrink under the cursor.
    return property.name == m_property.name && property.kind == m_property.kind
        && property.required == m_property.required && property.enumValues == m_property.enumValues
        && property.defaultValue == m_property.defaultValue && (m_longText || !longText);
}

QWidget *InputField::makeLine(bool number)
{
    auto *line = new QLineEdit;
    m_shape = number ? Shape::Half : Shape::Short;
    const bool whole = m_property.kind == Property::Kind::Integer;
    m_read = [line, number, whole]() -> Json {
        if (line->text().isEmpty())
            return {};
        return number ? numberFrom(line->text(), whole) : Json(toUtf8(line->text()));
    };
    m_write = [line](const Json &value) {
        const QString text = plain(value);
        if (text != line->text())
            line->setText(text);
    };
    connect(line, &QLineEdit::textChanged, this, [this, line, number, whole](const QString &text) {
        if (number) {
            const bool wrong = !text.isEmpty() && numberFrom(text, whole).is_null();
            showProblem(wrong ? (whole ? tr("Not a whole number") : tr("Not a number")) : QString());
        }
        if (!line->signalsBlocked())
            emit changed();
    });
    return line;
}

QWidget *InputField::makeLong(bool json)
{
    auto *text = new QPlainTextEdit;
    text->setProperty("kind", QStringLiteral("input"));
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * kLongLines + 16);
    m_shape = Shape::Long;
    m_tokens = new DocumentTokens(*text->document(), text);
    m_read = [this, text, json] {
        const Result<Json> &value = longValue(*text, json);
        return value ? *value : Json();
    };
    m_write = [text](const Json &value) {
        const QString content = plain(value);
        if (content != plainText(*text))
            text->setPlainText(content);
    };
    connect(text, &QPlainTextEdit::textChanged, this, [this, text, json] {
        m_longValue.reset();
        if (json) {
            const Result<Json> &value = longValue(*text, json);
            showProblem(value ? QString() : value.error().message);
        }
        emit changed();
    });
    return text;
}

const Result<Json> &InputField::longValue(const QPlainTextEdit &text, bool json) const
{
    if (!m_longValue) {
        const QString content = plainText(text);
        m_longValue = content.isEmpty() ? Result<Json>(Json()) : json ? parseJson(content.toUtf8()) : Result<Json>(Json(toUtf8(content)));
    }
    return *m_longValue;
}

QWidget *InputField::makeChoice()
{
    auto *combo = new QComboBox;
    openListWhole(*combo);
    m_shape = Shape::Half;
    combo->installEventFilter(this);
    combo->addItem(QString());
    for (const Json &value : m_property.enumValues)
        combo->addItem(plain(value));
    const auto valueAt = [choices = m_property.enumValues](int index) {
        return index > 0 && std::size_t(index) <= choices.size() ? choices.at(std::size_t(index) - 1) : Json();
    };
    m_read = [combo, valueAt]() -> Json {
        if (combo->currentIndex() <= 0)
            return {};
        const Json known = valueAt(combo->currentIndex());
        // A value from a test set that is not among the choices is kept and sent as it is.
        return known.is_null() ? Json(toUtf8(combo->currentText())) : known;
    };
    m_write = [combo](const Json &value) {
        const QString text = plain(value);
        int index = text.isEmpty() ? 0 : combo->findText(text);
        if (index < 0) {
            combo->addItem(text);
            index = combo->count() - 1;
        }
        combo->setCurrentIndex(index);
    };
    connect(combo, &QComboBox::currentIndexChanged, this, &InputField::changed);
    return combo;
}

QWidget *InputField::makeYesNo()
{
    auto *check = new QCheckBox;
    m_shape = Shape::Half;
    m_read = [check] { return Json(check->isChecked()); };
    m_write = [check](const Json &value) {
        const QString text = plain(value).toLower();
        check->setChecked(text == u"true" || text == u"yes" || text == u"1");
    };
    connect(check, &QCheckBox::toggled, this, &InputField::changed);
    return check;
}

Json InputField::value() const
{
    return m_read();
}

void InputField::setValue(const Json &value)
{
    {
        const QSignalBlocker blocker(this);
        m_write(value);
    }
    if (m_missingShown)
        showMissing(isMissing());
}

bool InputField::isMissing() const
{
    if (!m_property.required || !m_property.defaultValue.is_null())
        return false;
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(m_control)) {
        const Result<Json> &known = longValue(*text, !isText(m_property.kind));
        return !known || known->is_null();
    }
    return value().is_null();
}

void InputField::setEncoding(const Encoding &encoding)
{
    if (m_tokens)
        m_tokens->setEncoding(encoding);
}

void InputField::showTokens()
{
    const bool empty = m_tokens->size() == 0;
    const auto tokens = m_tokens->tokens();
    m_box->setNote(empty ? QString() : tokens ? tr("%1 tok").arg(formatTokens(*tokens)) : tr("… tok"));
}

void InputField::showProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_box->setProblem(problem);
}

void InputField::showMissing(bool show)
{
    m_missingShown = show;
    showProblem(show ? tr("Needed for a run") : QString());
}

void InputField::retranslate()
{
    if (auto *check = qobject_cast<QCheckBox *>(m_control))
        check->setText(tr("Yes"));
    if (auto *combo = qobject_cast<QComboBox *>(m_control))
        combo->setItemText(0, m_property.defaultValue.is_null() ? QString()
                                                                : tr("default: %1").arg(plain(m_property.defaultValue)));
    const QString hint
        = m_property.defaultValue.is_null() ? QString() : tr("default: %1").arg(plain(m_property.defaultValue));
    if (auto *line = qobject_cast<QLineEdit *>(m_control))
        line->setPlaceholderText(hint);
    if (auto *text = qobject_cast<QPlainTextEdit *>(m_control))
        text->setPlaceholderText(hint);
}

bool InputField::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the page must not choose another value.
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void InputField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
