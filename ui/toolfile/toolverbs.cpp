#include "toolfile/toolverbs.h"

namespace cuewright {

ToolVerbs::ToolVerbs(SchemaDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &SchemaDocument::schemaChanged, this, &ToolVerbs::take);
    connect(&document, &SchemaDocument::problemChanged, this, &ToolVerbs::changed);
    take();
}

void ToolVerbs::take()
{
    m_tool = ToolFile::from(m_document.file()).value_or(ToolFile());
    emit changed();
}

bool ToolVerbs::apply(Result<SchemaEdit> edit)
{
    if (edit)
        edit->pointer = m_document.selected(); // the field that is chosen stays so
    const auto done = m_document.apply(edit);
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

void ToolVerbs::setName(const QString &name)
{
    apply(setToolName(m_document.file(), name));
}

void ToolVerbs::setDescription(const QString &description)
{
    apply(setToolDescription(m_document.file(), description));
}

void ToolVerbs::setStrict(std::optional<bool> strict)
{
    apply(setToolStrict(m_document.file(), strict));
}

void ToolVerbs::setDestructive(std::optional<bool> destructive)
{
    apply(setToolDestructive(m_document.file(), destructive));
}

void ToolVerbs::setSource(const ToolSourceSettings &source)
{
    if (source != m_tool.source())
        apply(setToolSource(m_document.file(), source));
}

bool ToolVerbs::addAnswer(ToolAnswers list, int index, const Json &answer)
{
    return apply(addToolAnswer(m_document.file(), list, index, answer));
}

bool ToolVerbs::removeAnswer(ToolAnswers list, int index)
{
    return apply(removeToolAnswer(m_document.file(), list, index));
}

bool ToolVerbs::moveAnswer(ToolAnswers list, int from, int to)
{
    return apply(moveToolAnswer(m_document.file(), list, from, to));
}

void ToolVerbs::changeAnswer(ToolAnswers list, int index, const Json &answer)
{
    apply(changeToolAnswer(m_document.file(), list, index, answer));
}

} // namespace cuewright
