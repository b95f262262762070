#pragma once

#include "schema/document/schemadocument.h"
#include "tools/tooledits.h"

#include <QObject>

namespace cuewright {

/// Everything that a person can do to a tool beside its parameters: one place for forms, menus and keys. Each verb is one step of
/// the document's history, which the parameters share; one that cannot be done changes nothing and says why through failed().
class ToolVerbs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolVerbs)
public:
    /// `document` outlives it.
    explicit ToolVerbs(SchemaDocument &document, QObject *parent = nullptr);

    SchemaDocument &document() const { return m_document; }
    /// Of the last text that parsed; an empty one where there was none, and where that was no object.
    const ToolFile &tool() const { return m_tool; }
    std::vector<Json> answers(ToolAnswers list) const { return toolAnswers(m_document.file().json(), list); }
    bool isEditable() const { return m_document.isCurrent() && m_document.file().json().is_object(); }

    void setName(const QString &name);
    void setDescription(const QString &description);
    void setStrict(std::optional<bool> strict);
    void setDestructive(std::optional<bool> destructive);
    void setSource(const ToolSourceSettings &source);
    bool addAnswer(ToolAnswers list, int index, const Json &answer); ///< true: it is in the file
    bool removeAnswer(ToolAnswers list, int index);
    bool moveAnswer(ToolAnswers list, int from, int to);
    void changeAnswer(ToolAnswers list, int index, const Json &answer);

signals:
    void changed(); ///< tool(), answers(), isEditable()
    void failed(const cuewright::Error &error);

private:
    bool apply(Result<SchemaEdit> edit);
    void take();

    SchemaDocument &m_document;
    ToolFile m_tool;
};

} // namespace cuewright
