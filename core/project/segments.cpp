#include "project/segments.h"

#include "project/mustache.h"
#include "project/rolemarker.h"
#include "project/templateeval.h"

#include <QCoreApplication>
#include <QLocale>

namespace cuewright {
namespace {

Error tooMuch()
{
    return Error{Error::Code::TooLarge,
        QCoreApplication::translate("Template", "The template produces too much text. Loops inside loops multiply."), {}, {}};
}

} // namespace

void SegmentWriter::grow(qsizetype length)
{
    m_length += length;
    if (m_length > kMaxRenderedLength && !m_error)
        m_error = tooMuch();
}

void SegmentWriter::literal(const QString &text)
{
    if (!text.isEmpty())
        m_segments << TextSegment{TextSegment::Kind::Literal, text, {}, false};
    grow(text.size());
}

void SegmentWriter::value(const QString &text, const QString &source, bool strict)
{
    if (strict && !m_error && startsLikeMarker(text)) {
        m_error = Error{Error::Code::Invalid,
            QCoreApplication::translate("Template",
                "The value of “%1” holds a line that looks like the start of a message. The prompt is strict about that "
                "(template.format.strict).")
                .arg(source.isNull() ? QCoreApplication::translate("Template", "an expression") : source),
            QStringLiteral("StrictViolation"), {}};
    }
    m_segments << TextSegment{TextSegment::Kind::Value, text, source, strict};
    grow(text.size());
}

bool SegmentWriter::step(qsizetype cost)
{
    m_steps += cost;
    if (m_steps > kMaxRenderSteps && !m_error)
        m_error = tooMuch();
    return !m_error;
}

Result<QList<TextSegment>> SegmentWriter::take()
{
    if (m_error)
        return fail(*m_error);
    return std::move(m_segments);
}

QString printed(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::null: return {};
    case Json::value_t::string: return fromUtf8(value.get_ref<const std::string &>());
    case Json::value_t::boolean: return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    case Json::value_t::number_float: return QString::number(value.get<double>(), 'g', QLocale::FloatingPointShortest);
    case Json::value_t::array: {
        QString text;
        for (const Json &item : value)
            text += printed(item);
        return text;
    }
    default: return QString::fromUtf8(writeJson(value));
    }
}

bool isTruthy(const Json &value, bool emptyMapping)
{
    switch (value.type()) {
    case Json::value_t::null: return false;
    case Json::value_t::boolean: return value.get<bool>();
    case Json::value_t::string: return !value.get_ref<const std::string &>().empty();
    case Json::value_t::array: return !value.empty();
    case Json::value_t::object: return emptyMapping || !value.empty();
    default: return value.get<double>() != 0.0;
    }
}

Result<QList<TextSegment>> renderSegments(Prompt::Engine engine, const QString &text, const Json &inputs, const RenderRules &rules)
{
    return engine == Prompt::Engine::Mustache ? renderMustache(text, inputs, rules) : renderJinja(text, inputs, rules);
}

} // namespace cuewright
